import { GRADES_TOLD, worstFirst } from "../report/errata.js";
import { EVIDENCE_TOLD } from "../report/grade.js";
import { errorText, evidence, intervalWork, isExpected, tightness, totals, verdictText } from "../report/evidence.js";
import { weakestNotice } from "../report/notice.js";
import type { ClaimReport, FormReport, Report } from "../report/schema.js";
import { reasonOf, situationsText } from "../report/situations.js";
import { formReachText } from "../report/reach.js";
import { witnessLine } from "../report/witness-line.js";
import { cell, code, markdownTable, math } from "../text/markdown-text.js";
import { counted, rounded } from "../text/numbers.js";
import { byPaper, sourceOf } from "../text/sources.js";
import { type Claim, paperOf } from "../../src/claim/index.js";
import { proofSections } from "./proof-section.js";
import { PROOFS_PAGE, proofsPage } from "./proofs-page.js";
import { type Statements, statementsFor, statementsPage, STATEMENTS_PAGE } from "./statements.js";

/**
 * The ledger as Markdown, one document. It depends on the catalogue with its witnesses, the seed and the number of cases
 * alone: no time, date, machine or version, and no number to more digits than survive a difference in the last bit.
 *
 * @param command the command that makes it again, word for word
 */
export function renderMarkdown(report: Report, claims: readonly Claim[], command: string): string {
  const catalogue = new Map(claims.map((claim) => [claim.id, claim]));
  const sections = [...byPaper(report.claims)].map(([key, group]) => {
    const source = sourceLine(key, catalogue);
    return [`## ${key}`, ...(source === "" ? [] : [source]), ...claimTable(group, catalogue)].join("\n\n");
  });
  return joined([...header(report, command), ...sections, ...errata(report.claims, catalogue, ({ id }) => code(id))]);
}

/** The file of a folder with a ledger that has the totals and the errata, and leads to the others. */
export const LEDGER_INDEX = "README.md";

/** The files of the ledger of these claims, by their names in one folder. */
export function ledgerFiles(claims: readonly Pick<Claim, "id">[], statements: Statements): string[] {
  const listed = statementsFor(claims, statements).size === 0 ? [] : [STATEMENTS_PAGE];
  return [LEDGER_INDEX, PROOFS_PAGE, ...listed, ...[...byPaper(claims).keys()].map(pageOf)];
}

/** The same as a folder: an index, the statements of the sources, and a page a source, by the names of the files. */
export function ledgerPages(
  report: Report,
  claims: readonly Claim[],
  command: string,
  statements: Statements,
): ReadonlyMap<string, string> {
  const stated = statementsFor(report.claims, statements);
  const catalogue = new Map(claims.map((claim) => [claim.id, claim]));
  const groups = [...byPaper(report.claims)];
  const proofs = proofsPage(report, pageOf);
  const index = [
    ...header(report, command),
    "Which assumptions a form needs is in [ABLATION.md](ABLATION.md), how tight its bounds are in " +
      "[SHARPENING.md](SHARPENING.md), each with the budget behind it.",
    ...(proofs === null ? [] : [`What is proved of which form, and at which sizes: [${PROOFS_PAGE}](${PROOFS_PAGE}).`]),
    ...(stated.size === 0
      ? []
      : [
          `Everything that the sources assert, with the claims that check it or the reason for none: [${STATEMENTS_PAGE}](${STATEMENTS_PAGE}).`,
        ]),
    markdownTable(
      ["source", "claims", "as printed", "corrected"],
      groups.map(([key, group]) => [
        `[${key}](${pageOf(key)})`,
        String(group.length),
        verdictCounts(group, "printed"),
        verdictCounts(group, "corrected"),
      ]),
    ),
    ...errata(report.claims, catalogue, ({ id }) => `[${id}](${pageOf(paperOf(id))})`),
  ];
  const pages = groups.map(([key, group]) => {
    const read = `How to read it: [${LEDGER_INDEX}](${LEDGER_INDEX}).`;
    const source = [sourceLine(key, catalogue), read].filter((line) => line !== "").join(" ");
    return [
      pageOf(key),
      joined([`# ${key}`, source, ...claimTable(group, catalogue), ...proofSections(group, catalogue)]),
    ] as const;
  });
  const listed = stated.size === 0 ? [] : [[STATEMENTS_PAGE, statementsPage(report, claims, stated, pageOf)] as const];
  const proved = proofs === null ? [] : [[PROOFS_PAGE, proofs] as const];
  return new Map([[LEDGER_INDEX, joined(index)], ...proved, ...listed, ...pages]);
}

function pageOf(key: string): string {
  return `${key}.md`;
}

