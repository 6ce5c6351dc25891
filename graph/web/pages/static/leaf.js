"use strict";
// The page that the address names (page.html?id/lima), taken out of its chunk of data.
(async () => {
  const main = document.getElementById("content"), firsts = JSON.parse(document.getElementById("chunks").textContent);
  const name = document.body.dataset.leaf || location.search.slice(1).split("&")[0];
  const found = name >= firsts[0] ? (await unpack(String(firsts.findLastIndex((first) => first <= name))))[name] : undefined;
  if (!found) { main.querySelector("h1").textContent = "There is nothing here"; main.querySelector("h1").className = "wide"; return; }
  const leaf = new DOMParser().parseFromString(found, "text/html");
  document.title = leaf.title;
  document.body.classList.add(...leaf.body.classList);
  for (const link of document.querySelectorAll("header nav a")) if (link.getAttribute("href") === `${leaf.body.dataset.here}.html`) link.setAttribute("aria-current", "page");
  main.replaceChildren(...leaf.querySelector("main").childNodes);
  for (const sheet of leaf.querySelectorAll("link[rel=stylesheet]")) document.querySelector("link[rel=stylesheet]").after(sheet);
  for (const { src } of leaf.querySelectorAll("script[src]")) {
    const script = document.createElement("script");
    Object.assign(script, { src, async: false });  // in this order
    document.body.append(script);
  }
  document.body.dataset.shown = name;
  if (/^#[\w-]+$/.test(location.hash)) document.querySelector(location.hash)?.scrollIntoView();
})();
