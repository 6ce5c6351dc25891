"use strict";
// The graph to look at: what there is, what of it is shown, and what is told of what was chosen. All of that stands in
// the address, behind "#", so that a view can be passed on and the browser's way back leads to the view before.
(() => {
  const { $, make, button, fold, spaced, count } = window.elements, { DETAIL, nothing, read, write } = window.address;

  // --- what there is ---
  const BARE = { names: [], facts: [], status: "", family: "", weight: 0, described: false, role: false, ids: [], documents: [], evidence: [] };  // what is left out where it is so
  const ROLES = { source: "who", target: "to whom", place: "where", recipient: "receiver", beneficiary: "for", instrument: "with what", affects: "what", origin: "from", destination: "to", complement: "as what", companion: "with", participant: "also" };
  const UNIT = 60;  // pixels, at a scale of one, of a unit of the layout
  const api = document.body.dataset.scenes || "", search = document.body.dataset.find || "";  // where there is more to ask for
  const nodes = [], links = [], documents = new Map(), known = new Map(), joined = new Set(), taken = new Set();
  let omitted = 0;

  // adds what is not there yet; new nodes stand near those that they belong to
  function absorb(more, centre = null) {
    const told = (part) => ({ ...BARE, ...part, documents: (part.documents || []).map((i) => more.documents[i].id), evidence: (part.evidence || []).map((i) => more.evidence[i]) });
    for (const d of more.documents) documents.set(d.id, d);
    const fresh = [], here = more.nodes.map((n) => known.get(n.id) || fresh[fresh.push(node(told(n))) - 1]);
    for (const brief of more.edges) {
      const e = told(brief), [source, target] = [here[e.source], here[e.target]], key = [source.i, e.label, target.i, e.status].join(" ");
      if (joined.has(key)) continue;
      const label = spaced(e.label), link = { ...e, label, said: e.role ? ROLES[label] || label : label, source, target };
      joined.add(key);
      links.push(link); source.links.push(link); target.links.push(link);
    }
    const anchored = here.length > fresh.length, aside = nodes.length > fresh.length ? Math.max(...nodes.filter((n) => !fresh.includes(n)).map((n) => n.x)) + 4 * UNIT : 0;
    for (const n of fresh) settle(n, anchored ? centre : null, fresh, aside);
    for (const n of here) n.size = n.kind === "Event" ? 3.6 : Math.min(13, 4 + 1.25 * Math.sqrt(Math.max(n.weight, n.links.length)));
    omitted = centre ? Math.max(0, omitted - fresh.length) : more.omitted;
    return fresh;
  }
  function node(n) {
    const times = n.facts.filter(([fact]) => fact === "time").map(([, day]) => day);
    const made = { ...n, i: nodes.length, short: n.short || n.label, links: [], bundle: [], day: n.day || "", when: times[0] || "", asked: 0, words: fold([n.label, ...n.names, n.family].join(" ")) };
    nodes.push(made);
    known.set(n.id, made);
    return made;
  }
  const cell = (x, y) => `${Math.round(x / 34)} ${Math.round(y / 34)}`;
  function settle(n, centre, fresh, aside) {
    let [x, y] = [n.x * UNIT + aside, n.y * UNIT];
    if (centre) {
      const near = n.links.map((l) => other(l, n)).filter((o) => !fresh.includes(o) || o.settled);
      const around = near.length ? near : [centre];
      [x, y] = ["x", "y"].map((axis) => around.reduce((sum, o) => sum + o[axis], 0) / around.length);
      const [left, top] = [x, y];
      for (let step = 1; taken.has(cell(x, y)) && step < 900; step++) [x, y] = [left + 13 * Math.sqrt(step) * Math.cos(2.4 * step), top + 13 * Math.sqrt(step) * Math.sin(2.4 * step)];
    }
    taken.add(cell(x, y));
    Object.assign(n, { x, y, settled: true });
  }
  const other = (link, n) => (link.source === n ? link.target : link.source);
  const byWeight = () => [...nodes].sort((a, b) => b.size - a.size || b.weight - a.weight || a.i - b.i);

  // --- what is shown, as the address says it ---
  let covered = 0, view = nothing(), lost = [], shown = new Set(), tied = [], start = null, way = [], apart = [], groups = [];
  const change = (changes, push = true) => { lost = []; Object.assign(view, changes); write(view, push); render(); };
  // as the address says; what it needs of what is not here is asked for, and what is nowhere is told
  async function restore(time) {  // in so many milliseconds
    clearTimeout(resting);
    view = read();
    lost = [];
    for (const id of view.more) if (api && !(known.get(id)?.asked)) await sought(id);
    if (view.node && !known.has(view.node)) await sought(view.node);
    if (!known.has(view.node)) view.node = "";
    view.more = view.more.filter((id) => known.has(id));
    if (view.ends.length > 1) await connection();
    for (const name of ["since", "until"]) $(name).value = view[name];
    $("search").value = view.q;
    controls();
    render();
    arrive(time);
  }
  // where the address leads: what is chosen is in sight, whatever the size of the screen
  function arrive(time) {
    const chosen = known.get(view.node), tie = [...(edgeEnds() || way)], [x, y, k] = view.at.split("_").map(Number);
    if (view.at) picture.travel(x, y, k, time); else if (!chosen) picture.fit(tie.length ? tie : [...shown], time);
    if (chosen && !(picture.seen(chosen) && (time || view.at))) goTo(chosen, time);
  }
  let resting = 0;
  function moved() {
    clearTimeout(resting);
    resting = setTimeout(() => {
      const { x, y, k } = picture.where();
      view.at = `${x.toFixed(1)}_${y.toFixed(1)}_${k.toFixed(3)}`;
      write(view, false);
    }, 500);
  }
  function fitAll() {
    clearTimeout(resting);
    view.at = "";
    write(view, false);
    picture.fit([...shown]);
  }
  async function sought(id) {
    try { if (api) await more(id); } catch { /* told as what is lost */ }
    if (!known.has(id)) lost.push(id);
  }
  const brief = (text) => (text.length > 60 ? `${text.slice(0, 58)}…` : text);
  function tellLost() {
    const names = lost.map((id) => `“${brief(id)}”`).join(" and ");
    $("lost").textContent = names ? `${names} ${lost.length > 1 ? "were" : "was"} not found: nothing here is called so, or nothing is tied to it.` : view.edge && !edge() ? "The tie that the address names was not found." : "";
    $("lost").hidden = !$("lost").textContent;
  }

  const standing = (x) => (x.status.startsWith("claimed") ? "claim" : "fact");
  const within = (day) => (!view.since || day && day >= view.since.slice(0, Math.max(4, day.length))) && (!view.until || day && day <= `${view.until}~`);
  const told = (x) => !view.unsaid.has(standing(x)) && (!view.document || x.documents.includes(view.document) || x.evidence.some((e) => e.document === view.document));
  const asked_for = (n) => n.id === view.node || view.ends.includes(n.id) || view.more.includes(n.id) || way.includes(n);
  const allowed = (n) => !view.hide.has(n.kind) && (n.kind !== "Event" || !view.without.has(n.family || "other") && told(n) && within(n.day));
  const visible = (n) => allowed(n) && (!n.described || !view.less.has("described") || asked_for(n));
  const ends = (n) => [...new Set(n.links.map((l) => other(l, n)).filter((o) => shown.has(o)))];

  function render() {
    shown = new Set(nodes.filter(visible));
    const few = view.less.has("alone") ? 2 : 1;  // events with fewer visible participants stand for nothing that joins
    for (const n of [...shown]) if (n.kind === "Event" && n.links.length && !asked_for(n) && ends(n).length < few) shown.delete(n);
    bundle();
    let drawn = links.filter((l) => shown.has(l.source) && shown.has(l.target) && (l.role || told(l)));
    const dated = view.since || view.until;
    if (view.document || dated) {  // who takes part in what is left, and nobody else; what lasts has no date of its own
      const part = new Set(drawn.filter((l) => l.role || !dated).flatMap((l) => [l.source, l.target]));
      for (const n of [...shown]) if (!part.has(n)) shown.delete(n);
      drawn = drawn.filter((l) => part.has(l.source) && part.has(l.target));
    }
    tied = drawn;
    const held = new Set(drawn.flatMap((l) => [l.source, l.target]));
    if (view.less.has("lone") && held.size) for (const n of [...shown]) if (!held.has(n) && !asked_for(n)) shown.delete(n);
    tint();
    $("undo").disabled = !history.state?.depth;
    picture.show(nodes.filter((n) => shown.has(n)), drawn);
    $("empty").hidden = shown.size > 0;
    tellLost();
    const claims = [...shown, ...drawn.filter((l) => !l.role)].filter((x) => standing(x) === "claim").length;
    $("summary").textContent = [`${shown.size.toLocaleString("en")} of ${count(nodes.length, "thing")}`, count(documents.size, "article"),
      claims ? `${claims.toLocaleString("en")} claimed, not stated` : "", omitted ? `${omitted.toLocaleString("en")} less connected left out` : ""].filter(Boolean).join(" · ");
    detail();
    list();
  }

  // events between the same participants are one diamond with their number, until each is asked for
  function bundle() {
    for (const n of nodes) n.bundle = [];
    if (!view.less.has("each")) return;
    const groups = new Map();
    for (const n of shown) if (n.kind === "Event") {
      const key = ends(n).map((o) => o.i).sort((a, b) => a - b).join(" ");
      groups.set(key, [...(groups.get(key) || []), n]);
    }
    for (const [key, members] of groups) {
      if (members.length < 2 || !key.includes(" ")) continue;
      const first = members.find(asked_for) || members.find((n) => !n.status) || members[0];
      first.bundle = members;
      for (const n of members) if (n !== first) shown.delete(n);
    }
  }

  // --- the list ---
  let asking = 0;
  function list() {
    const wanted = fold(view.q).split(/[\s-]+/).filter(Boolean), chosen = known.get(view.node);
    const found = byWeight().filter((n) => (wanted.length ? allowed(n) && wanted.every((w) => n.words.includes(w)) : shown.has(n) && n.kind !== "Event"));
    $("results-title").textContent = wanted.length ? `${found.length} found` : "Most connected";
    $("results").replaceChildren(...found.slice(0, wanted.length ? 60 : 8).map((n) => make("li", {}, button(n === chosen ? "on" : "", () => choose(n, true), picture.icon(n.kind, n.status), make("span", {}, n.label), make("small", {}, String(Math.max(n.weight, n.links.length)))))));
    picture.mark(chosen || null, way.length ? new Set(way) : chosen ? new Set([chosen, ...chosen.links.map((l) => other(l, chosen))]) : edgeEnds() || (wanted.length ? new Set(found) : new Set()));
    elsewhere(wanted.length ? view.q : "");
  }
  const named = (link) => [link.source.id, link.target.id, link.label, link.status].join(" ");
  const edge = () => (view.edge ? links.find((link) => named(link) === view.edge) : null);
  const edgeEnds = () => { const link = edge(); return link && new Set([link.source, link.target]); };
  // what is called so in the whole graph, but not in this part of it
  async function elsewhere(text) {
    const turn = ++asking, place = $("elsewhere");
    if (!place) return;
    if (!search || text.length < 2) { place.replaceChildren(); return; }
    await new Promise((done) => { setTimeout(done, 140); });
    if (turn !== asking) return;
    const answer = await fetch(`${search}?${new URLSearchParams({ q: text })}`), found = answer.ok ? await answer.json() : [];
    const rest = found.filter((f) => f.kind !== "Article" && !known.has(f.iri));
    if (turn === asking) place.replaceChildren(...(rest.length ? [make("h2", {}, "Elsewhere in the graph"), make("ol", { class: "results" }, ...rest.map((f) => make("li", {}, button("", () => fetchAndChoose(f.iri), picture.icon(f.kind), make("span", {}, f.label), make("small", {}, "+")))))] : []));
  }
  async function fetchAndChoose(id) {
    await more(id);
    controls();
    change({ node: id, edge: "", ends: [], q: "", more: [...view.more, id] });
    $("search").value = "";
    if (known.has(id)) goTo(known.get(id));
  }

  // --- what is farther away ---
  async function asked(parameters) {
    const answer = await fetch(`${api}?${new URLSearchParams(parameters)}`);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }
  async function more(id) {
    const centre = known.get(id), found = await asked({ about: id, skip: centre ? centre.asked : 0 });
    absorb(found, centre || { x: 0, y: 0 });
    const n = known.get(id);
    if (n) n.asked += Math.max(1, found.nodes.length - 1);
  }
  async function expand(n) {
    const before = nodes.length;
    await more(n.id);
    controls();
    change({ node: n.id, more: view.more.includes(n.id) ? view.more : [...view.more, n.id] });
    if (nodes.length > before) fitPart([n, ...n.links.map((l) => other(l, n))]);
  }
  // the ways from the first end to each other one, which may begin on a way that was found before
  async function connection() {
    const [first, ...others] = view.ends;
    [way, apart] = [[], []];
    for (const end of others) {
      const found = () => (known.has(first) && known.has(end) ? path(way.length ? way : [known.get(first)], known.get(end)) : []);
      let part = found();
      if (!part.length && api) {
        const more = await asked({ from: first, to: end }).catch(() => null);  // an end that is no node
        if (more) absorb(more, known.get(first) || { x: 0, y: 0 });
        part = found();
      }
      if (!part.length) apart.push(end);
      way = [...new Set([...way, ...part])];
    }
    for (const n of way) { view.hide.delete(n.kind); view.without.delete(n.family || "other"); }
  }
  async function connect(ends) {
    start = null;
    Object.assign(view, { node: "", edge: "", ends });
    await connection();
    controls();
    change({});
    if (way.length) fitPart(way);
  }
  // breadth first, so that the first way found is a shortest one
  function path(starts, to) {
    const before = new Map(starts.map((n) => [n, null])), queue = [...starts];
    for (const n of queue) {
      if (n === to) break;
      for (const next of n.links.map((l) => other(l, n))) if (!before.has(next)) { before.set(next, n); queue.push(next); }
    }
    const found = [];
    for (let n = before.has(to) ? to : null; n; n = before.get(n)) found.unshift(n);
    return found;
  }

  // --- details ---
  // from elsewhere on the page, the picture leads there
  function choose(n, coming = false) {
    if (n && start && !start.includes(n.id)) { connect([...start, n.id]); return; }
    way = [];
    change({ node: n ? n.id : "", edge: "", ends: [] });
    if (n && coming && narrow()) scrollTo(0, 0);
    if (n && (!picture.seen(n) || coming && picture.scale() < .9)) goTo(n);
  }
  const narrow = () => innerWidth < 736;
  const goTo = (n, time) => { picture.travel(n.x, n.y, Math.max(picture.scale(), 1), time); if (time !== 0) moved(); };
  const fitPart = (some) => { picture.fit(some); moved(); };
  const chooseLink = (link) => { way = []; change({ node: "", ends: [], edge: named(link) }); };
  function detail() {
    if (view.ends.length < 2) way = [];
    const n = known.get(view.node), link = edge();
    const body = n ? details.ofNode(n) : link ? details.ofLink(link) : view.ends.length > 1 ? details.ofWay() : null;
    const opened = $("detail").hidden;
    $("detail").hidden = !body;
    if (body) { $("detail-body").replaceChildren(...body); $("detail").scrollTop = 0; }
    if (opened !== Boolean(body)) return;
    const { width } = $("detail").getBoundingClientRect(), wide = narrow() ? 0 : body ? width : -covered;
    covered = Math.max(0, wide);
    picture.size(covered, below());
    picture.pan(-wide / 2, 0);  // aside
  }
  // of the picture, what lies under the panel of a narrow screen
  const below = () => (narrow() && !$("detail").hidden ? Math.max(0, $("graph").getBoundingClientRect().bottom - $("detail").getBoundingClientRect().top) : 0);
  // --- groups ---
  function tint() {
    groups = view.groups ? findGroups(nodes, links, byWeight()) : [];
    for (const n of nodes) n.hue = groups.length ? (n.group ? `group-${n.group}` : "none") : "";
    const on = button("chip", () => { change({ groups: view.groups ? "" : "yes" }); }, "colours of groups");
    on.setAttribute("aria-pressed", String(Boolean(view.groups)));
    const rows = groups.map(({ name, its }, i) => {
      const seen = its.filter((n) => shown.has(n)), near = seen.flatMap((n) => n.links.map((l) => other(l, n)).filter((o) => o.group === n.group));
      return make("li", {}, button("", () => { picture.mark(null, new Set([...seen, ...near])); fitPart(seen); }, make("b", { class: `group-${i + 1}` }, String(i + 1)), make("span", {}, name), make("small", {}, String(seen.length))));
    });
    const held = $("groups").contains(document.activeElement);
    $("groups").replaceChildren(on, make("ol", { class: "results" }, ...rows));
    if (held) on.focus();
  }

  // --- the picture, and what is typed and clicked ---
  const picture = window.makePicture($("graph"), { choose, chooseLink, moved });
  const controls = window.makeControls({ nodes, documents, picture, change, view: () => view, DETAIL });
  const details = window.makeDetails({
    api, known, documents, picture, other, asked, choose, chooseLink, expand, view: () => view, groups: () => groups,
    found: () => ({ way, apart }), begun: () => start, begin: (ids) => { start = ids; render(); },
  });
  window.makeSaver($("graph"), { picture, drawn: () => ({ nodes: [...shown], links: tied }) });
  picture.colours();
  absorb(JSON.parse($("scene").textContent));
  for (const media of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(media).addEventListener("change", () => { picture.colours(); controls(); list(); if (media === "print") { picture.size(0); picture.fit(undefined, 0); } });
  }
  addEventListener("resize", () => { picture.size(covered = $("detail").hidden || narrow() ? 0 : $("detail").offsetWidth, below()); arrive(0); });
  addEventListener("popstate", () => restore(450));
  $("search").addEventListener("input", (event) => { way = []; change({ q: event.target.value, node: "", edge: "", ends: [] }, false); });
  $("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") { const first = document.querySelector("#results button, #elsewhere button"); if (first) { event.target.blur(); first.click(); } }
    if (event.key === "Escape") { event.target.value = ""; change({ q: "" }, false); }
  });
  for (const end of ["since", "until"]) $(end).addEventListener("change", (event) => { change({ [end]: event.target.value }); controls(); });
  $("document").addEventListener("change", (event) => { change({ document: event.target.value }); fitAll(); });
  $("fit").addEventListener("click", () => { if (view.node || view.edge || view.ends.length) choose(null); fitAll(); });
  $("undo").addEventListener("click", () => history.back());
  $("closer").addEventListener("click", () => picture.zoom(1.4));
  $("farther").addEventListener("click", () => picture.zoom(1 / 1.4));
  $("close").addEventListener("click", () => choose(null));
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  $("graph").addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key], chosen = known.get(view.node);
    if (arrow) {
      event.preventDefault();
      const next = chosen && picture.towards(chosen, ...arrow, chosen.links.map((l) => other(l, chosen)).filter((n) => shown.has(n)));
      if (next) choose(next); else if (chosen || event.shiftKey) { picture.pan(-60 * arrow[0], -60 * arrow[1]); moved(); } else choose(byWeight().find((n) => shown.has(n)) || null);
    }
    if (event.key === "Enter" && chosen?.href) location.assign(chosen.href);
    if (event.key === "e" && chosen && api) expand(chosen);
  });
  addEventListener("keydown", (event) => {
    if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey) return;
    if (event.key === "/") { event.preventDefault(); $("search").focus(); }
    if (event.key === "Escape") { start = null; choose(null); }
    if (event.key === "0") $("fit").click();
    if (event.key === "+") $("closer").click();
    if (event.key === "-") $("farther").click();
  });

  picture.size(0);
  controls();
  picture.show(nodes, links);
  picture.fit(undefined, 0);
  restore(0).finally(() => { document.body.dataset.ready = "true"; });
  window.triplewire = { picture, nodes, links, choose, shown: () => [...shown] };
})();
