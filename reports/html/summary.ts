import { verifyCommand } from "../report/command.js";
import { byGrade, failingPrints, GRADE_WORDS } from "../report/errata.js";
import { checksOf, intervalWork, lostWitnesses, totals } from "../report/evidence.js";
import type { Report } from "../report/schema.js";
import { fragment, type Html, html, joined, type Part } from "../text/markup.js";
import { counted, grouped, rounded } from "../text/numbers.js";
import { byPaper, sourceOf } from "../text/sources.js";
import { VERDICT_SIGNS } from "../typeset/index.js";
import { isOwn } from "../../src/catalogue/index.js";
import { type FormVerdict, paperOf } from "../../src/claim/index.js";
import { addressOf, type PageInput, VIEWS } from "../claim-views/index.js";
import { gradeId } from "./errata.js";

/** The head of the page: how many statements fail as printed, in what, and what ran. */
export function summary(input: PageInput): Html {
  const { report } = input;
  const { claims, forms, unexpected } = totals(report);
  const all = report.claims.flatMap((claim) => claim.forms);
  const checks = checksOf(all.flatMap(({ relations }) => relations)).all;
  const work = intervalWork(report);
  return html`<div class="summary">
    <p class="lead">${headline(input)}</p>
    ${grades(input)} ${incomplete(report)}
    <p>
      ${counted(claims, "statement")} ${origin(input)}, checked ${grouped(checks)} times. In ${counted(forms, "form")},
      as printed and as corrected: ${joined(counts(all), ", ")}. A statement that is known to fail as printed is
      expected to be refuted, and its correction to hold. ${asExpected(forms, unexpected)} <i>Holds</i> means that no
      case refuted it; the evidence says what of it is proved, and at which sizes.
    </p>
    ${work === "" ? null : html`<p>By interval arithmetic, which shares no code with the evaluation: ${work}.</p>`}
    ${listOf("Stored counterexamples that were lost", lostWitnesses(report))}
  </div>`;
}

/** `39 of 140 statements of the sources fail as printed.` */
function headline({ report, catalogue }: PageInput): Html {
  const { printed, failing } = failingPrints(report, (id) => isPrinted(id, catalogue));
  if (printed === 0) return html`None of these statements is printed in a source.`;
  const of = counted(printed, "statement");
  if (failing.length === 0) return html`<strong>None of ${of} fails as printed.</strong>`;
  return html`<strong>${failing.length} of ${of} ${failing.length === 1 ? "fails" : "fail"} as printed.</strong>`;
}

/** Whether a claim is of a source that is not our own. */
function isPrinted(id: string, catalogue: PageInput["catalogue"]): boolean {
  const source = sourceOf(paperOf(id), catalogue.values());
  return source === undefined || !isOwn(source);
}

/** How many of them fail in what, each with the way to them. */
function grades({ report, catalogue }: PageInput): Html | null {
  const found = byGrade(report.claims, catalogue);
  if (found.length === 0) return null;
  const items = found.map(
    ([grade, claims]) =>
      html`<li><a href="${fragment(gradeId(grade))}">${claims.length} ${GRADE_WORDS[grade]}</a></li>`,
  );
  return html`<ul class="grades">
    ${items}
  </ul>`;
}

/** Where the statements are from; some may be this project's own. */
function origin({ report: { claims }, catalogue }: PageInput): string {
  const keys = [...new Set(claims.map(({ id }) => paperOf(id)))];
  const own = keys.filter((key) => {
    const source = sourceOf(key, catalogue.values());
    return source !== undefined && isOwn(source);
  });
  const sources = keys.length - own.length;
  if (sources === 0) return "of our own";
  return `from ${counted(sources, "source")}${own.length === 0 ? "" : " and of our own"}`;
}

function asExpected(forms: number, unexpected: readonly string[]): Html {
  if (unexpected.length === 0) return html`<strong>All came out as expected.</strong>`;
  const links = unexpected.map((name) => html`<a href="${addressOf(name.replace(/:[^:]*$/, ""))}">${name}</a>`);
  return html`${forms - unexpected.length} came out as expected,
    <strong class="surprise">${unexpected.length} did not</strong>: ${joined(links, ", ")}.`;
}

function counts(forms: readonly { readonly verdict: FormVerdict }[]): Html[] {
  return Object.keys(VERDICT_SIGNS).flatMap((verdict) => {
    const n = forms.filter((form) => form.verdict === verdict).length;
    return n === 0 ? [] : [html`<span class="verdict ${verdict}">${n} ${verdict}</span>`];
  });
}

function incomplete({ run, claims }: Report): Html[] {
  const { complete, shard, selected } = run;
  return [
    ...(complete
      ? []
      : [html`<p class="notice">Interrupted: ${claims.length} of ${counted(selected.length, "claim")} reached.</p>`]),
    ...(shard === null
      ? []
      : [
          html`<p class="notice">
            Shard ${shard.index} of ${shard.of}${shard.look === undefined ? "" : ` for look ${shard.look}`}: the
            verdicts are those of its cases alone.
          </p>`,
        ]),
  ];
}

function listOf(title: string, lines: readonly string[]): Html | null {
  return lines.length === 0
    ? null
    : html`<p class="notice">${title}:</p>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>`;
}

/** What it takes to make the run again. */
export function reproducibility({ report, all, catalogue }: PageInput, hasLab: boolean): Html {
  const { version, seed, runs, node, machine, startedAt, seconds, complete } = report.run;
  const rows: readonly (readonly [string, Part])[] = [
    ["command", html`<code>${verifyCommand(report, all)}</code>`],
    ["version", `flatcheck ${version}`],
    ["seed", String(seed)],
    [
      "cases",
      runs === null ? "as many as the time allowed" : `${runs} generated for each claim, before its own budget`,
    ],
    ["began", html`<time datetime="${startedAt}">${startedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC")}</time>`],
    ["took", `${rounded(seconds)} s${complete ? "" : ", until it was interrupted"}`],
    ["Node", node],
    ["machine", machine ?? "not recorded"],
  ];
  return html`<section class="view" id="${VIEWS.made}" aria-labelledby="made-title">
    <h2 id="made-title">How this was made</h2>
    <p>
      The same version, seed and number of cases give the same verdicts and counterexamples on any machine and any
      number of workers. The numbers of this page stand in <code>report.json</code>, statements and citations in the
      catalogue (<code>flatcheck show</code>).
    </p>
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <p>
      Any instance of this page can be judged again, changed and hunted from in the laboratory:
      ${!hasLab ? null : html`<a href="${fragment(VIEWS.lab)}">open it</a>, or write it as a page of its own: `}<code
        >npx flatcheck lab --out lab.html</code
      >.
    </p>
    ${citations(report, catalogue)}
  </section>`;
}

/** The entries of the sources, each once. */
function citations({ claims }: Report, catalogue: PageInput["catalogue"]): Html {
  const sources = [...byPaper(claims).keys()].flatMap((key) => sourceOf(key, catalogue.values()) ?? []);
  return html`<div class="cite">
    ${sources
      .filter((source) => !isOwn(source))
      .map(
        ({ key, title, bibtex }) =>
          html`<h3 id="/made/${key}">${title}</h3>
            <pre>${bibtex}</pre>`,
      )}
  </div>`;
}
