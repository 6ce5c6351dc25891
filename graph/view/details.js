"use strict";
// What is told of a thing, of an edge, or of the way between several, with the words of the articles.
window.makeDetails = (graph) => {
  const { make, button } = window.elements, { api, known, documents, picture, other, asked, choose, chooseLink, expand } = graph;

  function ofNode(n) {
    const facts = [...(n.names.length > 1 ? [["also called", n.names.filter((name) => name !== n.label).join(", ")]] : []), ...n.facts];
    return [make("h3", {}, n.label), kindLine(n),
      ...(facts.length ? [make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, outside(value))]))] : []),
      ...bundled(n), actions(n), ...neighbours(n), ...words(n.evidence, [n.id])];
  }
  function bundled(n) {
    if (n.bundle.length < 2) return [];
    const rows = n.bundle.map((each) => make("li", {}, picture.icon("Event", each.status), " ", each === n ? make("b", {}, each.label) : button("link", () => choose(each, true), each.label), ...(each.when ? [" ", make("small", {}, each.when)] : [])));
    return [make("h2", {}, `${n.bundle.length} events between the same`), make("ul", {}, ...rows)];
  }
  const outside = (value) => (/^https?:\/\/\S+$/.test(value) ? make("a", { href: value, rel: "noreferrer external" }, value.replace(/^https?:\/\/(www\.)?/, "")) : value);
  function ofLink(link) {
    const end = (n) => button("link", () => choose(n, true), n.label);
    return [make("h3", {}, end(link.source), " — ", link.said, " — ", end(link.target)),
      make("p", { class: "kind" }, link.status ? make("b", { class: "claim" }, `${link.status}: no plain fact`) : link.role ? "role in an event" : "stated by the article"),
      ...words(link.evidence.length ? link.evidence : link.role ? link.source.evidence : [], link.role ? [link.source.id] : link.ids)];
  }
  function ofWay() {
    const { way, apart } = graph.found();
    const name = (id) => known.get(id)?.label || id, ends = make("h3", {}, graph.view().ends.map(name).join(" — "));
    const two = graph.view().ends.length === 2, step = (n) => make(graph.view().ends.includes(n.id) ? "b" : "span", {}, button("link", () => choose(n, true), n.label));
    const lost = !apart.length ? [] : [make("p", {}, two ? "Nothing that was read connects the two." : `Nothing that was read connects ${apart.map(name).join(", ")} with the others.`)];
    const found = !way.length ? [] : [make("p", { class: "kind" }, two ? "The shortest way between the two" : `What connects the ${graph.view().ends.length}`),
      make("ol", { class: "way" }, ...way.map((n) => make("li", {}, picture.icon(n.kind, n.status), " ", step(n))))];
    const further = button("link", () => { graph.begin(graph.begun() ? null : graph.view().ends); }, graph.begun() ? "Now choose another one, or here to cancel" : "Connect one more …");
    return [ends, ...found, ...lost, make("p", { class: "actions" }, further)];
  }
  function actions(n) {
    const row = make("p", { class: "actions" }), rest = Math.max(0, n.weight - n.links.filter((l) => l.role).length);
    if (n.href) row.append(make("a", { href: n.href }, "Its page"));
    if (api && (rest || n.kind === "Event" || !n.asked)) row.append(button("link", () => expand(n), rest ? `More around it (${rest.toLocaleString("en")})` : "More around it"));
    row.append(button("link", () => { graph.begin(graph.begun() ? null : [n.id]); }, graph.begun() ? "Now choose the other end, or here to cancel" : "Path to …"));
    return row;
  }
  function kindLine(n) {
    const line = make("p", { class: "kind" }, picture.icon(n.kind, n.status), ` ${n.kind}${n.family ? `: ${n.family}` : ""}`);
    if (n.status) line.append(" ", make("b", { class: "claim" }, `${n.status}: no plain fact`));
    const group = n.group && graph.groups()[n.group - 1];
    if (group) line.append(` · group ${n.group}: ${group.name}`);
    return line;
  }
  function neighbours(n) {
    const groups = new Map();
    for (const link of [...n.links].sort((a, b) => (other(a, n).day || "~").localeCompare(other(b, n).day || "~"))) {
      const name = link.role ? (n.kind === "Event" ? link.said : "takes part in") : link.source === n ? link.label : `${link.label} (of)`;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(link);
    }
    return [...groups].flatMap(([name, members]) => [make("h2", {}, members.length > 5 ? `${name} (${members.length})` : name), make("ul", {}, ...members.slice(0, 80).map((link) => {
      const end = other(link, n), row = make("li", {}, picture.icon(end.kind, end.status || link.status), " ", button("link", () => choose(end, true), end.label));
      if (end.when) row.append(" ", make("small", {}, end.when));
      if (!link.role) row.append(" ", button("link why", () => chooseLink(link), "why?"));
      return row;
    }))]);
  }
  // quotes that are not here are asked for
  function words(evidence, ids) {
    if (evidence.length || !api) return quotes(evidence);
    const place = make("div", { class: "quotes" });
    asked(ids.map((id) => ["why", id])).then((found) => place.replaceChildren(...quotes(found)), () => place.replaceChildren(make("p", {}, "The quotes could not be had: is the server still running?")));
    return [place];
  }
  function quotes(evidence) {
    if (!evidence.length) return [];
    return [make("h2", {}, "In the words of the article"), ...evidence.slice(0, 50).map((e) => {
      const source = documents.get(e.document) || { title: e.document };
      const foot = make("footer", {}, [source.title, source.published, `characters ${e.from}–${e.to}`].filter(Boolean).join(" · "));
      if (e.claimed_by.length) foot.prepend(make("span", { class: "claim" }, `said by ${e.claimed_by.join(", as told by ")} · `));
      const said = [e.before, make("mark", {}, e.quote), e.after];
      return make("blockquote", {}, ...(e.href ? [make("a", { href: e.href, class: "words" }, ...said)] : said), foot);
    })];
  }

  return { ofNode, ofLink, ofWay };
};
