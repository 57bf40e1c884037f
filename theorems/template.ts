/**
 * Copy this file to theorems/<source>/<label>.ts, turn its imports from ../ to ../../, fill it in from top to bottom,
 * and add it to theorems/<source>/source.ts. Then delete what speaks to you instead of the reader. Its tests name, in a
 * sentence each, the rules that a claim still breaks.
 *
 * This comment comes first: the place of the statement; then the statement
 *
 * As printed: "For every matrix $A$, $\|A\|_2 \le \|A\|_F$."
 *
 * in TeX, constants and all, even where you doubt it. Then why it holds, and where equality does: here, exactly where A
 * has rank at most one. How you read ambiguous words, and which step slipped, are fields below and not said here.
 */
import { instances } from "../generators/index.js";
import { atMost, claim, holds } from "../src/claim/index.js";
import { frobeniusNorm, spectralNorm } from "../src/numerics/index.js";

// Where instances come from. They satisfy all assumptions by construction, none is drawn and thrown away. Ranges start
// at the smallest permitted size, and choices and reals list the simplest first, since shrinking goes to the front.
const drawn = instances({ sizes: { m: [1, 8], n: [1, 8] }, matrices: { A: ["m", "n"] } });
const { at } = drawn;

export default claim(drawn, {
  // The path of the file below theorems/.
  id: "beyond/template",
  title: "The spectral norm is at most the Frobenius norm",
  kinds: ["bound", "attained"],
  locus: "the example of the template",
  // As printed, always first. Where it fails: `refuted`, then a form `corrected`, and an erratum.
  // A relation's name is the inequality as one would read it out, in Unicode, at most 60 characters. Quantities carry
  // their error bounds through sums, products and powers: no tolerance is ever written here.
  printed: holds`\|A\|_2 \le \|A\|_F`(({ A }) => ({
    "‖A‖₂ ≤ ‖A‖_F": atMost(spectralNorm(A), frobeniusNorm(A)),
  })),
  // Where both sides are equal; there the left side times 1.001 must be refuted. Or the reason why there is no such
  // case.
  equality: { "rank one": [at({ A: -3 }), at({ A: "1 2; 2 4; 0 0" })] },
  // The smallest sizes, zero, deficient rank, repeated singular values, and whatever else is extreme here.
  degenerate: {
    number: at({ A: 0 }),
    zero: at({ A: "0 0; 0 0" }),
    "repeated singular values": at({ A: "0 1; -1 0" }),
  },
  // What has to occur among the cases that decide, in one of twenty at least: sizes, and facts of what was drawn. The
  // tests and the report count it.
  situations: {
    "not square": ({ m, n }) => m !== n,
    "3 × 3 or more": ({ m, n }) => m >= 3 && n >= 3,
  },
});
