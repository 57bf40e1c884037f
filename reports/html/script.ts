import { LAB_SCRIPT } from "./lab-inside.js";

/** Says before anything is laid out that scripts run: then one view is shown at a time. */
export const EARLY_SCRIPT = `document.documentElement.classList.add("js");`;

/**
 * What the page does where scripts run: one view at a time, by its address; search, filters and order of the ledger; links to
 * the laboratory, copying, and the keyboard for what can be scrolled. Everything is on the page without it.
 */
export const SCRIPT = String.raw`
"use strict";
(() => {
  const views = [...document.querySelectorAll(".view")];
  const home = document.getElementById("/");
  const form = document.getElementById("filters");
  const fields = ["q", "source", "verdict", "kind"];
  const said = form.querySelector("output");
  const results = document.getElementById("found");
  const claims = [...document.querySelectorAll("section.claim")].map((section) => {
    const { verdicts, kinds } = section.dataset;
    const id = section.id.slice(1);
    const source = id.slice(0, id.indexOf("/"));
    const title = section.querySelector("h2").lastChild.textContent.trim();
    return { section, id, source, verdicts: verdicts.split(" "), kinds: kinds.split(" "), title, rows: [] };
  });
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  for (const row of document.querySelectorAll("#ledger [data-claim]")) byId.get(row.dataset.claim)?.rows.push(row);

  // How well a claim answers a question: 0 for its very name or title, 5 for words somewhere in it, -1 where it does not.
  const rank = (claim, asked) => {
    const [q, words] = [asked.toLowerCase().trim(), asked.toLowerCase().split(/\s+/).filter(Boolean)];
    const [id, title] = [claim.id.toLowerCase(), claim.title.toLowerCase()];
    const [label, dashed] = [id.slice(id.indexOf("/") + 1), q.replace(/\s+/g, "-")];
    // A number only as a whole, so that 4 is not in 2024.
    const occurs = (text, word) => (/^\d+$/.test(word) ? (text.match(/\d+/g) ?? []).includes(word) : text.includes(word));
    const all = (text) => words.every((word) => occurs(text, word));
    if (dashed === id || dashed === label || q === title) return 0;
    if (label.startsWith(dashed) || id.startsWith(dashed)) return 1;
    if (title.startsWith(q)) return 2;
    if (all(id)) return 3;
    if (all(title)) return 4;
    claim.text ??= (id + " " + claim.section.textContent).toLowerCase();
    return all(claim.text) ? 5 : -1;
  };

  const linkTo = ({ id, title }) => {
    const [item, link] = [document.createElement("li"), document.createElement("a")];
    link.href = "#/" + id;
    link.textContent = id;
    item.append(link, " " + title);
    return item;
  };

  const filter = () => {
    const wanted = Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
    const ranked = [];
    for (const claim of claims) {
      const fits =
        (wanted.source === "" || claim.source === wanted.source) &&
        (wanted.verdict === "" || claim.verdicts.includes(wanted.verdict)) &&
        (wanted.kind === "" || claim.kinds.includes(wanted.kind));
      const place = fits ? (wanted.q.trim() === "" ? 0 : rank(claim, wanted.q)) : -1;
      if (place >= 0) ranked.push([place, claim]);
      for (const row of claim.rows) row.hidden = place < 0;
    }
    const asked = wanted.q.trim() !== "";
    ranked.sort(([a], [b]) => a - b);
    results.replaceChildren(...(asked ? ranked.slice(0, 12).map(([, claim]) => linkTo(claim)) : []));
    results.hidden = !asked || ranked.length === 0;
    for (const group of document.querySelectorAll("section.source, .matrix-scroll"))
      group.hidden = group.querySelector("[data-claim]:not([hidden])") === null;
    const count = ranked.length;
    said.textContent =
      count === claims.length ? "" : count === 0 ? "No claim matches." : count + " of " + claims.length + " claims";
  };

  const write = () => {
    const given = fields.filter((name) => form.elements[name].value !== "");
    const query = new URLSearchParams(given.map((name) => [name, form.elements[name].value])).toString();
    history.replaceState(null, "", query === "" ? "#/" : "#/?" + query);
  };

${LAB_SCRIPT}
  // What a view needs that nobody looks at before: done when it is first shown.
  const ready = new Set();
  const prepare = (view) => {
    if (ready.has(view)) return;
    ready.add(view);
    fillErrata(view);
    addBesides(view);
    for (const scroller of view.querySelectorAll(".formula, .matrices, .r, .instead")) scrollers.observe(scroller);
    for (const text of view.querySelectorAll(".cite pre, .data pre, pre.command")) addCopy(text);
    if (bench !== null) addLabLinks(view);
  };
  const scrollers = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  const addCopy = (text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(text.textContent).then(
        () => { button.textContent = "Copied"; },
        () => { getSelection().selectAllChildren(text); },
      );
    });
    text.after(button);
  };
  // To the claims before and after: without scripts these stand there themselves.
  const addBesides = (view) => {
    const at = claims.findIndex(({ section }) => section === view);
    if (at < 0) return;
    const besides = document.createElement("p");
    besides.className = "besides";
    const link = (claim, text) => {
      if (claim === undefined) return "";
      const made = document.createElement("a");
      made.href = "#/" + claim.id;
      made.textContent = text(claim.id);
      return made;
    };
    besides.append(link(claims[at - 1], (id) => "← " + id), " ", link(claims[at + 1], (id) => id + " →"));
    view.append(besides);
  };
  // What the view of a claim has is shown beside its erratum.
  const fillErrata = (view) => {
    for (const item of view.querySelectorAll(".errata [data-claim]")) {
      const printed = document.getElementById("/" + item.dataset.claim)?.querySelector("[data-form=printed]");
      if (!printed) continue;
      const copies = (found) => [...found].map((part) => part.cloneNode(true));
      item.querySelector(".instead").before(...copies(printed.querySelectorAll(":scope > .formula")));
      const parts = [...(printed.querySelector(".witness")?.children ?? [])];
      item.append(...copies(parts.slice(2, parts.findIndex((part) => part.matches(".spec")))));
    }
  };
  const show = (target) => {
    const view = target.closest(".view") ?? home;
    for (const one of views) one.classList.toggle("shown", one === view);
    document.documentElement.classList.toggle("inner", view !== home);
    document.documentElement.classList.toggle("in-lab", view.contains(bench));
    for (const link of document.querySelectorAll("nav.site a")) {
      if (link.hash === "#" + view.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    prepare(view);
    return view;
  };

  const decoded = (text) => {
    try { return decodeURIComponent(text); } catch { return text; }
  };
  const read = (event) => {
    if (bench !== null && (location.hash + "/").startsWith("#/lab/")) {
      const view = bench.closest(".view");
      const isNew = !view.classList.contains("shown");
      show(view);
      openLab();
      if (isNew) begin(view, event);
      return;
    }
    const hash = decoded(location.hash.slice(1));
    const query = /^\/?\?(.*)$/s.exec(location.hash.slice(1));
    if (query !== null) {
      const given = new URLSearchParams(query[1]);
      for (const name of fields) form.elements[name].value = given.get(name) ?? "";
      filter();
    }
    // A view without address would leave the page empty: what is not there leads to the ledger.
    const target = document.getElementById(hash) ?? document.getElementById("/" + hash) ?? home;
    if (target === home && query === null && event !== undefined) {
      for (const name of fields) form.elements[name].value = "";
      filter();
    }
    if (event !== undefined && target.id === "main") return target.focus();
    const view = show(target);
    if (target !== view) target.scrollIntoView();
    if (target.localName === "details") target.open = true;
    begin(view, event, target === view);
  };

  // At the top of a view, with the heading in focus for whoever follows a link.
  const begin = (view, event, atTop = true) => {
    if (atTop) scrollTo(0, 0);
    if (event === undefined) return;
    const heading = view.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  const number = (cell) => Number(/-?[\d,]*\.?\d+(?:e-?\d+)?/.exec(cell.textContent.replaceAll("−", "-"))?.[0].replaceAll(",", "") ?? Infinity);
  const key = (body, column) => {
    if (column === 0) return body.dataset.claim;
    const cell = body.rows[0].cells[column];
    return column === 3 ? number(cell) : cell.textContent.trim();
  };
  const original = new Map([...document.querySelectorAll("table.ledger")].map((table) => [table, [...table.tBodies]]));
  const sort = (column, way) => {
    const order = new Intl.Collator("en", { numeric: true });
    for (const [table, bodies] of original) {
      const keyed = bodies.map((body, i) => [way === "none" ? i : key(body, column), body]);
      keyed.sort(([a], [b]) => (typeof a === "number" ? (a === b ? 0 : a < b ? -1 : 1) : order.compare(a, b)));
      if (way === "descending") keyed.reverse();
      table.append(...keyed.map(([, body]) => body));
      [...table.tHead.rows[0].cells].forEach((cell, i) => {
        if (i === column && way !== "none") cell.setAttribute("aria-sort", way);
        else cell.removeAttribute("aria-sort");
      });
    }
  };
  for (const table of original.keys()) {
    [...table.tHead.rows[0].cells].forEach((cell, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = cell.textContent;
      button.addEventListener("click", () => {
        const now = cell.getAttribute("aria-sort");
        sort(column, now === null ? "ascending" : now === "ascending" ? "descending" : "none");
      });
      cell.replaceChildren(button);
    });
  }

  form.addEventListener("input", () => { filter(); write(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = results.querySelector("a");
    if (first !== null) location.hash = first.hash;
  });
  form.addEventListener("reset", () => setTimeout(() => { filter(); write(); }));
  addEventListener("hashchange", read);
  form.hidden = false;
  read();
})();
`;
