"use strict";
// Places on outlines of land and borders: the circle's area is how much happened there.
(() => {
  const world = worldAtlas.default, land = d3.feature(world, world.objects.land), borders = d3.mesh(world, world.objects.countries, (a, b) => a !== b);
  for (const box of document.querySelectorAll(".map")) start(box);

  function start(box) {
    const places = JSON.parse(document.getElementById(box.dataset.places).textContent);
    const zooms = Boolean(box.dataset.zoom);
    let width = 0;
    function render() {
      width = box.clientWidth;
      const height = zooms ? Math.max(240, Math.min(width * .54, innerHeight * .72)) : Math.round(width * .72);
      const projection = fitted(places, width, height), path = d3.geoPath(projection);
      const svg = draw("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "presentation" });
      draw("rect", { class: "sea", width, height }, svg);
      const sheet = draw("g", {}, svg);
      draw("path", { class: "graticule", d: path(d3.geoGraticule10()) }, sheet);
      draw("path", { class: "land", d: path(land) }, sheet);
      draw("path", { class: "border", d: path(borders) }, sheet);
      const marks = draw("g", {}, svg), names = draw("g", { class: "names", "aria-hidden": "true" }, svg);
      const largest = Math.max(...places.map((p) => p.events)), reach = Math.max(11, Math.min(34, width / 34));
      const spots = places.map((p) => spot(p, projection, marks, names, p.events ? Math.max(3.5, reach * Math.sqrt(p.events / Math.max(largest, 12))) : 2.6));
      label(spots, 1, d3.zoomIdentity);
      if (zooms) zoomable(svg, sheet, spots);
      box.replaceChildren(svg);
    }
    function spot(place, projection, marks, names, r) {
      const [x, y] = projection([place.lon, place.lat]);
      const link = draw("a", { href: place.href, transform: `translate(${x} ${y})`, class: "spot" }, marks);
      draw("circle", { r, class: place.events ? "happened" : "mentioned" }, link);
      link.setAttribute("aria-label", place.label);
      const text = draw("text", { x, y: y - r - 3 }, names, place.label);
      draw("title", {}, link, `${place.label}: ${place.events} ${place.events === 1 ? "event" : "events"}, ${place.mentions} ${place.mentions === 1 ? "mention" : "mentions"}`);
      return { place, x, y, r, link, text };
    }
    // names where they do not lie on each other, the weightier first
    function label(spots, scale, t) {
      const taken = [];
      for (const s of spots) {
        const [x, y] = t.apply([s.x, s.y]);
        s.text.setAttribute("x", x);
        s.text.setAttribute("y", y - s.r - 3);
        const wide = s.place.label.length * 3.4 + 4, box = [x - wide, y - s.r - 16, x + wide, y - s.r];
        const free = !taken.some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3]) && x > 0 && x < width;
        s.text.classList.toggle("hidden", !free);
        if (free) taken.push(box);
      }
    }
    function zoomable(svg, sheet, spots) {
      const zoom = d3.zoom().scaleExtent([.4, 60]).on("zoom", ({ transform: t }) => {
        sheet.setAttribute("transform", t.toString());
        sheet.style.setProperty("--scale", String(1 / t.k));
        for (const s of spots) s.link.setAttribute("transform", `translate(${t.apply([s.x, s.y]).join(" ")})`);
        label(spots, t.k, t);
      });
      d3.select(svg).call(zoom);
    }
    render();
    let waiting = 0;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => { if (box.clientWidth !== width) render(); }, 60); });
    box.dataset.ready = "true";
  }
  // the part of the world where the places are, and some room around it
  function fitted(places, width, height) {
    const lons = places.map((p) => p.lon), lats = places.map((p) => p.lat);
    const wide = Math.max(...lons) - Math.min(...lons) > 150;
    if (wide) return d3.geoNaturalEarth1().fitSize([width, height], { type: "Sphere" });
    const room = Math.max(3, (Math.max(...lons) - Math.min(...lons)) * .18, (Math.max(...lats) - Math.min(...lats)) * .18);
    const corners = [[Math.min(...lons) - room, Math.max(-80, Math.min(...lats) - room)], [Math.max(...lons) + room, Math.min(82, Math.max(...lats) + room)]];
    return d3.geoMercator().fitExtent([[10, 16], [width - 10, height - 10]], { type: "MultiPoint", coordinates: corners });
  }
})();
