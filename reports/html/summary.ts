import { verifyCommand } from "../report/command.js";
import { GRADES_TOLD, worstFirst } from "../report/errata.js";
import { checksOf, intervalWork, lostWitnesses, totals } from "../report/evidence.js";
import type { Report } from "../report/schema.js";
import { witnessLine } from "../report/witness-line.js";
import { fragment, type Html, html, joined, type Part } from "../text/markup.js";
import { counted, grouped, rounded } from "../text/numbers.js";
import { sourceOf } from "../text/sources.js";
import { displayedFormula, prose, VERDICT_SIGNS } from "../typeset/index.js";
import { isOwn } from "../../src/catalogue/index.js";
import { type FormVerdict, paperOf } from "../../src/claim/index.js";
import type { PageInput } from "./claim-section.js";
import { verdictMark } from "./verdict.js";

/** The head of the page: what ran, and how many forms came out as expected. */
export function summary(input: PageInput): Html {
  const { report } = input;
  const { claims, forms, unexpected } = totals(report);
  const all = report.claims.flatMap((claim) => claim.forms);
  const checks = checksOf(all.flatMap(({ relations }) => relations)).all;
  const work = intervalWork(report);
  const paragraphs: Part[] = [
    html`<p class="lead">
      ${counted(claims, "statement")} ${origin(input)}, checked ${grouped(checks)} times. ${failing(report)}
    </p>`,
    ...incomplete(report),
    html`<p>
      In ${counted(forms, "form")}, as printed and as corrected: ${joined(counts(all), ", ")}. A statement that is known
      to fail as printed is expected to be refuted, and its correction to hold. ${asExpected(forms, unexpected)}
      <i>Holds</i> means that no case refuted it; the evidence says what of it is proved, and at which sizes.
    </p>`,
    work === "" ? null : html`<p>By interval arithmetic, which shares no code with the evaluation: ${work}.</p>`,
    listOf("Stored counterexamples that were lost", lostWitnesses(report)),
  ];
  return html`<header>
    <p class="kicker">flatcheck ${report.run.version}</p>
    <h1>Theorems on flat minima of deep linear networks: what holds</h1>
    ${paragraphs}
  </header>`;
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

/** How many statements fail in the words of their source. */
function failing({ claims }: Report): string {
  const printed = claims.flatMap(({ forms }) => forms.filter(({ form }) => form === "printed"));
  const fail = printed.filter(({ verdict }) => verdict === "refuted" || verdict === "inconsistent").length;
  if (fail === 0) return "None was found to fail as printed.";
  return fail === 1 ? "One fails as printed." : `${fail} fail as printed.`;
}

function asExpected(forms: number, unexpected: readonly string[]): Html {
  if (unexpected.length === 0) return html`<strong>All came out as expected.</strong>`;
  const links = unexpected.map((name) => html`<a href="${fragment(name.replace(/:[^:]*$/, ""))}">${name}</a>`);
  return html`${forms - unexpected.length} came out as expected,
    <strong class="surprise">${unexpected.length} did not</strong>: ${joined(links, ", ")}.`;
}

function counts(forms: readonly { readonly verdict: FormVerdict }[]): Html[] {
  return Object.entries(VERDICT_SIGNS).flatMap(([verdict, sign]) => {
    const n = forms.filter((form) => form.verdict === verdict).length;
    return n === 0
      ? []
      : [html`<span class="verdict ${verdict}"><span aria-hidden="true">${sign}</span> ${n} ${verdict}</span>`];
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

/** The statements that fail as printed, each with what holds instead and the instance that shows it. */
export function errata({ report, catalogue }: PageInput): Html | null {
  const entries = worstFirst(report.claims, catalogue).flatMap((claimReport) => {
    const { id, title, locus, forms } = claimReport;
    const claim = catalogue.get(id);
    const printed = forms.find(({ form }) => form === "printed");
    if (claim?.erratum === undefined || printed === undefined) return [];
    const { statement } = claim.forms.find(({ name }) => name === "printed")!;
    const paper = sourceOf(paperOf(id), catalogue.values());
    const { witness, conclusion } = printed;
    const shown = witness === null ? (conclusion?.summary ?? "none in this run") : witnessLine(printed, witness);
    return [
      html`<li data-claim="${id}">
        <h3><a href="${fragment(id)}">${id}</a> ${prose(title)}</h3>
        <p class="meta">
          ${paper === undefined ? "" : `${paper.authors} (${paper.year}), `}${locus} · ${verdictMark(printed)} ·
          ${claim.erratum.grade}
        </p>
        ${displayedFormula(statement)}
        <p><b>Instead.</b> ${prose(claim.erratum.instead)}</p>
        <p><b>Counterexample.</b> <code>${shown}</code></p>
      </li>`,
    ];
  });
  if (entries.length === 0) return null;
  return html`<section id="errata" aria-labelledby="errata-title">
    <h2 id="errata-title">Errata</h2>
    <p>
      ${counted(entries.length, "statement")} as printed, with what holds instead and the smallest counterexample found.
      The claim itself tells where the derivation slipped. ${GRADES_TOLD.replaceAll("`", "")}
    </p>
    <ol class="errata">
      ${entries}
    </ol>
  </section>`;
}

/** What it takes to make the run again. */
export function reproducibility({ report, ids }: PageInput): Html {
  const { version, seed, runs, node, machine, startedAt, seconds, complete } = report.run;
  const rows: readonly (readonly [string, Part])[] = [
    ["command", html`<code>${verifyCommand(report, ids)}</code>`],
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
  return html`<section id="made" aria-labelledby="made-title">
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
  </section>`;
}
