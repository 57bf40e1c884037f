import type { NecessityReport, NecessityRow } from "../report/ablation.js";
import { UNREACHED } from "../report/evidence.js";
import { type Column, hanging, table } from "../text/columns.js";
import { cell, code, markdownTable } from "../text/markdown-text.js";
import { counted } from "../text/numbers.js";
import { type Palette, plain } from "../text/palette.js";

/** What the verdicts mean, in the order in which one would like to read them. */
const MEANING: readonly (readonly [NecessityRow["verdict"], string])[] = [
  ["necessary", "an instance that violates this assumption alone refutes the form"],
  ["no witness", "candidates violated it, and none refuted the form"],
  ["never violated", "no candidate violated it, so that nothing was tried"],
  ["false with it", "the form is refuted with every assumption in force"],
];

/** What stands behind a witness. */
function standing({ certified, reached = true }: NonNullable<NecessityRow["witness"]>): string {
  if (certified) return "certified";
  return reached ? "not certified" : `refuted ${UNREACHED}`;
}

/** The table of assumptions on a terminal. */
export function renderNecessity(
  reports: readonly NecessityReport[],
  { columns, palette = plain }: { readonly columns: number; readonly palette?: Palette },
): string {
  const rows = reports.flatMap(({ name, rows: own }) => own.map((row, i) => ({ ...row, name: i === 0 ? name : "" })));
  const bare = reports.filter(({ rows: own }) => own.length === 0).map(({ name }) => name);
  const layout: Column[] = [
    { header: "form", wraps: true },
    { header: "assumption", wraps: true },
    { header: "verdict" },
    { header: "evaluations" },
  ];
  const body = rows.map(({ name, assumption, verdict, evaluations }) => [
    name,
    assumption,
    verdict,
    String(evaluations),
  ]);
  const [header, ...lines] = table(layout, body, columns);
  const notes = reports.flatMap(({ name, rows: own }) =>
    own.flatMap(({ assumption, witness, remark }) => {
      if (witness === null) {
        return remark === undefined ? [] : hanging("", `${name} without ${assumption}: ${remark}`, columns);
      }
      return [
        ...hanging("", `${name} without ${assumption}: ${witness.relation}`, columns),
        ...hanging("  fails at ", `${witness.line}, ${standing(witness)}`, columns),
      ];
    }),
  );
  const without = bare.length === 0 ? [] : hanging("No assumptions: ", bare.join(", "), columns);
  const blocks = [rows.length === 0 ? [] : [palette.faint(header!), ...lines], notes, without];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join("\n")}\n`)
    .join("\n");
}

/** The table of assumptions as Markdown. @param command the command that makes it again, word for word */
export function necessityMarkdown(reports: readonly NecessityReport[], evaluations: number, command: string): string {
  const rows = reports.flatMap(({ name, rows: own }) =>
    own.map((row, i) => [
      i === 0 ? code(name) : "",
      cell(row.assumption),
      row.verdict,
      String(row.evaluations),
      row.witness === null
        ? cell(row.remark ?? "")
        : `${code(row.witness.relation)} fails at ${code(row.witness.line)}, ${standing(row.witness)}`,
    ]),
  );
  const bare = reports.filter(({ rows: own }) => own.length === 0);
  const blocks = [
    "# Ablation",
    "Which assumptions a form needs: each is dropped alone, all others are kept, and a counterexample is hunted. Made by",
    `\`\`\`sh\n${command}\n\`\`\``,
    `Every hunt had at most ${counted(evaluations, "evaluation")}; the table says how many it used, those in search of a ` +
      "worse witness among them. An assumption without a witness may be needed all the same.",
    MEANING.map(([verdict, meaning]) => `- *${verdict}*: ${meaning}`).join("\n"),
    "*Certified* are witnesses whose two sides interval arithmetic encloses apart from each other, from the entries of " +
      "the instance alone. Of the others the error bounds of floating point say so.",
    rows.length === 0
      ? ""
      : markdownTable(["form", "assumption", "verdict", "evaluations", "witness, or why there is none"], rows),
    bare.length === 0 ? "" : `Without assumptions: ${bare.map(({ name }) => code(name)).join(", ")}.`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
