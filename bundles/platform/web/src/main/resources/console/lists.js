// Lists: what is chosen in them.
(function () {
  'use strict';
  function person() { return document.body.getAttribute('data-person'); }
  // Rows that are chosen stay chosen while one pages.
  function chooser() { return document.querySelector('form[data-choose]'); }
  function chosenKey() { return 'chosen ' + person() + ' ' + chooser().getAttribute('data-choose'); }
  function chosen() { try { return new Set(JSON.parse(sessionStorage.getItem(chosenKey()) || '[]')); } catch (e) { return new Set(); } }
  function boxes() { return Array.prototype.slice.call(chooser().querySelectorAll('input[name=selected]')); }
  function choose(all) {
    try { sessionStorage.setItem(chosenKey(), JSON.stringify(Array.from(all))); } catch (e) { /* this page only */ }
    var bar = chooser().querySelector('[data-bulk]'), count = bar.querySelector('[data-bulk-count]');
    bar.hidden = all.size === 0;
    count.textContent = count.getAttribute('data-text').replace('#', all.size);
  }
  function bringChosen() {
    if (!chooser() || !boxes().length) return;
    var all = chosen();
    boxes().forEach(function (box) { box.checked = all.has(box.value); });
    choose(all);
  }
  document.addEventListener('change', function (e) {
    if (!chooser() || !chooser().contains(e.target)) return;
    var all = chosen();
    if (e.target.hasAttribute('data-choose-all')) boxes().forEach(function (box) { box.checked = e.target.checked; });
    boxes().forEach(function (box) { if (box.checked) all.add(box.value); else all.delete(box.value); });
    choose(all);
  });
  document.addEventListener('click', function (e) {
    if (!e.target.hasAttribute || !e.target.hasAttribute('data-bulk-none')) return;
    choose(new Set());
    bringChosen();
  });
  document.addEventListener('submit', function (e) {
    if (e.target !== chooser()) return;
    var shown = new Set(boxes().map(function (box) { return box.value; }));
    chosen().forEach(function (value) {
      if (shown.has(value)) return;
      var input = document.createElement('input');
      input.type = 'hidden'; input.name = 'selected'; input.value = value;
      chooser().appendChild(input);
    });
    try { sessionStorage.removeItem(chosenKey()); } catch (e2) { /* nothing kept */ }
  }, true);
  document.addEventListener('DOMContentLoaded', bringChosen);
  document.addEventListener('htmx:afterSettle', function (e) { if (e.target === document.body) bringChosen(); });
})();
