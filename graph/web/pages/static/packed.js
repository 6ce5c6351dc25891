"use strict";
// What lies packed beside the pages: a page opened from the disk can load scripts, and nothing else.
window.unpack = (() => {
  const waiting = new Map();
  window.packed = (name, data) => waiting.get(name)(data);
  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    waiting.set(name, done);
    script.src = `data/${name}.js`;
    script.onerror = () => failed(new Error(`data/${name}.js is missing`));
    document.head.append(script);
  });
  return async (name) => {
    const bytes = Uint8Array.from(atob(await load(name)), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
  };
})();
