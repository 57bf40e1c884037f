import { closenessHistogram, closenessText } from "../pictures/histogram.js";
import { profilePicture } from "../pictures/profile.js";
import { verifyCommand } from "../report/command.js";
import { directionOf } from "../report/direction.js";
import { checksOf, confirmation, UNREACHED } from "../report/evidence.js";
import type { ClaimReport, FormReport, Report } from "../report/schema.js";
import { noticedBy, noticeOf, noticeText } from "../report/notice.js";
import { reasonOf, situationsText } from "../report/situations.js";
import { fragment, type Html, html, type Part } from "../text/markup.js";
import { counted, ratio, rounded } from "../text/numbers.js";
import { shellWord } from "../text/shell-word.js";
import { sourceOf } from "../text/sources.js";
import { certificateLine, quotientText, sides } from "../text/spec-text.js";
import { WORDS_TOLD } from "../text/words.js";
import { displayedFormula, prose } from "../typeset/index.js";
import { citationsOf, type Claim, type ClaimKind, paperOf, type Source } from "../../src/claim/index.js";
import { type Ablations, assumptionList } from "./assumptions.js";
import { caseName, instance } from "./instance.js";
import { proofPart } from "./proof-part.js";
import { verdictMark } from "./verdict.js";

/** What a page is made from. */
export interface PageInput {
  readonly report: Report;
  readonly catalogue: ReadonlyMap<string, Claim>;
  /** The ids of all claims that can be run, which need no naming where all of them were. */
  readonly ids: readonly string[];
  readonly ablations: Ablations;
}

type RelationReport = FormReport["relations"][number];
type Notable = NonNullable<RelationReport["tightest"]>;

/** Everything about one claim. */
export function claimSection(report: ClaimReport, input: PageInput): Html {
  const claim = input.catalogue.get(report.id);
  const paper = sourceOf(paperOf(report.id), input.catalogue.values());
  const parts: Part[] = [
    ...report.forms.map((form) => formPart(report, form, claim)),
    claim?.reading === undefined
      ? null
      : html`<h4>How it was read</h4>
          <p>${prose(claim.reading)}</p>`,
    claim === undefined ? null : proofPart(claim, report),
    claim === undefined
      ? null
      : html`<h4>Assumptions</h4>
          ${assumptionList(claim, report, input.ablations)}`,
    claim === undefined ? null : chosenCases(claim),
    errors(report),
    again(report, input),
    claim === undefined ? null : cite(claim, paper),
  ];
  return html`<section class="claim" id="${report.id}" aria-labelledby="title:${report.id}" ${facets(report, claim)}>
    <h3 id="title:${report.id}">
      <a class="self" href="${fragment(report.id)}">${report.id}</a> ${prose(report.title)}
    </h3>
    <p class="meta">
      ${paper === undefined ? report.locus : `${paper.authors} (${paper.year}), ${report.locus}`} ·
      ${report.kinds.join(", ")}
    </p>
    ${parts}
  </section>`;
}

/** What the filters of the page go by. */
function facets({ id, title, locus, kinds, forms }: ClaimReport, claim: Claim | undefined): Html {
  const words = [
    id,
    title,
    locus,
    ...(claim?.assumptions ?? []).map(({ name }) => name),
    ...forms.flatMap(({ relations }) => relations.map(({ name }) => name)),
  ];
  const verdicts = new Set(
    forms.flatMap((form) => [form.verdict, ...(form.verdict === form.expected ? [] : ["unexpected"])]),
  );
  return html`data-claim="${id}" data-source="${paperOf(id)}" data-kinds="${kinds.join(" ")}"
  data-verdicts="${[...verdicts].join(" ")}" data-words="${words.join(" ").toLowerCase()}"`;
}

function formPart(report: ClaimReport, form: FormReport, claim: Claim | undefined): Html {
  const statement = claim?.forms.find(({ name }) => name === form.form)?.statement;
  const { conclusion, cases } = form;
  return html`<div class="form">
    <h4>${form.form === "printed" ? "As printed" : "Corrected"} ${verdictMark(form)}</h4>
    ${statement === undefined ? null : displayedFormula(statement)}
    ${form.words === undefined ? null : html`<p class="meta">The words are ${WORDS_TOLD[form.words]}.</p>`}
    ${form.evidence === undefined ? null : html`<p class="meta">Evidence: ${prose(form.evidence.text)}.</p>`}
    ${form.form === "printed" ? erratumPart(claim) : null} ${conclusion === null ? null : statistics(conclusion)}
    ${form.relations.map((relation) => relationPart(report, relation, cases, claim))} ${situationsPart(form)}
    ${form.witness === null ? null : witnessPart(report, form, form.witness, claim)}
  </div>`;
}

