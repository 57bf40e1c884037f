import { createHash } from "node:crypto";
import { twoTo } from "../../numerics/index.js";
import { fractionOf } from "./fraction.js";
import type { Search } from "./branch.js";
import type { Chart, Family } from "./family.js";
import type { Line, Program } from "./program.js";

/** A line of a program as a file has it: constants are fractions, in text. */
type WrittenLine = readonly (string | number)[];

/** One chart of a family, and the tree of boxes on which the bound was shown. */
export interface ProvedChart {
  readonly name: string;
  /** The box: ends as fractions. */
  readonly parameters: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly chosen: readonly string[];
  readonly program: {
    readonly lines: readonly WrittenLine[];
    readonly lhs: number;
    readonly rhs: number;
    readonly nonzero: readonly number[];
  };
  /** In preorder: the axis that is halved, `.` for a box that is proved, `?` for one that is not. */
  readonly tree: string;
  /** What is chosen in each proved box, in units of 2^−grid. */
  readonly grid: number;
  readonly choices: readonly (readonly number[])[];
}

/** What was proved of a bound on boxes: `lhs ≤ (1 + 2^−slack) rhs`, or without the factor where slack is null. */
export interface BoxProof {
  readonly kind: "box";
  readonly id: string;
  readonly claim: string;
  readonly form: string;
  readonly relation: string;
  /** The statement of the form, in TeX. */
  readonly statement: string;
  readonly sizes: string;
  readonly covers: string;
  readonly argument: string;
  readonly slack: number | null;
  readonly version: string;
  readonly charts: readonly ProvedChart[];
}

/** Choices are multiples of 2^−24. */
const GRID = 24;

/** A chart as a file has it. */
export function provedChart(
  chart: Chart,
  program: Program,
  { tree, choices }: Pick<Search, "tree" | "choices">,
): ProvedChart {
  const grid = twoTo(GRID);
  return {
    name: chart.name,
    parameters: chart.parameters.map(({ name, from, to }) => ({ name, from: fractionOf(from), to: fractionOf(to) })),
    chosen: chart.chosen ?? [],
    program: { ...program, lines: program.lines.map(writtenLine) },
    tree: tree.map((mark) => (typeof mark === "number" ? String(mark) : mark === "proved" ? "." : "?")).join(""),
    grid: GRID,
    choices: chart.chosen === undefined ? [] : choices.map((row) => row.map((x) => x * grid)),
  };
}

function writtenLine(line: Line): WrittenLine {
  return line[0] === "constant" ? [line[0], fractionOf(line[1])] : line;
}

/** The tree and the choices of a chart, to go on from. */
export function searchOf({ tree, choices, chosen, grid }: ProvedChart): Pick<Search, "tree" | "choices"> {
  const marks = Array.from(tree, (mark) => (mark === "." ? "proved" : mark === "?" ? "open" : Number(mark)));
  const leaves = marks.filter((mark) => mark === "proved").length;
  const unit = twoTo(-grid);
  const rows = chosen.length === 0 ? new Array<readonly number[]>(leaves).fill([]) : choices;
  return { tree: marks, choices: rows.map((row) => row.map((n) => n * unit)) };
}

/** Everything of a proof but the charts. */
export function proofOf(family: Family, statement: string, version: string, charts: readonly ProvedChart[]): BoxProof {
  const { id, claim, form, relation, sizes, covers, argument, slack } = family;
  return { kind: "box", id, claim, form, relation, statement, sizes, covers, argument, slack, version, charts };
}

/** SHA-256 of what a proof says of its charts apart from their trees: boxes and programs. */
export function boxProgramHash({ charts }: Pick<BoxProof, "charts">): string {
  const said = charts.map(({ name, parameters, chosen, program }) => [name, parameters, chosen, program]);
  return hashOf(JSON.stringify(said));
}

const HEAD = '{"sha256":"';
const MIDDLE = '","proof":';

/** The text of the file of a proof, with the hash of all that follows it. */
export function boxProofText(proof: BoxProof): string {
  const body = JSON.stringify(proof);
  return `${HEAD}${hashOf(body)}${MIDDLE}${body}}\n`;
}

/** The part of a file that is hashed; null where the file has another form, or the hash is that of something else. */
export function hashedBody(text: string): string | null {
  const start = HEAD.length + 64 + MIDDLE.length;
  if (!text.startsWith(HEAD) || text.slice(HEAD.length + 64, start) !== MIDDLE || !text.endsWith("}\n")) return null;
  const body = text.slice(start, -2);
  return text.slice(HEAD.length, HEAD.length + 64) === hashOf(body) ? body : null;
}

function hashOf(body: string): string {
  return createHash("sha256").update(body, "utf8").digest("hex");
}
