"use strict";
// Hands a text or a file to the server, tells how it goes, and shows what was read from it.
(() => {
  const $ = (id) => document.getElementById(id);
  const STEPS = { waiting: "Waiting for an earlier one …", reading: "Reading; the first time the language model is loaded, too …" };
  const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

  $("add").addEventListener("submit", (event) => {
    event.preventDefault();
    const file = $("file").files[0];
    send(file || new Blob([$("words").value]), file ? file.name : "");
  });
  for (const kind of ["dragenter", "dragover"]) $("add").addEventListener(kind, (event) => { event.preventDefault(); $("add").classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) $("add").addEventListener(kind, () => $("add").classList.remove("over"));
  $("add").addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file) send(file, file.name);
  });

  async function send(body, name) {
    $("go").disabled = true;
    $("problem").hidden = $("new").hidden = true;
    try {
      tell("Sending …");
      const asked = new URLSearchParams({ name, title: $("title").value, published: $("published").value });
      const taken = await fetch(`${document.body.dataset.add}?${asked}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: await body.arrayBuffer() });
      if (!taken.ok) throw new Error(await taken.text());
      show(await finished((await taken.json()).progress));
    } catch (error) {
      tell("");
      $("problem").textContent = error.message;
      $("problem").hidden = false;
    } finally {
      $("go").disabled = false;
    }
  }
  async function finished(address) {
    for (;;) {
      const answer = await fetch(address), how = await answer.json();
      if (how.step === "failed") throw new Error(how.reason);
      if (how.step === "done") return how;
      tell(STEPS[how.step]);
      await pause(250);
    }
  }
  function tell(text) { $("progress").textContent = text; }
  function show(how) {
    tell(how.reason);
    const links = how.articles.map((article) => { const link = document.createElement("a"); link.href = article.href; link.textContent = article.id; return link; });
    $("progress").append("Read: ", ...links.flatMap((link, i) => (i ? [", ", link] : [link])));
    $("new-title").textContent = `${how.triples.length} new ${how.triples.length === 1 ? "triple" : "triples"}`;
    $("triples").replaceChildren(...how.triples.slice(0, 500).map(([, subject, predicate, object]) => {
      const item = document.createElement("li"), verb = document.createElement("b");
      verb.textContent = predicate;
      item.append(subject, " ", verb, " ", object);
      return item;
    }));
    $("new").hidden = false;
  }
})();
