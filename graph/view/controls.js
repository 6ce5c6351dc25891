"use strict";
// What of the graph is wanted: kinds of things and events, who says so, articles, years.
window.makeControls = (graph) => {
  const { $, make, button, count } = window.elements, { nodes, documents, picture, change, DETAIL } = graph;
  const KINDS = ["Person", "Organization", "Country", "Place", "Group", "Event", "Product", "Work", "Other"];
  const STANDING = { fact: "the article itself", claim: "somebody in it" };

  function chips(box, name, values, labelOf, swatch) {
    const set = graph.view()[name];
    box.replaceChildren(...values.map(([value, number]) => {
      const chip = button("chip", (event) => {
        const now = new Set(graph.view()[name]);
        if (event.altKey || event.shiftKey) { for (const [v] of values) now.add(v); now.delete(value); } else if (!now.delete(value)) now.add(value);
        change({ [name]: now });
        controls();
      }, ...(swatch ? [picture.icon(value)] : []), ` ${labelOf(value)}`, ...(number ? [make("small", {}, ` ${number.toLocaleString("en")}`)] : []));
      chip.setAttribute("aria-pressed", String(!set.has(value)));
      chip.title = "Click: on or off. Shift-click: only this";
      return chip;
    }));
  }
  function tally(values, order = null) {
    const found = new Map();
    for (const value of values) found.set(value, (found.get(value) || 0) + 1);
    return [...found].sort((a, b) => (order ? order.indexOf(a[0]) - order.indexOf(b[0]) : (a[0] === "other") - (b[0] === "other") || a[0].localeCompare(b[0])));
  }
  function controls() {
    const kinds = tally(nodes.map((n) => n.kind), KINDS), happened = nodes.filter((n) => n.kind === "Event");
    const focused = document.activeElement?.closest?.(".chips"), at = focused ? [...focused.children].indexOf(document.activeElement) : -1;
    chips($("kinds"), "hide", kinds, (k) => k, true);
    chips($("families"), "without", tally(happened.map((n) => n.family || "other")), (f) => f, false);
    chips($("less"), "less", Object.keys(DETAIL).map((key) => [key, 0]), (key) => DETAIL[key], false);
    chips($("standing"), "unsaid", Object.keys(STANDING).map((key) => [key, 0]), (key) => STANDING[key], false);
    if (at >= 0) focused.children[at]?.focus();
    const all = [...documents.values()].sort((a, b) => (b.published || "").localeCompare(a.published || "") || a.title.localeCompare(b.title));
    $("document").replaceChildren(make("option", { value: "" }, `all ${count(all.length, "article")}`), ...all.map((d) => make("option", { value: d.id }, [d.published, d.title].filter(Boolean).join(" · "))));
    $("document").value = graph.view().document;
    $("documents-part").hidden = documents.size < 2;
    years(happened);
    $("legend").replaceChildren(...kinds.map(([k]) => make("span", {}, picture.icon(k), k)), make("span", {}, picture.icon("Event", true), "claimed, denied or possible"));
  }
  // how many events each year has; a click shows that year alone
  function years(happened) {
    const found = tally(happened.map((n) => n.day.slice(0, 4)).filter((year) => /^\d{4}$/.test(year))), most = Math.max(...found.map(([, number]) => number));
    const chart = $("years");
    chart.hidden = found.length < 2 || found.length > 60;
    if (chart.hidden) return;
    chart.replaceChildren(...found.map(([year, number]) => {
      const only = graph.view().since === `${year}-01-01` && graph.view().until === `${year}-12-31`;
      const bar = button("year", () => {
        change(only ? { since: "", until: "" } : { since: `${year}-01-01`, until: `${year}-12-31` });
        for (const end of ["since", "until"]) $(end).value = graph.view()[end];
        controls();
      });
      bar.style.setProperty("--part", String(number / most));
      bar.setAttribute("aria-pressed", String(only));
      bar.title = `${year}: ${count(number, "event")}`;
      bar.setAttribute("aria-label", bar.title);
      return bar;
    }));
  }

  return controls;
};
