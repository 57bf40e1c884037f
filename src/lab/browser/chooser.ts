import { html, type Html } from "../../../reports/text/index.js";
import { prose, VERDICT_SIGNS } from "../../../reports/typeset/index.js";
import type { LabFacts } from "../index.js";
import { matching } from "../state/index.js";
import { fill, find, findAll } from "./dom.js";

/** The list of all claims by source, with a field to search it. */
export class Chooser {
  private chosen = "";

  constructor(
    private readonly facts: LabFacts,
    private readonly nav: HTMLElement,
  ) {
    fill(
      nav,
      html`<details open>
        <summary>Choose a claim</summary>
        <label class="words" for="search">Search</label>
        <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="lemma 3, trace, refuted…" />
        <p id="matches" role="status"></p>
        <div id="listed" tabindex="0" role="region" aria-label="Claims found"></div>
      </details>`,
    );
    const field = find<HTMLInputElement>("#search", nav);
    field.addEventListener("input", () => this.list(field.value));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") find<HTMLAnchorElement>("a", find("#listed")).click();
      if (event.key === "ArrowDown") findAll<HTMLAnchorElement>("#listed a")[0]?.focus();
    });
    nav.addEventListener("keydown", (event) => this.step(event));
    this.list("");
  }

  /** Marks the claim that is on the bench, and folds the list away where it fills a narrow screen. */
  mark(id: string): void {
    this.chosen = id;
    for (const link of findAll<HTMLAnchorElement>("#listed a", this.nav)) {
      if (link.dataset["claim"] === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (matchMedia("(max-width: 60rem)").matches) find<HTMLDetailsElement>("details", this.nav).open = false;
  }

  private step(event: KeyboardEvent): void {
    const links = findAll<HTMLAnchorElement>("#listed a", this.nav);
    const at = links.indexOf(event.target as HTMLAnchorElement);
    const next = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : -1;
    if (at === -1 || next < 0) return;
    links[next]?.focus();
    event.preventDefault();
  }

  private list(query: string): void {
    const { sources, claims } = this.facts;
    const found = matching(claims, query);
    const groups = sources.flatMap(({ key, title }) => {
      const own = found.filter(({ id }) => id.startsWith(`${key}/`));
      return own.length === 0
        ? []
        : [
            html`<h2 title="${title}">${key}</h2>
              <ul>
                ${own.map((one) => this.item(one))}
              </ul>`,
          ];
    });
    // Of a search the best match comes first, whatever its source.
    const best =
      query.trim() === "" || found.length === 0
        ? null
        : html`<ul class="best">
            ${this.item(found[0]!)}
          </ul>`;
    fill(find("#listed"), html`${best}${groups}`);
    const count =
      found.length === claims.length ? `${claims.length} claims` : `${found.length} of ${claims.length} claims`;
    find("#matches").textContent = found.length === 0 ? "No claim matches." : count;
  }

  private item({ id, title, expected }: LabFacts["claims"][number]): Html {
    const [printed = "open"] = expected;
    const current = id === this.chosen ? html` aria-current="true"` : null;
    const sign = VERDICT_SIGNS[printed as keyof typeof VERDICT_SIGNS] ?? "?";
    return html`<li>
      <a href="${this.facts.home}${id}:printed" data-claim="${id}" ${current}
        ><b>${id.slice(id.indexOf("/") + 1)}</b>
        <span class="verdict ${printed}"
          ><span aria-hidden="true">${sign}</span><span class="unseen">${printed}</span></span
        >
        <small>${prose(title)}</small></a
      >
    </li>`;
  }
}
