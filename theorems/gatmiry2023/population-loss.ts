/**
 * Theorem 3 (§1.1) and §5.3, after Lemma 5.
 *
 * As printed: "the population loss $\bar{\mathcal{L}}(\mathbf{W}^*) \triangleq \mathbb{E}_{A \sim \mathcal{G}}(\langle
 * A, E(\mathbf{W}^*) \rangle - \langle A, M^* \rangle)^2$ satisfies that $\bar{\mathcal{L}}(\mathbf{W}^*) =
 * \|E(\mathbf{W}^*) - M^*\|_F^2$"; "if $\{A_i\}_{i=1}^n$ are i.i.d. random matrices with each coordinate being
 * independent, zero mean, and unit variance (like standard Gaussian distribution), then $\|W - M^*\|_F^2$ is the
 * population squared loss corresponding to $W$."
 *
 * No expectation is sampled. That of a polynomial of degree two in Gaussian entries is what a product of three-point
 * rules makes of it; for entries of finitely many values it is the weighted mean over all matrices.
 */
import { instances, layerShapes, usual, type Written } from "../../generators/specs/index.js";
import { claim, equal, holds } from "../../src/claim/index.js";
import { DomainError, endToEnd, predictions, type Quantity } from "../../src/numerics/index.js";
import { chain, frobeniusSquared, inner, type Matrix, quantityMatrix } from "../../src/numerics/matrices/index.js";
import { gaussianMoment } from "../../src/statistics/index.js";
import { expectation, RULES } from "./objects/population-loss.js";

const drawn = instances({
  // All measurements with entries from a law are enumerated, which is exponential in d₀d_L.
  large: { d: 0, L: 64 },
  chain: { depth: [2, 3], ends: [1, 2], slack: 1 },
  choices: { entries: ["gaussian", "sign", "skew"] },
  matrices: {
    W: { shapes: layerShapes, laws: ["gaussian", "integer", "mixed", "aligned", "duplicate", "positive", "lowRank"] },
    M: ["dL", "d0"],
  },
});
type Drawn = ReturnType<typeof drawn.materialize>;

/** So many entries are enumerated at most: 3^9 or 2^9 matrices. */
const MOST_ENTRIES = 9;

/** L̄(W) by its definition. @throws DomainError for more entries */
function populationLoss({ W, M, entries }: Drawn): Quantity {
  if (M.data.length > MOST_ENTRIES) {
    throw new DomainError({
      where: "M",
      expected: `at most ${MOST_ENTRIES} entries, of whose values the expectation takes all`,
      got: M.shape,
    });
  }
  const squared = (values: readonly Quantity[]): Quantity => {
    const a: Matrix = quantityMatrix(M.rows, M.cols, (i, j) => values[i * M.cols + j]!);
    return predictions(W, [a])[0]!.minus(inner(a, M)).squared();
  };
  if (entries === "gaussian") return gaussianMoment(M.data.length, squared);
  return expectation(RULES[entries]!, M.data.length, squared);
}

/** W and M* by hand. */
const at = (widths: readonly number[], W: readonly Written[], M: Written, entries = "gaussian") =>
  drawn.at({ widths, W, M, entries });

const LAYERS = ["1 2; 0 1", "1 0; 3 1"];

export default claim(drawn, {
  id: "gatmiry2023/population-loss",
  title: "The population loss is the squared distance from the ground truth",
  kinds: ["identity"],
  locus: "Theorem 3 and §5.3, after Lemma 5",
  reading: `Of any W, for Gaussian entries, for signs, and for entries that are −1/2 with probability 4/5 and else 2: independent,
    of mean zero and variance one.`,
  printed: holds`\bar{\mathcal{L}}(\mathbf{W}) \triangleq \mathbb{E}_A\left(\langle A, E(\mathbf{W})\rangle
      - \langle A, M^*\rangle\right)^2 = \|E(\mathbf{W}) - M^*\|_F^2 \text{ for Gaussian } A, \text{ and for independent entries
      of zero mean and unit variance}`((it) => {
    const scale = frobeniusSquared(chain([...it.W].reverse())).plus(frobeniusSquared(it.M)).value;
    return {
      [`E(⟨A,E(W)⟩ − ⟨A,M*⟩)² = ‖E(W) − M*‖_F², ${it.entries}`]: equal(
        populationLoss(it),
        frobeniusSquared(endToEnd(it.W).minus(it.M)),
        scale,
      ),
    };
  }),
  equality: {
    "Gaussian entries": [at([2, 2, 2], LAYERS, "1 0; 0 2")],
    signs: [at([2, 2, 2], LAYERS, "1 0; 0 2", "sign")],
    "skew entries": [at([2, 2, 2], LAYERS, "1 0; 0 2", "skew")],
    "one by one": [at([1, 1, 1], [2, 3], 1)],
  },
  degenerate: {
    "E(W) = M*": at([1, 1, 1], [1, 2], 2, "skew"),
    "M* = 0": at([2, 1, 1], ["1 1", "2"], "0 0", "sign"),
    "W = 0": at([1, 1, 1, 1], [0, 0, 0], 3),
    "rank-deficient, d_0 ≠ d_L": at([2, 2, 1], ["1 2; 2 4", "1 1"], "1 -1", "skew"),
  },
  situations: {
    "L = 3": ({ L }) => L === 3,
    ...usual("d_0 ≠ d_L"),
    "2 × 2": ({ d0, dL }) => d0 === 2 && dL === 2,
    Gaussian: ({ entries }) => entries === "gaussian",
  },
  budget: { share: 0.3, atLeast: 60 },
});
