import { evidence, tightness } from "../report/evidence.js";
import type { ClaimReport, FormReport } from "../report/schema.js";
import { type Html, html, joined } from "../text/markup.js";
import { counted } from "../text/numbers.js";
import { prose } from "../typeset/index.js";
import type { Claim } from "../../src/claim/index.js";
import { type Ablations, signedAssumptions } from "./assumptions.js";
import { verdictMark } from "./verdict.js";

/** Verdict, evidence and tightness of every form, and what became of the hypotheses. */
export function glance(report: ClaimReport, claim: Claim | undefined, ablations: Ablations): Html {
  const rows = report.forms.map((form) => {
    const said = form.evidence === undefined ? evidence(form) : form.evidence.text;
    return html`<tr>
      <th scope="row">${formTitle(form)}</th>
      <td>${verdictMark(form)}</td>
      <td>${parts(said)}</td>
      <td>${tightness(form)}</td>
    </tr>`;
  });
  const hypotheses = claim === undefined ? [] : signedAssumptions(claim, report, ablations);
  return html`<table class="glance">
      <thead>
        <tr>
          <th>form</th>
          <th>verdict</th>
          <th>evidence and power</th>
          <th>tightness</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${hypotheses.length === 0 ? null : html`<p class="meta">Hypotheses: ${joined(hypotheses, "; ")}.</p>`}`;
}

/** So many parts of a sentence are read at a glance; the others are folded. */
const MOST_PARTS = 2;

/** Evidence of several relations, one below the other; between brackets a semicolon parts nothing. */
function parts(text: string): Html {
  let depth = 0;
  const all = [""];
  for (const piece of text.split(/(?<=; )/)) {
    if (depth > 0) all[all.length - 1] += piece;
    else if (all[0] === "") all[0] = piece;
    else all.push(piece);
    depth += (piece.match(/\(/g)?.length ?? 0) - (piece.match(/\)/g)?.length ?? 0);
  }
  if (all.length <= MOST_PARTS) return prose(text);
  const [first, ...others] = all.map((part) => part.replace(/; $/, ""));
  return html`${prose(first!)}
    <details>
      <summary>${counted(others.length, "more part")}</summary>
      <ul>
        ${others.map((part) => html`<li>${prose(part)}</li>`)}
      </ul>
    </details>`;
}

/** What a form is called: only what has a source is printed. */
export function formTitle({ form, words }: FormReport): string {
  if (form === "corrected") return "Corrected";
  if (words === "restored") return "As printed, restored";
  return words === "ours" ? "Statement" : "As printed";
}
