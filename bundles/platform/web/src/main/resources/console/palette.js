// The search in the bar.
(function () {
  'use strict';
  function person() { return document.body.getAttribute('data-person'); }
  // The search in the bar: what is found stands below it, arrows walk through it, Enter goes there.
  function find() { return document.getElementById('find'); }
  function palette() { return document.getElementById('palette'); }
  function hits() { return Array.prototype.slice.call(palette().querySelectorAll('a[role=option]')); }
  function recents() {
    try { return JSON.parse(sessionStorage.getItem('recent ' + person()) || '[]'); } catch (e) { return []; }
  }
  function remember() {
    var heading = document.querySelector('main h1');
    if (!heading || !/^\/app\/[a-z-]+\/[0-9A-Z]{13}$/.test(location.pathname)) return;
    var seen = { href: location.pathname, text: heading.textContent.trim() };
    var all = [seen].concat(recents().filter(function (r) { return r.href !== seen.href; })).slice(0, 8);
    try { sessionStorage.setItem('recent ' + person(), JSON.stringify(all)); } catch (e) { /* none are offered */ }
  }
  document.addEventListener('DOMContentLoaded', remember);
  document.addEventListener('htmx:afterSettle', function (e) { if (e.target === document.body) remember(); });
  // a key may have come before the page was ready for it
  document.addEventListener('htmx:load', function (e) {
    if (find() && e.detail.elt.contains(find()) && document.activeElement === find()) window.htmx.trigger(find(), 'focus');
  });
  function open(shown) {
    if (!palette()) return;
    palette().hidden = !shown;
    find().setAttribute('aria-expanded', String(shown));
    if (!shown) find().removeAttribute('aria-activedescendant');
  }
  function pick(hit) {
    hits().forEach(function (h, i) { h.id = 'hit-' + i; h.setAttribute('aria-selected', String(h === hit)); });
    if (hit) { find().setAttribute('aria-activedescendant', hit.id); hit.scrollIntoView({ block: 'nearest' }); }
    else find().removeAttribute('aria-activedescendant');
  }
  document.addEventListener('htmx:afterSwap', function (e) {
    if (e.target.id !== 'palette') return;
    var group = palette().querySelector('[data-recents]');
    if (group) recents().forEach(function (r) {
      var a = document.createElement('a');
      a.href = r.href; a.textContent = r.text; a.tabIndex = -1;
      a.setAttribute('role', 'option'); a.setAttribute('aria-selected', 'false');
      group.appendChild(a); group.hidden = false;
    });
    if (window.htmx) window.htmx.process(palette());
    open(document.activeElement === find());
  });
  document.addEventListener('focusout', function (e) { if (e.target.id === 'find') setTimeout(function () { if (document.activeElement !== find()) open(false); }, 200); });
  function walkPalette(e) {
    if (e.key === 'Escape') { if (palette().hidden) e.target.blur(); else open(false); return; }
    if (palette().hidden) return;
    var all = hits(), at = all.findIndex(function (h) { return h.getAttribute('aria-selected') === 'true'; });
    if (e.key === 'ArrowDown') pick(all[Math.min(at + 1, all.length - 1)]);
    else if (e.key === 'ArrowUp') pick(at > 0 ? all[at - 1] : null);
    else if (e.key === 'Enter' && at >= 0) { open(false); find().blur(); all[at].click(); }
    else return;
    e.preventDefault();
  }
  document.addEventListener('keydown', function (e) {
    // Enter that ends a composition chooses a character
    if (!find() || e.isComposing || e.keyCode === 229) return;
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
    if ((e.ctrlKey || e.metaKey) && e.key === 'k' || e.key === '/' && !typing && !e.ctrlKey && !e.metaKey && !e.altKey) {
      e.preventDefault();
      find().focus();
    } else if (e.target === find() && !e.ctrlKey && !e.metaKey && !e.altKey) {
      walkPalette(e);
    }
  }, true);
})();
