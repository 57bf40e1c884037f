/**
 * Beyond Lemma 3 of gatmiry2023 (§5.2), for the largest eigenvalue.
 *
 * The source says of the trace that under restricted isometry it is R(W), whose least value for a given E(W) grows with
 * the nuclear norm. Here, of the other measure of flatness: under $(L,\delta)$-RIP every W of zero loss has
 * $$\lambda_{\max}(\nabla^2\mathcal L(\mathbf W))\ge2(1-\delta)L\|E(\mathbf W)\|_2^{2-2/L},$$ so that it grows with the
 * spectral norm.
 *
 * The proof is in `proofs`, step by step.
 *
 * It is reached by balanced layers where all is seen alike, δ = 0, and elsewhere up to a factor (1+δ)/(1−δ) by the L-th
 * roots of a singular value decomposition if no matrix at all is seen more than 1 + δ.
 */
import { unseenMeasurements } from "../../generators/families/index.js";
import { isometric, STATED_DELTAS, statedDelta } from "../../generators/hypotheses/index.js";
import { LAYER_LAWS, RIP_LAW_NAMES } from "../../generators/laws/index.js";
import { instances, layerShapes, law } from "../../generators/specs/index.js";
import { atMost, because, claim, equal, holds, meansGap, tex } from "../../src/claim/index.js";
import { exact, product, sum } from "../../src/numerics/arithmetic/index.js";
import { frobeniusSquared, inner, prefixProducts, suffixProducts, zeros } from "../../src/numerics/matrices/index.js";
import { ripConstant } from "../../src/numerics/measurements/index.js";
import { endToEnd, predictions, sharpness } from "../../src/numerics/networks/index.js";
import { spectralNorm } from "../../src/numerics/spectra/index.js";
import { proof } from "./proofs/sharpness-spectral-norm.js";

const SIGNALS = ["unit", "gaussian", "integer", "positive"];

const parts = instances({
  file: {
    called: { x: "signal", y: "answer" },
    own: { measured: "listed", U: law("identity"), x: law("unit", 1), y: law("unit", 2) },
  },
  chain: { depth: [2, 4], ends: [1, 3], slack: 1, bottlenecks: true },
  sizes: { n: [1, 9] },
  choices: { measured: ["listed", "all but U"] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: {
      each: ["dL", "d0"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    U: { shape: ["dL", "d0"], laws: ["identity", "orthogonal", "gaussian", "sign"] },
    x: { shape: ["d0", 1], laws: SIGNALS },
    y: { shape: ["dL", 1], laws: SIGNALS },
  },
});

// W, measurements with a δ of (L, δ)-RIP, and the signals x and y.
const drawn = parts.map(({ W, U, measured, built, x, y }, spec) => {
  const list =
    measured === "listed"
      ? isometric(built.A, W.length)
      : unseenMeasurements(U, { pattern: zeros(U.rows, U.cols), contrast: 1 }, W.length);
  return { W, A: list.measurements, delta: statedDelta(spec, list.delta), x, y };
});

const PAIRING = "⟨yxᵀ, DE[θ]⟩ = N";
const RAYLEIGH = "(2/n)Σ⟨A_i,DE[θ]⟩² ≤ λ_max N";
const RESTRICTED = "(1−δ)‖DE[θ]‖_F² ≤ (1/n)Σ⟨A_i,DE[θ]⟩²";
const MEANS = "L(∏‖S_kᵀy‖²‖P_{k−1}x‖²)^{1/L} ≤ N";
const BOUND = "2(1−δ)L‖E(W)‖₂^{2−2/L} ≤ λ_max";

export default claim(drawn, {
  id: "beyond/sharpness-spectral-norm",
  title: "Under restricted isometry the largest eigenvalue grows with the spectral norm of the end-to-end matrix",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/lemma-3",
  reading: `There: the trace, and the nuclear norm. Here: λ_max at zero loss, and the spectral norm; any hidden widths.
    θ_k = S_kᵀyxᵀP_{k−1}ᵀ, N = Σ‖θ_k‖_F². Proven step by step.`,
  proof,
  assumptions: [
    {
      name: "(L, δ)-RIP",
      statement: tex`(1-\delta)\|X\|_F^2 \le \frac1n\sum_{i=1}^n\langle A_i,X\rangle^2 \le (1+\delta)\|X\|_F^2
        \quad\text{for } \operatorname{rank} X \le L`,
      slack: ({ A, delta, W }) => delta.minus(ripConstant(A, W.length)),
      sampled: 16,
      without: drawn.loosened({ reals: { delta: STATED_DELTAS } }),
    },
  ],
  printed: holds`\lambda_{\max}(\nabla^2\mathcal L(\mathbf W)) \ge 2(1-\delta)L\|E(\mathbf W)\|_2^{2-\frac2L}`(
    ({ W, A, delta, x, y }) => {
      const L = W.length;
      const [P, S] = [prefixProducts(W), suffixProducts(W)];
      const theta = W.map((_, j) => S[j + 1]!.T.times(y).times(P[j]!.times(x).T));
      const moved = theta.map((step, j) => S[j + 1]!.times(step).times(P[j]!)).reduce((all, one) => all.plus(one));
      const size = sum(theta.map(frobeniusSquared));
      const terms = W.map((_, j) => frobeniusSquared(S[j + 1]!.T.times(y)).times(frobeniusSquared(P[j]!.times(x))));
      const top = sharpness(W, { measurements: A, labels: predictions(W, A) });
      const norm = spectralNorm(endToEnd(W)).power(2 * L - 2, L);
      const seen = sum(A.map((a) => inner(a, moved).squared())).over(A.length);
      return {
        [PAIRING]: equal(inner(y.times(x.T), moved), size),
        [RAYLEIGH]: atMost(seen.times(2), top.times(size)),
        [RESTRICTED]: atMost(exact(1).minus(delta).times(frobeniusSquared(moved)), seen),
        [MEANS]: because(
          atMost(product(terms).power(1, L).times(L), size),
          () => meansGap(terms).times(exact(L).power(L)),
          L,
        ),
        [BOUND]: atMost(product([2 * L, exact(1).minus(delta), norm]), top),
      };
    },
  ),
  equality: {
    "scalar layers, balanced": [
      parts.at({ widths: [1, 1, 1], W: [2, 2], A: [1], U: 0, x: 1, y: 1 }),
      parts.at({ widths: [1, 1, 1, 1], W: [2, 2, 2], A: [1], U: 0, x: 1, y: 1 }),
    ],
    "all entries seen alike, W = I": [
      parts.at({
        ...{ widths: [2, 2, 2], W: law("identity"), n: 4, A: law("hadamard"), U: law("zero") },
        ...{ x: "1; 0", y: "1; 0" },
      }),
    ],
  },
  degenerate: {
    "W = 0": parts.at({ widths: [1, 1, 1], W: [0, 0], A: [1], U: 0, x: 1, y: 1 }),
    "a direction is unseen": parts.at({
      ...{ widths: [3, 3, 3], W: law("identity"), n: 1, A: law("zero"), measured: "all but U", U: law("identity") },
      ...{ x: "1; 0; 0", y: "0; 1; 0" },
    }),
  },
  budget: { share: 0.4, atLeast: 60 },
  situations: {
    "L ≥ 3": ({ W }) => W.length >= 3,
    "a direction is unseen": (_, { choices }) => choices["measured"] !== "listed",
    "2 × 2 or more": ({ W }) => W[0]!.cols >= 2 && W.at(-1)!.rows >= 2,
    "d_0 ≠ d_L": ({ W }) => W[0]!.cols !== W.at(-1)!.rows,
  },
});
