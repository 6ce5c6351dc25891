"use strict";
// Events by time, in a lane for each type: filled where the article states them, hollow where somebody claims them.
(() => {
  // [first, last] moment of a day, month, season or year, or of a period from one of these to another; of a period with
  // an open end (".."), those of the end that is known
  const SEASONS = { SP: 2, SU: 5, FA: 8, WI: 11 };
  function period(value) {
    const [one, other] = value.split("/").filter((end) => end !== "..").map(stretch);
    return other ? [one[0], Math.max(one[0], other[1])] : one;
  }
  function stretch(value) {
    const year = parseInt(value, 10), season = SEASONS[value.slice(5)];
    if (season) return [Date.UTC(year, season, 1), Date.UTC(year, season + 3, 1) - 1];
    const [, month, date] = value.split("T")[0].split("-").map((part) => parseInt(part, 10));
    if (!(month >= 1)) return [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1) - 1];
    if (!(date >= 1)) return [Date.UTC(year, month - 1, 1), Date.UTC(year, month, 1) - 1];
    return [Date.UTC(year, month - 1, date), Date.UTC(year, month - 1, date)];
  }
  const UNDATED = "no date";
  for (const box of document.querySelectorAll(".timeline")) start(box);

  function start(box) {
    const events = JSON.parse(document.getElementById(box.dataset.lines).textContent).map((e) => { const [from, to] = period(e.day); return { ...e, from, to, at: (from + to) / 2, lane: e.family || "other" }; });
    const without = box.dataset.published ? JSON.parse(document.getElementById(box.dataset.published).textContent).map(([day, stated, claimed]) => ({ at: stretch(day)[0], stated, claimed })) : [];
    const lanes = [...new Set(events.map((e) => e.lane))].sort((a, b) => (a === "other") - (b === "other") || a.localeCompare(b));
    if (without.length) lanes.push(UNDATED);
    const carried = [...document.querySelectorAll("a.carry")].map((link) => [link, link.getAttribute("href")]);
    const zooms = Boolean(box.dataset.zoom), list = document.getElementById(box.dataset.list || "");
    const all = [...events, ...without].map((e) => e.at).sort((a, b) => a - b), [first, last] = [all[0], all[all.length - 1]];
    const pad = Math.max((last - first) * .04, 864e5 * 3), whole = [new Date(first - pad), new Date(last + pad)];
    let shown = span() || whole;
    let width = 0;

    // what the address names, so that a view can be passed on
    function span() {
      const at = zooms && /^#(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(location.hash);
      const [low, high] = at ? [at[1], at[2]].sort().map((day) => new Date(day)) : [];
      const near = ({ from, to }) => to >= low && from <= high;  // of what lies elsewhere nothing is to be seen
      return at && high - low >= 864e5 && (near({ from: whole[0], to: whole[1] }) || events.some(near)) ? [low, high] : crowd();
    }
    // where nine of ten events are, if they stand close together within a long time
    function crowd() {
      const times = events.map((e) => e.at).sort((a, b) => a - b);
      if (times.length < 12) return null;
      const [low, high] = [.05, .95].map((part) => times[Math.floor((times.length - 1) * part)]);
      const room = Math.max((high - low) * .06, 864e5 * 5);
      return high - low < (last - first) * .5 ? [new Date(low - room), new Date(high + room)] : null;
    }
    function render() {
      width = box.clientWidth;
      const left = width < 500 || !zooms ? 8 : 96, row = zooms ? (width < 500 ? 42 : rowHeight()) : 0, top = 6;
      const x = d3.scaleUtc().domain(shown).range([left, width - 12]);
      const height = zooms ? top + lanes.length * row : 58;
      const svg = draw("svg", { width, height: height + 26, role: "presentation" });
      const axis = draw("g", { class: "axis", transform: `translate(0 ${height})` }, svg);
      const days = Math.floor((shown[1] - shown[0]) / 864e5), marks = Math.max(2, Math.min(Math.floor(width / 110), days));  // never hours
      d3.select(axis).call(d3.axisBottom(x).ticks(marks).tickFormat(withYear(x)).tickSize(-height + top).tickPadding(8));
      d3.select(axis).selectAll(".tick text").attr("text-anchor", (date) => (x(date) < 36 ? "start" : x(date) > width - 36 ? "end" : "middle"));
      const heaped = new Set(zooms ? crowded(x, left) : []), narrow = width < 500;
      if (without.length) heaped.add(UNDATED);
      // heaps stand on the line of their lane, which is its floor; single events stand on both sides of it, in the middle
      if (zooms) lanes.forEach((lane, i) => {
        const floor = top + (i + 1) * row, onFloor = heaped.has(lane), line = onFloor ? floor : floor - row / 2;
        draw("line", { class: "lane", x1: left, x2: width - 12, y1: line, y2: line }, svg);
        draw("text", { class: "name", x: narrow ? 8 : 0, y: narrow ? floor - row + (onFloor ? 14 : 10) : line - (onFloor ? 4 : -4) }, svg, lane);
      });
      place(x, svg, events.filter((e) => !heaped.has(e.lane)), (e) => (zooms ? top + (lanes.indexOf(e.lane) + .5) * row : height - 9), left);
      for (const lane of heaped) heaps(lane, x, svg, top + (lanes.indexOf(lane) + 1) * row, row, left);
      box.querySelector("svg.main")?.remove();
      svg.classList.add("main");
      box.prepend(svg);
      if (zooms) { wheel(svg, x); fill(); }
    }
    // of a lane on a wide screen: with many, the axis should still be in the first view
    function rowHeight() { return Math.max(27, Math.min(34, Math.floor((window.innerHeight - 340) / lanes.length))); }
    const SLOT = 7;  // pixels that a column is wide
    // the lanes with more events than can stand beside and above each other
    function crowded(x, left) {
      const slots = new Map();
      for (const e of events) if (x(e.at) >= left && x(e.at) <= width) { const key = `${lanes.indexOf(e.lane)} ${Math.round(x(e.at) / 9)}`; slots.set(key, (slots.get(key) || 0) + 1); }
      return new Set([...slots].filter(([, number]) => number > 3).map(([key]) => lanes[parseInt(key, 10)]));
    }
    // the first mark of the axis says of which year it is
    function withYear(x) {
      const plain = x.tickFormat();
      return (moment, i) => { const text = plain(moment); return i || /^\d{4}$/.test(text) ? text : `${text} ${moment.getUTCFullYear()}`; };
    }
    // how many there are in each stretch of time, those that are only claimed above; a click comes closer
    function heaps(lane, x, svg, floor, row, left) {
      const found = new Map();
      const counted = lane === UNDATED ? without : events.filter((e) => e.lane === lane).map((e) => ({ at: e.at, stated: e.claim ? 0 : 1, claimed: e.claim ? 1 : 0 }));
      for (const { at, stated, claimed } of counted) {
        const slot = Math.floor((x(at) - left) / SLOT);
        if (slot < 0 || left + slot * SLOT > width - 12) continue;
        const heap = found.get(slot) || { stated: 0, claimed: 0 };
        found.set(slot, { stated: heap.stated + stated, claimed: heap.claimed + claimed });
      }
      const most = Math.max(...[...found.values()].map((heap) => heap.stated + heap.claimed)), unit = (row - (width < 500 ? 17 : 6)) / Math.max(most, 6);
      for (const [slot, { stated, claimed }] of found) {
        const at = left + slot * SLOT, bar = draw("g", { class: lane === UNDATED ? "heap undated" : "heap" }, svg), [from, to] = [x.invert(at), x.invert(at + SLOT)];
        draw("rect", { class: "stated", x: at, y: floor - stated * unit, width: SLOT - 1, height: stated * unit }, bar);
        draw("rect", { class: "unsure", x: at, y: floor - (stated + claimed) * unit, width: SLOT - 1, height: claimed * unit }, bar);
        const day = (date) => date.toISOString().slice(0, 10);
        draw("title", {}, bar, `${lane === UNDATED ? "without a date, by the day of publication" : lane}: ${stated + claimed} ${stated + claimed === 1 ? "event" : "events"}, ${claimed} of them claimed, denied or possible\n${day(from)} to ${day(to)}`);
        bar.addEventListener("click", () => closer(from, to));
      }
    }
    function closer(from, to) {
      const middle = (from.getTime() + to.getTime()) / 2, half = (shown[1] - shown[0]) / 12;
      toSpan([middle - half, middle + half]);
    }
    function place(x, svg, some, y, left) {
      const stacks = new Map();
      const [near, far] = [left - 6, width - 6];
      for (const e of some) {
        const [from, to] = [x(e.from), x(e.to)], lasts = to - from > 12;
        if (to < near || from > far) continue;
        const at = lasts ? (Math.max(from, left) + Math.min(to, far)) / 2 : x(e.at);
        const key = `${e.lane}${zooms ? "" : "*"} ${Math.round(at / 9)}`, spot = zooms ? key : String(Math.round(at / 9));
        const level = stacks.get(spot) || 0;
        stacks.set(spot, level + 1);
        if (level > (zooms ? 2 : 5)) continue;
        const link = draw("a", { href: e.href }, svg);
        const lift = zooms ? [0, -9, 9][level] : -9 * level;
        if (lasts) draw("rect", { x: Math.max(from, left), width: Math.min(to, far) - Math.max(from, left), y: y(e) + lift - 3, height: 6, rx: 3, class: `dot${e.claim ? " hollow" : ""}` }, link);
        else draw("path", { d: "M0-5.5 5.5 0 0 5.5-5.5 0Z", transform: `translate(${at} ${y(e) + lift})`, class: `dot${e.claim ? " hollow" : ""}` }, link);
        draw("title", {}, link, `${e.label}\n${e.when}${e.status ? ` · ${e.status}` : ""}`);
        if (!zooms) link.setAttribute("tabindex", "-1");
      }
    }
    function wheel(svg, x) {
      svg.addEventListener("wheel", (event) => {
        if (!event.deltaY) return;
        event.preventDefault();
        const factor = event.deltaY > 0 ? 1.25 : .8, at = x.invert(d3.pointer(event, svg)[0]).getTime();
        toSpan([at - (at - shown[0]) * factor, at + (shown[1] - at) * factor]);
      }, { passive: false });
    }
    function toSpan([a, b]) {
      if (b - a < 864e5) return;
      shown = [new Date(Math.max(a, whole[0])), new Date(Math.min(b, whole[1]))];
      render();
      move();
    }
    let many = 100;  // events in the list
    function fill() {
      const seen = events.filter((e) => e.to >= shown[0] && e.from <= shown[1]), [since, until] = shown.map((moment) => moment.toISOString().slice(0, 10));
      for (const [link, address] of carried) link.setAttribute("href", address.replace("{}", `since=${since}&until=${until}`));
      document.getElementById("happened-title").textContent = `${seen.length.toLocaleString("en")} of ${events.length.toLocaleString("en")} events`;
      list.replaceChildren(...seen.slice(0, many).map((e) => {
        const item = document.createElement("li"), time = document.createElement("time"), link = document.createElement("a");
        time.textContent = e.when;
        link.href = e.href;
        link.textContent = e.label;
        item.append(time, link);
        if (e.family) { const tag = document.createElement("span"); tag.className = "tag"; tag.textContent = e.family; item.append(" ", tag); }
        if (e.status) { const claim = document.createElement("span"); claim.className = "claim"; claim.textContent = e.status; item.append(" ", claim); }
        return item;
      }));
      if (seen.length > many) {
        const item = document.createElement("li"), more = document.createElement("button");
        more.type = "button";
        more.className = "link";
        more.textContent = `Show more: ${(seen.length - many).toLocaleString("en")} are left`;
        more.addEventListener("click", () => { many += 200; fill(); });
        item.append(more);
        list.append(item);
      }
    }
    // --- the strip with all of time ---
    let brush = null, strip = null, overall = null;
    function context() {
      box.querySelector("svg.strip")?.remove();
      strip = draw("svg", { width, height: 62, class: "strip", role: "presentation" }, box);
      overall = d3.scaleUtc().domain(whole).range([8, width - 12]);
      const columns = Math.max(20, Math.floor(width / 6)), counts = Array(columns + 1).fill(0);
      const count = (at, number) => { counts[Math.round((overall(at) - 8) / (width - 20) * columns)] += number; };
      for (const e of events) count(e.at, 1);
      for (const e of without) count(e.at, e.stated + e.claimed);
      const most = Math.max(...counts);
      counts.forEach((count, i) => { if (count) draw("rect", { class: "column", x: 8 + i / columns * (width - 20) - 2, y: 40 - 34 * Math.sqrt(count / most), width: 4, height: 34 * Math.sqrt(count / most) }, strip); });
      d3.select(draw("g", { class: "axis", transform: "translate(0 40)" }, strip)).call(d3.axisBottom(overall).ticks(Math.max(2, Math.floor(width / 110))).tickSize(3));
      brush = d3.brushX().extent([[8, 2], [width - 12, 40]]).on("brush end", (event) => {
        if (!event.sourceEvent) return;
        shown = event.selection ? event.selection.map((at) => overall.invert(at)) : whole;
        render();
        if (event.type === "end") move();
      });
      d3.select(draw("g", { class: "brush" }, strip)).call(brush);
    }
    function move() {
      d3.select(strip.querySelector(".brush")).call(brush.move, shown.map(overall));
      location.replace(`#${shown.map((day) => day.toISOString().slice(0, 10)).join("/")}`);
    }
    render();
    if (zooms) { context(); d3.select(strip.querySelector(".brush")).call(brush.move, shown.map(overall)); }
    let waiting = 0;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => { if (box.clientWidth !== width) { render(); if (zooms) { context(); move(); } } }, 60); });
    box.tabIndex = zooms ? 0 : -1;
    box.addEventListener("keydown", (event) => {
      if (!zooms || event.target !== box) return;
      const wide = shown[1] - shown[0], by = { ArrowLeft: -wide / 5, ArrowRight: wide / 5 }[event.key];
      if (by) { event.preventDefault(); toSpan([shown[0].getTime() + by, shown[1].getTime() + by]); }
      if (event.key === "+") toSpan([shown[0].getTime() + wide / 6, shown[1].getTime() - wide / 6]);
      if (event.key === "-") toSpan([shown[0].getTime() - wide / 4, shown[1].getTime() + wide / 4]);
      if (event.key === "0") toSpan(whole);
    });
    box.dataset.ready = "true";
  }
})();
