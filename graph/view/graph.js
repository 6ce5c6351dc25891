"use strict";
(() => {
  const scene = JSON.parse(document.getElementById("scene").textContent);
  const $ = (id) => document.getElementById(id);
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") element.addEventListener("click", value); else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  // --- what there is ---
  const SHAPES = { Person: "circle", Organization: "square", Country: "flag", Place: "triangle", Group: "hexagon", Event: "diamond" };
  const KINDS = ["Person", "Organization", "Country", "Place", "Group", "Event", "Product", "Work", "Other"];
  const colour = {};
  const nodes = [], links = [], documents = [], known = new Map(), joined = new Set();
  let omitted = 0;

  const BARE = { names: [], facts: [], status: "", family: "", role: false, ids: [] };  // what is left out where it is so

  // adds what is not there yet; new nodes stand around the one that they were asked for
  function absorb(more, centre) {
    const evidence = (numbers) => (numbers || []).map((number) => more.evidence[number]);
    const place = more.nodes.map((n) => known.get(n.id) || addNode({ ...BARE, ...n, short: n.short || n.label }, evidence(n.evidence), centre));
    for (const brief of more.edges) {
      const e = { ...BARE, ...brief };
      const [source, target] = [place[e.source], place[e.target]], key = [source.i, e.label, target.i, e.status].join(" ");
      if (joined.has(key)) continue;
      joined.add(key);
      const link = { ...e, source, target, evidence: evidence(e.evidence) };
      links.push(link); source.links.push(link); target.links.push(link);
    }
    for (const d of more.documents) if (!documents.some((have) => have.id === d.id)) documents.push(d);
    for (const node of place) node.size = node.kind === "Event" ? 3.4 : Math.min(11, 4 + 1.5 * Math.sqrt(node.links.length));
    omitted = centre ? Math.max(0, omitted - place.filter((n) => n.late).length) : more.omitted;
  }
  function addNode(n, evidence, centre) {
    const i = nodes.length, turn = 2.4 * i, reach = 26 + 5 * Math.sqrt(i % 40);
    const x = centre ? centre.x + reach * Math.cos(turn) : n.x * 60, y = centre ? centre.y + reach * Math.sin(turn) : n.y * 60;
    const times = n.facts.filter(([fact]) => fact === "time").map(([, day]) => day);
    const node = { ...n, i, x, y, fx: x, fy: y, links: [], evidence, documents: new Set(evidence.map((e) => e.document)), day: times[0] || "", late: Boolean(centre),
      words: fold([n.label, ...n.names, n.family].join(" ")) };
    nodes.push(node);
    known.set(n.id, node);
    return node;
  }
  absorb(scene);
  const byWeight = () => [...nodes].sort((a, b) => b.links.length - a.links.length || a.i - b.i);

  function fold(text) { return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(); }

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["paper", "ink", "quiet", "edge", "accent", "person", "organization", "country", "place", "group", "event", "other"]) {
      colour[name] = style.getPropertyValue(`--${name}`).trim();
    }
  }
  const colourOf = (kind) => colour[kind.toLowerCase()] || colour.other;

  // --- what is shown ---
  const STANDING = { fact: "the article itself", claim: "somebody in it" };
  const off = { kind: new Set(["Other"]), family: new Set(), document: new Set(), standing: new Set() };
  const range = { since: "", until: "" };
  let shown = new Set(), chosen = null, near = new Set(), query = "", start = null;
  const api = document.body.dataset.scenes || "";  // where there is more to ask for

  function refresh() {
    const visible = (n) => !off.kind.has(n.kind) && !(n.kind === "Event" && off.family.has(n.family))
      && !(n.kind === "Event" && (off.standing.has(standing(n)) || !within(n.day)))
      && (!n.documents.size || [...n.documents].some((d) => !off.document.has(d)));
    shown = new Set(nodes.filter(visible));
    for (const node of [...shown]) {  // an event nobody visible takes part in says nothing
      if (node.kind === "Event" && node.links.length && !node.links.some((l) => shown.has(other(l, node)))) shown.delete(node);
    }
    graph.graphData({ nodes: nodes.filter((n) => shown.has(n)), links: links.filter((l) => shown.has(l.source) && shown.has(l.target) && (l.role || !off.standing.has(standing(l)))) });
    $("empty").hidden = shown.size > 0;
    const claims = [...nodes, ...links.filter((l) => !l.role)].filter((x) => x.status.startsWith("claimed")).length;
    $("summary").textContent = [`${shown.size} of ${nodes.length} things`, `${documents.length} ${documents.length === 1 ? "article" : "articles"}`,
      claims ? `${claims} claimed, not stated` : "", omitted ? `${omitted} less connected left out` : ""].filter(Boolean).join(" · ");
    list();
  }
  const standing = (x) => (x.status.startsWith("claimed") ? "claim" : "fact");
  const within = (day) => (!range.since || day && day >= range.since.slice(0, Math.max(4, day.length))) && (!range.until || day && day <= `${range.until}~`);
  const other = (link, node) => (link.source === node ? link.target : link.source);

  function list() {
    const wanted = fold(query).split(/\s+/).filter(Boolean);
    const found = byWeight().filter((n) => shown.has(n) && wanted.every((w) => n.words.includes(w)) && (wanted.length || n.kind !== "Event"));
    $("results-title").textContent = wanted.length ? `${found.length} found` : "Most connected";
    $("results").replaceChildren(...found.slice(0, 60).map((n) => make("li", {},
      make("button", { type: "button", class: n === chosen ? "on" : "", onclick: () => choose(n, true) }, icon(n.kind, n.status), make("span", {}, n.label), make("small", {}, String(n.links.length))))));
    near = wanted.length && !chosen ? new Set(found) : neighbourhood(chosen);
    redraw();
  }
  const neighbourhood = (node) => new Set(node ? [node, ...node.links.map((l) => other(l, node))] : []);

  function chips(box, set, values, labelOf, swatch) {
    box.replaceChildren(...values.map((value) => {
      const button = make("button", { type: "button", class: "chip", "aria-pressed": String(!set.has(value)) }, ...(swatch ? [icon(value)] : []), ` ${labelOf(value)}`);
      button.addEventListener("click", (event) => {
        if (event.altKey || event.shiftKey) { values.forEach((v) => set.add(v)); set.delete(value); } else if (!set.delete(value)) set.add(value);
        chips(box, set, values, labelOf, swatch);
        refresh();
      });
      button.title = "Click: on or off. Shift-click: only this";
      return button;
    }));
  }

  // --- shapes ---
  function trace(pen, kind, x, y, r) {
    const polygon = (corners, turn, radius = r) => {
      for (let k = 0; k < corners; k++) pen.lineTo(x + radius * Math.cos(turn + (2 * Math.PI * k) / corners), y + radius * Math.sin(turn + (2 * Math.PI * k) / corners));
      pen.closePath();
    };
    pen.beginPath();
    switch (SHAPES[kind]) {
      case "square": pen.rect(x - r * .88, y - r * .88, r * 1.76, r * 1.76); break;
      case "flag": pen.rect(x - r * 1.15, y - r * .75, r * 2.3, r * 1.5); break;
      case "triangle": polygon(3, Math.PI / 2, r * 1.2); break;
      case "hexagon": polygon(6, 0); break;
      case "diamond": polygon(4, 0, r * 1.25); break;
      default: pen.arc(x, y, SHAPES[kind] ? r : r * .7, 0, 2 * Math.PI);
    }
  }
  function icon(kind, hollow = false) {
    const canvas = make("canvas", { width: "32", height: "32", "aria-hidden": "true" });
    canvas.style.width = canvas.style.height = "16px";
    canvas.style.verticalAlign = "-3px";
    const pen = canvas.getContext("2d");
    trace(pen, kind, 16, 16, 10);
    pen.fillStyle = pen.strokeStyle = colourOf(kind);
    pen.lineWidth = 3;
    if (hollow) pen.stroke(); else pen.fill();
    return canvas;
  }

  // --- the picture ---
  readColours();
  const faint = (node) => near.size > 0 && !near.has(node);
  const graph = new ForceGraph($("graph"))
    .autoPauseRedraw(true).cooldownTicks(0).nodeId("i").minZoom(.2).maxZoom(14).enableNodeDrag(true)
    .nodeLabel(() => "").linkLabel(() => "")
    .nodeCanvasObject(drawNode)
    .nodePointerAreaPaint((node, paint, pen) => { trace(pen, node.kind, node.x, node.y, node.size + 1.5); pen.fillStyle = paint; pen.fill(); })
    .linkColor((l) => (chosen && (l.source === chosen || l.target === chosen) ? colour.quiet : faint(l.source) || faint(l.target) ? `${colour.edge}40` : l.role ? colour.edge : colour.quiet))
    .linkWidth((l) => (chosen && (l.source === chosen || l.target === chosen) ? 1.6 : l.role ? .8 : 1.2))
    .linkLineDash((l) => (l.status ? [2, 2] : null))
    .linkDirectionalArrowLength((l) => (l.label === "source" || l.label === "place" || l.label === "about" ? 0 : 3)).linkDirectionalArrowRelPos(.92)
    .linkCanvasObjectMode(() => "after").linkCanvasObject(drawLabel)
    .onNodeClick((node) => choose(node, false)).onLinkClick(chooseLink).onBackgroundClick(() => choose(null))
    .onNodeDragEnd((node) => { node.fx = node.x; node.fy = node.y; });
  const redraw = () => graph.nodeColor(graph.nodeColor());  // any setter wakes a paused picture

  function drawNode(node, pen, scale) {
    pen.globalAlpha = faint(node) ? .18 : 1;
    trace(pen, node.kind, node.x, node.y, node.size);
    pen.fillStyle = node.status ? colour.paper : colourOf(node.kind);
    pen.fill();
    pen.lineWidth = node === chosen ? 2.4 : node.status ? 1.4 : .8;
    pen.strokeStyle = node === chosen ? colour.ink : node.status ? colourOf(node.kind) : colour.paper;
    pen.stroke();
    const prominent = node === chosen || near.has(node) || node.kind !== "Event" && (node.links.length > 3 || scale > 1.1) || scale > 2.2;
    if (prominent && !faint(node)) write(pen, node.short, node.x, node.y + node.size + 1.5, node.kind === "Event" ? 10 / Math.max(scale, 1) : 12 / Math.max(scale, .8), node.kind !== "Event");
    pen.globalAlpha = 1;
  }
  function write(pen, text, x, y, size, strong) {
    pen.font = `${strong ? 600 : 400} ${size}px system-ui, "Noto Sans", "DejaVu Sans", sans-serif`;
    pen.textAlign = "center"; pen.textBaseline = "top"; pen.lineJoin = "round";
    const line = text.length > 34 ? `${text.slice(0, 32)}…` : text;
    pen.lineWidth = size / 4; pen.strokeStyle = colour.paper; pen.strokeText(line, x, y);
    pen.fillStyle = strong ? colour.ink : colour.quiet; pen.fillText(line, x, y);
  }
  function drawLabel(link, pen, scale) {
    const mine = chosen && (link.source === chosen || link.target === chosen);
    if (!link.role && (mine || scale > 1.6) || mine && scale > 2.4) {
      write(pen, link.label, (link.source.x + link.target.x) / 2, (link.source.y + link.target.y) / 2 - 4 / scale, 9 / Math.max(scale, 1), false);
    }
  }

  // --- details ---
  function choose(node, travel) {
    chosen = node;
    near = neighbourhood(node);
    if (!node) { $("detail").hidden = true; size(); list(); return; }
    const body = [make("h3", {}, node.label), kindLine(node)];
    const facts = [...(node.names.length > 1 ? [["also called", node.names.filter((n) => n !== node.label).join(", ")]] : []), ...node.facts];
    if (facts.length) body.push(make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])));
    body.push(actions(node), ...neighbours(node), ...words(node.evidence, [node.id]));
    show(body);
    if (travel) { graph.centerAt(node.x, node.y, 500); graph.zoom(Math.max(graph.zoom(), 2.2), 500); }
    location.replace(`#${encodeURIComponent(node.id)}`);
    list();
  }
  function actions(node) {
    const row = make("p", { class: "actions" });
    if (node.href) row.append(make("a", { href: node.href }, "Its page"));
    if (api) row.append(make("button", { type: "button", class: "link", onclick: () => expand(node) }, "More around it"));
    if (start && start !== node) row.append(make("button", { type: "button", class: "link", onclick: () => connect(start, node) }, `Path from ${start.short}`));
    row.append(make("button", { type: "button", class: "link", onclick: () => { start = node; choose(node, false); } }, start === node ? "Now choose the other end" : "Path to …"));
    return row;
  }

  // --- what is farther away ---
  async function expand(node) {
    absorb(await fetched({ about: node.id }), node);
    controls();
    refresh();
    choose(node, false);
  }
  async function connect(from, to) {
    let way = path(from, to);
    if (!way.length && api) {
      absorb(await fetched({ from: from.id, to: to.id }), from);
      way = path(from, to);
    }
    chosen = null;
    start = null;
    const ends = `${from.label} — ${to.label}`;
    if (!way.length) { show([make("h3", {}, ends), make("p", {}, "Nothing that was read connects the two.")]); return; }
    for (const node of way) { off.kind.delete(node.kind); off.family.delete(node.family); }
    controls();
    refresh();
    near = new Set(way);
    show([make("h3", {}, ends), make("p", { class: "kind" }, "The shortest way between the two"),
      make("ol", { class: "way" }, ...way.map((node) => make("li", {}, icon(node.kind, node.status), " ", make("button", { type: "button", class: "link", onclick: () => choose(node, true) }, node.label))))]);
    redraw();
    graph.zoomToFit(400, 120, (node) => near.has(node));
  }
  async function fetched(parameters) {
    const answer = await fetch(`${api}?${new URLSearchParams(parameters)}`);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }
  // breadth first, so that the first way found is a shortest one
  function path(from, to) {
    const before = new Map([[from, null]]), queue = [from];
    for (const node of queue) {
      if (node === to) break;
      for (const next of node.links.map((l) => other(l, node))) if (!before.has(next)) { before.set(next, node); queue.push(next); }
    }
    const way = [];
    for (let node = before.has(to) ? to : null; node; node = before.get(node)) way.unshift(node);
    return way;
  }
  function kindLine(node) {
    const line = make("p", { class: "kind" }, icon(node.kind, node.status), ` ${node.kind}${node.family ? `: ${node.family}` : ""}`);
    if (node.status) line.append(" ", make("b", { class: "claim" }, `${node.status}: no plain fact`));
    return line;
  }
  function neighbours(node) {
    const groups = new Map();
    for (const link of node.links) {
      const name = link.role ? (node.kind === "Event" ? link.label : "takes part in") : link.source === node ? link.label : `${link.label} (of)`;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(link);
    }
    return [...groups].flatMap(([name, members]) => [make("h2", {}, name), make("ul", {}, ...members.slice(0, 80).map((link) => {
      const end = other(link, node);
      const row = make("li", {}, icon(end.kind, end.status || link.status), " ", make("button", { type: "button", class: "link", onclick: () => choose(end, true) }, end.label));
      const day = end.facts.find(([fact]) => fact === "time");
      if (day) row.append(" ", make("small", {}, day[1]));
      if (link.evidence.length) row.append(" ", make("button", { type: "button", class: "link", onclick: () => chooseLink(link) }, "why?"));
      return row;
    }))]);
  }
  function chooseLink(link) {
    const say = make("h3", {}, `${link.source.label} — ${link.label} — ${link.target.label}`);
    const evidence = link.evidence.length ? link.evidence : (link.source.kind === "Event" ? link.source : link.target).evidence;
    show([say, make("p", { class: "kind" }, link.status ? make("b", { class: "claim" }, `${link.status}: no plain fact`) : link.role ? "role in an event" : "stated by the article"), ...words(evidence, link.role ? [link.source.id] : link.ids)]);
  }
  function words(evidence, ids) {
    if (evidence.length || !api) return quotes(evidence);
    const place = make("div");
    fetched(ids.map((id) => ["why", id])).then((found) => place.replaceChildren(...quotes(found)));
    return [place];
  }
  function quotes(numbers) {
    if (!numbers.length) return [];
    return [make("h2", {}, "In the words of the article"), ...numbers.slice(0, 50).map((e) => {
      const source = documents.find((d) => d.id === e.document) || { title: e.document };
      const foot = make("footer", {}, [source.title, source.published, `characters ${e.from}–${e.to}`].filter(Boolean).join(" · "));
      if (e.claimed_by.length) foot.prepend(make("span", { class: "claim" }, `said by ${e.claimed_by.join(", as told by ")} · `));
      if (e.href) foot.append(" · ", make("a", { href: e.href }, "in the article"));
      return make("blockquote", {}, e.before, make("mark", {}, e.quote), e.after, foot);
    })];
  }
  function show(body) { $("detail-body").replaceChildren(...body); $("detail").hidden = false; $("detail").scrollTop = 0; size(); }

  // --- controls ---
  function controls() {
    const have = (values, order) => order.filter((v) => values.has(v));
    const kinds = have(new Set(nodes.map((n) => n.kind)), KINDS);
    const families = [...new Set(nodes.filter((n) => n.kind === "Event").map((n) => n.family))].sort();
    chips($("kinds"), off.kind, kinds, (k) => k, true);
    chips($("families"), off.family, families, (f) => f || "other", false);
    chips($("documents"), off.document, documents.map((d) => d.id), (id) => documents.find((d) => d.id === id).title || id, false);
    $("documents-part").hidden = documents.length < 2;
    chips($("standing"), off.standing, Object.keys(STANDING), (key) => STANDING[key], false);
    $("legend").replaceChildren(...kinds.map((k) => make("span", {}, icon(k), k)), make("span", {}, icon("Event", true), "claimed, denied or possible"));
  }
  // the picture keeps clear of the details, except where they lie below it
  function size() {
    const box = $("graph").getBoundingClientRect();
    const covered = $("detail").hidden || innerWidth < 736 ? 0 : $("detail").offsetWidth;
    graph.width(box.width - covered).height(box.height);
  }
  addEventListener("resize", () => { size(); graph.zoomToFit(0, 40); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); controls(); list(); });
  $("search").addEventListener("input", (event) => { query = event.target.value; choose(null); });
  $("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") { const first = $("results").querySelector("button"); if (first) first.click(); }
    if (event.key === "Escape") { event.target.value = query = ""; list(); }
  });
  for (const end of ["since", "until"]) $(end).addEventListener("input", (event) => { range[end] = event.target.value; refresh(); });
  $("fit").addEventListener("click", () => { choose(null); graph.zoomToFit(300, 40); });
  $("closer").addEventListener("click", () => graph.zoom(graph.zoom() * 1.4, 200));
  $("farther").addEventListener("click", () => graph.zoom(graph.zoom() / 1.4, 200));
  $("close").addEventListener("click", () => choose(null));
  addEventListener("keydown", (event) => {
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === "/") { event.preventDefault(); $("search").focus(); }
    if (event.key === "Escape") choose(null);
    if (event.key === "0") $("fit").click();
    if (event.key === "+") $("closer").click();
    if (event.key === "-") $("farther").click();
  });

  size();
  controls();
  refresh();
  graph.zoomToFit(0, 40);
  const wanted = decodeURIComponent(location.hash.slice(1));
  const first = nodes.find((n) => n.id === wanted);
  if (first) choose(first, true);
  document.body.dataset.ready = "true";
  window.triplewire = { graph, nodes, links, choose };
})();
