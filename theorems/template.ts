/**
 * Copy this file to theorems/<paper>/<label>.ts, turn its imports from ../ to ../../, fill it in from top to bottom, and
 * add it to theorems/index.ts, an import and a place in the list.
 * Then delete what speaks to you instead of the reader. The conformance suite names, in a sentence each, the rules that
 * a claim still breaks.
 *
 * This comment comes first: authors, title, version and the place of the statement; then the statement
 *
 * As printed: "For every matrix $A$, $\|A\|_2 \le \|A\|_F$."
 *
 * in TeX, constants and all, even where you doubt it. Then how you read ambiguous words, with what the source says.
 * Then where equality holds: here, exactly where A has rank at most one. For a printed form that fails: which step of
 * its derivation slipped.
 */
import { layout, MIXED_LAWS } from "../generators/index.js";
import { atMost, defineClaim } from "../src/claim/index.js";
import { frobeniusNorm, type Matrix, spectralNorm } from "../src/numerics/index.js";

/** What one case is made of, with shapes: A (m×n). */
interface Instance {
  readonly a: Matrix;
}

// Where instances come from. They satisfy all assumptions by construction, none is drawn and thrown away. Ranges start
// at the smallest permitted size, and choices and reals list the simplest first, since shrinking goes to the front.
const specs = layout({
  sizes: { m: [1, 8], n: [1, 8] },
  lists: { A: { shapes: ({ sizes: { m, n } }) => [[m, n]], laws: MIXED_LAWS } },
});

const { explicit } = specs;

// A relation's name is the inequality as one would read it out, in Unicode, at most 60 characters.
const NORMS = "‖A‖₂ ≤ ‖A‖_F";

/** A spec written by hand: the matrix row by row. */
function given(rows: number[][]): ReturnType<typeof explicit> {
  return explicit({ sizes: { m: rows.length, n: rows[0]!.length }, lists: { A: [rows] } });
}

export default defineClaim<Instance>({
  // The path of the file below theorems/.
  id: "beyond/template",
  title: "The spectral norm is at most the Frobenius norm",
  kinds: ["bound", "attained"],
  locus: "the example of the template",
  specs,
  materialize: (spec) => ({ a: specs.raw(spec).lists.A[0]! }),
  // Each hypothesis with a slack that is ≥ 0 exactly when it holds; none here.
  assumptions: [],
  forms: [
    {
      // As printed, always first. Where it fails: expected "refuted", a second form "corrected", and an erratum.
      name: "printed",
      statement: String.raw`\|A\|_2 \le \|A\|_F`,
      expected: "holds",
      // Quantities carry their error bounds through sums, products and powers: no tolerance is ever written here.
      relations: ({ a }) => [atMost(NORMS, spectralNorm(a), frobeniusNorm(a))],
    },
  ],
  // Where both sides are equal; there the left side times 1.001 must be refuted. Or { none: "the reason" }.
  equalityCases: [
    {
      name: "rank one",
      form: "printed",
      relations: [NORMS],
      specs: [
        given([[-3]]),
        given([
          [1, 2],
          [2, 4],
          [0, 0],
        ]),
      ],
    },
  ],
  // The smallest sizes, zero, deficient rank, repeated singular values, and whatever else is extreme here.
  degenerateCases: [
    { name: "number", spec: given([[0]]) },
    {
      name: "zero",
      spec: given([
        [0, 0],
        [0, 0],
      ]),
    },
    {
      name: "repeated singular values",
      spec: given([
        [0, 1],
        [-1, 0],
      ]),
    },
  ],
});