function situationsPart(form: FormReport): Html | null {
  const text = situationsText(form);
  return text === "" ? null : html`<p class="meta">Situations, ${prose(text)}.</p>`;
}

function erratumPart(claim: Claim | undefined): Html | null {
  if (claim?.erratum === undefined) return null;
  const { grade, slip, instead } = claim.erratum;
  return html`<dl class="erratum">
    <dt>Grade</dt>
    <dd>${grade}</dd>
    <dt>The slip</dt>
    <dd>${prose(slip)}</dd>
    <dt>Instead</dt>
    <dd>${prose(instead)}</dd>
  </dl>`;
}

function statistics(conclusion: NonNullable<FormReport["conclusion"]>): Html {
  const { summary, power, errorProbability, observations, silent } = conclusion;
  const risk = Number(errorProbability);
  return html`<dl class="erratum">
    <dt>Measured</dt>
    <dd>${prose(summary)}</dd>
    <dt>Power</dt>
    <dd>${prose(power)}</dd>
    ${
      risk === 0
        ? null
        : html`<dt>Risk</dt>
            <dd>false alarm with probability at most ${rounded(risk, 2)}</dd>`
    }
    <dt>From</dt>
    <dd>${counted(observations, "observation")}${silent === 0 ? "" : `; ${counted(silent, "case")} said nothing`}</dd>
  </dl>`;
}

function relationPart(report: ClaimReport, relation: RelationReport, cases: number, claim: Claim | undefined): Html {
  const { holds, refuted, undecided, rigorous, ties = 0 } = relation;
  const [picture, profile] = [closenessHistogram(relation), profilePicture(relation)];
  const counts = [
    `holds on ${holds}`,
    ...(refuted === 0 ? [] : [`refuted on ${refuted}`]),
    ...(ties === 0 ? [] : [`a tie on ${ties}`]),
    ...(undecided === ties ? [] : [`undecided on ${undecided - ties}`]),
  ].join(", ");
  const byIntervals = rigorous === 0 ? "" : `; intervals decided ${rigorous}`;
  return html`<div class="relation-part">
    <p>
      <span class="relation">${prose(relation.name)}</span><br />${counts} of ${counted(cases, "case")}${byIntervals}.
      ${extreme(relation)} ${noticed(relation)} ${prose(reasonOf(claim, relation.name) ?? "")}
    </p>
    ${
      picture === null && profile === null
        ? null
        : html`<figure>
            ${picture}${picture === null ? null : html`<figcaption>${closenessText(relation)}</figcaption>`}
            ${profile}${profile === null ? null : html`<figcaption>largest ${quotientText(relation.direction)} by size; dashed: both sides equal</figcaption>`}
          </figure>`
    }
    ${notables(report, relation, claim)}
  </div>`;
}

function extreme({ sense, direction, tightest, width, holds, refuted }: RelationReport): string {
  if (sense === "identity") return holds === 0 ? "" : agreement(width);
  if (tightest === null) return "";
  return `${refuted > 0 ? "Largest" : "Tightest"} ${quotientText(direction)}: ${ratio(Number(tightest.value))}.`;
}

/** What a run would have noticed of the relation, and on how many cases that rests. */
function noticed(relation: RelationReport): string {
  const notice = noticeOf(relation);
  return notice === null ? "" : `Would notice ${noticeText(notice)}: ${noticedBy(relation)}.`;
}

function agreement(width: string): string {
  return Number(width) === 0 ? "Both sides agree exactly." : `Both sides agree to ${rounded(Number(width), 2)}.`;
}

