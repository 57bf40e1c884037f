import { UNREACHED } from "../report/evidence.js";
import { type Column, hanging, table } from "../text/columns.js";
import { cell, code, markdownTable } from "../text/markdown-text.js";
import { counted, ratio, rounded } from "../text/numbers.js";
import { type Palette, plain } from "../text/palette.js";

/** How tight one bound turned out to be. */
interface SharpnessRow {
  readonly relation: string;
  readonly verdict: "tight" | "loose" | "unknown" | "refuted";
  /** Of a refuted bound: whether intervals refute it as well. */
  readonly reached: boolean;
  readonly evaluations: number;
  /** The largest lhs/rhs that was met, rounded down by error bounds. */
  readonly ratio: number | null;
  /** Climbs from independent draws that ended there. */
  readonly agreeing: number;
  /** The instance, in a line. */
  readonly instance: string | null;
  /** The largest ratio of every size class. */
  readonly growth: readonly { readonly depth: number | null; readonly largest: number; readonly ratio: number }[];
}

/** The bounds of one form. */
export interface SharpnessReport {
  /** `paper/label:form`. */
  readonly name: string;
  readonly rows: readonly SharpnessRow[];
}

/** What the verdicts mean. */
const MEANING: readonly (readonly [SharpnessRow["verdict"], string])[] = [
  ["tight", "an instance with both sides equal within rounding, and not zero"],
  ["loose", "climbs from several independent draws ended at the same ratio below 1: a smaller constant may do"],
  ["unknown", "neither; the ratio is the best that was seen"],
  ["refuted", "the left side is larger"],
];

/** Characters of an instance that a cell of Markdown shows; the JSON has all of it. */
const SHOWN = 300;

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= SHOWN ? text : `${characters.slice(0, SHOWN).join("")} …`;
}

function verdictWords({ verdict, reached }: SharpnessRow): string {
  return verdict === "refuted" && !reached ? `${verdict} ${UNREACHED}` : verdict;
}

function ratioText({ ratio: best }: SharpnessRow): string {
  return best === null ? "none" : ratio(best);
}

/** By how much the right side was too large on every instance, where that is worth a word. */
function factorText({ ratio: best, verdict }: SharpnessRow): string {
  return best === null || best <= 0 || verdict === "tight" ? "" : rounded(1 / best);
}

/** The best ratio by size: `depth 2: 0.5 (1), 0.7 (2)`, with the largest width in brackets. */
function growthText({ growth }: SharpnessRow): string {
  const depths = [...new Set(growth.map(({ depth }) => depth))];
  return depths
    .map((depth) => {
      const own = growth.filter((one) => one.depth === depth);
      const ratios = own.map(({ largest, ratio: best }) => `${ratio(best)} (${largest})`).join(", ");
      return depth === null ? ratios : `depth ${depth}: ${ratios}`;
    })
    .join("; ");
}

/** The table of bounds on a terminal. */
export function renderSharpness(
  reports: readonly SharpnessReport[],
  { columns, palette = plain }: { readonly columns: number; readonly palette?: Palette },
): string {
  const rows = reports.flatMap(({ name, rows: own }) => own.map((row, i) => ({ row, name: i === 0 ? name : "" })));
  const bare = reports.filter(({ rows: own }) => own.length === 0).map(({ name }) => name);
  const layout: Column[] = [
    { header: "form", wraps: true },
    { header: "bound", wraps: true },
    { header: "verdict", wraps: true },
    { header: "ratio" },
    { header: "factor" },
    { header: "evaluations" },
  ];
  const body = rows.map(({ name, row }) => [
    name,
    row.relation,
    verdictWords(row),
    ratioText(row),
    factorText(row),
    String(row.evaluations),
  ]);
  const [header, ...lines] = table(layout, body, columns);
  const notes = rows.flatMap(({ row }) => [
    ...hanging("", row.relation, columns),
    ...(row.instance === null ? [] : hanging("  best at ", row.instance, columns)),
    ...(row.growth.length === 0 ? [] : hanging("  by size: ", growthText(row), columns)),
  ]);
  const without = bare.length === 0 ? [] : hanging("No bounds: ", bare.join(", "), columns);
  const blocks = [rows.length === 0 ? [] : [palette.faint(header!), ...lines], notes, without];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join("\n")}\n`)
    .join("\n");
}

/** The table of bounds as Markdown. @param command the command that makes it again, word for word */
export function sharpnessMarkdown(reports: readonly SharpnessReport[], evaluations: number, command: string): string {
  const rows = reports.flatMap(({ name, rows: own }) =>
    own.map((row, i) => [
      i === 0 ? code(name) : "",
      code(row.relation),
      verdictWords(row),
      ratioText(row),
      factorText(row),
      String(row.evaluations),
      row.instance === null ? "" : code(cut(row.instance)),
      cell(growthText(row)),
    ]),
  );
  const bare = reports.filter(({ rows: own }) => own.length === 0);
  const columns = ["form", "bound", "verdict", "ratio", "factor", "evaluations", "best instance", "by size"];
  const blocks = [
    "# Sharpening",
    "How tight bounds are: the instance with the largest ratio of the left to the right side is searched. Made by",
    `\`\`\`sh\n${command}\n\`\`\``,
    `Every bound had ${counted(evaluations, "evaluation")}, half of them shared out among the size classes. *Factor* is ` +
      "the inverse of the ratio: by so much the right side was too large on every instance that was met. *By size* gives " +
      "the best ratio at every largest width, or size, in brackets. Long instances are cut short; --json has them whole.",
    MEANING.map(([verdict, meaning]) => `- *${verdict}*: ${meaning}`).join("\n"),
    rows.length === 0 ? "" : markdownTable(columns, rows),
    bare.length === 0 ? "" : `Without bounds: ${bare.map(({ name }) => code(name)).join(", ")}.`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
