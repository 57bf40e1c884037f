import { type Mark, marksOf } from "../report/proof-marks.js";
import type { ClaimReport } from "../report/schema.js";
import { type Html, html, type Part } from "../text/markup.js";
import { prose, relationFormula } from "../typeset/index.js";
import type { Claim } from "../../src/claim/index.js";

/** The proof of a claim, step by step, each with what it rests on; nothing where it has none. */
export function proofPart({ proof }: Claim, { forms }: ClaimReport): Part {
  if (proof === undefined) return null;
  const form = forms.at(-1);
  const steps = proof.steps.map((step) => html`<li>${prose(step.says)} ${marks(marksOf(step, form))}</li>`);
  return html`<h3>Why it matters</h3>
    <p>${prose(proof.matters)}</p>
    <h3>Proof</h3>
    <ol class="proof">
      ${steps}
    </ol>
    <p>The statement on instances:</p>
    ${marks(marksOf({ checks: proof.shows }, form))}
    <h3>Known elsewhere</h3>
    <p>${prose(proof.elsewhere)}</p>`;
}

function marks(all: readonly Mark[]): Html {
  const items = all.map(({ by, relation, text }) => {
    const name = relation === undefined ? null : html` <span class="relation">${relationFormula(relation)}</span>`;
    return html`<li><b>${by}</b>${name}${text === "" ? null : html` <small>${prose(text)}</small>`}</li>`;
  });
  return html`<ul class="marks">
    ${items}
  </ul>`;
}
