"use strict";
// The shapes of nodes and the writing beside them, as small pictures that are made once and copied in every frame.
window.makeShapes = () => {
  const SHAPES = { Person: "circle", Organization: "square", Country: "flag", Place: "triangle", Group: "hexagon", Event: "diamond" };
  const COLOURS = ["paper", "ink", "quiet", "edge", "accent", "person", "organization", "country", "place", "group", "event", "other", ...Array.from({ length: 8 }, (_, i) => `group-${i + 1}`)];
  const FONT = 'system-ui, "Noto Sans", "DejaVu Sans", sans-serif';
  const colour = {}, stamps = new Map(), words = new Map(), ruler = document.createElement("canvas").getContext("2d");
  let dots = 1;  // pixels of the screen in one of the page

  function colours() {
    const style = getComputedStyle(document.documentElement);
    for (const name of COLOURS) colour[name] = style.getPropertyValue(`--${name}`).trim();
    forget();
  }
  function forget(scale = dots) {
    dots = scale;
    stamps.clear();
    words.clear();
  }
  const colourOf = (kind) => colour[kind.toLowerCase()] || colour.other;
  const fillOf = (node) => (node.hue ? colour[node.hue] || colour.other : colourOf(node.kind));
  function trace(pen, kind, x, y, r) {
    const polygon = (corners, turn, radius) => {
      for (let k = 0; k < corners; k++) pen.lineTo(x + radius * Math.cos(turn + (2 * Math.PI * k) / corners), y + radius * Math.sin(turn + (2 * Math.PI * k) / corners));
      pen.closePath();
    };
    pen.beginPath();
    switch (SHAPES[kind]) {
      case "square": pen.rect(x - r * .88, y - r * .88, r * 1.76, r * 1.76); break;
      case "flag": pen.rect(x - r * 1.15, y - r * .75, r * 2.3, r * 1.5); break;
      case "triangle": polygon(3, Math.PI / 2, r * 1.2); break;
      case "hexagon": polygon(6, 0, r); break;
      case "diamond": polygon(4, 0, r * 1.25); break;
      default: pen.arc(x, y, SHAPES[kind] ? r : r * .7, 0, 2 * Math.PI);
    }
  }
  function shape(pen, kind, hollow, x, y, r, fill = colourOf(kind)) {
    trace(pen, kind, x, y, r);
    pen.lineWidth = hollow ? Math.max(1.2, r / 4) : 1;
    pen.fillStyle = hollow ? colour.paper : fill;
    pen.strokeStyle = hollow ? fill : colour.paper;
    pen.fill();
    pen.stroke();
  }
  function sheet(wide, high, paint) {
    const made = document.createElement("canvas");
    made.width = Math.ceil(wide * dots);
    made.height = Math.ceil(high * dots);
    const pen = made.getContext("2d");
    pen.scale(dots, dots);
    paint(pen);
    return { made, wide: made.width / dots, high: made.height / dots };
  }
  function remembered(store, key, make) {
    let found = store.get(key);
    if (!found) { found = make(); store.set(key, found); }
    return found;
  }
  function stamp(node) {
    const { kind, r } = node, hollow = node.status !== "", side = 2 * r * 1.3 + 4, fill = fillOf(node);
    return remembered(stamps, `${kind} ${hollow} ${r} ${fill}`, () => sheet(side, side, (pen) => shape(pen, kind, hollow, side / 2, side / 2, r, fill)));
  }
  function writing(text, strong, size) {
    return remembered(words, `${strong} ${size} ${text}`, () => {
      const line = text.length > 40 ? `${text.slice(0, 38)}…` : text, font = `${strong ? 600 : 400} ${size}px ${FONT}`;
      ruler.font = font;
      return sheet(ruler.measureText(line).width + 6, size * 1.5, (pen) => {
        pen.font = font;
        pen.textBaseline = "middle";
        pen.lineJoin = "round";
        pen.lineWidth = 3.5;
        pen.strokeStyle = colour.paper;
        pen.strokeText(line, 3, size * .75);
        pen.fillStyle = strong ? colour.ink : colour.quiet;
        pen.fillText(line, 3, size * .75);
      });
    });
  }
  function icon(kind, hollow = false) {
    const icon = document.createElement("canvas"), pen = icon.getContext("2d");
    icon.width = icon.height = 32;
    icon.className = "shape";
    icon.setAttribute("aria-hidden", "true");
    shape(pen, kind, hollow, 16, 16, 10.5);
    return icon;
  }
  return { colour, colours, fillOf, forget, icon, shape, stamp, trace, writing };
};
