import { instances, LAYER_LAWS, layerShapes, MEASUREMENT_LAW_NAMES } from "../../../generators/index.js";
import { endToEnd, gradientSquares, predictions, traceBySecondDifferences } from "../../../src/numerics/index.js";
import { chain, frobeniusSquared, inner, sideBySide } from "../../../src/numerics/matrices/index.js";
import { balancedFactors, rootFactor } from "../../../src/numerics/minima/index.js";
import { exactRank, exactRankOfProduct, nuclearNorm, pseudoInverse } from "../../../src/numerics/spectra/index.js";
import { gramRoot } from "../shared/gram-root.js";

/** Two layers, measurements, and M. */
export const drawn = instances({
  chain: { depth: [2, 2], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 3] },
  matrices: {
    A: { each: ["dL", "d0"], count: "n", laws: MEASUREMENT_LAW_NAMES, countedBy: "n" },
    M: ["dL", "d0"],
    W: { shapes: layerShapes, laws: LAYER_LAWS },
  },
});

/** The quantities of the proof, for W with product N and for W* made from M. */
export const quantities = drawn.map(({ A, M, W, widths }) => {
  const flipped = A.map((x) => x.T);
  const [beside, besideFlipped] = [sideBySide(A), sideBySide(flipped)];
  const [b1, b2, k1, k2] = [gramRoot(A), gramRoot(flipped), rootFactor(A), rootFactor(flipped)];
  const inverse1 = pseudoInverse(k1, exactRank(beside));
  const inverse2 = pseudoInverse(k2, exactRank(besideFlipped));
  const { left, right } = balancedFactors(chain([k1, M, k2.T]));
  const best = [right.times(inverse2.T), inverse1.times(left)];
  const product = endToEnd(best);
  const sandwich = chain([b1, M, b2]);
  return {
    widths,
    n: A.length,
    M,
    /** tr ∇²ℒ, the sum of squared gradients, and ‖B_1W_2‖_F² + ‖W_1B_2‖_F², at W. */
    trace: traceBySecondDifferences(W, { measurements: A, labels: predictions(W, A) }),
    squares: gradientSquares(W, A),
    rooted: frobeniusSquared(b1.times(W[1]!)).plus(frobeniusSquared(W[0]!.times(b2))),
    /** ‖B_1NB_2‖_*. */
    through: nuclearNorm(chain([b1, endToEnd(W), b2])),
    // From UΛ^{1/2}: ‖Λ‖_* = ‖UΛ^{1/2}‖_F², and ‖Λ‖_F is the norm of its Gram matrix.
    lambda: { nuclear: frobeniusSquared(left), squared: frobeniusSquared(left.T.times(left)) },
    /** ‖B_1MB_2‖_* and ‖B_1MB_2‖_F². */
    sandwich: { nuclear: nuclearNorm(sandwich), squared: frobeniusSquared(sandwich) },
    /** At W*: the sum of squared gradients, tr ∇²ℒ with the labels ⟨A_i, W_2*W_1*⟩, W_2*W_1* and B_1†B_1 M B_2B_2†. */
    squaresAtBest: gradientSquares(best, A),
    traceAtBest: traceBySecondDifferences(best, { measurements: A, labels: A.map((a) => inner(a, product)) }),
    product,
    projected: chain([inverse1, k1, M, k2.T, inverse2.T]),
    /** rank(B_1MB_2), which is that of [A_1 … A_n]ᵀ M [A_1ᵀ … A_nᵀ]. */
    rank: () => exactRankOfProduct([beside.T, M, besideFlipped]),
  };
});
