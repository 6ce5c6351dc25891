"use strict";
// The diagram of an answer, fitted into its frame, to move about in: shapes and letters keep their size, and of the names
// and the labels of lines those are seen that cover nothing, the names of what has most lines first.
(() => {
  const GAP = 15, ASIDE = 60, OVER = 42;  // pixels from the middle of a node to the end of a line; around the outermost nodes
  const NEAREST = 3;

  function start(svg) {
    if (svg.dataset.ready) return;
    svg.dataset.ready = "true";
    const frame = svg.parentElement, view = { x: 0, y: 0, k: 1 };
    const nodes = [...svg.querySelectorAll("a")].map((element) => { const { e: x, f: y } = element.transform.baseVal[0].matrix, name = element.querySelector("text"); return { element, shape: element.firstElementChild, x, y, name, wide: name.getComputedTextLength() + 6, ties: 0 }; });
    const lines = [...svg.querySelectorAll("line")].map((element) => { const [one, other] = element.dataset.ends.split(" ").map((i) => nodes[i]); one.ties++; other.ties++; return { element, one, other }; });
    for (const label of svg.querySelectorAll(".between")) Object.assign(lines[label.dataset.line], { label, wide: label.getComputedTextLength() + 4 });
    const byTies = [...nodes].sort((a, b) => b.ties - a.ties), side = (axis, pick) => pick(...nodes.map((n) => n[axis]));
    const [left, top, right, bottom] = [side("x", Math.min), side("y", Math.min), side("x", Math.max), side("y", Math.max)];
    let width = 0, height = 0, size = 1;  // of the shapes

    function fit() {
      width = frame.clientWidth;
      const across = (width - 2 * ASIDE) / (right - left || 1);
      height = Math.min(Math.max((bottom - top) * Math.min(1, across) + 2 * OVER, 160), Math.max(320, innerHeight * .72));
      view.k = Math.min(1, across, (height - 2 * OVER) / (bottom - top || 1));
      view.x = (width - (left + right) * view.k) / 2;
      view.y = (height - (top + bottom) * view.k) / 2 - 6;
      for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) svg.setAttribute(name, value);
      paint();
    }
    function paint() {
      size = Math.max(.6, Math.min(1, view.k * 1.6));
      for (const n of nodes) {
        [n.sx, n.sy] = [n.x * view.k + view.x, n.y * view.k + view.y];
        n.element.setAttribute("transform", `translate(${n.sx.toFixed(1)} ${n.sy.toFixed(1)})`);
        n.shape.setAttribute("transform", `scale(${size})`);
      }
      for (const { element, one, other } of lines) {
        const dx = other.sx - one.sx, dy = other.sy - one.sy, part = GAP * size / (Math.hypot(dx, dy) || 1);
        const ends = { x1: one.sx + dx * part, y1: one.sy + dy * part, x2: other.sx - dx * part, y2: other.sy - dy * part };
        for (const [name, value] of Object.entries(ends)) element.setAttribute(name, value.toFixed(1));
      }
      name();
    }
    function name() {
      const taken = nodes.map((n) => [n.sx - 9 * size, n.sy - 9 * size, n.sx + 9 * size, n.sy + 9 * size]);
      const free = (box) => !taken.some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3]);
      const put = (text, spots) => {
        const spot = spots.find(({ box }) => free(box));
        text.style.visibility = spot ? "" : "hidden";
        if (!spot) return;
        taken.push(spot.box);
        text.setAttribute("x", spot.x);
        text.setAttribute("y", spot.y);
      };
      for (const n of byTies) {
        const within = (x) => Math.max(n.wide / 2, Math.min(width - n.wide / 2, x)) - n.sx, aside = 10 * size + n.wide / 2;
        const spots = [[within(n.sx), 10 * size + 14], [within(n.sx), -10 * size - 4], [aside, 4], [-aside, 4]];
        const inside = ({ box: [from, , to] }) => from > -1 && to < width + 1;
        put(n.name, spots.map(([x, y]) => ({ x, y, box: [n.sx + x - n.wide / 2, n.sy + y - 12, n.sx + x + n.wide / 2, n.sy + y + 4] })).filter(inside));
      }
      for (const { label, wide, one, other } of lines) if (label) {
        const x = (one.sx + other.sx) / 2, y = (one.sy + other.sy) / 2, long = Math.hypot(one.sx - other.sx, one.sy - other.sy);
        put(label, long > 60 ? [{ x, y, box: [x - wide / 2, y - 10, x + wide / 2, y + 4] }] : []);
      }
    }
    function pan(dx, dy) { view.x += dx; view.y += dy; paint(); }
    function zoom(factor, x = width / 2, y = height / 2) {
      const k = Math.max(view.k / 4, Math.min(NEAREST, view.k * factor)), by = k / view.k;
      Object.assign(view, { k, x: x - (x - view.x) * by, y: y - (y - view.y) * by });
      paint();
    }
    const KEYS = { "+": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: fit, ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60) };
    const run = (key) => KEYS[key]?.();
    frame.addEventListener("keydown", (event) => { if (event.target === frame && KEYS[event.key]) { event.preventDefault(); run(event.key); } });
    svg.addEventListener("pointerdown", (event) => { if (event.target.closest("a")) event.stopImmediatePropagation(); });  // a link stays one
    window.followPointer(svg, { pan, zoom, nodeAt: () => null, click() {}, hover() {}, drag() {}, stop() {} });
    const tools = frame.nextElementSibling;
    tools.hidden = false;
    for (const button of tools.querySelectorAll("button")) button.addEventListener("click", () => run(button.value));
    let waiting = 0;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => { if (frame.clientWidth !== width) fit(); }, 60); });
    fit();
  }
  const all = () => { for (const svg of document.querySelectorAll(".diagram")) start(svg); };
  all();
  document.addEventListener("answered", all);
})();
