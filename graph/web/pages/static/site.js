"use strict";
// Search as you type, in a combobox as the ARIA Authoring Practices describe it.
(() => {
  const field = document.getElementById("find"), list = document.getElementById("found");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const SHAPES = { Person: "●", Organization: "■", Country: "▬", Place: "▼", Group: "⬢", Event: "◆", Article: "▤" };
  let asked = 0, chosen = -1, names = null;

  async function find(text) {
    if (window.unpack) {  // pages that are files have all names beside them
      const words = fold(text).split(/[\s-]+/).filter(Boolean);
      names ||= unpack("names");
      return (await names).filter((n) => words.every((w) => n.names.includes(w))).slice(0, 12);
    }
    const answer = await fetch(`${document.body.dataset.find}?${new URLSearchParams({ q: text })}`);
    return answer.ok ? answer.json() : [];
  }
  async function look() {
    const turn = ++asked, text = field.value.trim();
    const found = text ? await find(text) : [];
    if (turn === asked) show(found, text);
  }
  function show(found, text) {
    chosen = -1;
    list.replaceChildren(...found.map((f, i) => {
      const item = document.createElement("li"), link = document.createElement("a"), sign = document.createElement("span");
      item.id = `found-${i}`;
      item.setAttribute("role", "option");
      sign.className = `sign k-${f.kind.toLowerCase()}`;
      sign.textContent = SHAPES[f.kind] || "•";
      sign.setAttribute("aria-hidden", "true");
      link.href = f.href;
      link.tabIndex = -1;
      link.append(sign, f.label);
      item.append(link);
      return item;
    }));
    if (text && !found.length) {
      const item = document.createElement("li");
      item.className = "none";
      item.setAttribute("role", "option");
      item.textContent = field.dataset.none;
      list.append(item);
    }
    open(Boolean(text));
  }
  function open(yes) {
    list.hidden = !yes;
    field.setAttribute("aria-expanded", String(yes));
    field.removeAttribute("aria-activedescendant");
  }
  function move(step) {
    const items = [...list.querySelectorAll("a")];
    if (!items.length) return;
    chosen = (chosen + step + items.length) % items.length;
    items.forEach((a, i) => a.parentElement.setAttribute("aria-selected", String(i === chosen)));
    field.setAttribute("aria-activedescendant", `found-${chosen}`);
  }
  field.form.addEventListener("submit", (event) => { if (window.unpack) event.preventDefault(); });
  field.addEventListener("input", look);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); move(event.key === "ArrowDown" ? 1 : -1); }
    if (event.key === "Escape") open(false);
    const at = list.querySelectorAll("a")[chosen] || (window.unpack && list.querySelector("a"));
    if (event.key === "Enter" && at) { event.preventDefault(); at.click(); }
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".find")) open(false); });
  field.addEventListener("blur", () => setTimeout(() => { if (!list.matches(":hover")) open(false); }, 150));
  const here = document.getElementById("search") || field;  // on the page of the graph its own search comes first
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && here === field && !event.target.closest("input, textarea, select, #editor")) { event.preventDefault(); field.focus(); }
  });
})();
