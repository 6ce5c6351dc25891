"use strict";
// Groups of things that have more to do with each other than with the rest: the method of Louvain (Blondel et al. 2008),
// in the order of the nodes, so that the same graph has the same groups.
const communities = (nodes, links) => {
  const index = new Map(nodes.map((n, i) => [n, i]));
  const graph = nodes.map(() => new Map());
  const tie = (graph, a, b, weight) => graph[a].set(b, (graph[a].get(b) || 0) + weight);
  for (const { source, target } of links) {
    const [a, b] = [index.get(source), index.get(target)];
    if (a === b) continue;
    tie(graph, a, b, 1);
    tie(graph, b, a, 1);
  }
  let home = nodes.map((_, i) => i), level = graph;
  for (;;) {
    const moved = settle(level), names = [...new Set(moved)];
    if (names.length === level.length) break;
    const number = new Map(names.map((name, i) => [name, i]));
    home = home.map((at) => number.get(moved[at]));
    const merged = names.map(() => new Map());
    level.forEach((ties, a) => ties.forEach((weight, b) => tie(merged, number.get(moved[a]), number.get(moved[b]), weight)));
    level = merged;
  }
  // each vertex goes where modularity grows most, until none grows by a move
  function settle(graph) {
    const strength = graph.map((ties) => [...ties.values()].reduce((sum, weight) => sum + weight, 0));
    const all = strength.reduce((sum, weight) => sum + weight, 0) || 1;
    const of = graph.map((_, i) => i), total = [...strength];
    for (let changed = true; changed;) {
      changed = false;
      graph.forEach((ties, i) => {
        const near = new Map([[of[i], 0]]);
        ties.forEach((weight, j) => { if (j !== i) near.set(of[j], (near.get(of[j]) || 0) + weight); });
        total[of[i]] -= strength[i];
        let best = of[i], most = near.get(of[i]) - (total[of[i]] * strength[i]) / all;
        for (const [group, weight] of near) {
          const gain = weight - (total[group] * strength[i]) / all;
          if (gain > most + 1e-9) { best = group; most = gain; }
        }
        total[best] += strength[i];
        if (best !== of[i]) { of[i] = best; changed = true; }
      });
    }
    return of;
  }
  return home;
};
// The largest groups by their named things, in order of weight, each with the names of its weightiest two; every node is
// told the number of its group, or 0.
window.findGroups = (nodes, links, order) => {
  const MOST = 8, LEAST = 3;  // so many colours can be told apart; two are a pair
  const home = communities(nodes, links), members = new Map();
  for (const n of order) if (n.kind !== "Event" && !n.described) members.set(home[n.i], [...(members.get(home[n.i]) || []), n]);
  const largest = [...members].filter(([, its]) => its.length >= LEAST).sort((a, b) => b[1].length - a[1].length || a[1][0].i - b[1][0].i).slice(0, MOST);
  const number = new Map(largest.map(([at], i) => [at, i + 1]));
  for (const n of nodes) n.group = number.get(home[n.i]) || 0;
  return largest.map(([, its]) => ({ name: its.slice(0, 2).map((n) => n.short).join(", "), its }));
};
