"use strict";
// What is shown, as files: the picture as it stands, as PNG or SVG, and what it joins as a table.
window.makeSaver = (box, { picture, drawn }) => {
  const SVG = "http://www.w3.org/2000/svg", ROW = 24;  // pixels of a row of the legend
  function give(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  const part = (name, attributes, ...children) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.append(...children);
    return element;
  };
  const short = (x) => Math.round(x * 100) / 100;

  // the outline of a shape, from what a canvas would be told
  function outline(node) {
    const steps = [], at = (x, y) => `${short(x)} ${short(y)}`;
    picture.trace({
      beginPath() {}, closePath() { steps.push("Z"); },
      lineTo(x, y) { steps.push(`${steps.length ? "L" : "M"}${at(x, y)}`); },
      rect(x, y, wide, high) { steps.push(`M${at(x, y)}h${short(wide)}v${short(high)}h${short(-wide)}Z`); },
      arc(x, y, r) { steps.push(`M${at(x - r, y)}a${short(r)} ${short(r)} 0 1 0 ${short(2 * r)} 0a${short(r)} ${short(r)} 0 1 0 ${short(-2 * r)} 0Z`); },
    }, node.kind, node.sx, node.sy, node.r);
    return steps.join("");
  }
  // the kinds that are drawn, and how doubt looks, in rows below the picture
  function legend() {
    const { width, height } = picture.state(), ruler = document.createElement("canvas").getContext("2d"), kinds = [...new Set(drawn().nodes.map((n) => n.kind))].sort();
    let [x, y] = [ROW, height + ROW / 2];
    ruler.font = FONT;
    const items = [...kinds.map((kind) => [kind, kind, ""]), ["Event", "hollow: claimed, denied or possible", "claimed"]].map(([kind, text, status]) => {
      const wide = ruler.measureText(text).width + 2 * ROW;
      if (x > ROW && x + wide > width) [x, y] = [ROW, y + ROW];
      x += wide;
      return { kind, text, status, sx: x - wide, sy: y, r: 6 };
    });
    return { items, bottom: y + ROW / 2 };
  }
  const FONT = '12px system-ui, "Noto Sans", "DejaVu Sans", sans-serif', AFTER = 12;  // pixels from a shape to its words
  function png() {
    const canvas = box.querySelector("canvas"), sheet = document.createElement("canvas"), pen = sheet.getContext("2d");
    const { width, colour } = picture.state(), { items, bottom } = legend(), dots = canvas.width / width;
    [sheet.width, sheet.height] = [canvas.width, Math.ceil(bottom * dots)];
    pen.fillStyle = colour.paper;
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.drawImage(canvas, 0, 0);
    pen.scale(dots, dots);
    [pen.font, pen.textBaseline] = [FONT, "middle"];
    for (const { kind, text, status, sx, sy, r } of items) {
      picture.shape(pen, kind, Boolean(status), sx, sy, r);
      pen.fillStyle = colour.ink;
      pen.fillText(text, sx + AFTER, sy);
    }
    return sheet;
  }
  function svg() {
    const { width, names, numbers, colour, fillOf } = picture.state(), { nodes, links } = drawn(), { items, bottom } = legend();
    const lines = links.map(({ source: a, target: b, status }) => part("line", { x1: short(a.sx), y1: short(a.sy), x2: short(b.sx), y2: short(b.sy), stroke: colour.edge, ...(status ? { "stroke-dasharray": "4 3" } : {}) }));
    const shape = (n) => part("path", { d: outline(n), fill: n.status ? colour.paper : fillOf(n), stroke: n.status ? fillOf(n) : colour.paper }, part("title", {}, n.label || n.text));
    const told = items.map(({ text, sx, sy }) => part("text", { x: short(sx + AFTER), y: short(sy), "dominant-baseline": "central", "font-size": 12, fill: colour.ink }, text));
    const texts = [...names, ...numbers].map(({ text, x, y, strong, size }) => part("text", { x: short(x), y: short(y), "text-anchor": "middle", "dominant-baseline": "central", "font-size": size || (strong ? 12.5 : 11.5), "font-weight": strong ? 600 : 400, fill: strong ? colour.ink : colour.quiet, stroke: colour.paper, "stroke-width": 3, "paint-order": "stroke" }, text));
    const root = part("svg", { width, height: bottom, viewBox: `0 0 ${width} ${bottom}`, "font-family": "sans-serif" }, part("title", {}, document.title), part("rect", { width, height: bottom, fill: colour.paper }), ...lines, ...nodes.map(shape), ...texts, ...items.map(shape), ...told);
    return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
  }
  // a spreadsheet would run a cell that begins like a formula
  const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const HEAD = ["source", "source kind", "relation", "target", "target kind", "not a plain fact", "date", "articles", "source id", "target id"];
  const dated = (n) => (/^\d{4}(-\d\d){0,2}$/.test(n.day) ? n.day : n.when || "");  // plain dates sort
  const rows = () => drawn().links.map((l) => [l.source.label, l.source.kind, l.said, l.target.label, l.target.kind, l.status, dated(l.source), [...new Set([...l.documents, ...l.source.documents])].join(" "), l.source.id, l.target.id]);
  const table = () => new Blob([[HEAD, ...rows()].map((row) => row.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv" });
  // what the picture shows, for those who do not see it
  function tell() {
    const element = (name, ...children) => { const made = document.createElement(name); made.append(...children); return made; };
    const [head, ...body] = [HEAD, ...rows()].map((row) => row.slice(0, 7));
    const heads = head.map((name) => { const made = element("th", name); made.scope = "col"; return made; });
    const lines = body.slice(0, 1000).map((row) => element("tr", ...row.map((value) => element("td", value))));
    document.querySelector("#table table").replaceChildren(element("thead", element("tr", ...heads)), element("tbody", ...lines));
    document.querySelector("#table p").textContent = `${body.length.toLocaleString("en")} lines of the picture${body.length > 1000 ? "; the first 1,000" : ""}`;
    document.getElementById("table").showModal();
  }
  document.getElementById("tell").addEventListener("click", tell);
  const files = {
    PNG: () => png().toBlob((blob) => give("graph.png", blob)),
    SVG: () => give("graph.svg", svg()),
    CSV: () => give("graph.csv", table()),
  };
  for (const button of document.querySelectorAll("#save button")) button.addEventListener("click", () => files[button.value]());
};
