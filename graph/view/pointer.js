"use strict";
// What the pointer, fingers and the wheel do on a canvas: move the view, come closer, drag a node, choose.
window.followPointer = (canvas, { nodeAt, click, hover, pan, zoom, drag, stop }) => {
  const pointers = new Map();
  let grip = null;
  const at = (event) => { const edge = canvas.getBoundingClientRect(); return { x: event.clientX - edge.left, y: event.clientY - edge.top }; };
  const apart = () => { const [a, b] = [...pointers.values()]; return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, wide: Math.hypot(a.x - b.x, a.y - b.y) || 1 }; };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const here = at(event);
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, here);
    stop();
    grip = pointers.size === 2 ? { two: apart() } : { here, start: here, node: event.pointerType === "mouse" ? nodeAt(here) : null, moved: false };
  });
  canvas.addEventListener("pointermove", (event) => {
    const here = at(event);
    if (!pointers.has(event.pointerId)) { hover(here); return; }
    pointers.set(event.pointerId, here);
    if (grip.two && pointers.size === 2) {
      const now = apart();
      pan(now.x - grip.two.x, now.y - grip.two.y);
      zoom(now.wide / grip.two.wide, now.x, now.y);
      grip.two = now;
    } else if (grip.here) {
      grip.moved ||= Math.hypot(here.x - grip.start.x, here.y - grip.start.y) > 4;
      if (grip.moved) {
        const [dx, dy] = [here.x - grip.here.x, here.y - grip.here.y];
        grip.here = here;
        if (grip.node) drag(grip.node, dx, dy); else pan(dx, dy);
      }
    }
  });
  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (event.type === "pointerup" && grip.here && !grip.moved) click(at(event));
    grip = pointers.size === 1 ? { here: [...pointers.values()][0], start: { x: -99, y: -99 }, moved: true } : null;
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => hover(null));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { x, y } = at(event);
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? .04 : event.ctrlKey ? .01 : .0016)), x, y);
  }, { passive: false });
};
