import type { Direction } from "../../claim/index.js";
import { Matrix } from "../../numerics/index.js";
import { helpersOf, literal, phrase } from "../../operations/index.js";
import type { Line, NamedNumber } from "../trace/index.js";
import type { Counterexample } from "./counterexample.js";
import type { NamedMatrix } from "../trace/index.js";
import { comment, oneLine, plainAscii, shapeText } from "../text/index.js";

/** What a program ends with. All texts are ASCII without quotes, so that they print on any terminal. */
export interface Conclusion {
  /** As the statement has it. */
  readonly direction: Direction;
  /** The form of the claim. */
  readonly label: string;
  /** Both sides at the matrices as they were exported, as literals. */
  readonly exported: readonly [left: string, right: string];
  readonly rounding: string;
  /** The files, their shapes, and where the signs of entries have to stay the exported ones, these signs. */
  readonly files: readonly {
    readonly file: string;
    readonly matrix: Matrix;
    readonly signs: readonly (readonly number[])[] | null;
  }[];
  /** The files that take part in neither side. */
  readonly idle: readonly string[];
  /** What is not computed from the matrices. */
  readonly given: readonly string[];
  /** Whether no step rounds, so that the last digits of the entries are no measure of rounding. */
  readonly countsExactly: boolean;
}

/** What differs between the two languages of the checks. */
export interface Language {
  readonly key: "python" | "julia";
  readonly name: string;
  readonly command: string;
  readonly needs: string;
  /** Everything before the helpers. */
  readonly preamble: string;
  /** The head of the function of both sides, and its last line with the names of both. */
  readonly sides: {
    readonly begin: (names: readonly string[]) => string;
    readonly end: (left: string, right: string) => string;
  };
  /** Everything after that function. */
  readonly conclusion: (conclusion: Conclusion) => string;
  /** Empty lines between two definitions. */
  readonly apart: string;
}

/** What a failing relation shows, before the number by which it fails. */
export const FAILURE: Readonly<Record<Direction, string>> = {
  "≤": "the left side exceeds the right side by",
  "≥": "the left side falls short of the right side by",
  "=": "the left side differs from the right side by",
};

/** The whole program that recomputes both sides of a relation, line by line, and compares them. */
export function program(it: Counterexample, language: Language): string {
  const { matrices, computation, takenAsGiven } = it;
  const { left, right, reals, givenNumbers } = computation;
  const helpers = helpersOf([...left.lines, ...right.lines].map(({ operation }) => operation));
  const code = ({ name, operation, operands, result }: Line): string => {
    const meaning = phrase("meaning", operation, operands);
    return `${name} = ${phrase(language.key, operation, operands)}  ${comment(`${meaning}${outcome(result)}`)}`;
  };
  const indented = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`);
  return [
    header(it, language),
    language.preamble,
    ...helpers.map((helper) => `${language.apart}${helper[language.key]}`),
    numbers("Numbers of the instance", reals),
    numbers("Taken as given", givenNumbers),
    [
      `${language.apart}${comment(`Both sides of the relation. What lines end with is their result on the matrices as exported.`)}`,
      language.sides.begin(matrices.map(({ name }) => name)),
      ...indented(["# Left side", ...left.lines.map(code), "# Right side", ...right.lines.map(code)]),
      ...indented([language.sides.end(left.result, right.result)]),
      "",
    ].join("\n"),
    `${language.apart}${language.conclusion(conclusionOf(it, takenAsGiven))}`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function header(it: Counterexample, language: Language): string {
  const { claim, witness, matrices, direction, takenAsGiven } = it;
  const sign = { "≤": ">", "≥": "<", "=": "≠" }[direction];
  return [
    takenAsGiven.length === 0
      ? `# Recomputes both sides of a refuted statement in plain double precision. Needs ${language.needs} alone.`
      : `# Tells what both sides of a refuted statement are, but confirms nothing: see what is given. Needs ${language.needs} alone.`,
    "# This file is UTF-8. Run it from anywhere; README.md beside it says what the last line and the exit status mean:",
    `#   ${language.command}`,
    "#",
    comment(`claim: ${claim.id}:${witness.form}`),
    comment(`title: ${claim.title}`),
    comment(`where: ${it.paper === null ? "" : `${it.paper.authors}, ${it.paper.locator}, `}${claim.locus}`),
    comment(`statement: ${it.form.statement}`),
    comment(`relation: ${witness.relation}`),
    comment(`refuted: left side ${sign} right side`),
    comment(`instance${parameters(it)}`),
    ...matrices.map(({ name, matrix, role }) => comment(`matrix ${name}, ${shapeText(matrix)}: ${role}`)),
    ...takenAsGiven.map((sentence) => comment(`given: ${sentence}`)),
    "",
  ].join("\n");
}

function numbers(title: string, all: readonly NamedNumber[]): string {
  if (all.length === 0) return "";
  return `${comment(title)}\n${all.map(({ name, value, role }) => `${name} = ${literal(value)}  ${comment(role)}\n`).join("")}`;
}

function conclusionOf(it: Counterexample, given: readonly string[]): Conclusion {
  const { claim, witness, direction, sides, rounding, matrices, guarded, idle, computation } = it;
  const steps = [...computation.left.lines, ...computation.right.lines];
  return {
    direction,
    label: plainAscii(`${claim.id}:${witness.form}`),
    exported: [literal(sides[0]), literal(sides[1])],
    rounding: literal(rounding),
    files: matrices.map((one) => ({ ...one, signs: guarded.includes(one) ? signsOf(one) : null })),
    idle: idle.map(({ file }) => file),
    given: given.map(plainAscii),
    countsExactly: steps.some(({ operation }) => operation === "rankOfProduct"),
  };
}

function signsOf({ matrix: { rows, cols, data } }: NamedMatrix): number[][] {
  return new Matrix(rows, cols, data.map(Math.sign)).toRows().map((row) => row.map((x) => x || 0));
}

function outcome(result: Line["result"]): string {
  return result instanceof Matrix ? `, ${shapeText(result)}` : ` = ${result.value}`;
}

/** `: n = 2, widths 1, 1, 1`, for a comment. */
function parameters({ witness: { spec } }: Counterexample): string {
  const parts = [
    ...Object.entries(spec.sizes).map(([name, value]) => `${name} = ${value}`),
    ...(spec.widths.length === 0 ? [] : [`widths ${spec.widths.join(", ")}`]),
    ...Object.entries(spec.choices).map(([name, value]) => `${name} = ${value}`),
    ...Object.entries(spec.reals).map(([name, value]) => `${name} = ${value}`),
  ];
  return parts.length === 0 ? "" : oneLine(`: ${parts.join(", ")}`);
}

/**
 * The lines behind both sides: what takes no part, what is taken as given, and the verdict; or, where something is given,
 * that not all was recomputed.
 */
export function closing(print: string, { idle, given, label }: Conclusion, verdict: string): string {
  const line = (text: string): string => `${print}("${text}")\n`;
  return [
    ...(idle.length === 0 ? [] : [line(`takes no part in this relation: ${idle.join(", ")}`)]),
    ...given.map((sentence) => line(`given: ${sentence}`)),
    given.length === 0
      ? verdict
      : `stop(3, "NOT RECOMPUTED ${label}: not all of both sides comes from the matrices, see what is given above")\n`,
  ].join("");
}
