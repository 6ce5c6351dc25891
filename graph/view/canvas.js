"use strict";
// Nodes and links on a canvas, to move about in: what is drawn again in every frame is copied from small pictures that
// are made once, so that thousands of nodes stay fluid without a graphics card.
window.makePicture = (box, { choose, chooseLink, moved: told }) => {
  const LINE = 14;  // pixels from a line of writing to the next
  const [NEAREST, FARTHEST] = [12, .08];
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
  const { colour, colours, fillOf, forget, icon, shape, stamp, trace, writing } = window.makeShapes();
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const view = { x: 0, y: 0, k: 1 };  // a point p of the graph stands at p * k + (x, y)
  let nodes = [], links = [], byWeight = [], width = 0, height = 0, covered = 0, dots = 1;
  let written = [], numbers = [];  // the names as they stand, and the numbers at nodes
  let chosen = null, near = new Set(), hovered = null, waiting = 0, moving = 0, below = 0;
  let slow = false, hasty = false, moved = 0, resting = 0;  // on a slow machine a moving picture has fewer of its lines
  box.append(canvas);

  const whole = (x) => Math.round(x * dots) / dots;  // a picture that lies between pixels takes far longer to copy
  const put = ({ made, wide, high }, x, y) => pen.drawImage(made, whole(x - wide / 2), whole(y - high / 2), wide, high);

  // --- drawing ---
  const radius = (node) => Math.max(2, Math.round(2 * node.size * Math.min(1.5, Math.max(.45, view.k ** .55))) / 2);
  const draw = () => { if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; paint(); }); };
  function paint() {
    const began = performance.now();
    hasty = slow && began - moved < 150;
    const every = hasty ? Math.ceil(links.length / 1200) : 1;
    if (hasty) { clearTimeout(resting); resting = setTimeout(draw, 180); }
    for (const node of nodes) { node.sx = node.x * view.k + view.x; node.sy = node.y * view.k + view.y; node.r = radius(node); }
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    pen.fillStyle = colour.paper;
    pen.fillRect(0, 0, width, height);
    const told = near.size > 0;
    const groups = { plain: [], claim: [], lasting: [], near: [], nearClaim: [] };
    links.forEach((link, i) => {
      const group = onScreen(link) && groupOf(link, told);
      if (group && (i % every === 0 || group.startsWith("near"))) groups[group].push(link);
    });
    pen.globalAlpha = told ? .22 : Math.max(.4, Math.min(1, view.k + 250 / (links.length + 1)));
    strokes(groups.plain, colour.edge, .9);
    strokes(groups.claim, colour.edge, .9, [3, 3]);
    pen.globalAlpha *= .6;
    strokes(groups.lasting, colour.quiet, .9);
    pen.globalAlpha = 1;
    const wide = groups.near.length > 80 ? .8 : 1.4;
    strokes(groups.near, colour.quiet, wide);
    strokes(groups.nearClaim, colour.quiet, wide, [4, 3]);
    arrows([...groups.near, ...groups.nearClaim]);
    for (const faint of [true, false]) {
      pen.globalAlpha = faint ? .22 : 1;
      for (const node of nodes) if (inside(node, 20) && (told && !near.has(node)) === faint) put(stamp(node), node.sx, node.sy);
    }
    pen.globalAlpha = 1;
    for (const node of [chosen, hovered]) if (node && node.r) ring(node);
    numbers = [];
    for (const node of nodes) if (node.hue && node.group && node.r >= 6 && inside(node, 0)) number(node.group, node.sx, node.sy);
    counts(names(told));
    if (told) ties([...groups.near, ...groups.nearClaim]);
    slow = performance.now() - began > (hasty ? 4 : 14);
  }
  function groupOf(link, told) {
    if (told && near.has(link.source) && near.has(link.target) && (!chosen || link.source === chosen || link.target === chosen)) return link.status ? "nearClaim" : "near";
    return link.status ? "claim" : link.role ? "plain" : "lasting";
  }
  const inside = (node, room) => node.sx > -room && node.sx < width + room && node.sy > -room && node.sy < height + room;
  const onScreen = ({ source: a, target: b }) => Math.max(a.sx, b.sx) > 0 && Math.min(a.sx, b.sx) < width && Math.max(a.sy, b.sy) > 0 && Math.min(a.sy, b.sy) < height;
  function strokes(some, style, wide, dash = []) {
    if (!some.length) return;
    pen.beginPath();
    for (const { source: a, target: b } of some) { pen.moveTo(a.sx, a.sy); pen.lineTo(b.sx, b.sy); }
    pen.setLineDash(some.length < 400 && !hasty ? dash : []);  // dashes take long
    pen.strokeStyle = style;
    pen.lineWidth = wide;
    pen.stroke();
    pen.setLineDash([]);
  }
  function arrows(some) {
    pen.fillStyle = colour.quiet;
    for (const { source: a, target: b, label } of some) {
      if (label === "source" || label === "place" || label === "about") continue;
      const turn = Math.atan2(b.sy - a.sy, b.sx - a.sx), x = b.sx - (b.r + 2) * Math.cos(turn), y = b.sy - (b.r + 2) * Math.sin(turn);
      pen.beginPath();
      pen.moveTo(x, y);
      for (const side of [-.42, .42]) pen.lineTo(x - 8 * Math.cos(turn + side), y - 8 * Math.sin(turn + side));
      pen.fill();
    }
  }
  function ring(node) {
    trace(pen, node.kind, node.sx, node.sy, node.r + 2.5);
    pen.lineWidth = 2;
    pen.strokeStyle = node === chosen ? colour.ink : colour.quiet;
    pen.stroke();
  }
  // As a map does it: the weightiest first, below, above, beside or aslant of its node, and none upon another. The hubs
  // always have theirs, where it covers least; the names of all others keep clear of nodes, or are left out.
  function names(told) {
    written = [];
    const bodies = byWeight.filter((n) => n.kind !== "Event" && inside(n, 0)).slice(0, 200).map((n) => [n.sx - n.r, n.sy - n.r, n.sx + n.r, n.sy + n.r]);
    const taken = [], most = Math.max(12, Math.min(140, width * height / 7000)), hubs = 8 + width / 48;
    const first = [chosen, hovered].filter(Boolean), order = new Set(told ? [...first, ...byWeight.filter((n) => near.has(n))] : [...first, ...byWeight]);
    let rank = 0;
    for (const node of order) {
      if (taken.length >= most) break;
      if (!inside(node, 0) || node.kind === "Event" && node !== hovered && node !== chosen && view.k < 1.15 && !(told && near.size < 50)) continue;
      const strong = node.kind !== "Event", must = node === chosen || node === hovered;
      const name = writing(node === hovered ? node.label : node.short, strong, strong ? 12.5 : 11.5);
      const free = spots(node, name).filter((spot) => !taken.some((o) => meets(spot, o))), covers = (spot) => bodies.filter((o) => meets(spot, o)).length;
      const spot = strong && rank++ < hubs ? least(free, covers) : free.find((spot) => !covers(spot));
      if (!spot && !must) continue;
      const [left, top, right, bottom] = spot || spots(node, name)[0] || boxed(node.sx, node.sy + node.r + 10, name.wide), [x, y] = [(left + right) / 2, (top + bottom) / 2];
      taken.push([left - 2, top, right + 2, bottom]);
      written.push({ text: node === hovered ? node.label : node.short, x, y, strong });
      put(name, x, y);
    }
    return [...taken, ...bodies];
  }
  const boxed = (x, y, wide) => [x - wide / 2, y - 8, x + wide / 2, y + 8];
  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  function spots(node, name) {
    const up = node.r + 10, aside = node.r + name.wide / 2 + 1, slant = aside - node.r / 3;
    return [[0, up], [0, -up], [aside, 0], [-aside, 0], [slant, up - 4], [-slant, up - 4], [slant, 4 - up], [-slant, 4 - up]]
      .map(([x, y]) => boxed(node.sx + x, node.sy + y, name.wide)).filter(([left, , right]) => left > 0 && right < width - covered);
  }
  // how many events a diamond stands for, where that lies on no name
  function counts(taken) {
    if (view.k < .55) return;
    for (const n of nodes) {
      if (n.bundle.length < 2 || !inside(n, 0)) continue;
      const spot = [[1, -1], [-1, -1], [1, 1], [-1, 1]].map(([x, y]) => [n.sx + x * (n.r + 6), n.sy + y * (n.r + 1)]).find(([x, y]) => !taken.some((o) => x - 5 < o[2] && o[0] < x + 5 && y - 6 < o[3] && o[1] < y + 6));
      if (!spot) continue;
      taken.push([spot[0] - 5, spot[1] - 6, spot[0] + 5, spot[1] + 6]);
      number(n.bundle.length, ...spot);
    }
  }
  function number(value, x, y) {
    numbers.push({ text: String(value), x, y, strong: true, size: 10 });
    put(writing(String(value), true, 10), x, y);
  }
  function least(some, cost) {
    let best = null, lowest = Infinity;
    for (const one of some) { const its = cost(one); if (its < lowest) [best, lowest] = [one, its]; }
    return best;
  }
  // what joins two nodes stands in lines between them, and no line upon another
  function ties(some) {
    if (some.length > 40) return;
    const between = new Map();
    for (const { source: a, target: b, said, role } of some) {
      if (role && chosen?.kind !== "Event" || Math.hypot(a.sx - b.sx, a.sy - b.sy) <= 70) continue;
      const key = `${Math.min(a.i, b.i)} ${Math.max(a.i, b.i)}`;
      if (!between.has(key)) between.set(key, { x: (a.sx + b.sx) / 2, y: (a.sy + b.sy) / 2, lines: new Set() });
      between.get(key).lines.add(said);
    }
    for (const { x, y, lines } of between.values()) [...lines].forEach((said, row) => {
      const at = y + LINE * (row - (lines.size - 1) / 2);
      written.push({ text: said, x, y: at, strong: false });
      put(writing(said, false, 10.5), x, at);
    });
  }

  // --- moving about ---
  function place(x, y, k) {
    Object.assign(view, { x, y, k: Math.max(FARTHEST, Math.min(NEAREST, k)) });
    moved = performance.now();
    draw();
  }
  const pan = (dx, dy) => place(view.x + dx, view.y + dy, view.k);
  function travel(x, y, k, time = 450) {  // the point (x, y) of the graph goes to the middle
    cancelAnimationFrame(moving);
    k = Math.max(FARTHEST, Math.min(NEAREST, k));
    const from = { ...view }, to = { x: (width - covered) / 2 - x * k, y: (height - below) / 2 - y * k, k }, began = performance.now();
    const step = (now) => {
      const part = time && !still.matches ? Math.min(1, (now - began) / time) : 1, eased = part * part * (3 - 2 * part);
      const at = (name) => from[name] + (to[name] - from[name]) * eased;
      place(at("x"), at("y"), at("k"));
      if (part < 1) moving = requestAnimationFrame(step);
    };
    step(began);
  }
  function zoom(factor, x = (width - covered) / 2, y = height / 2) {
    cancelAnimationFrame(moving);
    const k = Math.max(FARTHEST, Math.min(NEAREST, view.k * factor)), by = k / view.k;
    place(x - (x - view.x) * by, y - (y - view.y) * by, k);
    told();
  }
  function fit(some = nodes, time = 400, closest = 1.6) {
    if (!some.length || !width) return;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { x, y } of some) { left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y); }
    const [aside, over] = [Math.min(170, (width - covered) / 6), Math.min(150, height / 5)];  // room for names, the tools and the legend
    const k = Math.min((width - covered - aside) / (right - left || 1), (height - below - over) / (bottom - top || 1), closest);
    travel((left + right) / 2, (top + bottom) / 2 + (over / 15) / k, k, time);
  }
  // `covered` pixels at the right and `below` at the bottom lie under something else
  function size(inset = covered, under = below) {
    [covered, below] = [inset, under];
    [width, height, dots] = [box.clientWidth, box.clientHeight, Math.min(2, devicePixelRatio || 1)];
    canvas.width = width * dots;
    canvas.height = height * dots;
    forget(dots);
    paint();
  }

  // --- the pointer ---
  function nodeAt(x, y, reach = 5) {
    let best = null, least = Infinity;
    for (const node of nodes) {
      const away = Math.hypot(node.sx - x, node.sy - y) - node.r;
      if (away < reach && away <= least) { best = node; least = away; }
    }
    return best;
  }
  function linkAt(x, y) {
    let best = null, least = 5;
    for (const link of links) {
      const { source: a, target: b } = link, dx = b.sx - a.sx, dy = b.sy - a.sy;
      const part = Math.max(0, Math.min(1, ((x - a.sx) * dx + (y - a.sy) * dy) / (dx * dx + dy * dy || 1)));
      const away = Math.hypot(x - a.sx - part * dx, y - a.sy - part * dy) + (near.size && !(near.has(a) && near.has(b)) ? 3 : 0);
      if (away < least) { best = link; least = away; }
    }
    return best;
  }
  function click({ x, y }) {
    const node = nodeAt(x, y, 6), link = node ? null : linkAt(x, y);
    if (link) chooseLink(link); else choose(node);
  }
  function hover(here) {
    const node = here ? nodeAt(here.x, here.y) : null;
    canvas.style.cursor = node || here && linkAt(here.x, here.y) ? "pointer" : "";
    if (node !== hovered) { hovered = node; draw(); }
  }
  const drag = (node, dx, dy) => { node.x += dx / view.k; node.y += dy / view.k; draw(); };
  window.followPointer(canvas, { click, hover, pan: (dx, dy) => { pan(dx, dy); told(); }, zoom, drag, nodeAt: ({ x, y }) => nodeAt(x, y), stop: () => cancelAnimationFrame(moving) });

  // the neighbour that lies best in a direction, for the arrow keys
  function towards(node, dx, dy, among) {
    let best = null, least = Infinity;
    for (const other of among) {
      const [x, y] = [other.x - node.x, other.y - node.y], along = x * dx + y * dy, across = Math.abs(x * dy - y * dx);
      if (along > 0 && along + 2 * across < least && across < 2 * along) { best = other; least = along + 2 * across; }
    }
    return best;
  }

  new ResizeObserver(() => { if (box.clientWidth !== width || box.clientHeight !== height) size(); }).observe(box);
  return {
    draw, fit, icon, pan, shape, size, towards, trace, travel, zoom,
    colours() { colours(); if (width) paint(); },
    state: () => ({ width, height, names: written, numbers, colour, fillOf }),
    show(some, ties) {
      [nodes, links] = [some, ties];
      byWeight = [...nodes].sort((a, b) => b.size - a.size || b.weight - a.weight || a.i - b.i);
      draw();
    },
    mark(node, around) { [chosen, near] = [node, around]; draw(); },
    scale: () => view.k,
    where: () => ({ x: ((width - covered) / 2 - view.x) / view.k, y: ((height - below) / 2 - view.y) / view.k, k: view.k }),
    spot: (node) => ({ x: node.x * view.k + view.x, y: node.y * view.k + view.y }),
    seen: (node) => { const { x, y } = { x: node.x * view.k + view.x, y: node.y * view.k + view.y }; return x > 30 && x < width - covered - 30 && y > 30 && y < height - below - 30; },
  };
};
