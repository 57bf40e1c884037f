import { verifyCommand } from "../report/command.js";
import { directionOf } from "../report/direction.js";
import { checksOf, confirmation, UNREACHED } from "../report/evidence.js";
import type { ClaimReport, FormReport, Report } from "../report/schema.js";
import { situationsText } from "../report/situations.js";
import { fragment, type Html, html, joined, type Part } from "../text/markup.js";
import { counted, rounded } from "../text/numbers.js";
import { shellWord } from "../text/shell-word.js";
import { sourceOf } from "../text/sources.js";
import { certificateLine, sides } from "../text/spec-text.js";
import { WORDS_TOLD } from "../text/words.js";
import { displayedFormula, prose, proseWithFormulas, relationFormula } from "../typeset/index.js";
import { isOwn } from "../../src/catalogue/index.js";
import { citationsOf, type Claim, type ClaimKind, paperOf, type Source } from "../../src/claim/index.js";
import { addressOf, type Places, viewId } from "./address.js";
import { type Ablations, assumptionList } from "./assumptions.js";
import { counterexample, inFull } from "./instance.js";
import { formTitle, glance } from "./glance.js";
import { proofPart } from "./proof-part.js";
import type { References } from "./references.js";
import { relationPart } from "./relation-part.js";
import { Repeats } from "./repeats.js";
import { verdictMark } from "./verdict.js";

/** What a page is made from. */
export interface PageInput {
  readonly report: Report;
  readonly catalogue: ReadonlyMap<string, Claim>;
  /** Those of all claims that can be run, which need no naming where all of them were. */
  readonly all: readonly string[];
  readonly ablations: Ablations;
  readonly references: References;
  readonly places: Places;
}

/** Everything about one claim, as a view of its own. */
export function claimSection(report: ClaimReport, input: PageInput): Html {
  const { id, title, locus, kinds, forms } = report;
  const claim = input.catalogue.get(id);
  const paper = sourceOf(paperOf(id), input.catalogue.values());
  const { linked } = input.references;
  const repeats = new Repeats(report);
  const parts: Part[] = [
    glance(report, claim, input.ablations),
    ...forms.map((form) => formPart(report, form, claim, input, repeats)),
    claim?.reading === undefined
      ? null
      : html`<h3>How it was read</h3>
          <p class="reading">${linked(claim.reading, id)}</p>`,
    claim === undefined ? null : proofPart(claim, report),
    claim === undefined
      ? null
      : html`<h3>Assumptions</h3>
          ${assumptionList(claim, report, input.ablations)}`,
    claim === undefined ? null : chosenCases(claim),
    errors(report),
    again(report, input),
    claim === undefined ? null : cite(claim, paper),
  ];
  return html`<section class="view claim" id="${viewId(id)}" ${facets(report)}>
    <h2><a class="self" href="${addressOf(id)}">${id}</a> <span>${prose(title)}</span></h2>
    <p class="meta">
      ${paper === undefined ? linked(locus, id) : html`${paper.authors} (${paper.year}), ${linked(locus, id)}`} ·
      ${kinds.join(", ")}
    </p>
    ${leadingElsewhere(id, paper, input)} ${parts}
  </section>`;
}

/** Links out of a claim: to its source, and its file, and to the claims that it speaks of or that speak of it. */
function leadingElsewhere(id: string, paper: Source | undefined, { places, references }: PageInput): Html {
  const paperAt = paper === undefined ? null : addressOfPaper(paper.locator);
  const path = `theorems/${id}.ts`;
  const file = places.file(path);
  const links: Part[] = [
    ...(paperAt === null ? [] : [html`<a href="${paperAt.href}">${paperAt.text}</a>`]),
    ...(file === null ? [] : [html`<a href="${file}">${path}</a>`]),
  ];
  const related = [...new Set([...references.spokenOfBy(id), ...references.speakingOf(id)])];
  const names = related.map((other) => html`<a href="${addressOf(other)}">${other}</a>`);
  return html`${links.length === 0 ? null : html`<p class="links">${joined(links, " · ")}</p>`}
  ${names.length === 0 ? null : html`<p class="links">See also ${joined(names, ", ")}.</p>`}`;
}

/** The page of a paper that is on arXiv. */
function addressOfPaper(locator: string): { readonly href: string; readonly text: string } | null {
  const number = /arXiv:(\d{4}\.\d{4,5})/.exec(locator)?.[1];
  return number === undefined ? null : { href: `https://arxiv.org/abs/${number}`, text: `arXiv:${number}` };
}

/** What the filters of the page go by. */
function facets({ kinds, forms }: ClaimReport): Html {
  const verdicts = new Set(
    forms.flatMap((form) => [form.verdict, ...(form.verdict === form.expected ? [] : ["unexpected"])]),
  );
  return html`data-kinds="${kinds.join(" ")}" data-verdicts="${[...verdicts].join(" ")}"`;
}

