// The calendar: places appointments in their rows, and moves them by pointer or by keys. Both fill the same form.
(function () {
  'use strict';
  var SLOT = 15;
  var moving = null; // {block, column, at}
  var asked = 0;

  function lay(root) {
    root.querySelectorAll('.calendar-slots').forEach(function (column) {
      column.style.gridTemplateRows = 'repeat(' + column.dataset.slots + ', 1.25rem)';
      column.style.gridTemplateColumns = 'repeat(' + column.dataset.lanes + ', minmax(0, 1fr))';
      Array.prototype.forEach.call(column.children, function (li) {
        li.style.gridRow = li.dataset.at + ' / span ' + li.dataset.rows;
        li.style.gridColumn = li.dataset.lane;
      });
    });
  }

  function field(name, value) { document.querySelector('#moving [name=' + name + ']').value = value; }
  function two(number) { return (number < 10 ? '0' : '') + number; }

  // Writes what is asked for into the form.
  function fill() {
    var block = moving.block, column = moving.column;
    var minute = Number(column.dataset.first) + (moving.at - 1) * SLOT;
    field('appointment', block.dataset.appointment);
    field('date', column.dataset.date);
    field('from', two(Math.floor(minute / 60)) + ':' + two(minute % 60));
    field('minutes', block.parentNode.dataset.rows * SLOT);
    field('room', column.dataset.room || block.dataset.in || '');
    document.querySelectorAll('#moving [name=staff]').forEach(function (old) { old.remove(); });
    (column.dataset.staff ? column.dataset.staff : block.dataset.people || '').split(',').forEach(function (login) {
      var input = document.createElement('input');
      input.type = 'hidden'; input.name = 'staff'; input.value = login;
      document.getElementById('moving').appendChild(input);
    });
  }

  function ghost() {
    var present = document.querySelector('.calendar-ghost');
    if (present) present.remove();
    if (!moving) return;
    var li = document.createElement('li');
    li.className = 'calendar-ghost';
    li.setAttribute('data-in-hand', '');
    li.style.gridRow = moving.at + ' / span ' + moving.block.parentNode.dataset.rows;
    li.style.gridColumn = '1 / -1';
    moving.column.appendChild(li);
  }

  // Asks whether the place is free; a late answer is no answer.
  function ask() {
    fill();
    var mine = ++asked;
    setTimeout(function () {
      if (mine !== asked || !moving) return;
      var form = new FormData(document.getElementById('moving'));
      ['_csrf', '_once', 'back'].forEach(function (name) { form.delete(name); });
      fetch('/app/calendar/check?' + new URLSearchParams(form), { headers: { 'HX-Request': 'true' } })
        .then(function (answer) { return answer.text(); })
        .then(function (html) {
          if (mine !== asked) return;
          var verdict = document.getElementById('verdict');
          verdict.innerHTML = html;
          verdict.classList.toggle('taken', !verdict.querySelector('.good'));
        });
    }, 120);
  }

  function put(column, at) {
    var most = Number(column.dataset.slots) - Number(moving.block.parentNode.dataset.rows) + 1;
    at = Math.max(1, Math.min(most, at));
    if (moving.column === column && moving.at === at) return;
    moving.column = column;
    moving.at = at;
    ghost();
    ask();
  }
  function begin(block) {
    moving = { block: block, column: block.closest('.calendar-slots'), at: Number(block.parentNode.dataset.at), start: true };
    ghost();
  }
  function end() {
    moving = null;
    asked++;
    ghost();
    var verdict = document.getElementById('verdict');
    if (verdict) verdict.textContent = '';
  }
  function send() {
    fill();
    asked++;
    document.getElementById('moving').requestSubmit();
    moving = null;
    ghost();
  }

  document.addEventListener('dragstart', function (e) {
    var block = e.target.closest && e.target.closest('[data-movable]');
    if (!block) return;
    begin(block);
    moving.offset = e.clientY - block.getBoundingClientRect().top;
    e.dataTransfer.effectAllowed = 'move';
    e.dataTransfer.setData('text/plain', block.dataset.appointment);
  });
  document.addEventListener('dragover', function (e) {
    var column = moving && e.target.closest && e.target.closest('.calendar-slots');
    if (!column) return;
    e.preventDefault();
    var box = column.getBoundingClientRect();
    put(column, Math.floor((e.clientY - (moving.offset || 0) - box.top) / (box.height / column.dataset.slots) + 0.5) + 1);
  });
  document.addEventListener('drop', function (e) {
    if (!moving || !e.target.closest('.calendar-slots')) return;
    e.preventDefault();
    send();
  });
  document.addEventListener('dragend', function () { if (moving) end(); });

  // Shift and the arrows move what is in hand, Enter confirms, Escape leaves.
  document.addEventListener('keydown', function (e) {
    var block = e.target.closest && e.target.closest('[data-movable]');
    if (!block) return;
    var way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[e.key];
    if (way && e.shiftKey) {
      e.preventDefault();
      if (!moving || moving.block !== block) begin(block);
      var columns = Array.prototype.slice.call(document.querySelectorAll('.calendar-slots'));
      var next = columns[columns.indexOf(moving.column) + way[0]] || moving.column;
      put(next, moving.at + way[1]);
    } else if (moving && e.key === 'Enter') {
      e.preventDefault();
      e.stopPropagation();
      send();
    } else if (moving && e.key === 'Escape') {
      e.preventDefault();
      end();
    }
  }, true);

  function ready() { lay(document); }
  document.addEventListener('DOMContentLoaded', ready);
  document.addEventListener('htmx:afterSwap', ready);
})();
