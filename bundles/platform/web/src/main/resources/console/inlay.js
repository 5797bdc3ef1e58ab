// Keys, composition, themes: what pages need beyond links and forms.
(function () {
  'use strict';
  var theme = null;
  try { theme = localStorage.getItem('inlay-theme'); } catch (e) { /* no storage: the light one */ }
  if (theme) document.documentElement.setAttribute('data-bs-theme', theme);

  var composing = false;
  document.addEventListener('compositionstart', function () { composing = true; }, true);
  document.addEventListener('compositionend', function () { composing = false; }, true);
  // what is half composed is nobody's input yet: only its end is
  document.addEventListener('input', function (e) { if (e.isComposing) e.stopImmediatePropagation(); }, true);

  document.addEventListener('keydown', function (e) {
    // Enter that ends a composition chooses a character, it sends nothing
    if (e.key === 'Enter' && (e.isComposing || composing || e.keyCode === 229)) { e.preventDefault(); e.stopPropagation(); return; }
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target.id === 'find') return; // palette.js
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
    if (typing) { if (e.key === 'Escape') e.target.blur(); return; }
    if (e.key === '/') return; // palette.js
    var row = e.target.closest && e.target.closest('[data-row]');
    if (row && rowKey(row, e)) return;
    var target = document.querySelector('[data-key="' + CSS.escape(e.key) + '"]');
    if (target) { e.preventDefault(); if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) target.focus(); else target.click(); }
  }, true);

  // Rows are walked with the arrows; a key on a row is that row's.
  function rowKey(row, e) {
    var rows = Array.prototype.slice.call(document.querySelectorAll('[data-row]'));
    var next = rows[rows.indexOf(row) + (e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : NaN)];
    var button = row.querySelector('[data-row-key="' + CSS.escape(e.key) + '"]');
    if (next) next.focus(); else if (button) button.click(); else return false;
    e.preventDefault();
    return true;
  }

  // What a clock or the news asks for keeps no session alive; whoever reads, types or points does.
  var touched = false;
  ['keydown', 'pointerdown', 'wheel', 'click', 'input'].forEach(function (kind) {
    window.addEventListener(kind, function (e) { if (e.isTrusted) touched = true; }, { capture: true, passive: true });
  });
  document.addEventListener('htmx:configRequest', function (e) {
    if (!touched) e.detail.headers['Inlay-Unattended'] = 'true';
    touched = false;
  });

  document.addEventListener('change', function (e) {
    if (e.target.hasAttribute && e.target.hasAttribute('data-submit')) e.target.form.requestSubmit();
  });

  document.addEventListener('click', function (e) {
    var button = e.target.closest && e.target.closest('[data-theme-switch]');
    if (!button) return;
    var dark = document.documentElement.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
    document.documentElement.setAttribute('data-bs-theme', dark);
    try { localStorage.setItem('inlay-theme', dark); } catch (e2) { /* this page only */ }
  });

  // A board hears at once of what others did, over one line; what is open or typed in it stays (hx-preserve).
  var line = null, heard = '', waits = null, sent = new Set();
  function board() { return document.querySelector('[data-live]'); }
  // what a person sent is answered first, what is in hand stays; a browser that cannot move what has the focus has to wait too
  function occupied() {
    return sent.size > 0 || document.querySelector('[data-in-hand]') || (!('moveBefore' in Element.prototype) && board() && board().querySelector(':focus'));
  }
  function news() {
    var live = board();
    if (!live || document.hidden || !window.htmx) return;
    if (!occupied()) window.htmx.trigger(live, 'news');
    else if (!waits) waits = setTimeout(function () { waits = null; news(); }, 200);
  }
  document.addEventListener('htmx:beforeRequest', function (e) { if (e.detail.elt !== board()) sent.add(e.detail.xhr); });
  document.addEventListener('htmx:afterRequest', function (e) { sent.delete(e.detail.xhr); });
  document.addEventListener('htmx:beforeSwap', function (e) {
    if (!e.detail.elt.hasAttribute('data-live')) return;
    if (occupied() || e.detail.elt !== board()) { e.detail.shouldSwap = false; news(); }
  });
  function listen() {
    var live = board();
    var wanted = live && !document.hidden ? live.getAttribute('data-live') : '';
    if (wanted === heard) return;
    if (line) line.close();
    line = null;
    heard = wanted;
    if (!wanted) return;
    line = new EventSource('/news?' + wanted);
    line.onmessage = news;
    line.onopen = news;
  }
  document.addEventListener('DOMContentLoaded', listen);
  document.addEventListener('htmx:afterSettle', listen);
  document.addEventListener('visibilitychange', listen);
  window.addEventListener('pagehide', function () { if (line) line.close(); line = null; heard = ''; });
  // minutes pass without news
  setInterval(news, 30000);

  // A receipt that was just recorded goes to the printer once.
  function print() {
    var receipt = document.querySelector('[data-print]');
    var key = receipt && 'printed ' + location.pathname + ' ' + receipt.getAttribute('data-print');
    if (!key) return;
    try { if (sessionStorage.getItem(key)) return; sessionStorage.setItem(key, 'yes'); } catch (e) { return; }
    window.print();
  }
  document.addEventListener('htmx:afterSettle', print);

  function fade() {
    document.querySelectorAll('[data-done]').forEach(function (el) {
      var undo = el.querySelector('form');
      setTimeout(function () { el.classList.add('over'); if (undo) undo.remove(); }, undo ? 15000 : 6000);
    });
  }
  document.addEventListener('DOMContentLoaded', fade);
  document.addEventListener('htmx:afterSettle', fade);
  // back and forward ask anew: what is shown is never older than the address
  document.addEventListener('htmx:historyRestore', function () { location.reload(); });
})();
