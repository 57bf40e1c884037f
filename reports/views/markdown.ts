import { evidence, intervalWork, isExpected, tightness, totals, verdictText } from "../report/evidence.js";
import type { ClaimReport, FormReport, Report } from "../report/schema.js";
import { witnessLine } from "../report/witness-line.js";
import { cell, code, markdownTable, math } from "../text/markdown-text.js";
import { counted, rounded } from "../text/numbers.js";
import { byPaper, sourceOf } from "../text/sources.js";
import type { Claim } from "../../src/claim/index.js";

/**
 * The ledger as Markdown. It depends on the catalogue with its witnesses, the seed and the number of cases alone: no time, date, machine
 * or version, and no number to more digits than survive a difference in the last bit.
 *
 * @param command the command that makes it again, word for word
 */
export function renderMarkdown(report: Report, claims: readonly Claim[], command: string): string {
  const catalogue = new Map(claims.map((claim) => [claim.id, claim]));
  const groups = byPaper(report.claims);
  const blocks = [
    header(report, command),
    ...[...groups].map(([paper, group]) => paperSection(paper, group, catalogue)),
    errataSection(report.claims, catalogue),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function header(report: Report, command: string): string {
  const { claims, forms, unexpected } = totals(report);
  const odd = unexpected.length === 0 ? "" : ` Not as expected: ${unexpected.map(code).join(", ")}.`;
  return [
    "# Ledger",
    "Whether each statement holds, on what evidence, and how tight it is. Made by",
    `\`\`\`sh\n${command}\n\`\`\``,
    `${counted(claims, "claim")} in ${counted(forms, "form")}: ${forms - unexpected.length} as expected, ` +
      `${unexpected.length} not.${odd}`,
    "Cases are generated ones, the claim's own equality and degenerate cases, and its stored witnesses. *Tightest* is the largest ratio of " +
      "the left to the right side over the bounds of a form, *agree to* the widest relative enclosure on which both sides of an " +
      `identity met. ${certification(report)}`,
    "Which assumptions a form needs is in [ABLATION.md](ABLATION.md), how tight its bounds are in " +
      "[SHARPENING.md](SHARPENING.md), each with the budget behind it.",
  ].join("\n\n");
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

function paperSection(key: string, claims: readonly ClaimReport[], catalogue: ReadonlyMap<string, Claim>): string {
  const paper = sourceOf(key, catalogue.values());
  const source = paper === undefined ? "" : `\n\n${paper.authors}: *${paper.title}*, ${paper.locator}.`;
  const rows = claims.flatMap((report) =>
    report.forms.map((form, i) => {
      const claim = catalogue.get(report.id);
      const statement = claim?.forms.find(({ name }) => name === form.form)?.statement;
      const verdict = verdictText(form);
      return [
        i === 0 ? `\`${report.id.slice(key.length + 1)}\`<br>${cell(report.title)}` : "",
        i === 0 ? cell(report.locus) : "",
        `${form.form}: ${statement === undefined ? "" : math(statement)}`,
        isExpected(form) ? verdict : `**${verdict}**`,
        cell(evidence(form)) + statisticsText(form),
        cell(tightness(form)),
        i === 0 ? (claim?.assumptions ?? []).map(({ name }) => cell(name)).join("; ") || "none" : "",
      ];
    }),
  );
  const columns = ["claim", "locus", "statement", "verdict", "evidence", "tightness", "assumptions"];
  const errors = claims.flatMap(({ id, errors }) =>
    errors.map(({ message, index }) => `- \`${id}\` threw on case ${index}: ${cell(message)}`),
  );
  return [`## ${key}${source}`, markdownTable(columns, rows), ...(errors.length === 0 ? [] : [errors.join("\n")])].join(
    "\n\n",
  );
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

function errataSection(claims: readonly ClaimReport[], catalogue: ReadonlyMap<string, Claim>): string {
  const rows = claims.flatMap((report) => {
    const printed = report.forms.find(({ form }) => form === "printed");
    const claim = catalogue.get(report.id);
    if (printed === undefined || claim?.erratum === undefined) return [];
    const { slip, instead } = claim.erratum;
    const { statement } = claim.forms.find(({ name }) => name === "printed")!;
    return [[`\`${report.id}\`<br>${math(statement)}`, cell(slip), cell(instead), witnessCell(printed)]];
  });
  if (rows.length === 0) return "";
  return [
    "## Errata",
    markdownTable(["printed", "fails because", "what holds instead", "smallest counterexample found"], rows),
  ].join("\n\n");
}

function witnessCell(printed: FormReport): string {
  if (printed.witness !== null)
    return `${code(printed.witness.relation)} at ${code(witnessLine(printed, printed.witness))}`;
  const { conclusion } = printed;
  return conclusion === null ? "none in this run" : `${cell(conclusion.summary)}${falseAlarm(conclusion)}`;
}
