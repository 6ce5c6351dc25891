"use strict";
// An element of SVG with its attributes and text, appended to its parent.
const draw = (name, attributes = {}, parent = null, text = "") => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  if (parent) parent.append(element);
  return element;
};
