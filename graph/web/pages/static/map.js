"use strict";
// Places on outlines of land and borders: the circle's area is how much happened there. Places whose circles would lie
// on each other are one circle with their number, which opens into them.
(() => {
  const world = worldAtlas.default, land = d3.feature(world, world.objects.land), borders = d3.mesh(world, world.objects.countries, (a, b) => a !== b);
  const MOST = 60, LAP = .95, SMALLEST = 9;  // the closest zoom; share of two radii nearer than which circles are one; pixels of a radius with a number
  for (const box of document.querySelectorAll(".map")) start(box);

  function start(box) {
    const places = JSON.parse(document.getElementById(box.dataset.places).textContent);
    const zooms = Boolean(box.dataset.zoom);
    let width = 0;
    function render() {
      width = box.clientWidth;
      const height = zooms ? Math.max(240, Math.min(width * .54, innerHeight * .72)) : Math.round(width * .72);
      const projection = fitted(places, width, height), path = d3.geoPath(projection);
      const viewBox = `0 0 ${width} ${height}`, world = draw("svg", { class: "world", width, height, viewBox, "aria-hidden": "true" });
      const svg = draw("svg", { class: "places", width, height, viewBox, role: "presentation" }), sheet = draw("g", {}, world);
      draw("path", { class: "graticule", d: path(d3.geoGraticule10()) }, sheet);
      draw("path", { class: "land", d: path(land) }, sheet);
      draw("path", { class: "border", d: path(borders) }, sheet);
      const marks = draw("g", {}, svg), names = draw("g", { class: "names", "aria-hidden": "true" }, svg);
      const largest = Math.max(...places.map((p) => p.events), 12), reach = Math.max(11, Math.min(34, width / 34));
      const spots = places.map((place) => { const [x, y] = projection([place.lon, place.lat]); return { x, y, places: [place], events: place.events }; });
      const size = (events) => (events ? Math.max(3.5, reach * Math.sqrt(Math.min(events / largest, 1.5))) : 2.6);
      const arrange = (t) => show(zooms ? clusters(spots, t, size) : spots.map((s) => ({ ...s, at: t.apply([s.x, s.y]), r: size(s.events) })), marks, names, open);
      // while it moves, the picture of the world is only stretched, and the marks travel: drawing them takes several frames
      let drawn = d3.zoomIdentity, moving = [];
      function settle(t) {
        drawn = t;
        world.style.transform = "";
        sheet.setAttribute("transform", t.toString());
        arrange(t);
        moving = [...marks.children, ...names.children].map((one) => { const [x, y] = at(one); return [one, drawn.invert([x, y])]; });
      }
      function glide(t) {
        const k = t.k / drawn.k;
        if (k > 2 || k < .5) { settle(t); return; }
        world.style.transform = `translate(${t.x - drawn.x * k}px, ${t.y - drawn.y * k}px) scale(${k})`;
        for (const [one, base] of moving) one.setAttribute("transform", `translate(${t.apply(base)})`);
      }
      const zoom = d3.zoom().scaleExtent([.4, MOST]).on("zoom", ({ transform: t }) => glide(t)).on("end", ({ transform: t }) => { if (String(t) !== String(drawn)) settle(t); });  // a click leaves the marks
      function open(cluster) {
        const middle = ["x", "y"].map((axis) => cluster.spots.reduce((sum, s) => sum + s[axis], 0) / cluster.spots.length);
        const apart = Math.max(...cluster.spots.map((s) => Math.hypot(s.x - middle[0], s.y - middle[1])), .01);
        const k = Math.min(MOST, Math.max(2 * d3.zoomTransform(svg).k, height / 3 / apart));
        d3.select(svg).call(zoom.transform, d3.zoomIdentity.translate(width / 2, height / 2).scale(k).translate(-middle[0], -middle[1]));
        (marks.querySelector(`[data-first="${cluster.first}"]`) || marks.querySelector("a, g"))?.focus();
      }
      settle(d3.zoomIdentity);
      if (zooms) d3.select(svg).call(zoom);
      box.replaceChildren(world, svg);
    }
    // the circles of the places, or of clusters, and names above or below them where they cover nothing, the weightier first
    function show(found, marks, names, open) {
      const held = document.activeElement?.dataset?.first;
      const circles = found.filter(({ r }) => r > 6).map(({ at: [x, y], r }) => [x - r * .8, y - r * .8, x + r * .8, y + r * .8]), taken = [];
      marks.replaceChildren();
      names.replaceChildren();
      for (const one of found) {
        const [x, y] = one.at, { places: its, r } = one, place = its[0];
        const told = `${one.events} ${one.events === 1 ? "event" : "events"}`;
        const mark = its.length > 1 ? cluster(one, marks, told, open) : single(one, marks, told);
        mark.setAttribute("transform", `translate(${x} ${y})`);
        mark.dataset.first = one.first ?? "";
        if (mark.dataset.first && mark.dataset.first === held) mark.focus();
        const wide = place.label.length * 3.6 + 4, middle = Math.max(wide, Math.min(width - wide, x)), own = [x - r * .8, y - r * .8];
        const free = (room) => ![...taken, ...circles].some((o) => !(o[0] === own[0] && o[1] === own[1]) && room[0] < o[2] && o[0] < room[2] && room[1] < o[3] && o[1] < room[3]);
        const foot = [y - r - 3, y + r + 13].find((foot) => free([middle - wide, foot - 13, middle + wide, foot + 3]));
        if (x <= 0 || x >= width || foot === undefined) continue;
        const room = [middle - wide, foot - 13, middle + wide, foot + 3];
        draw("text", { transform: `translate(${middle} ${foot})` }, names, place.label);
        taken.push(room);
      }
    }
    const at = (one) => { const { e, f } = one.transform.baseVal[0].matrix; return [e, f]; };
    function single({ places: [place], events, r }, marks, told) {
      const link = draw("a", { href: place.href, class: "spot", "aria-label": place.label }, marks);
      draw("circle", { r, class: events ? "happened" : "mentioned" }, link);
      draw("title", {}, link, `${place.label}: ${told}, ${place.mentions} ${place.mentions === 1 ? "mention" : "mentions"}`);
      return link;
    }
    function cluster(one, marks, told, open) {
      const more = `${one.places[0].label} and ${one.places.length - 1} more`;
      const button = draw("g", { class: "spot cluster", role: "button", tabindex: 0, "aria-label": `${more}: come closer` }, marks);
      draw("circle", { r: one.r, class: one.events ? "happened" : "mentioned" }, button);
      draw("text", { y: 4 }, button, String(one.places.length));
      draw("title", {}, button, `${more}: ${told}\n${one.places.slice(0, 12).map((p) => p.label).join(", ")}${one.places.length > 12 ? " …" : ""}`);
      button.addEventListener("click", () => open(one));
      button.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(one); } });
      return button;
    }
    render();
    let waiting = 0;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => { if (box.clientWidth !== width) render(); }, 60); });
    box.dataset.ready = "true";
  }
  // the spots at a zoom, the weightiest first, each with those whose circles would lie on its own
  function clusters(spots, t, size) {
    let made = spots.map((spot, first) => ({ at: t.apply([spot.x, spot.y]), r: size(spot.events), first, spots: [spot], places: spot.places, events: spot.events }));
    for (let before = Infinity; t.k < MOST && made.length < before;) {
      before = made.length;
      made = made.reduce((kept, one) => {
        const near = kept.find((c) => Math.hypot(c.at[0] - one.at[0], c.at[1] - one.at[1]) < (c.r + one.r) * LAP);
        if (near) joined(near, one, size); else kept.push(one);
        return kept;
      }, []);
    }
    return made;
  }
  function joined(one, other, size) {
    one.spots.push(...other.spots);
    one.places = [...one.places, ...other.places];
    one.events += other.events;
    one.r = Math.max(size(one.events), SMALLEST);
  }
  // the part of the world where the places are, and some room around it
  function fitted(places, width, height) {
    const lons = places.map((p) => p.lon), lats = places.map((p) => p.lat);
    const wide = Math.max(...lons) - Math.min(...lons) > 150;
    if (wide) return d3.geoNaturalEarth1().fitSize([width, height], { type: "Sphere" });
    const least = places.some((p) => p.kind === "Country") ? 11 : 4;  // degrees, so that outlines are seen
    const room = Math.max(least, (Math.max(...lons) - Math.min(...lons)) * .18, (Math.max(...lats) - Math.min(...lats)) * .18);
    const corners = [[Math.min(...lons) - room, Math.max(-80, Math.min(...lats) - room)], [Math.max(...lons) + room, Math.min(82, Math.max(...lats) + room)]];
    return d3.geoMercator().fitExtent([[10, 16], [width - 10, height - 10]], { type: "MultiPoint", coordinates: corners });
  }
})();
