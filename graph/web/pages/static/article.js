"use strict";
// Marks the words that the address names (?at=begin-end, in characters), and shows what was read where the pointer is.
(() => {
  const text = document.getElementById("text"), card = document.getElementById("card");
  const pieces = [...text.querySelectorAll(".piece")];
  const begin = (piece) => Number(piece.dataset.b);
  const length = (string) => [...string].length;  // characters, where JavaScript counts UTF-16 units
  const ends = new Map(pieces.map((piece) => [piece, begin(piece) + length(piece.textContent)]));
  const items = [...document.querySelectorAll("[data-from]")].map((item) => ({ item, from: Number(item.dataset.from), to: Number(item.dataset.to) }));
  const marks = JSON.parse(document.getElementById("marks").textContent);
  const SHAPES = { Person: "●", Organization: "■", Country: "▬", Place: "▼", Group: "⬢", Event: "◆" };
  const calm = matchMedia("(prefers-reduced-motion: reduce)"), touch = matchMedia("(hover: none)");

  // --- the words that the address names ---
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
    if (!at) { mark(0, 0); return; }
    const first = mark(Number(at[1]), Number(at[2])), behavior = calm.matches || !smooth ? "auto" : "smooth";
    if (first) first.scrollIntoView({ block: "center", behavior });
    const on = document.querySelector("#statements .on") || items.find(({ item, from, to }) => item.closest("#statements") && from < Number(at[2]) && Number(at[1]) < to)?.item;
    if (on) within(on);
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
  function make(tag, className, ...children) { const element = document.createElement(tag); element.className = className; element.append(...children); return element; }
  const over = (piece) => (m) => m.from < ends.get(piece) && begin(piece) < m.to;
  function show(piece) {
    clear();
    const found = items.filter(over(piece)).sort((a, b) => a.to - a.from - (b.to - b.from));
    found.forEach(({ item }) => item.classList.add("near"));
    const stated = found.filter(({ item }) => item.closest("#statements")), who = ({ item }) => item.querySelector(".claim");
    const said = piece.matches(".claimed") && !stated.some(who) ? [...stated, ...found.filter((each) => ofEvent(each) && who(each))] : stated;
    const named = marks.filter(over(piece)).sort((a, b) => a.to - a.from - (b.to - b.from));
    if (!said.length && !named.length) { hide(); return; }
    if (said.length && !touch.matches) within(said[0].item);
    const rest = said.length > 4 ? [make("p", "quiet", `and ${said.length - 4} more beside the text`)] : [];
    card.replaceChildren(...named.map(name), ...said.slice(0, 4).map(row), ...rest);
    card.hidden = false;
    place(piece);
  }
  const ofEvent = ({ item }) => item.closest(".events");  // says who, where no statement does
  function name(m) {
    const sign = make("span", `sign k-${(m.kind || "other").toLowerCase()}`, SHAPES[m.kind] || "•"), link = make("a", "", m.label);
    sign.setAttribute("aria-hidden", "true");
    if (m.href) link.href = m.href;
    return make("p", "name", sign, link);
  }
  function row({ item }) {
    const copy = item.cloneNode(true);
    copy.querySelectorAll("a").forEach((a) => a.replaceWith(...a.childNodes));
    return make("div", item.classList.contains("claimed") ? "claimed" : "", ...copy.childNodes);
  }
  function place(piece) {
    const box = piece.getClientRects()[0];
    if (touch.matches) {  // at the foot of the window, where it may not hide the words
      if (box.bottom > card.getBoundingClientRect().top) piece.scrollIntoView({ block: "center" });
      return;
    }
    const room = document.documentElement.clientWidth;
    card.style.left = `${Math.max(8, Math.min(box.left, room - card.offsetWidth - 12)) + scrollX}px`;
    const below = box.bottom + 8 + card.offsetHeight < innerHeight;
    card.style.top = `${(below ? box.bottom + 8 : Math.max(box.top - card.offsetHeight - 8, 8)) + scrollY}px`;
  }
  // into view within its own list, which scrolls beside the text
  function within(item) {
    const list = item.closest(".read");
    if (list.scrollHeight <= list.clientHeight) return;
    const at = item.getBoundingClientRect(), box = list.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) list.scrollTop += at.top - box.top - box.height / 3;
  }
  function clear() { document.querySelectorAll(".near").forEach((e) => e.classList.remove("near")); }
  function hide() { card.hidden = true; clear(); }
  const under = (event) => event.target.closest(".piece");
  text.addEventListener("pointerover", (event) => { if (!touch.matches && under(event)) show(under(event)); });
  text.addEventListener("pointerleave", () => { if (!touch.matches) hide(); });
  text.addEventListener("focusin", (event) => { if (!touch.matches && under(event)) show(under(event)); });
  text.addEventListener("focusout", () => { if (!touch.matches) hide(); });
  // where nothing can hover, a touch shows the card, whose links lead on
  text.addEventListener("click", (event) => { if (touch.matches && under(event)) { event.preventDefault(); show(under(event)); } });
  document.addEventListener("click", (event) => { if (touch.matches && !event.target.closest("#text, #card")) hide(); });
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // --- the statement under the pointer shows its words ---
  for (const { item, from, to } of items) {
    const light = (yes) => () => pieces.forEach((p) => { if (begin(p) < to && from < ends.get(p)) p.classList.toggle("lit", yes); });
    item.addEventListener("pointerenter", light(true));
    item.addEventListener("pointerleave", light(false));
    item.addEventListener("focusin", light(true));
    item.addEventListener("focusout", light(false));
  }

  // --- the next and the previous statement, by key ---
  const steps = [...document.querySelectorAll("#statements > li > a")];
  addEventListener("keydown", (event) => {
    const by = { n: 1, p: -1 }[event.key];
    if (!by || !steps.length || event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = steps.findIndex((link) => link.parentNode.classList.contains("on"));
    const next = steps[at < 0 ? (by > 0 ? 0 : steps.length - 1) : (at + by + steps.length) % steps.length];
    next.focus({ preventScroll: true });
    next.click();
  });

  // --- the legend switches marks off, and what the reader chose holds for every article ---
  const switches = [...document.querySelectorAll("[data-mark]")], every = document.getElementById("marking"), MARKS = "triplewire marks off";
  const pressed = (button) => button.getAttribute("aria-pressed") === "true";
  function turn(button, on) {
    button.setAttribute("aria-pressed", String(on));
    text.classList.toggle(`no-${button.dataset.mark}`, !on);
    every.textContent = switches.some(pressed) ? "mark nothing" : "mark everything";
  }
  const kept = () => { try { return JSON.parse(localStorage.getItem(MARKS)) || ["described"]; } catch { return ["described"]; } };
  function keep() {
    const gone = kept().filter((name) => !switches.some((button) => button.dataset.mark === name));  // of kinds that are not here
    try { localStorage.setItem(MARKS, JSON.stringify([...gone, ...switches.filter((button) => !pressed(button)).map((button) => button.dataset.mark)])); } catch { /* a browser that keeps nothing */ }
  }
  for (const button of switches) {
    turn(button, !kept().includes(button.dataset.mark));
    button.addEventListener("click", () => { turn(button, !pressed(button)); keep(); });
  }
  every.hidden = !switches.length;
  every.addEventListener("click", () => { const on = !switches.some(pressed); for (const button of switches) turn(button, on); keep(); });
  land(false);
  document.body.dataset.ready = "true";
})();
