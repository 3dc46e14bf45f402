"use strict";
(() => {
  const record = JSON.parse(document.getElementById("record").textContent);
  const findings = record.findings.map((row) => Object.fromEntries(row.map((value, at) => [record.keys[at], value])));
  const notes = [...document.querySelectorAll("details.note")];
  const toolbar = document.getElementById("toolbar");
  if (!toolbar) return;

  const KINDS = { s: "Severity", r: "Rule", g: "Glossary" };
  const DECISIONS = { right: "Right", "wrong-alarm": "Wrong alarm", "not-now": "Not now" };
  const KEY = "unspin-decisions:" + record.document.sha256;
  const marks = new Map();
  for (const mark of document.querySelectorAll(".f")) marks.set(mark.dataset.f, mark);

  function make(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function choice(type, name, value, words, checked) {
    return make("label", {}, make("input", { type, name, value, checked }), make("span", { textContent: words }));
  }

  // Filters

  const status = make("span", { className: "status", role: "status" });

  function filterGroup(kind) {
    const values = [...new Set(notes.map((note) => note.dataset[kind]))];
    const real = values.filter(Boolean);
    if (real.length < 1 || values.length < 2) return null;
    const group = make("fieldset", {}, make("legend", { textContent: KINDS[kind] }));
    for (const value of real.concat(values.includes("") ? [""] : [])) {
      group.append(choice("checkbox", kind, value, value || "none", true));
    }
    return group;
  }

  function applyFilters(form) {
    const allowed = {};
    for (const kind of Object.keys(KINDS)) {
      const boxes = [...form.querySelectorAll(`input[name="${kind}"]`)];
      if (boxes.length) allowed[kind] = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    }
    let shown = 0;
    for (const note of notes) {
      const hidden = Object.entries(allowed).some(([kind, values]) => !values.has(note.dataset[kind]));
      note.hidden = hidden;
      const mark = marks.get(note.dataset.n);
      if (mark) mark.classList.toggle("off", hidden);
      if (!hidden) shown += 1;
    }
    status.textContent = shown === notes.length ? "" : `${shown} of ${notes.length} shown`;
    for (const button of document.querySelectorAll(".counts button")) {
      const { k, v } = button.closest("tr").dataset;
      const only = allowed[k]?.size === 1 && allowed[k].has(v) && form.querySelectorAll(`input[name="${k}"]`).length > 1;
      button.setAttribute("aria-pressed", String(only));
    }
  }

  function showOnly(form, kind, value) {
    for (const box of form.querySelectorAll("input")) {
      box.checked = box.name === kind ? box.value === value : true;
    }
    applyFilters(form);
  }

  function showAll(form) {
    for (const box of form.querySelectorAll("input")) box.checked = true;
    applyFilters(form);
  }

  // The tables of counts filter too: a name shows its findings only, and once more all.
  function addShortcuts(form) {
    for (const row of document.querySelectorAll(".counts tr[data-k]")) {
      const { k, v } = row.dataset;
      if (form.querySelectorAll(`input[name="${k}"]`).length < 2) continue;
      const button = make("button", { type: "button", textContent: v, title: "Show these only" });
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-pressed") === "true") showAll(form);
        else showOnly(form, k, v);
      });
      row.cells[0].replaceChildren(button);
    }
  }

  function addFilters() {
    const groups = Object.keys(KINDS).map(filterGroup).filter(Boolean);
    if (!groups.length) return;
    const all = make("button", { type: "button", textContent: "Show all" });
    const form = make("details", { className: "filters" }, make("summary", { textContent: "Filter" }), ...groups, all);
    form.addEventListener("change", () => applyFilters(form));
    all.addEventListener("click", () => showAll(form));
    toolbar.append(form);
    addShortcuts(form);
  }

  // From finding to finding

  let current = -1;
  let stepped = null;

  function step(by) {
    for (let at = current + by; at >= 0 && at < notes.length; at += by) {
      if (notes[at].hidden) continue;
      current = at;
      const mark = marks.get(notes[at].dataset.n);
      document.getElementById("view-marked").checked = true;
      const target = mark ? mark.querySelector(".n") : notes[at].querySelector("summary");
      // What stepping opened it closes again, so that the text does not fall apart.
      if (stepped) stepped.open = false;
      stepped = notes[at].open ? null : notes[at];
      notes[at].open = true;
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
      const there = notes.filter((note) => !note.hidden);
      status.textContent = `${there.indexOf(notes[at]) + 1} of ${there.length}`;
      return;
    }
    status.textContent = by > 0 ? "No more findings below." : "No more findings above.";
  }

  function addSteps() {
    const back = make("button", { type: "button", textContent: "Previous" });
    const next = make("button", { type: "button", textContent: "Next" });
    back.addEventListener("click", () => step(-1));
    next.addEventListener("click", () => step(1));
    const group = make("div", {}, back, " ", next);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Go from finding to finding");
    toolbar.append(group);
  }

  // Decisions: kept in this browser until they are downloaded

  const saved = make("span", { className: "status" });
  const download = make("button", { type: "button", textContent: "Download decisions" });
  let kept = true;
  let unsaved = false;
  let decisions = new Map();

  function load() {
    try {
      const known = new Set(findings.map((finding) => finding.finding));
      const stored = JSON.parse(localStorage.getItem(KEY) || "{}");
      decisions = new Map(Object.entries(stored).filter(([id, made]) => known.has(id) && made.decision in DECISIONS));
    } catch {
      kept = false;
    }
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(decisions)));
    } catch {
      kept = false;
    }
    unsaved = true;
    showDecisions();
  }

  function showDecisions() {
    saved.textContent = decisions.size ? `${decisions.size} of ${findings.length} decided` : "";
    download.hidden = !decisions.size;
  }

  function tag(note) {
    const made = decisions.get(findings[note.dataset.n - 1].finding);
    const summary = note.querySelector("summary");
    summary.querySelector(".decided")?.remove();
    if (made) summary.append(make("span", { className: "decided", textContent: DECISIONS[made.decision] }));
  }

  function decide(note, form) {
    const id = findings[note.dataset.n - 1].finding;
    const decision = form.querySelector("input[type=radio]:checked")?.value;
    if (!decision) return;
    if (decision === "none") decisions.delete(id);
    else decisions.set(id, { decision, reason: form.querySelector("input[type=text]").value.trim() });
    tag(note);
    keep();
  }

  function addDecision(note) {
    const body = note.querySelector(":scope > div");
    if (body.querySelector(".decision")) return;
    const made = decisions.get(findings[note.dataset.n - 1].finding);
    const name = "decision-" + note.dataset.n;
    const form = make("fieldset", { className: "decision" }, make("legend", { textContent: "Your decision" }));
    for (const [value, words] of Object.entries({ ...DECISIONS, none: "Undecided" })) {
      form.append(choice("radio", name, value, words, made ? made.decision === value : value === "none"));
    }
    const reason = make("input", { type: "text", name: "reason", maxLength: 500, value: made?.reason || "" });
    form.append(make("label", { className: "reason" }, make("span", { textContent: "Reason" }), reason));
    form.addEventListener("change", () => decide(note, form));
    body.append(form);
  }

  function decisionFile() {
    const rows = findings.filter((finding) => decisions.has(finding.finding));
    return {
      version: 1,
      kind: "unspin-decisions",
      tool: record.tool,
      settings: record.settings,
      glossaries: record.glossaries,
      document: record.document,
      decided: new Date().toISOString(),
      decisions: rows.map((finding) => ({ ...finding, ...decisions.get(finding.finding) })),
    };
  }

  function addDecisions() {
    load();
    for (const note of notes) tag(note);
    document.addEventListener("toggle", (event) => {
      if (event.target.matches?.("details.note") && event.target.open) addDecision(event.target);
    }, true);
    download.addEventListener("click", () => {
      const content = JSON.stringify(decisionFile(), null, 1) + "\n";
      const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
      const stem = document.querySelector("h1").textContent.replace(/[^\w.-]+/g, "-");
      make("a", { href: address, download: `${stem}.decisions.json` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
      unsaved = false;
    });
    window.addEventListener("beforeunload", (event) => {
      if (!kept && unsaved) event.preventDefault();
    });
    const group = make("div", {}, download, " ", saved);
    toolbar.append(group);
    showDecisions();
  }

  // A link opens the note that it leads to, also in browsers that leave it closed.
  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const note = target && target.closest("details.note");
    if (note && !note.open) {
      note.open = true;
      target.scrollIntoView();
    }
  }

  const opened = [];
  window.addEventListener("beforeprint", () => {
    for (const note of notes) if (!note.open) { note.open = true; opened.push(note); }
  });
  window.addEventListener("afterprint", () => {
    for (const note of opened.splice(0)) note.open = false;
  });
  window.addEventListener("hashchange", openTarget);
  addSteps();
  addFilters();
  addDecisions();
  toolbar.append(status);
  openTarget();
})();
