import { evidence, tightness } from "../report/evidence.js";
import type { ClaimReport } from "../report/schema.js";
import { type Html, html } from "../text/markup.js";
import { byPaper, sourceOf } from "../text/sources.js";
import { prose } from "../typeset/index.js";
import {
  addressOf,
  assumptionLegend,
  assumptionMatrix,
  kindsOf,
  type PageInput,
  verdictMark,
} from "../claim-views/index.js";

/** The claims in tables, one a source, with the filters above them. */
export function ledger(input: PageInput): Html {
  const groups = [...byPaper(input.report.claims)];
  return html`<section id="ledger" aria-labelledby="ledger-title">
    <h2 id="ledger-title">Ledger</h2>
    ${filters(input, groups)}
    <ol id="found" hidden></ol>
    ${groups.map(([key, reports]) => source(key, reports, input))}
    <p>In the tables of assumptions:</p>
    ${assumptionLegend()}
  </section>`;
}

/** Of no use without a script, which shows them. */
function filters({ report }: PageInput, groups: readonly (readonly [string, readonly ClaimReport[]])[]): Html {
  const forms = report.claims.flatMap((claim) => claim.forms);
  const verdicts = [...new Set(forms.map(({ verdict }) => verdict))];
  const surprising = forms.some(({ verdict, expected }) => verdict !== expected);
  const choice = (name: string, label: string, values: readonly (readonly [string, string])[]): Html =>
    html`<label
      >${label}
      <select name="${name}">
        <option value="">all</option>
        ${values.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
      </select></label
    >`;
  const same = (values: readonly string[]) => values.map((value) => [value, value] as const);
  return html`<form id="filters" role="search" aria-label="Claims" hidden>
    <label class="words">Search <input type="search" name="q" autocomplete="off" spellcheck="false" /></label>
    ${choice("source", "Source", same(groups.map(([key]) => key)))}
    ${choice("verdict", "Verdict", [...same(verdicts), ...(surprising ? [["unexpected", "not as expected"] as const] : [])])}
    ${choice("kind", "Kind", same(kindsOf(report)))}
    <button type="reset">Clear</button>
    <output aria-live="polite"></output>
  </form>`;
}

function source(key: string, reports: readonly ClaimReport[], { catalogue, ablations }: PageInput): Html {
  const paper = sourceOf(key, catalogue.values());
  const id = `source:${key}`;
  return html`<section class="source" aria-labelledby="${id}">
    <h3 id="${id}">${paper?.title ?? key}</h3>
    ${paper === undefined ? null : html`<p class="meta">${paper.authors}, ${paper.locator} · ${key}</p>`}
    <table class="ledger">
      <thead>
        <tr>
          <th>claim</th>
          <th>verdict</th>
          <th>evidence</th>
          <th>tightness</th>
        </tr>
      </thead>
      ${reports.map(rows)}
    </table>
    ${assumptionMatrix(reports, catalogue, ablations, paper?.title ?? key)}
  </section>`;
}

/** One claim: a row for every form, under one name. */
function rows({ id, title, locus, forms }: ClaimReport): Html {
  const label = id.slice(id.indexOf("/") + 1);
  const name = html`<th scope="rowgroup" rowspan="${forms.length}">
    <a href="${addressOf(id)}">${label}</a> <span class="title">${prose(title)}</span> <small>${locus}</small>
  </th>`;
  const lines = forms.map(
    (form, i) =>
      html`<tr>
        ${i === 0 ? name : null}
        <td>${verdictMark(form)}${form.form === "corrected" ? html` <small>corrected</small>` : null}</td>
        <td>${form.evidence === undefined ? null : html`${form.evidence.grade}: `}${evidence(form)}</td>
        <td>${tightness(form)}</td>
      </tr>`,
  );
  return html`<tbody data-claim="${id}">
    ${lines}
  </tbody>`;
}