function formPart(
  report: ClaimReport,
  form: FormReport,
  claim: Claim | undefined,
  input: PageInput,
  repeats: Repeats,
): Html {
  const statement = claim?.forms.find(({ name }) => name === form.form)?.statement;
  const { conclusion, cases } = form;
  return html`<div class="form" data-form="${form.form}">
    <h3>${formTitle(form)} ${verdictMark(form)}</h3>
    ${statement === undefined ? null : displayedFormula(statement)}
    ${form.words === undefined ? null : html`<p class="meta">The words are ${WORDS_TOLD[form.words]}.</p>`}
    ${form.form === "printed" ? erratumPart(claim, input) : null} ${conclusion === null ? null : statistics(conclusion)}
    ${form.relations.map((relation) => relationPart(report, relation, cases, claim, repeats))} ${situationsPart(form)}
    ${form.witness === null ? null : witnessPart(report, form, form.witness, claim, input)}
  </div>`;
}

function situationsPart(form: FormReport): Html | null {
  const text = situationsText(form);
  return text === "" ? null : html`<p class="meta">Situations, ${prose(text)}.</p>`;
}

function erratumPart(claim: Claim | undefined, { references: { linked } }: PageInput): Html | null {
  if (claim?.erratum === undefined) return null;
  const { grade, slip, instead } = claim.erratum;
  return html`<dl class="erratum">
    <dt>Grade</dt>
    <dd>${grade}</dd>
    <dt>The slip</dt>
    <dd>${linked(slip, claim.id)}</dd>
    <dt>Instead</dt>
    <dd class="instead">${linked(instead, claim.id, proseWithFormulas)}</dd>
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

function witnessPart(
  report: ClaimReport,
  form: FormReport,
  { relation, spec, lhs, rhs, rounding, certificate }: NonNullable<FormReport["witness"]>,
  claim: Claim | undefined,
  { places }: PageInput,
): Html {
  const direction = directionOf(form, relation);
  const how = confirmation(form);
  const stored = report.witnesses.filter((witness) => witness.form === form.form);
  return html`<div class="witness">
    <h4>Smallest counterexample found, ${how === "" ? UNREACHED : `${how} by intervals`}</h4>
    <p>
      <span class="r">${relationFormula(relation)}</span> fails: ${sides(direction, Number(lhs), Number(rhs))}, rounding
      at most ${rounded(Number(rounding), 2)}.
    </p>
    ${counterexample(claim, form.form, relation, spec)} ${inFull(spec)}
    ${certificate === null ? null : html`<p class="certificate">Certificate: ${certificateLine(direction, certificate)}.</p>`}
    ${stored.map(
      ({ file, outcome, reason }) =>
        html`<p>${storedLink(file, places)}, ${outcome}${reason === null ? "" : `: ${reason}`}:</p>
          <pre class="command">npx flatcheck replay ${shellWord(file)}</pre>`,
    )}
  </div>`;
}

function storedLink(file: string, places: Places): Html {
  const href = places.file(file);
  return href === null ? html`Stored counterexample` : html`<a href="${href}">Stored counterexample</a>`;
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
  return html`<h3>Evaluation threw</h3>
    <ul>
      ${items}
    </ul>`;
}

function again({ id, forms }: ClaimReport, { report, all }: PageInput): Html {
  const checks = checksOf(forms.flatMap(({ relations }) => relations)).all;
  return html`<h3>Again</h3>
    <p>The same ${counted(checks, "check")}:</p>
    <pre class="command">${verifyCommand(report, all, [id])}</pre>`;
}

/** What to cite: the statements in TeX, and what a proof cites; the entries of the sources stand in one place for all. */
function cite({ forms, proof }: Claim, paper: Source | undefined): Html {
  const tex = forms.map(({ name, statement }) => `% ${name}\n\\[\n  ${statement}\n\\]`).join("\n");
  return html`<details class="cite">
    <summary>To cite</summary>
    ${paper === undefined || isOwn(paper) ? null : html`<p><a href="${fragment(`/made/${paper.key}`)}">BibTeX entry of the source</a></p>`}
    ${proof === undefined ? null : citationsOf(proof).map(({ bibtex }) => (bibtex === undefined ? null : html`<pre>${bibtex}</pre>`))}
    <pre>${tex}</pre>
  </details>`;
}

/** The kinds that occur, in the order of the catalogue's vocabulary. */
export function kindsOf({ claims }: Report): ClaimKind[] {
  const order: ClaimKind[] = ["bound", "identity", "attained", "exists", "law", "rate", "dynamics", "conjecture"];
  return order.filter((kind) => claims.some(({ kinds }) => kinds.includes(kind)));
}