/** The tightest instance of a bound, and the one with the smallest margin where that is another. */
function notables(
  report: ClaimReport,
  { tightest, minMargin, sense, direction }: RelationReport,
  claim: Claim | undefined,
): Part {
  const folded = (title: string, { index, spec }: Notable): Html =>
    html`<details>
      <summary>${title} <small>${caseName(report, claim, index)}</small></summary>
      ${instance(claim, spec)}
    </details>`;
  const same = tightest !== null && minMargin !== null && tightest.index === minMargin.index;
  const least = (value: number): string =>
    sense === "bound"
      ? `Worst instance: relative margin ${minus(rounded(value, 2))}`
      : `Widest apart: by ${rounded(-value, 2)}, relative`;
  return [
    tightest === null
      ? null
      : folded(
          `Tightest${same ? " and worst" : ""} instance: ${quotientText(direction)} ${ratio(Number(tightest.value))}`,
          tightest,
        ),
    minMargin === null || same ? null : folded(least(Number(minMargin.value)), minMargin),
  ];
}

function minus(text: string): string {
  return text.replaceAll("-", "−");
}

function witnessPart(
  report: ClaimReport,
  form: FormReport,
  { relation, spec, lhs, rhs, rounding, certificate }: NonNullable<FormReport["witness"]>,
  claim: Claim | undefined,
): Html {
  const direction = directionOf(form, relation);
  const how = confirmation(form);
  const stored = report.witnesses.filter((witness) => witness.form === form.form);
  return html`<div class="witness">
    <h5>Smallest counterexample found, ${how === "" ? UNREACHED : `${how} by intervals`}</h5>
    <p>
      <span class="relation">${prose(relation)}</span> fails: ${sides(direction, Number(lhs), Number(rhs))}, rounding at
      most ${rounded(Number(rounding), 2)}.
    </p>
    ${instance(claim, spec)}
    ${certificate === null ? null : html`<p class="certificate">Certificate: ${certificateLine(direction, certificate)}.</p>`}
    ${stored.map(
      ({ file, outcome, reason }) =>
        html`<p>Stored counterexample, ${outcome}${reason === null ? "" : `: ${reason}`}:</p>
          <pre class="command">npx flatcheck replay ${shellWord(file)}</pre>`,
    )}
  </div>`;
}

function chosenCases({ equalityCases, degenerateCases }: Claim): Html {
  const equality =
    "none" in equalityCases
      ? `none: ${equalityCases.none}`
      : equalityCases.map(({ name, specs }) => `${name} (${counted(specs.length, "case")})`).join("; ");
  return html`<dl class="chosen">
    <dt>Equality</dt>
    <dd>${prose(equality)}</dd>
    <dt>Degenerate cases</dt>
    <dd>${prose(degenerateCases.map(({ name }) => name).join("; "))}</dd>
  </dl>`;
}

function errors({ errors: thrown }: ClaimReport): Part {
  if (thrown.length === 0) return null;
  const items = thrown.map(({ message, index }) => html`<li>case ${index}: ${message}</li>`);
  return html`<h4>Evaluation threw</h4>
    <ul>
      ${items}
    </ul>`;
}

function again({ id, forms }: ClaimReport, { report, ids }: PageInput): Html {
  const checks = checksOf(forms.flatMap(({ relations }) => relations)).all;
  return html`<h4>Again</h4>
    <p>The same ${counted(checks, "check")}:</p>
    <pre class="command">${verifyCommand(report, ids, [id])}</pre>`;
}

function cite({ forms, proof }: Claim, paper: Source | undefined): Html {
  const tex = forms.map(({ name, statement }) => `% ${name}\n\\[\n  ${statement}\n\\]`).join("\n");
  return html`<details class="cite">
    <summary>To cite</summary>
    ${paper === undefined ? null : html`<pre>${paper.bibtex}</pre>`}
    ${proof === undefined ? null : citationsOf(proof).map(({ bibtex }) => (bibtex === undefined ? null : html`<pre>${bibtex}</pre>`))}
    <pre>${tex}</pre>
  </details>`;
}

/** The kinds that occur, in the order of the catalogue's vocabulary. */
export function kindsOf({ claims }: Report): ClaimKind[] {
  const order: ClaimKind[] = ["bound", "identity", "attained", "exists", "law", "rate", "dynamics", "conjecture"];
  return order.filter((kind) => claims.some(({ kinds }) => kinds.includes(kind)));
}
