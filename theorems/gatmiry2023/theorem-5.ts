/**
 * Theorem 5 (§4), (8).
 *
 * As printed: "For any $M \in \mathbb{R}^{d_L \times d_0}$, it holds that
 * $$F(M) \triangleq \min_{W_2 W_1 = M} \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] = 2 \left\| \left(\frac{1}{n}
 * \sum_i A_i A_i^\top \right)^{1/2} M \left(\frac{1}{n} \sum_i A_i^\top A_i \right)^{1/2} \right\|_*. \quad (8)$$"
 *
 * With the factor $2/n$ of Lemma 2 the proof gives $\frac4n\|B_1MB_2\|_*$, twice the right side of (8). Where a sum is
 * singular the minimum need not be reached (see induced-attained): F is an infimum. It is approached along the
 * minimizers $\mathbf{W}_\varepsilon$ for $\sum A_iA_i^\top + \varepsilon^2 d_0 I$ and $\sum A_i^\top A_i +
 * \varepsilon^2 d_L I$, the sums of the measurements and all $\varepsilon e_ke_l^\top$: by $0 \le
 * (S+\varepsilon^2I)^{1/2} - S^{1/2} \le \varepsilon I$ their trace exceeds the infimum by at most
 * $\frac4n(\varepsilon\sqrt{d_0}\|MB_2\|_* + \varepsilon\sqrt{d_L}\|B_1M\|_* + \varepsilon^2\sqrt{d_0d_L}\|M\|_*)$.
 */
import { hasBottleneck, instances, layerShapes, unreached, usual, widthsAssumption } from "../../generators/index.js";
import { LAYER_LAWS, MEASUREMENT_LAW_NAMES } from "../../generators/laws/index.js";
import { atLeast, atMost, claim, equal, holds, refuted } from "../../src/claim/index.js";
import { chain, depthTwoMinimizer, exact, Matrix, squareRoot, sum, whitened } from "../../src/numerics/index.js";
import { endToEnd, hessianTrace } from "../../src/numerics/networks/index.js";
import { nuclearNorm } from "../../src/numerics/spectra/index.js";
import { gramRoot, meanGramRoot } from "./shared/gram-root.js";
import { reachedBy } from "./shared/reached.js";
import { isDeficient } from "./shared/situations.js";

const drawn = instances({
  chain: { depth: [2, 2], ends: [1, 3], slack: 1 },
  reals: { epsilon: [1, 2 ** -3, 2 ** -6] },
  sizes: { n: [1, 3] },
  matrices: {
    A: { each: ["dL", "d0"], count: "n", laws: MEASUREMENT_LAW_NAMES, countedBy: "n" },
    M: ["dL", "d0"],
    W: { shapes: layerShapes, laws: LAYER_LAWS },
  },
});

/** Both sides at W, with M = W_2W_1, and at the minimizer of the proof for M; that is null where there is none. */
const compared = drawn.map((instance) => {
  const { A, M, W, widths } = instance;
  const norm = (m: Matrix) => nuclearNorm(chain([meanGramRoot(A), m, meanGramRoot(A.map((x) => x.T))]));
  const best = hasBottleneck(widths) ? null : reachedBy(() => depthTwoMinimizer(A, M, widths[1]!), A, M);
  return {
    ...instance,
    anywhere: { trace: hessianTrace(W, A), norm: norm(endToEnd(W)) },
    reached: best && { trace: best.trace, norm: norm(M) },
  };
});

/** tr ∇²ℒ(W_ε) against the infimum and the excess that is allowed. */
function approach({ A, M, widths, d0, dL, epsilon }: ReturnType<typeof drawn.materialize>) {
  const unit = (k: number) => Float64Array.from({ length: dL * d0 }, (_, l) => (l === k ? epsilon : 0));
  const units = Array.from({ length: dL * d0 }, (_, k) => new Matrix(dL, d0, unit(k)));
  const near = depthTwoMinimizer([...A, ...units], M, widths[1]!);
  const right = nuclearNorm(M.times(gramRoot(A.map((x) => x.T))));
  const left = nuclearNorm(gramRoot(A).times(M));
  const terms = [
    nuclearNorm(whitened(A, M)),
    squareRoot(d0).times(epsilon).times(right),
    squareRoot(dL).times(epsilon).times(left),
    squareRoot(dL * d0)
      .times(exact(epsilon).squared())
      .times(nuclearNorm(M)),
  ];
  return atMost(hessianTrace(near, A), sum(terms).times(4).over(A.length));
}

/** As printed: true, and half of what holds. */
const HALF = "tr ∇²ℒ(W) ≥ 2‖(ΣAAᵀ/n)^{1/2}W₂W₁(ΣAᵀA/n)^{1/2}‖_*";

const EYE = "1 0; 0 1";

