"use strict";
// Completes names in the fields of a question, from the graph.
(() => {
  const list = document.getElementById("names");
  const first = [...list.children];
  let asked = 0;
  for (const field of document.querySelectorAll("[data-complete]")) {
    field.addEventListener("input", async () => {
      const turn = ++asked, text = field.value.trim();
      const answer = text && await fetch(`${field.dataset.complete}?${new URLSearchParams({ q: text })}`);
      if (turn !== asked) return;
      const found = answer && answer.ok ? await answer.json() : [];
      const names = found.filter((one) => one.kind !== "Event" && one.kind !== "Article").map((one) => one.label);
      list.replaceChildren(...(names.length ? [...new Set(names)].map((name) => new Option(name, name)) : first));
    });
  }
})();
