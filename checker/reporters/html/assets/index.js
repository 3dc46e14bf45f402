"use strict";
(() => {
  const body = document.getElementById("rows");
  const rows = [...body.rows];
  const table = body.closest("table");
  const heads = [...table.tHead.rows[0].cells];
  const filters = document.getElementById("filters");
  if (rows.length < 2) return;

  const texts = rows.map((row) => row.cells[0].textContent);
  const lower = texts.map((text) => text.toLowerCase());
  const collator = new Intl.Collator("en", { numeric: true });
  const order = new Map(rows.map((row, at) => [row, at]));

  function make(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function value(row, column) {
    return column ? Number(row.cells[column].dataset.o) : texts[order.get(row)];
  }

  function sort(column) {
    const before = heads[column].getAttribute("aria-sort");
    const descending = before ? before === "ascending" : column > 0;
    const sign = descending ? -1 : 1;
    const keys = new Map(rows.map((row) => [row, value(row, column)]));
    const compare = column ? (a, b) => a - b : collator.compare;
    const sorted = rows.slice().sort((a, b) => sign * compare(keys.get(a), keys.get(b)) || order.get(a) - order.get(b));
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
    body.replaceChildren(...sorted);
  }

  heads.forEach((head, column) => {
    const button = make("button", { type: "button", textContent: head.textContent });
    button.addEventListener("click", () => sort(column));
    head.replaceChildren(button);
  });

  const search = make("input", { type: "search" });
  const least = make("select", {});
  const choices = [["", "all"], ["likely", "looks machine-paraphrased"], ["some", "may be machine-paraphrased, or looks it"],
    ["errors", "with errors"], ["findings", "with findings"], ["clean", "without findings"]];
  for (const [value, textContent] of choices) least.append(make("option", { value, textContent }));
  const status = make("span", { className: "status", role: "status" });

  const numbers = rows.map((row) => [2, 3, 4].map((column) => Number(row.cells[column].dataset.o)));
  const TESTS = {
    "": () => true,
    likely: (row) => row.dataset.l === "likely",
    some: (row) => row.dataset.l === "likely" || row.dataset.l === "some",
    errors: (row, at) => numbers[at][0] > 0,
    findings: (row, at) => numbers[at].some(Boolean),
    clean: (row, at) => !numbers[at].some(Boolean),
  };

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    const test = TESTS[least.value];
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !(lower[at].includes(wanted) && test(row, at));
      if (!row.hidden) shown += 1;
    });
    status.textContent = shown === rows.length ? "" : `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown`;
  }

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  least.addEventListener("change", filter);
  filters.append(make("label", {}, make("span", { textContent: "Path contains" }), search),
    make("label", {}, make("span", { textContent: "Show" }), least), status);
  filters.hidden = false;
})();
