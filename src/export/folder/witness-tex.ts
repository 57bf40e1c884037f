import { asWritten, type Certificate, type Direction } from "../../claim/index.js";
import { Matrix } from "../../numerics/index.js";
import type { Counterexample } from "./counterexample.js";
import type { NamedMatrix } from "../trace/index.js";
import { texNumber, texText } from "../text/index.js";

/** The sign between two sides that fail to be in this order. */
const FAILING: Readonly<Record<Direction, string>> = { "≤": ">", "≥": "<", "=": String.raw`\ne` };

/** More columns than amsmath allows a pmatrix by itself. */
const COLUMNS = 10;

/** A document of its own: the statement, every matrix in full, and both sides. amssymb serves the symbols of statements. */
export function witnessTex(it: Counterexample): string {
  const { claim, witness, form, matrices, direction, sides, rounding, takenAsGiven, paper } = it;
  const widest = Math.max(COLUMNS, ...matrices.map(({ matrix }) => matrix.cols));
  const source = paper === null ? "" : `${paper.authors}, ${paper.title}, ${paper.locator}; `;
  return [
    String.raw`\documentclass{article}`,
    String.raw`\usepackage{amsmath}`,
    String.raw`\usepackage{amssymb}`,
    String.raw`\usepackage[margin=2.5cm]{geometry}`,
    ...(widest > COLUMNS ? [String.raw`\setcounter{MaxMatrixCols}{${widest}}`] : []),
    String.raw`\begin{document}`,
    String.raw`\raggedright`,
    String.raw`\section*{A counterexample to ${texText(claim.id)}, ${form.name} form}`,
    texText(`${claim.title} (${source}${claim.locus}).`),
    String.raw`\subsection*{Statement}`,
    breakable(form.statement),
    texText(`Refuted: ${witness.relation}.`),
    String.raw`\subsection*{Instance}`,
    ...parameters(it),
    ...matrices.map((matrix) => display(matrixTex(matrix))),
    String.raw`\subsection*{Both sides}`,
    display(
      String.raw`\text{left side} = ${texNumber(sides[0])} ${FAILING[direction]} ${texNumber(sides[1])} = \text{right side}`,
    ),
    String.raw`In double precision; the difference is computed within $${texNumber(rounding)}$.`,
    ...(witness.certificate === null ? [] : [certificateText(direction, witness.certificate)]),
    ...takenAsGiven.map((sentence) => String.raw`\par ${texText(`Taken as given: ${sentence}`)}.`),
    String.raw`\end{document}`,
    "",
  ].join("\n");
}

function display(formula: string): string {
  return `\\[\n${withoutEmptyLines(formula)}\n\\]`;
}

/** A formula as large as in a display, but which may go on in another line after a relation. */
function breakable(formula: string): string {
  return `$\\displaystyle\n${withoutEmptyLines(formula)}\n$\\par`;
}

/** Empty lines end a paragraph, which no formula may. */
function withoutEmptyLines(formula: string): string {
  return formula.replace(/\n(\s*\n)+/g, "\n").trim();
}

function parameters({ witness: { spec } }: Counterexample): string[] {
  const parts = [
    ...Object.entries(spec.sizes).map(([name, value]) => `${name} = ${value}`),
    ...(spec.widths.length === 0 ? [] : [`widths ${spec.widths.join(", ")}`]),
    ...Object.entries(spec.choices).map(([name, value]) => `${name}: ${value}`),
    ...Object.entries(spec.reals).map(([name, value]) => `${name} = ${value}`),
  ];
  return parts.length === 0 ? [] : [`${texText(parts.join("; "))}.`];
}

/** `W_1 = \begin{pmatrix}…`, every entry in its shortest exact form. */
function matrixTex({ name, matrix }: NamedMatrix): string {
  const rows = new Matrix(matrix.rows, matrix.cols, matrix.data)
    .toRows()
    .map((row) => `  ${row.map(texNumber).join(" & ")}`);
  return `${nameTex(name)} = \\begin{pmatrix}\n${rows.join(" \\\\\n")}\n\\end{pmatrix}`;
}

/** A letter with a number is one with an index; any other name stands upright. */
function nameTex(name: string): string {
  const [, letter, index] = /^([A-Za-z])(\d*)$/.exec(name) ?? [];
  if (letter === undefined) return String.raw`\mathrm{${name.replaceAll("_", String.raw`\_`)}}`;
  return index === "" ? letter : `${letter}_{${index!}}`;
}

function certificateText(direction: Direction, { lhs, rhs, bits }: Certificate): string {
  const [left, right] = asWritten({ direction, lhs, rhs }).map((ends) => ends.join(", "));
  return texText(`Enclosed by interval arithmetic of ${bits} bits: left side in [${left}], right side in [${right}].`);
}
