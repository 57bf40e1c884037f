import type { Relation } from "../claim/index.js";
import { Matrix } from "../numerics/index.js";
import { helpersOf, literal, phrase } from "../operations/index.js";
import type { Line } from "./computation.js";
import type { Counterexample } from "./counterexample.js";
import type { NamedMatrix } from "./instance-matrices.js";
import { comment, oneLine, plainAscii, shapeText } from "./plain-text.js";

/** What the last line of a program says. All of it is ASCII without quotes, so that it prints on any terminal. */
interface Conclusion {
  readonly sense: Relation["sense"];
  /** The form of the claim. */
  readonly label: string;
  /** `the left side exceeds the right side by`, before the gap. */
  readonly says: string;
  /** What follows the gap: empty, or how much was taken as given. */
  readonly tail: string;
}

/** What differs between the two languages of the checks. */
export interface Language {
  readonly key: "python" | "julia";
  readonly name: string;
  readonly command: string;
  readonly needs: string;
  /** Everything before the helpers. */
  readonly preamble: string;
  /** Comparison, last line and exit status, after `lhs`, `rhs` and ROUNDING are there. */
  readonly verdict: (conclusion: Conclusion) => string;
  /** Empty lines between two definitions. */
  readonly apart: string;
}

/** The whole program that recomputes both sides of a relation, line by line, and compares them. */
export function program(it: Counterexample, language: Language): string {
  const { claim, witness, matrices, computation, rounding, takenAsGiven } = it;
  const { lhs, rhs, given, sense } = computation;
  const lines = [...lhs.lines, ...rhs.lines];
  const helpers = helpersOf(lines.map(({ operation }) => operation));
  const code = ({ name, operation, operands, result }: Line): string => {
    const meaning = phrase("meaning", operation, operands);
    return `${name} = ${phrase(language.key, operation, operands)}  ${comment(`${meaning}${outcome(result)}`)}`;
  };
  const section = (title: string, body: readonly string[]): string =>
    body.length === 0 ? "" : `${comment(title)}\n${body.join("\n")}\n`;
  return [
    [
      `# Recomputes both sides of a refuted statement in plain double precision. Needs ${language.needs} alone.`,
      "# This file is UTF-8. Run it from anywhere:",
      `#   ${language.command}`,
      "#",
      comment(`claim: ${claim.id}:${witness.form}`),
      comment(`title: ${claim.title}`),
      comment(`where: ${it.paper === null ? "" : `${it.paper.authors}, ${it.paper.locator}, `}${claim.locus}`),
      comment(`statement: ${it.form.statement}`),
      comment(`relation: ${witness.relation}`),
      comment(`refuted: left side ${sense === "bound" ? ">" : "≠"} right side`),
      ...takenAsGiven.map((sentence) => comment(`given: ${sentence}`)),
      "",
    ].join("\n"),
    language.preamble,
    ...helpers.map((helper) => `${language.apart}${helper[language.key]}`),
    `${language.apart}${section(`The instance${parameters(it)}`, matrices.map(loading))}`,
    section(
      "Taken as given, with a bound on the error",
      given.map(({ name, quantity: { value, error } }) => `${name} = ${literal(value)}  # ± ${error}`),
    ),
    section("Left side", [...lhs.lines.map(code), `lhs = ${lhs.result}`]),
    section("Right side", [...rhs.lines.map(code), `rhs = ${rhs.result}`]),
    section("Bound on the error of the difference of both sides as it was first evaluated, in double precision", [
      `ROUNDING = ${literal(rounding)}`,
    ]),
    language.verdict({
      sense,
      label: plainAscii(`${claim.id}:${witness.form}`),
      says: `the left side ${sense === "bound" ? "exceeds" : "differs from"} the right side by`,
      tail: takenAsGiven.length === 0 ? "" : " (taking as given what is marked so above)",
    }),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function loading({ name, file, matrix, role }: NamedMatrix): string {
  return `${name} = load("${file}")  ${comment(`${shapeText(matrix)}: ${role}`)}`;
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
