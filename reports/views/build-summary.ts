import { errorText, evidence, formName, isExpected, lostWitnesses, totals, verdictText } from "../report/evidence.js";
import type { Report } from "../report/schema.js";
import { witnessLine } from "../report/witness-line.js";
import { cell, code, markdownTable } from "../text/markdown-text.js";
import { counted, rounded } from "../text/numbers.js";
import { byPaper } from "../text/sources.js";
import type { Claim } from "../../src/claim/index.js";

/**
 * A run in a screenful of Markdown, for the summary page of a build server: the outcome first, then whatever is not as
 * expected with its counterexample, then the counts by source, then, folded away, the prints that fail.
 */
export function renderSummaryMarkdown(report: Report, claims: readonly Claim[]): string {
  const { claims: reached, forms, unexpected } = totals(report);
  const { seed, runs, seconds, version, complete, selected } = report.run;
  const lost = lostWitnesses(report);
  const good = unexpected.length + lost.length === 0 && complete;
  const cases = runs === null ? "cases by time" : counted(runs, "case");
  const blocks = [
    `## ${good ? "✓" : "✗"} flatcheck: ${forms - unexpected.length} of ${counted(forms, "form")} as expected`,
    `${counted(reached, "claim")}, seed ${seed}, ${cases} a claim, ${rounded(seconds)} s, version ${version}.`,
    complete ? "" : `**Interrupted**: ${reached} of ${counted(selected.length, "claim")} reached.`,
    surprises(report),
    lost.map((line) => `- Stored witness ${cell(line)}`).join("\n"),
    bySource(report),
    errata(report, claims),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function surprises({ claims }: Report): string {
  const rows = claims.flatMap(({ id, forms, errors }) =>
    forms
      .filter((form) => !isExpected(form))
      .map((form) => {
        const shown =
          form.witness === null ? "" : `${code(form.witness.relation)} at ${code(witnessLine(form, form.witness))}`;
        const threw = errors.map((error) => errorText(error, cell)).join("<br>");
        return [
          code(formName(id, form)),
          `**${verdictText(form)}**`,
          cell(evidence(form)),
          shown === "" ? threw : shown,
        ];
      }),
  );
  return rows.length === 0 ? "" : markdownTable(["form", "verdict", "evidence", "shown by"], rows);
}

function bySource({ claims }: Report): string {
  const rows = [...byPaper(claims)].map(([paper, group]) => {
    const forms = group.flatMap((claim) => claim.forms);
    const of = (...verdicts: string[]): string =>
      String(forms.filter(({ verdict }) => verdicts.includes(verdict)).length);
    return [
      cell(paper),
      String(group.length),
      of("holds", "consistent"),
      of("refuted", "inconsistent"),
      of("open", "undecided", "vacuous"),
      of("error"),
    ];
  });
  return markdownTable(["source", "claims", "hold", "fail", "open", "error"], rows);
}

function errata({ claims: reports }: Report, claims: readonly Claim[]): string {
  const catalogue = new Map(claims.map((claim) => [claim.id, claim]));
  const lines = reports.flatMap(({ id, forms }) => {
    const printed = forms.find(({ form }) => form === "printed");
    const instead = catalogue.get(id)?.erratum?.instead;
    const fails = printed?.verdict === "refuted" || printed?.verdict === "inconsistent";
    return fails && instead !== undefined ? [`- ${code(id)}: ${cell(instead)}`] : [];
  });
  if (lines.length === 0) return "";
  const title = `${counted(lines.length, "print")} that ${lines.length === 1 ? "fails" : "fail"}, and what holds instead`;
  return `<details><summary>${title}</summary>\n\n${lines.join("\n")}\n\n</details>`;
}
