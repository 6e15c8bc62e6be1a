// The page can be read without this script. It filters and searches the rules, keeps what is
// shown in the address (so that the back button and a mailed link work), opens what a
// link leads to, and copies tickets.
"use strict";
(() => {
  const bar = document.getElementById("filter");
  const main = document.getElementById("rules");
  const shown = document.getElementById("shown");
  const clear = bar.querySelector("[name=clear]");
  const unfold = bar.querySelector("[name=unfold]");
  const fields = [...bar.querySelectorAll("input, select")];
  const rows = [...main.querySelectorAll(".rule")];
  const texts = new Map(); // what is searched of a rule, made when it is first needed

  function textOf(row) {
    if (!texts.has(row)) {
      const sites = row.querySelector(".sites");
      texts.set(row, (row.firstElementChild.textContent + " " + (sites ? sites.textContent : "")).toLowerCase());
    }
    return texts.get(row);
  }

  // The address says what is shown: #?verdict=fail&q=page, or #RULE-ID for all rules and that one open.
  const wanted = () => new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");

  function fits(row, query, words) {
    for (const name of ["vendor", "verdict", "kind", "theme"]) {
      if (query.get(name) && row.dataset[name] !== query.get(name)) return false;
    }
    return words.every((word) => textOf(row).includes(word));
  }

  function apply() {
    const query = wanted();
    const active = [...query.values()].some(Boolean);
    const words = (query.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const row of rows) {
      const fit = !active || fits(row, query, words);
      if (fit) n++;
      if (row.hidden === fit) row.hidden = !fit;
    }
    for (const part of main.querySelectorAll("section:not(.aside, .evidence), .group")) {
      if (part.closest(".aside")) continue;
      part.hidden = active && !part.querySelector(".rule:not([hidden])");
      if (active && part.matches(".group")) part.open = true;
    }
    for (const field of fields) {
      if (field !== document.activeElement || field.value !== (query.get(field.name) || "")) field.value = query.get(field.name) || "";
    }
    main.classList.toggle("filtered", active);
    main.classList.toggle("empty", n === 0);
    clear.hidden = !active;
    unfold.hidden = n === 0;
    shown.textContent = active ? `${n} of ${rows.length} rules` : `${rows.length} rules`;
    label();
    if (active) main.scrollIntoView();
    else reveal();
  }

  // reveal opens what the address leads to; some browsers do so by themselves.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    target.scrollIntoView();
  }

  function change(event) {
    const query = new URLSearchParams();
    for (const field of fields) if (field.value) query.set(field.name, field.value);
    // letters typed into one search are one step back
    if (event.target.name === "q" && wanted().get("q")) location.replace("#?" + query);
    else location.hash = "?" + query;
  }

  const visible = () => rows.filter((row) => !row.hidden);
  const label = () => { unfold.textContent = visible().every((row) => row.open) ? "Close all" : "Open all"; };

  // copy takes a ticket to the clipboard. Where the browser does not let a page do that, as of
  // some pages from disk, it is selected for the reader to copy.
  async function copy(event) {
    const ticket = event.target.closest(".ticket");
    const text = ticket.querySelector("pre");
    const status = ticket.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(text.textContent);
      status.textContent = "Copied.";
    } catch {
      ticket.querySelector("details").open = true;
      getSelection().selectAllChildren(text);
      status.textContent = "It is selected: copy it with the keyboard.";
    }
  }

  for (const button of main.querySelectorAll(".ticket button")) {
    button.hidden = false;
    button.addEventListener("click", copy);
  }
  bar.addEventListener("input", change);
  clear.addEventListener("click", () => { location.hash = "?"; fields[0].focus(); });
  unfold.addEventListener("click", () => {
    const open = !visible().every((row) => row.open);
    for (const row of visible()) {
      row.open = open;
      const group = row.closest(".group");
      if (open && group) group.open = true;
    }
    label();
  });
  for (const link of document.querySelectorAll("[data-filter]")) link.setAttribute("href", "#?" + link.dataset.filter);
  addEventListener("hashchange", apply);
  bar.hidden = false;
  apply();
})();
