"use strict";
// A view of the graph as the address says it, behind "#": what is chosen, what is left out, what was asked for, and
// `at`, where the middle of the picture is and how near, if it was moved.
window.address = (() => {
  const SETS = ["hide", "without", "unsaid", "less"], TEXTS = ["node", "edge", "q", "since", "until", "document", "groups", "at"];
  const DAY = /^\d{4}-\d\d-\d\d$/, PLACE = /^-?\d+(\.\d+)?_-?\d+(\.\d+)?_\d+(\.\d+)?$/;
  const DETAIL = { described: "described, not named", alone: "events of one alone", each: "each event of a bundle", lone: "things without a tie" };
  const nothing = () => ({ node: "", edge: "", ends: [], q: "", since: "", until: "", document: "", groups: "", at: "", more: [], hide: new Set(["Other"]), without: new Set(), unsaid: new Set(), less: new Set(Object.keys(DETAIL)) });

  function read() {
    const said = location.hash.slice(1), now = nothing();
    if (said && !said.includes("=")) return { ...now, node: decoded(said) };
    const asked = new URLSearchParams(said);
    for (const name of TEXTS) now[name] = asked.get(name) || "";
    for (const name of ["since", "until"]) if (!DAY.test(now[name]) || isNaN(new Date(now[name]))) now[name] = "";
    if (!PLACE.test(now.at)) now.at = "";
    for (const name of SETS) if (asked.has(name)) now[name] = new Set(asked.get(name).split(".").filter(Boolean));
    now.more = asked.getAll("more").filter(Boolean);
    now.ends = asked.getAll("end").filter(Boolean);
    return now;
  }
  // a person may have typed it
  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }
  function write(view, push) {
    const asked = new URLSearchParams();
    for (const name of TEXTS) if (view[name]) asked.set(name, view[name]);
    for (const name of SETS) if ([...view[name]].join(".") !== [...nothing()[name]].join(".")) asked.set(name, [...view[name]].join("."));
    for (const id of view.more) asked.append("more", id);
    for (const id of view.ends) asked.append("end", id);
    const now = `#${asked}`;
    if (now === (location.hash || "#")) return;
    const depth = (history.state?.depth || 0) + (push ? 1 : 0);
    try { history[push ? "pushState" : "replaceState"]({ depth }, "", now); } catch { /* a frame without an address of its own */ }
  }

  return { DETAIL, nothing, read, write };
})();
