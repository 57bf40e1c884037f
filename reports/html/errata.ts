import { directionOf } from "../report/direction.js";
import { byGrade, GRADE_WORDS, GRADES_TOLD } from "../report/errata.js";
import { confirmation, UNREACHED } from "../report/evidence.js";
import type { ClaimReport, FormReport } from "../report/schema.js";
import { type Html, html } from "../text/markup.js";
import { counted } from "../text/numbers.js";
import { sourceOf } from "../text/sources.js";
import { sides } from "../text/spec-text.js";
import { prose, proseWithFormulas, relationFormula } from "../typeset/index.js";
import { type Erratum, paperOf } from "../../src/claim/index.js";
import { addressOf, type PageInput, verdictMark, VIEWS } from "../claim-views/index.js";

/** Where the errata of one grade stand. */
export function gradeId(grade: Erratum["grade"]): string {
  return `${VIEWS.errata}/${grade}`;
}

/**
 * The statements that fail as printed by grade, each with what holds instead and what shows it. Formula and instance stand
 * in the view of the claim; where scripts run they are shown here, too, which spares the page to have them twice.
 */
export function errata(input: PageInput): Html | null {
  const groups = byGrade(input.report.claims, input.catalogue);
  if (groups.length === 0) return null;
  const count = groups.reduce((total, [, claims]) => total + claims.length, 0);
  return html`<section class="view" id="${VIEWS.errata}" aria-labelledby="errata-title">
    <h2 id="errata-title">Errata</h2>
    <p>
      ${counted(count, "statement")} as printed, with what holds instead and the smallest counterexample found. The
      claim itself has the statement, the instance, and where the derivation slipped. ${GRADES_TOLD.replaceAll("`", "")}
    </p>
    ${groups.map(
      ([grade, claims]) =>
        html`<h3 id="${gradeId(grade)}">
            ${claims.length} fail${claims.length === 1 ? "s" : ""} ${GRADE_WORDS[grade]}
          </h3>
          <ol class="errata">
            ${claims.map((claim) => one(claim, input))}
          </ol>`,
    )}
  </section>`;
}

function one({ id, title, locus, forms }: ClaimReport, { catalogue, references }: PageInput): Html | null {
  const claim = catalogue.get(id)!;
  const printed = forms.find(({ form }) => form === "printed");
  if (printed === undefined) return null;
  const paper = sourceOf(paperOf(id), catalogue.values());
  return html`<li data-claim="${id}">
    <h4><a href="${addressOf(id)}">${id}</a> ${prose(title)}</h4>
    <p class="meta">
      ${paper === undefined ? "" : `${paper.authors} (${paper.year}), `}${locus} · ${verdictMark(printed)}
    </p>
    <p class="instead"><b>Instead.</b> ${references.linked(claim.erratum!.instead, id, proseWithFormulas)}</p>
    ${shown(printed)}
  </li>`;
}

/** The counterexample, or of a law what was measured. */
function shown(printed: FormReport): Html {
  const { witness, conclusion } = printed;
  if (witness === null) return html`<p><b>Measured.</b> ${prose(conclusion?.summary ?? "nothing in this run")}</p>`;
  const { relation, lhs, rhs } = witness;
  const how = confirmation(printed);
  return html`<p>
    <b>Counterexample</b>, ${how === "" ? UNREACHED : how}: <span class="r">${relationFormula(relation)}</span> fails,
    ${sides(directionOf(printed, relation), Number(lhs), Number(rhs))}.
  </p>`;
}
