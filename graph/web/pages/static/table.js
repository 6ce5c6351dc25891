"use strict";
// A table is sorted by the column whose head is pressed: numbers and dates by what they are, all else as people sort names.
(() => {
  const names = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const value = (row, column) => row.cells[column].querySelector(":scope > time")?.dateTime ?? row.cells[column].textContent.trim();

  function sort(head, column) {
    const down = head.getAttribute("aria-sort") === "ascending", body = head.closest("table").tBodies[0];
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].map((row) => [value(row, column), row]);
    const empty = ([text]) => text === "";
    rows.sort((a, b) => empty(a) - empty(b) || names.compare(a[0], b[0]) * (down ? -1 : 1));  // nothing comes last
    body.append(...rows.map(([, row]) => row));
    const first = ([, row]) => row.cells[0].textContent;
    rows.forEach((row, i) => row[1].cells[0].classList.toggle("again", i > 0 && first(row) === first(rows[i - 1])));
  }
  function prepare() {
    for (const head of document.querySelectorAll("table.answer th:not(:has(button))")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head, head.cellIndex));
      head.append(button);
    }
  }
  prepare();
  document.addEventListener("answered", prepare);
})();
