"use strict";
// Marks the words that the address names (?at=begin-end, in characters), and shows what was read where the pointer is.
(() => {
  const text = document.getElementById("text"), card = document.getElementById("card");
  const pieces = [...text.querySelectorAll(".piece")];
  const begin = (piece) => Number(piece.dataset.b);
  const length = (string) => [...string].length;  // characters, where JavaScript counts UTF-16 units
  const items = [...document.querySelectorAll("[data-from]")].map((item) => ({ item, from: Number(item.dataset.from), to: Number(item.dataset.to) }));

  function mark(from, to) {
    for (const old of text.querySelectorAll("mark")) { const home = old.parentNode; old.replaceWith(...old.childNodes); home.normalize(); }
    for (const { item, from: a, to: b } of items) item.classList.toggle("on", a === from && b === to);
    let first = null;
    for (const piece of pieces) {
      const letters = [...piece.textContent], at = begin(piece);
      const [a, b] = [Math.max(from - at, 0), Math.min(to - at, letters.length)];
      if (a >= b) continue;
      const marked = document.createElement("mark");
      marked.textContent = letters.slice(a, b).join("");
      piece.replaceChildren(letters.slice(0, a).join(""), marked, letters.slice(b).join(""));
      first ||= marked;
    }
    return first;
  }
  function land(smooth) {
    const at = /^(\d+)-(\d+)$/.exec(new URLSearchParams(location.search).get("at") || "");
    if (!at) return;
    const first = mark(Number(at[1]), Number(at[2]));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || !smooth;
    if (first) first.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
  // a statement beside the text marks its words without loading the page again
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href*='?at=']");
    if (!link || location.protocol === "file:" || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    land(true);
  });
  addEventListener("popstate", () => land(false));

  // --- what was read there ---
  function covering(piece) {
    const at = begin(piece), end = at + length(piece.textContent);
    return items.filter((i) => i.from < end && at < i.to).sort((a, b) => a.to - a.from - (b.to - b.from));
  }
  function show(piece) {
    const found = covering(piece);
    document.querySelectorAll(".near").forEach((e) => e.classList.remove("near"));
    found.forEach(({ item }) => item.classList.add("near"));
    const said = found.filter(({ item }) => item.closest("#statements")).slice(0, 4);
    if (!said.length) { hide(); return; }
    card.replaceChildren(...said.map(({ item }) => {
      const copy = item.cloneNode(true);
      copy.querySelectorAll("a").forEach((a) => a.replaceWith(...a.childNodes));
      const row = document.createElement("div");
      row.className = item.className;
      row.append(...copy.childNodes);
      return row;
    }));
    card.hidden = false;
    const box = piece.getClientRects()[0], room = document.documentElement.clientWidth;
    card.style.left = `${Math.max(8, Math.min(box.left, room - card.offsetWidth - 12)) + scrollX}px`;
    const below = box.bottom + 8 + card.offsetHeight < innerHeight;
    card.style.top = `${(below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + scrollY}px`;
  }
  function hide() { card.hidden = true; document.querySelectorAll(".near").forEach((e) => e.classList.remove("near")); }
  text.addEventListener("pointerover", (event) => { const piece = event.target.closest(".piece"); if (piece) show(piece); });
  text.addEventListener("pointerleave", hide);
  text.addEventListener("focusin", (event) => { const piece = event.target.closest(".piece"); if (piece) show(piece); });
  text.addEventListener("focusout", hide);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  // the statement under the pointer shows its words
  for (const { item, from, to } of items) {
    const over = (yes) => pieces.forEach((p) => { if (begin(p) < to && from < begin(p) + length(p.textContent)) p.classList.toggle("lit", yes); });
    item.addEventListener("pointerenter", () => over(true));
    item.addEventListener("pointerleave", () => over(false));
  }
  land(false);
  document.body.dataset.ready = "true";
})();
