import { UNITS } from "../foreign/index.js";
import { operations } from "../operations/index.js";
import { operationWords } from "./operation-words.js";
import type { Origin, Vectors } from "./vector-cases.js";

/** The README of a folder of vectors. */
export function readme(all: readonly Vectors[], { version, again }: Origin): string {
  const rows = all.map(
    ({ operation, cases }) =>
      `| \`${operation}\` | ${cell(operationWords(operation).meaning)} | ${operations[operation].result === "matrix" ? "a matrix" : "a number"} | ${cases.length} |`,
  );
  return `# Test vectors with certified enclosures

Operations on matrices that come up in theorems on flat minima, each on exact operands, with the true result between two
doubles. Made by flatcheck ${version}:

\`\`\`sh
${again}
\`\`\`

The same command gives the same bytes. The enclosures come from interval arithmetic with outward rounding on the exact
entries, and share no code with floating point.

## Use them

\`\`\`sh
python3 -m pytest test_vectors.py
\`\`\`

\`test_vectors.py\` holds NumPy to them: put your functions in place of NumPy's. It needs NumPy and pytest, and nothing of
flatcheck. In other languages read the JSON.

## A file \`<operation>.json\`

- \`operands\`: what every operand is: \`"matrix"\` (an array of rows), \`"quantity"\` (a real number), \`"number"\` (an index, an
  exponent or a factor), a list of one kind, or an object of these. Indices count from 0.
- \`cases\`: for each an \`id\`, the \`claim\` in which it came up, its \`operands\`, and \`operands_hex\`, the same in hexadecimal
  (\`0x1.8p+1\` is 3: \`%a\` of C, \`float.fromhex\` of Python), since a reader of JSON may round.
- \`lower\` and \`upper\`: doubles that enclose the true result, entry by entry; \`lower_hex\` and \`upper_hex\` the same in
  hexadecimal; \`lower_decimal\` and \`upper_decimal\` a closer enclosure in up to 34 digits.
- \`unit\`: what one unit in the last place of the operands may do to the result, and one of its own; of a matrix in the
  Frobenius norm. Allow a function so many units: a backward stable routine stays far below ${UNITS.units}.

\`<operation>.npz\` has the same doubles for NumPy: \`<id>_operand0\`, lists as \`<id>_operand0_0\`, \`<id>_operand0_1\`, … ,
\`<id>_lower\`, \`<id>_upper\`, \`<id>_unit\`, all as matrices, a number as a matrix of one entry.

\`index.json\` counts: of the operands that were \`found\` those that are chosen for an operation were looked at (zero, deficient
rank, repeated values, scales of 1e100 and 1e−100), and of those that came up in claims a part spread evenly; those were
\`leftOut\` whose result intervals do not certify, or that rounding of the operands alone moves by more than a thousandth.

## \`instances.json\`

Instances of the theorems by value: \`lists\` of matrices by their names in the claim, \`sizes\`, \`widths\`, \`choices\` and
\`reals\`; and for every relation of the claim whose sides follow from these alone both sides, enclosed as above. With
\`flatcheck show <claim>\` one reads what the relation says. \`instances.npz\` has the matrices and the sides as doubles:
\`<source>-<label>-<k>_W_0\`, \`<source>-<label>-<k>_relation0_lhs_lower\`, in the order of the JSON.

## The operations

| operation | result | is | cases |
| --------- | ------ | -- | ----- |
${rows.join("\n")}
`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
