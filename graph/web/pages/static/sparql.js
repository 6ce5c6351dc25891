"use strict";
// The editor: completion of prefixes, terms and variables; the query stands in the address, so that it can be passed on.
(async () => {
  const { EditorView, keymap, lineNumbers, highlightActiveLine, EditorState, Prec, autocompletion, completionKeymap, closeBrackets,
    closeBracketsKeymap, defaultKeymap, history: undo, historyKeymap, syntaxHighlighting, HighlightStyle, bracketMatching, sparql, tags } = editor;
  const $ = (id) => document.getElementById(id);
  const { endpoint, base } = document.body.dataset;
  const known = await (await fetch(document.body.dataset.terms)).json();
  const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "UNION", "CONSTRUCT", "ASK", "DESCRIBE", "PREFIX", "LIMIT", "OFFSET", "ORDER BY", "GROUP BY", "HAVING", "BIND", "VALUES", "GRAPH", "COUNT", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "NOT EXISTS", "CONTAINS", "LCASE", "REGEX", "STRSTARTS"];
  const FIRST = "# Who consulted whom, with the words that say so\nSELECT ?who ?whom ?quote {\n  ?event a tw:Consult ;\n    tw:source ?a ; sem:hasActor ?b ;\n    prov:wasDerivedFrom/nif:anchorOf ?quote .\n  ?a rdfs:label ?who . ?b rdfs:label ?whom .\n  FILTER(?a != ?b)\n} LIMIT 50";

  function complete(context) {
    const term = context.matchBefore(/[\w-]*:[\w-]*/), variable = context.matchBefore(/\?\w*/), word = context.matchBefore(/[A-Za-z]+/);
    if (variable) {
      const names = new Set(context.state.doc.toString().match(/\?\w+/g) || []);
      names.delete(variable.text);
      return { from: variable.from, options: [...names].map((label) => ({ label, type: "variable" })) };
    }
    if (term) return { from: term.from, options: known.terms.map((label) => ({ label, type: /:[A-Z]/.test(label) ? "class" : "property" })), validFor: /^[\w-]*:[\w-]*$/ };
    if (!word && !context.explicit) return null;
    const prefixes = Object.entries(known.prefixes).map(([prefix, iri]) => ({ label: `${prefix}:`, type: "namespace", detail: iri }));
    return { from: word ? word.from : context.pos, options: [...prefixes, ...KEYWORDS.map((label) => ({ label, type: "keyword" }))], validFor: /^[A-Za-z]*$/ };
  }
  const colours = HighlightStyle.define([
    { tag: tags.keyword, color: "var(--organization)" }, { tag: [tags.string, tags.literal], color: "color-mix(in srgb, var(--country) 75%, var(--ink))" }, { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
    { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--person)" }, { tag: [tags.namespace, tags.propertyName, tags.typeName, tags.labelName], color: "color-mix(in srgb, var(--event) 85%, var(--ink))" }, { tag: [tags.number, tags.bool], color: "color-mix(in srgb, var(--group) 70%, var(--ink))" },
  ]);
  const theme = EditorView.theme({
    "&": { fontSize: "14px", backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px" },
    "&.cm-focused": { outline: "2px solid var(--accent)" }, ".cm-content": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", minHeight: "13em", caretColor: "var(--ink)" }, ".cm-cursor": { borderLeftColor: "var(--ink)" },
    ".cm-gutters": { backgroundColor: "transparent", color: "var(--quiet)", border: "none" }, ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--ink) 4%, transparent)" },
    ".cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line)" }, ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--mark)", color: "var(--ink)" }, ".cm-completionDetail": { color: "var(--quiet)", fontStyle: "normal", fontSize: ".8em" },
  });
  // within a shadow root the editor's styles are constructed ones, which the policy of the page allows
  const shadow = $("editor").attachShadow({ mode: "open" });
  const view = new EditorView({
    root: shadow,
    parent: shadow,
    state: EditorState.create({
      doc: asked() || FIRST,
      extensions: [lineNumbers(), undo(), bracketMatching(), closeBrackets(), highlightActiveLine(), sparql(), syntaxHighlighting(colours), theme,
        autocompletion({ override: [complete] }), EditorView.lineWrapping, EditorView.contentAttributes.of({ "aria-label": "SPARQL query" }),
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }])),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap])],
    }),
  });
  function asked() { return new URLSearchParams(location.hash.slice(1)).get("query"); }
  function set(query) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: query } }); }

  async function run() {
    const query = view.state.doc.toString();
    window.history.replaceState(null, "", `#${new URLSearchParams({ query })}`);
    const rows = !/^\s*(?:(?:#.*|PREFIX\s.*|BASE\s.*)\n\s*)*(?:CONSTRUCT|DESCRIBE)/i.test(query);
    $("outcome").textContent = "…";
    const begun = performance.now();
    const answer = await fetch(endpoint, { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: rows ? "application/sparql-results+json" : "text/turtle" }, body: query });
    const text = await answer.text(), took = Math.round(performance.now() - begun);
    $("problem").hidden = answer.ok;
    $("answer").replaceChildren();
    document.querySelector(".downloads").hidden = !answer.ok;
    if (!answer.ok) { $("outcome").textContent = ""; $("problem").textContent = text; return; }
    links(query, rows);
    const count = rows ? table(JSON.parse(text)) : turtle(text);
    $("outcome").textContent = `${count} in ${took} ms`;
  }
  function links(query, rows) {
    for (const [id, fits] of [["csv", rows], ["json", true], ["turtle", !rows]]) {
      $(id).hidden = !fits;
      $(id).href = `${endpoint}?${new URLSearchParams({ query, format: id })}`;
      $(id).download = `answer.${{ csv: "csv", json: "json", turtle: "ttl" }[id]}`;
    }
  }
  function table(found) {
    const make = (tag, ...children) => { const element = document.createElement(tag); element.append(...children); return element; };
    if ("boolean" in found) { $("answer").append(make("p", found.boolean ? "Yes" : "No")); return "1 answer"; }
    const names = found.head.vars, rows = found.results.bindings;
    const head = make("thead", make("tr", ...names.map((name) => { const cell = make("th", name); cell.scope = "col"; return cell; })));
    $("answer").append(rows.length ? make("table", head, make("tbody", ...rows.slice(0, 1000).map((row) => make("tr", ...names.map((name) => make("td", ...shown(row[name]))))))) : make("p", "Nothing fits the query."));
    return `${rows.length} ${rows.length === 1 ? "row" : "rows"}${rows.length > 1000 ? ", 1000 shown" : ""}`;
  }
  function shown(term) {
    if (!term) return [];
    if (term.type !== "uri" || !/^https?:\/\//.test(term.value)) return [term.value];
    const link = document.createElement("a"), [prefix, iri] = Object.entries(known.prefixes).find(([, start]) => term.value.startsWith(start)) || [];
    link.href = term.value.startsWith(base) ? `${document.body.dataset.root}id/${term.value.slice(base.length)}` : term.value;
    link.textContent = prefix ? `${prefix}:${term.value.slice(iri.length)}` : term.value.startsWith(base) ? term.value.slice(base.length) : term.value;
    return [link];
  }
  function turtle(text) {
    const block = document.createElement("pre");
    block.textContent = text;
    $("answer").append(block);
    return `${text.length} characters`;
  }
  $("run").addEventListener("click", run);
  $("examples").addEventListener("change", (event) => { if (event.target.value) { set(event.target.value.replace(/^\s*VALUES \?\w+ \{ UNDEF \}\n/gm, "")); run(); } });
  addEventListener("hashchange", () => { const query = asked(); if (query && query !== view.state.doc.toString()) { set(query); run(); } });
  if (asked()) await run();
  document.body.dataset.ready = "true";
})();
