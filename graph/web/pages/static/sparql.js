"use strict";
// The editor over the form: completion of prefixes, terms and variables. The address has the query, so it can be passed on.
(async () => {
  const { EditorView, keymap, lineNumbers, highlightActiveLine, EditorState, Prec, autocompletion, completionKeymap, closeBrackets,
    closeBracketsKeymap, defaultKeymap, history: undo, historyKeymap, syntaxHighlighting, HighlightStyle, bracketMatching, sparql, tags } = editor;
  const $ = (id) => document.getElementById(id);
  const form = $("ask"), field = $("query");
  const known = await (await fetch(document.body.dataset.terms)).json();
  const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "CONSTRUCT", "ASK", "DESCRIBE", "PREFIX", "LIMIT", "OFFSET", "ORDER BY", "GROUP BY", "HAVING", "BIND", "VALUES", "GRAPH", "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "EXISTS", "NOT EXISTS", "CONTAINS", "LCASE", "STR", "LANG", "REGEX", "STRSTARTS", "COALESCE", "BOUND", "DISTINCT"];
  const FIRST = "# Who consulted whom, with the words that say so\nSELECT ?who ?whom ?quote {\n  ?event a tw:Consult ;\n    tw:source ?a ; sem:hasActor ?b ;\n    prov:wasDerivedFrom/nif:anchorOf ?quote .\n  ?a rdfs:label ?who . ?b rdfs:label ?whom .\n  FILTER(?a != ?b)\n} LIMIT 50";
  const TERMS = known.terms.map(([label, about]) => ({ label, info: about || undefined, type: /:[A-Z]/.test(label) ? "class" : "property" }));
  const PREFIXES = Object.entries(known.prefixes).map(([prefix, iri]) => ({ label: `${prefix}:`, type: "namespace", detail: iri }));

  function complete(context) {
    const term = context.matchBefore(/[\w-]*:[\w-]*/), variable = context.matchBefore(/[?$]\w*/), word = context.matchBefore(/[A-Za-z]+/);
    if (variable) {
      const names = new Set(context.state.doc.toString().match(/[?$]\w+/g) || []);
      names.delete(variable.text);
      return { from: variable.from, options: [...names].map((label) => ({ label, type: "variable" })) };
    }
    if (term) return { from: term.from, options: TERMS, validFor: /^[\w-]*:[\w-]*$/ };
    if (!word && !context.explicit) return null;
    return { from: word ? word.from : context.pos, options: [...PREFIXES, ...KEYWORDS.map((label) => ({ label, type: "keyword" })), ...TERMS], validFor: /^[A-Za-z]*$/ };
  }
  const colours = HighlightStyle.define([
    { tag: tags.keyword, color: "var(--organization)" }, { tag: [tags.string, tags.literal], color: "color-mix(in srgb, var(--country) 75%, var(--ink))" }, { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
    { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--person)" }, { tag: [tags.namespace, tags.propertyName, tags.typeName, tags.labelName], color: "color-mix(in srgb, var(--event) 85%, var(--ink))" }, { tag: [tags.number, tags.bool], color: "color-mix(in srgb, var(--group) 70%, var(--ink))" },
  ]);
  const theme = EditorView.theme({
    "&": { fontSize: "14px", backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px" },
    "&.cm-focused": { outline: "2px solid var(--accent)" }, ".cm-content": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", minHeight: "13em", caretColor: "var(--ink)" }, ".cm-cursor": { borderLeftColor: "var(--ink)" }, ".cm-scroller": { maxHeight: "60vh", overflow: "auto" },
    ".cm-gutters": { backgroundColor: "transparent", color: "var(--quiet)", border: "none" }, ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--ink) 4%, transparent)" }, ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--mark)" },
    ".cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line)" }, ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--mark)", color: "var(--ink)" }, ".cm-completionDetail": { color: "var(--quiet)", fontStyle: "normal", fontSize: ".8em" }, ".cm-tooltip.cm-completionInfo": { maxWidth: "22rem", padding: ".3rem .6rem", fontFamily: "system-ui, sans-serif" },
  });
  // within a shadow root the editor's styles are constructed ones, which the policy of the page allows
  const shadow = $("editor").attachShadow({ mode: "open" });
  const view = new EditorView({
    root: shadow,
    parent: shadow,
    state: EditorState.create({
      doc: field.value || FIRST,
      extensions: [lineNumbers(), undo(), bracketMatching(), closeBrackets(), highlightActiveLine(), sparql(), syntaxHighlighting(colours), theme,
        autocompletion({ override: [complete] }), EditorView.lineWrapping, EditorView.contentAttributes.of({ "aria-label": "SPARQL query", tabindex: "0" }),
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }])), keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap])],
    }),
  });
  field.hidden = true;

  function set(text) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }); }
  // the same page with another query: only its answer is put in here, so that the editor keeps cursor and history
  async function show(address) {
    $("outcome").textContent = "…";
    $("answer").setAttribute("aria-busy", "true");
    const begun = performance.now(), answer = await fetch(address, { headers: { Accept: "text/html" } });
    const text = await answer.text(), took = Math.round(performance.now() - begun);
    const found = new DOMParser().parseFromString(text, "text/html"), fresh = found.getElementById("answer");
    if (fresh && fresh.querySelector(window.followPointer ? ".map, .timeline" : ".map, .timeline, .diagram")) { location.assign(address); return null; }  // scripts draw these
    if (fresh) $("answer").replaceWith(fresh); else $("answer").textContent = text;
    document.dispatchEvent(new Event("answered"));
    $("outcome").textContent = answer.ok ? `${took} ms` : "";
    point();
    return found;
  }
  function run() {
    const query = view.state.doc.toString(), tab = new URLSearchParams(location.search).get("view");
    const address = `${form.action}?${new URLSearchParams(tab ? { query, view: tab } : { query })}`;
    if (address !== location.href) history.pushState(null, "", address);
    return show(address);
  }
  // the place that the answer complains about
  function point() {
    const { line, column } = ($("problem") || { dataset: {} }).dataset;
    if (!line) return;
    const at = view.state.doc.line(Math.min(Number(line), view.state.doc.lines));
    const from = Math.min(at.from + Number(column) - 1, at.to), word = /^[^\s;.,(){}]+|^./.exec(view.state.sliceDoc(from, at.to));
    view.dispatch({ selection: { anchor: from, head: from + (word ? word[0].length : 0) }, scrollIntoView: true });
    view.focus();
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  $("examples").addEventListener("change", ({ target }) => { if (target.value) { set(target.value.replace(/^\s*VALUES \?\w+ \{ UNDEF \}\n/gm, "")); run(); } });
  addEventListener("popstate", async () => {
    const found = await show(location.href);
    if (found) set(found.getElementById("query")?.value || FIRST);
  });
  point();
  document.body.dataset.ready = "true";
})();
