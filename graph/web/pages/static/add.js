"use strict";
// Hands a text or a file to the server, tells how it goes, and shows what was read from it.
(() => {
  const $ = (id) => document.getElementById(id);
  const form = $("add"), largest = Number(document.body.dataset.largest);
  const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
  const size = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const file = $("file").files[0];
    send(file || new Blob([$("words").value]), file ? file.name : "");
  });
  for (const kind of ["dragenter", "dragover"]) form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    $("file").files = event.dataTransfer.files;
    chosen();
  });
  $("file").addEventListener("change", chosen);
  function chosen() {
    const file = $("file").files[0];
    $("words").disabled = Boolean(file);
    tell(file ? `${file.name} (${size(file.size)}) is ready: press “Read it”.` : "");
    if (file) $("go").focus();
  }

  async function send(body, name) {
    $("go").disabled = true;
    $("problem").hidden = $("new").hidden = true;
    try {
      if (!body.size || (!name && !$("words").value.trim())) throw new Error("There is no text yet: paste one into the field, or choose a file.");
      if (body.size > largest) throw new Error(`This is ${size(body.size)}, and the server accepts at most ${size(largest)}. “triplewire build” reads files of any size.`);
      tell("Sending …");
      const asked = new URLSearchParams({ name, title: $("title").value, published: $("published").value });
      const taken = await fetch(`${document.body.dataset.add}?${asked}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: await body.arrayBuffer() });
      if (!taken.ok) throw new Error(await taken.text());
      show(await finished((await taken.json()).progress));
      form.reset();
      $("words").disabled = false;
    } catch (error) {
      tell("");
      $("problem").textContent = error.message;
      $("problem").hidden = false;
    } finally {
      $("go").disabled = false;
      $("bar").hidden = true;
    }
  }
  async function finished(address) {
    for (;;) {
      const answer = await fetch(address), how = await answer.json();
      if (how.step === "failed") throw new Error(how.reason);
      if (how.step === "done") return how;
      step(how);
      await pause(250);
    }
  }
  function step({ step: name, read, all }) {
    $("bar").hidden = false;
    if (all > 1) { $("bar").max = all; $("bar").value = read; } else $("bar").removeAttribute("value");
    tell(name === "waiting" ? "Waiting for an earlier article …" : all > 1 ? `Reading: ${read} of ${all} articles …` : "Reading … The first article also loads the language model.");
  }
  function tell(text) { $("progress").textContent = text; }
  function link(href, ...children) { const made = document.createElement("a"); made.href = href; made.append(...children); return made; }
  function show(how) {
    tell(how.reason);
    $("progress").append("Read: ", ...how.articles.flatMap(({ id, href }, i) => (i ? [", ", link(href, id)] : [link(href, id)])));
    $("new-title").textContent = `${how.count} new ${how.count === 1 ? "triple" : "triples"}${how.triples.length < how.count ? `, the first ${how.triples.length} of them` : ""}`;
    $("triples").replaceChildren(...how.triples.map(({ words: [subject, predicate, object], href }) => {
      const item = document.createElement("li"), verb = document.createElement("b");
      verb.textContent = predicate;
      item.append(link(href, subject, " ", verb, " ", object));
      return item;
    }));
    $("new").hidden = false;
    $("new").scrollIntoView({ block: "nearest" });
  }
})();
