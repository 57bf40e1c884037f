import { type Mark, marksOf } from "../report/proof-marks.js";
import type { ClaimReport } from "../report/schema.js";
import { type Html, html, type Part } from "../text/markup.js";
import { prose, relationFormula } from "../typeset/index.js";
import type { Claim, Proof } from "../../src/claim/index.js";

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
    <p>${prose(proof.elsewhere)}</p>
    ${readings(proof)}`;
}

/** Who has read it, what they objected to, and the answers. */
function readings({ read = [] }: Proof): Part {
  if (read.length === 0) return html`<p>Read line by line by nobody but its author.</p>`;
  const items = read.map(({ by, did, objections }) => {
    const told = objections.map(({ says, answer }) => html`<li>${prose(says)} — ${prose(answer)}</li>`);
    const list =
      told.length === 0
        ? html` No objection.`
        : html`<ul>
            ${told}
          </ul>`;
    return html`<li><b>${by}</b>: ${prose(did)}${list}</li>`;
  });
  return html`<h3>Read line by line</h3>
    <ul class="readings">
      ${items}
    </ul>`;
}

function marks(all: readonly Mark[]): Html {
  const items = all.map(({ by, relation, text }) => {
    const name = relation === undefined ? null : html` <span class="r">${relationFormula(relation)}</span>`;
    return html`<li><b>${by}</b>${name}${text === "" ? null : html` <small>${prose(text)}</small>`}</li>`;
  });
  return html`<ul class="marks">
    ${items}
  </ul>`;
}
