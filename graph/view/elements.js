"use strict";
// Elements of the page, and words and numbers as people read them.
window.elements = (() => {
  const $ = (id) => document.getElementById(id);
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") element.addEventListener("click", value); else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };
  const button = (name, onclick, ...children) => make("button", { type: "button", class: name, onclick }, ...children);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const spaced = (name) => name.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);  // memberOf
  const count = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
  return { $, make, button, fold, spaced, count };
})();
