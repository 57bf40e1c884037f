/**
 * What the page does where scripts run: search and filters, kept in the address, and the keyboard for what can be
 * scrolled. Everything is on the page without it.
 */
export const SCRIPT = String.raw`
"use strict";
(() => {
  const form = document.getElementById("filters");
  const fields = ["q", "source", "verdict", "kind"];
  const found = form.querySelector("output");
  const claims = [...document.querySelectorAll("section.claim")];
  const parts = new Map(claims.map((claim) => [claim.dataset.claim, []]));
  for (const part of document.querySelectorAll("[data-claim]")) parts.get(part.dataset.claim)?.push(part);

  const matches = ({ words, source, verdicts, kinds }, wanted) =>
    wanted.q.toLowerCase().split(/\s+/).every((word) => words.includes(word)) &&
    (wanted.source === "" || source === wanted.source) &&
    (wanted.verdict === "" || verdicts.split(" ").includes(wanted.verdict)) &&
    (wanted.kind === "" || kinds.split(" ").includes(wanted.kind));

  const show = () => {
    const wanted = Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
    let count = 0;
    for (const claim of claims) {
      const match = matches(claim.dataset, wanted);
      if (match) count += 1;
      for (const part of parts.get(claim.dataset.claim)) part.hidden = !match;
    }
    for (const group of document.querySelectorAll("section.source, .matrix-scroll, #errata"))
      group.hidden = group.querySelector("[data-claim]:not([hidden])") === null;
    const all = count === claims.length;
    found.textContent = all ? "" : count === 0 ? "No claim matches." : count + " of " + claims.length + " claims";
  };

  const write = () => {
    const given = fields.filter((name) => form.elements[name].value !== "");
    const query = new URLSearchParams(given.map((name) => [name, form.elements[name].value])).toString();
    if (query !== "" || location.hash.startsWith("#?")) history.replaceState(null, "", query === "" ? "#" : "#?" + query);
  };

  const read = () => {
    if (!location.hash.startsWith("#?")) {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      // A claim that the filters hide, and to which a link leads, comes back with all others.
      if (target !== null && target.closest("[hidden]") !== null) {
        form.reset();
        show();
        target.scrollIntoView();
      }
      return;
    }
    const query = new URLSearchParams(location.hash.slice(2));
    for (const name of fields) form.elements[name].value = query.get(name) ?? "";
    show();
  };

  form.addEventListener("input", () => { show(); write(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { show(); write(); }));
  addEventListener("hashchange", read);
  form.hidden = false;
  read();

  const scrollers = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const scroller of document.querySelectorAll(".formula, .matrices")) scrollers.observe(scroller);

  for (const text of document.querySelectorAll(".cite pre, pre.command")) {
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
  }
})();
`;