export default claim(compared, {
  id: "gatmiry2023/theorem-5",
  title: "The induced regularizer of two layers is a nuclear norm between the roots of the measurement sums",
  kinds: ["identity", "attained"],
  locus: "Theorem 5, (8)",
  reading: `ℒ is the loss (2), (1/n)Σ(⟨A_i, W₂W₁⟩ − b_i)² with b_i = ⟨A_i, M⟩. "min = c" is "every W has at least c" and "some
    W has c". The second is asked of the minimizer of the proof, where both sums are invertible, so that it is a minimizer; its
    trace is taken from values of (2) alone.`,
  assumptions: [widthsAssumption(({ widths }) => widths, { without: drawn.loosened({ bottlenecks: true }) })],
  printed: refuted`F(M) \triangleq \min_{W_2W_1 = M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]
      = 2\left\|\left(\tfrac1n\sum_i A_iA_i^\top\right)^{1/2} M \left(\tfrac1n\sum_i A_i^\top A_i\right)^{1/2}\right\|_*`(
    ({ widths, M, anywhere, reached }) => ({
      [HALF]: atLeast(anywhere.trace, anywhere.norm.times(2)),
      ...unreached(widths, M),
      "tr ∇²ℒ(W*) = 2‖(ΣAAᵀ/n)^{1/2}M(ΣAᵀA/n)^{1/2}‖_*": reached && equal(reached.trace, reached.norm.times(2)),
    }),
  ),
  corrected: holds`F(M) \triangleq \inf_{W_2W_1 = M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]
      = 4\left\|\left(\tfrac1n\sum_i A_iA_i^\top\right)^{1/2} M \left(\tfrac1n\sum_i A_i^\top A_i\right)^{1/2}\right\|_*,
      \text{ a minimum where both sums are invertible}`((instance) => {
    const { widths, M, anywhere, reached } = instance;
    return {
      "tr ∇²ℒ(W) ≥ 4‖(ΣAAᵀ/n)^{1/2}W₂W₁(ΣAᵀA/n)^{1/2}‖_*": atLeast(anywhere.trace, anywhere.norm.times(4)),
      [HALF]: atLeast(anywhere.trace, anywhere.norm.times(2)),
      ...unreached(widths, M),
      "tr ∇²ℒ(W*) = 4‖(ΣAAᵀ/n)^{1/2}M(ΣAᵀA/n)^{1/2}‖_*": reached && equal(reached.trace, reached.norm.times(4)),
      "tr ∇²ℒ(W_ε) ≤ (4/n)(‖B₁MB₂‖_* + ε(…) + ε²(…))": hasBottleneck(widths) ? null : approach(instance),
    };
  }),
  equality: {
    "orthogonal sums and balanced layers": {
      of: ["tr ∇²ℒ(W) ≥ 4‖(ΣAAᵀ/n)^{1/2}W₂W₁(ΣAᵀA/n)^{1/2}‖_*", "tr ∇²ℒ(W*) = 4‖(ΣAAᵀ/n)^{1/2}M(ΣAᵀA/n)^{1/2}‖_*"],
      at: [
        drawn.at({ widths: [1, 1, 1], A: [1], M: 1, W: [1, 1] }),
        drawn.at({ widths: [2, 2, 2], A: [EYE], M: EYE, W: [EYE, EYE] }),
        drawn.at({ widths: [2, 1, 1], A: ["2 0", "0 2"], M: "1 -1", W: ["2 2", 2] }),
      ],
    },
  },
  degenerate: {
    "zero everywhere": drawn.at({ widths: [1, 1, 1], A: [0], M: 0, W: [0, 0] }),
    "a singular sum, where the infimum 0 is not reached": drawn.at({
      ...{ widths: [2, 1, 1], epsilon: 2 ** -6 },
      ...{ A: ["1 0"], M: "0 1", W: ["0 64", "2^-6"] },
    }),
    "rank-deficient M": drawn.at({ widths: [2, 2, 2], A: [EYE], M: "1 1; 1 1", W: [EYE, EYE] }),
    "repeated singular values, d_0 ≠ d_L": drawn.at({
      widths: [2, 2, 3],
      ...{ A: ["1 0; 0 1; 0 0", "0 0; 1 0; 0 1"], M: "1 0; 0 1; 0 0", W: [EYE, "1 0; 0 1; 0 0"] },
    }),
  },
  situations: {
    "n ≥ 2": ({ A }) => A.length >= 2,
    ...usual("d_0 ≠ d_L"),
    "a singular sum, too few measurements": ({ A, d0, dL }) => A.length * Math.min(d0, dL) < Math.max(d0, dL),
    "d_0, d_L ≥ 2": ({ d0, dL }) => Math.min(d0, dL) >= 2,
    "M of deficient rank": ({ M }) => isDeficient(M),
  },
  erratum: {
    grade: "constant",
    slip: `The proof writes tr ∇²ℒ as the bare sum of squared gradients, without the factor 2/n that Lemma 2 gives the loss
      (2), and (8) has the 1/n but not the 2. Every network with product M has a trace of at least twice the right side of
      (8). Where a sum of measurements is singular the minimum need not exist.`,
    instead: "inf tr ∇²ℒ = 4‖((1/n)ΣAAᵀ)^{1/2} M ((1/n)ΣAᵀA)^{1/2}‖_*, reached where both sums are invertible.",
  },
  budget: { share: 0.5, atLeast: 300 },
});
