// The page is readable without this script. It filters and searches the rules, keeps the filter in
// the URL (so that the back button and mailed links work), opens the targets of links, and copies
// tickets.
"use strict";
(() => {
  const bar = document.getElementById("filter");
  const main = document.getElementById("rules");
  const shown = document.getElementById("shown");
  const clear = bar.querySelector("[name=clear]");
  const unfold = bar.querySelector("[name=unfold]");
  const fields = [...bar.querySelectorAll("input, select")];
  const rows = [...main.querySelectorAll(".rule")];
  const texts = new Map(); // searched text of each rule, built when first needed

  function textOf(row) {
    if (!texts.has(row)) {
      const sites = row.querySelector(".sites");
      texts.set(row, (row.firstElementChild.textContent + " " + (sites ? sites.textContent : "")).toLowerCase());
    }
    return texts.get(row);
  }

  // The URL has the filter, as in #?verdict=fail&q=page, or #RULE-ID for all rules and that one open.
  const filter = () => new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");

  function matches(row, query, words) {
    for (const name of ["vendor", "verdict", "kind", "capability"]) {
      if (query.get(name) && row.dataset[name] !== query.get(name)) return false;
    }
    return words.every((word) => textOf(row).includes(word));
  }

  function apply() {
    const query = filter();
    const active = [...query.values()].some(Boolean);
    const words = (query.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const row of rows) {
      const match = !active || matches(row, query, words);
      if (match) n++;
      if (row.hidden === match) row.hidden = !match;
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

  // reveal opens the target of the URL; some browsers do so by themselves.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    target.scrollIntoView();
  }

  function change(event) {
    const query = new URLSearchParams();
    for (const field of fields) if (field.value) query.set(field.name, field.value);
    // typing a search is one entry in the history
    if (event.target.name === "q" && filter().get("q")) location.replace("#?" + query);
    else location.hash = "?" + query;
  }

  const visible = () => rows.filter((row) => !row.hidden);
  const label = () => { unfold.textContent = visible().every((row) => row.open) ? "Close all" : "Open all"; };

  // copy copies a ticket to the clipboard. If the browser does not allow that, as for some pages
  // from disk, it selects the ticket instead.
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
      status.textContent = "Selected: copy it with the keyboard.";
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
