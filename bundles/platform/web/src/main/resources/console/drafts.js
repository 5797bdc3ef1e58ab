// What is typed into a form and not sent yet.
(function () {
  'use strict';
  function person() { return document.body.getAttribute('data-person'); }
  // Drafts: what is typed into a form is kept until the form is taken, in this window at once and on the server a moment later.
  function here() { return location.pathname + location.search; }
  function draftKey() { return 'draft ' + person() + ' ' + here(); }
  function draftForms() { return document.querySelectorAll('main form[method=post]:not([data-choose])'); }
  function kept(el) { return el.name && el.name[0] !== '_' && !/^(hidden|password|submit|file)$/.test(el.type); }
  function check(el) { return /^(checkbox|radio)$/.test(el.type); }
  function untouched(el) {
    if (check(el)) return el.checked === el.defaultChecked;
    if (el.tagName !== 'SELECT') return el.value === el.defaultValue;
    var first = Array.prototype.find.call(el.options, function (o) { return o.defaultSelected; }) || el.options[0];
    return !first || el.value === first.value;
  }
  // only what was changed: what colleagues store meanwhile in the other fields stands; empty when nothing was
  function typedForms() {
    var any = false;
    var all = Array.prototype.map.call(draftForms(), function (form) {
      return Array.prototype.filter.call(form.elements, kept).map(function (el) {
        if (untouched(el)) return null;
        any = true;
        return check(el) ? el.checked : el.value;
      });
    });
    return any ? JSON.stringify(all) : '';
  }
  function toServer(address, body) {
    var csrf = JSON.parse(document.body.getAttribute('hx-headers'))['Inlay-Form'];
    fetch('/app/-/draft', {
      method: 'POST', credentials: 'same-origin', redirect: 'manual', headers: { 'Inlay-Form': csrf },
      body: new URLSearchParams({ address: address, body: body })
    }).catch(function () { /* this window keeps it */ });
  }
  var keeping = null;
  function keepDraft() {
    var address = here(), body = typedForms();
    try { sessionStorage.setItem(draftKey(), body); } catch (e) { /* the server keeps it */ }
    clearTimeout(keeping);
    keeping = setTimeout(function () { toServer(address, body); }, 1000);
  }
  function forgetDrafts() {
    clearTimeout(keeping);
    try {
      Object.keys(sessionStorage).filter(function (k) { return k.indexOf('draft ') === 0; }).forEach(function (k) { sessionStorage.removeItem(k); });
    } catch (e) { /* no storage: nothing there */ }
  }
  function fill(text) {
    var all = JSON.parse(text), changed = false;
    Array.prototype.forEach.call(draftForms(), function (form, i) {
      var fields = Array.prototype.filter.call(form.elements, kept);
      if (!all[i] || all[i].length !== fields.length) return;
      fields.forEach(function (el, j) {
        if (all[i][j] === null || (check(el) ? el.checked : el.value) === all[i][j]) return;
        changed = true;
        if (check(el)) el.checked = all[i][j]; else el.value = all[i][j];
      });
    });
    return changed;
  }
  function bringDraft() {
    var note = document.getElementById('draft');
    if (!note) return;
    if (document.querySelector('[data-done]')) { forgetDrafts(); return; }
    if (document.querySelector('main [role=alert]')) return;
    try {
      var text = null;
      try { text = sessionStorage.getItem(draftKey()); } catch (e) { /* the server has it */ }
      text = text || note.getAttribute('data-draft');
      if (text && fill(text)) note.hidden = false;
    } catch (e) { /* a draft of a page that looks otherwise now */ }
  }
  document.addEventListener('click', function (e) {
    if (!e.target.hasAttribute || !e.target.hasAttribute('data-draft-drop')) return;
    forgetDrafts();
    toServer(here(), '');
    draftForms().forEach(function (form) { form.reset(); });
    document.getElementById('draft').hidden = true;
  });
  document.addEventListener('input', function (e) { if (e.target.form && e.target.form.method === 'post' && !e.target.form.hasAttribute('data-choose')) keepDraft(); });
  document.addEventListener('submit', function (e) {
    clearTimeout(keeping);
    if (/\/sign-out$/.test(e.target.action)) sessionStorage.clear();
  });
  document.addEventListener('DOMContentLoaded', bringDraft);
  // before anybody can go on to another page: a draft of what was taken would come back there
  document.addEventListener('htmx:afterSwap', function (e) { if (e.target === document.body && document.querySelector('[data-done]')) forgetDrafts(); });
  document.addEventListener('htmx:afterSettle', function (e) { if (e.target === document.body) bringDraft(); });
})();