function joined(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

/** How many forms of one sort came out as what, the most frequent verdict first: `18 holds, 4 refuted`. */
function verdictCounts(claims: readonly ClaimReport[], name: FormReport["form"]): string {
  const counts = new Map<string, number>();
  for (const { form, verdict } of claims.flatMap(({ forms }) => forms)) {
    if (form === name) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(", ");
}

function header(report: Report, command: string): string[] {
  const { claims, forms, unexpected } = totals(report);
  const odd = unexpected.length === 0 ? "" : ` Not as expected: ${unexpected.map(code).join(", ")}.`;
  return [
    "# Ledger",
    "Whether each statement holds, on what evidence, and how tight it is. Made by",
    `\`\`\`sh\n${command}\n\`\`\``,
    `${counted(claims, "claim")} in ${counted(forms, "form")}: ${forms - unexpected.length} as expected, ` +
      `${unexpected.length} not.${odd}`,
    "A row is a statement as printed, or as *corrected* where the print fails. Its *words* are those of the source " +
      "(`printed`), put back where the text at hand has lost them (`restored`), or `ours`. Cases are generated ones, the claim's own " +
      "equality and degenerate cases, and its stored witnesses. *Tightest* is the largest ratio of the left to the right " +
      "side over the bounds of a form, *agree to* the widest relative enclosure on which both sides of an identity met. " +
      `${EVIDENCE_TOLD} Under it stand the cases, and how often the situations occurred that a claim demands, among the generated ` +
      "cases that decide. " +
      certification(report),
  ];
}

/** What rests on intervals, and what does not. */
function certification(report: Report): string {
  const work = intervalWork(report);
  const rest = "rests on floating-point evaluation with error bounds";
  if (work === "") return `Everything ${rest}; nothing was left to intervals.`;
  return (
    `By interval arithmetic, which shares no code with the evaluation: ${work}. *Certified* is what follows from the ` +
    "entries of the instance alone, *enclosed* what takes the error bound of some operand from floating point. " +
    `Everything else ${rest}.`
  );
}

function sourceLine(key: string, catalogue: ReadonlyMap<string, Claim>): string {
  const source = sourceOf(key, catalogue.values());
  return source === undefined ? "" : `${source.authors}: *${source.title}*, ${source.locator}.`;
}

/** The claims of a source, a row for every form, and what was thrown. */
function claimTable(claims: readonly ClaimReport[], catalogue: ReadonlyMap<string, Claim>): string[] {
  const rows = claims.flatMap((report) =>
    report.forms.map((form) => {
      const claim = catalogue.get(report.id);
      const statement = claim?.forms.find(({ name }) => name === form.form)?.statement;
      const verdict = verdictText(form);
      const isFirst = form === report.forms[0];
      const assumptions = (claim?.assumptions ?? []).map(({ name }) => cell(name)).join("; ");
      return [
        isFirst ? `\`${report.id.slice(report.id.indexOf("/") + 1)}\`<br>${cell(report.title)}` : `*${form.form}*`,
        isFirst ? cell(report.locus) : "",
        statement === undefined ? "" : math(statement),
        form.words ?? "",
        isExpected(form) ? verdict : `**${verdict}**`,
        evidenceCell(form, claim),
        cell(tightness(form)),
        isFirst ? assumptions : "",
      ];
    }),
  );
  const columns = ["claim", "locus", "statement", "words", "verdict", "evidence", "tightness", "assumptions"];
  const errors = claims.flatMap(({ id, errors }) => errors.map((error) => `- \`${id}\` ${errorText(error, cell)}`));
  return [
    markdownTable(columns, rows),
    ...(errors.length === 0 ? [] : [errors.join("\n")]),
    ...readings(claims, catalogue),
  ];
}

/** How ambiguous words were read, claim by claim; nothing where there are none. */
function readings(claims: readonly ClaimReport[], catalogue: ReadonlyMap<string, Claim>): string[] {
  const lines = claims.flatMap(({ id }) => {
    const reading = catalogue.get(id)?.reading;
    return reading === undefined ? [] : [`- \`${id.slice(id.indexOf("/") + 1)}\`: ${cell(reading)}`];
  });
  return lines.length === 0 ? [] : ["How they were read:", lines.join("\n")];
}

/** On what a verdict rests: its grade, the reason where a change would go unnoticed, and the cases. */
function evidenceCell(form: FormReport, claim: Claim | undefined): string {
  const { conclusion, evidence: rests, verdict } = form;
  const weakest = verdict === "holds" && rests?.grade === "tested" ? weakestNotice(form) : null;
  const parts = [
    // Of a law the power stands below.
    (conclusion === null ? rests?.text : rests?.grade) ?? "",
    (weakest === null ? undefined : reasonOf(claim, weakest.relation)) ?? "",
    evidence(form),
    formReachText(form),
  ];
  const lines = parts.filter((part) => part !== "").map(cell);
  return lines.join("<br>") + situationsLine(form) + statisticsText(form);
}

function situationsLine(form: FormReport): string {
  const text = situationsText(form);
  return text === "" ? "" : `<br>${cell(text)}`;
}

/** What a law was measured to be, what its test could have noticed, and how often it would be wrong. */
function statisticsText({ conclusion }: FormReport): string {
  if (conclusion === null) return "";
  return `<br>${cell(conclusion.summary)}<br>power: ${cell(conclusion.power)}${falseAlarm(conclusion)}`;
}

function falseAlarm({ errorProbability }: NonNullable<FormReport["conclusion"]>): string {
  const risk = Number(errorProbability);
  return risk === 0 ? "" : `<br>false alarm with probability at most ${rounded(risk, 2)}`;
}

/** What printed forms fail, by how each claim is named; nothing where there are none. */
function errata(
  claims: readonly ClaimReport[],
  catalogue: ReadonlyMap<string, Claim>,
  named: (claim: ClaimReport) => string,
): string[] {
  const rows = worstFirst(claims, catalogue).flatMap((report) => {
    const printed = report.forms.find(({ form }) => form === "printed");
    const erratum = catalogue.get(report.id)?.erratum;
    if (printed === undefined || erratum === undefined) return [];
    const { grade, slip, instead } = erratum;
    return [[named(report), grade, cell(slip), cell(instead), witnessCell(printed)]];
  });
  if (rows.length === 0) return [];
  return [
    "## Errata",
    GRADES_TOLD,
    markdownTable(["claim", "grade", "fails because", "what holds instead", "smallest counterexample found"], rows),
  ];
}

function witnessCell(printed: FormReport): string {
  if (printed.witness !== null)
    return `${code(printed.witness.relation)} at ${code(witnessLine(printed, printed.witness))}`;
  const { conclusion } = printed;
  return conclusion === null ? "none in this run" : `${cell(conclusion.summary)}${falseAlarm(conclusion)}`;
}
