import type { AblationRecord } from "../report/ablation.js";
import { formName } from "../report/evidence.js";
import type { ClaimReport } from "../report/schema.js";
import { type Html, html } from "../text/markup.js";
import { inlineFormula, prose, relationFormula } from "../typeset/index.js";
import type { Claim } from "../../src/claim/index.js";
import { addressOf } from "./address.js";

type AblationRow = AblationRecord["forms"][number]["rows"][number];

/** What became of an assumption that was dropped; `not ablated` where nobody has tried. */
type Necessity = AblationRow["verdict"] | "not ablated";

/** How the matrix shows it, and what it means, in the order in which one would like to read them. */
const SIGNS: readonly (readonly [Necessity, sign: string, word: string, meaning: string])[] = [
  ["necessary", "●", "needed", "an instance that violates this assumption alone refutes the form"],
  ["no witness", "○", "no witness", "instances violated it, and none refuted the form"],
  ["never violated", "–", "never violated", "no candidate violated it, so that nothing was tried"],
  ["false with it", "✗", "false with it", "the form is refuted with every assumption in force"],
  ["not ablated", "·", "not ablated", "assumed, and not dropped in any search that is on record"],
];

/** The rows of ablation.json by form and assumption. */
export type Ablations = ReadonlyMap<string, ReadonlyMap<string, AblationRow>>;

export function ablationsByForm(record: AblationRecord | null): Ablations {
  const entries = (record?.forms ?? []).map(({ name, rows }) => {
    return [name, new Map(rows.map((row) => [row.assumption, row]))] as const;
  });
  return new Map(entries);
}

/**
 * The assumptions of the claims of one source against their forms: a row a claim, a column an assumption, and in the
 * cell whether it is needed. Of the forms of a claim the last is meant, which is the one that should hold.
 */
export function assumptionMatrix(
  reports: readonly ClaimReport[],
  catalogue: ReadonlyMap<string, Claim>,
  ablations: Ablations,
  source: string,
): Html | null {
  const rows = reports.flatMap((report) => {
    const assumptions = catalogue.get(report.id)?.assumptions ?? [];
    return assumptions.length === 0 ? [] : [{ report, assumptions: assumptions.map(({ name }) => name) }];
  });
  if (rows.length === 0) return null;
  const columns = [...new Set(rows.flatMap(({ assumptions }) => assumptions))];
  const body = rows.map(({ report, assumptions }) => {
    const own = ablations.get(formName(report.id, report.forms.at(-1)!));
    const cells = columns.map((name) => {
      if (!assumptions.includes(name)) return html`<td></td>`;
      const [, sign, word] = signOf(own?.get(name)?.verdict ?? "not ablated");
      return html`<td aria-label="${word}">${sign}</td>`;
    });
    const label = report.id.slice(report.id.indexOf("/") + 1);
    return html`<tr data-claim="${report.id}">
      <th scope="row"><a href="${addressOf(report.id)}">${label}</a></th>
      ${cells}
    </tr>`;
  });
  return html`<div class="matrix-scroll" role="region" aria-label="Assumptions, ${source}" tabindex="0">
    <table class="assumptions">
      <caption>
        What each claim assumes, and whether it needs to
      </caption>
      <thead>
        <tr>
          <th>claim</th>
          ${columns.map((name) => html`<th>${prose(name)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

/** What the signs of the matrix mean. */
export function assumptionLegend(): Html {
  return html`<ul class="legend">
    ${SIGNS.map(
      ([, sign, word, meaning]) => html`<li><span aria-hidden="true">${sign}</span> <b>${word}</b>: ${meaning}</li>`,
    )}
  </ul>`;
}

/** The assumptions of one claim by their names, each with the sign and the word for what became of its search. */
export function signedAssumptions({ assumptions }: Claim, report: ClaimReport, ablations: Ablations): Html[] {
  const own = ablations.get(formName(report.id, report.forms.at(-1)!));
  return assumptions.map(({ name }) => {
    const [, sign, word] = signOf(own?.get(name)?.verdict ?? "not ablated");
    return html`<span aria-hidden="true">${sign}</span> ${prose(name)} (${word})`;
  });
}

/** The assumptions of one claim in full, each with what became of its search. */
export function assumptionList({ assumptions }: Claim, report: ClaimReport, ablations: Ablations): Html {
  if (assumptions.length === 0) return html`<p>None.</p>`;
  const own = ablations.get(formName(report.id, report.forms.at(-1)!));
  const items = assumptions.map(({ name, statement, remark }) => {
    const row = own?.get(name);
    const [, , word] = signOf(row?.verdict ?? "not ablated");
    const why = row?.witness ?? null;
    return html`<li>
      <b>${prose(name)}</b>: ${inlineFormula(statement)}. <span class="necessity">${sentence(word)}.</span>${
        why === null
          ? null
          : html` Without it <span class="r">${relationFormula(why.relation)}</span> fails at <code>${why.line}</code>,
              ${why.certified ? "certified" : "by the error bounds of floating point"}.`
      }${remark === undefined ? null : html` ${prose(remark)}`}
    </li>`;
  });
  return html`<ul class="assumption-list">
    ${items}
  </ul>`;
}

function sentence(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function signOf(necessity: Necessity) {
  return SIGNS.find(([name]) => name === necessity)!;
}
