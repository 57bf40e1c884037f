/**
 * §3, end of the text after (13).
 *
 * As printed: "within each connected valley of global minima, we have only one flattest minimum point. This property
 * carries over to the vector case, in the sense that $\Omega_0$ is always a set of measure zero within $\Omega$."
 *
 * For m ≥ 2 and T ≠ 0: t ↦ (tW_1, W_2/t, W_3, …), t > 0, is a curve in Ω through each of its points w. With a first
 * singular pair u, v, λ_max(H)/2 at it is at least Σ‖q_k‖²‖r_k‖², where the first term is divided by t², the second one
 * multiplied by it. At w ∈ Ω₀ all terms are σ_max(T)^{2−2/m} (Theorem 2), so that the sharpness at t is at least
 * 2σ_max(T)^{2−2/m}(m − 2 + t² + t^{−2}) = λ* + 2σ_max(T)^{2−2/m}(t − 1/t)². So every such curve has at most one point in
 * Ω₀, and by Fubini's theorem Ω₀ has measure zero.
 */
import {
  contraction,
  FRAME_LAWS,
  frames,
  frameShapes,
  instances,
  layerShapes,
  PART_LAWS,
  turned,
} from "../../generators/index.js";
import { atLeast, claim, equal, holds } from "../../src/claim/index.js";
import { exact } from "../../src/numerics/arithmetic/index.js";
import { minimumSharpness } from "../../src/numerics/networks/index.js";
import { endToEnd } from "../../src/numerics/networks/index.js";
import { spectralNorm } from "../../src/numerics/spectra/index.js";
import { directSum, identity } from "../../src/numerics/matrices/index.js";
import { leastSharpness } from "./shared/least-sharpness.js";

const drawn = instances({
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  reals: { gain: [1, 2, 1 / 2, 1.25], t: [2, 1 / 2, 1.25, 1.0625, 4] },
  matrices: { Q: { shapes: frameShapes, laws: FRAME_LAWS }, C: { shapes: layerShapes, laws: PART_LAWS } },
});

/** A flattest minimum by Theorem 4, and another minimum for the same T. */
const minima = drawn.map(({ Q, C, gain, t, L }) => {
  const weights = turned(
    C.map((c) => directSum(identity(1), contraction(c, 1))),
    frames(Q),
    gain,
  );
  const other = weights.map((w, k) => (k > 1 ? w : w.times(k === 0 ? exact(t) : exact(1).over(t))));
  return { weights, other, t, L };
});

type Pair = ReturnType<typeof minima.materialize>;

const STAYS = "w ∈ Ω₀: λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)}";
const LEAVES = "λ_max at another w ∈ Ω ≥ λ* + 2σ_max(T)^{2−2/m}(t − 1/t)²";

function curve({ weights, other, t, L: m }: Pair) {
  const sigma = spectralNorm(endToEnd(weights));
  const least = leastSharpness(m, sigma);
  const apart = exact(t).minus(exact(1).over(t)).squared();
  return {
    [STAYS]: equal(minimumSharpness(weights), least),
    [LEAVES]: atLeast(minimumSharpness(other), least.plus(least.over(m).times(apart))),
  };
}

const unit = "1 0; 0 1";

export default claim(minima, {
  id: "mulayoff2020/measure-zero",
  title: "Among the minima the flattest ones are a set of measure zero",
  kinds: ["bound"],
  locus: "§3, text after (13)",
  words: "ours",
  reading: `Measure zero is asked of the curves t ↦ (tW_1, W_2/t, W_3, …): each leaves Ω₀ at once, by a stated amount of
    sharpness. T ≠ 0, all widths that A1 permits, white data, and m ≥ 2: the sentence is about valleys of many minima, and of
    one layer there is none but T.`,
  printed: holds`w \in \Omega_0 \implies \lambda_{\max} \text{ at } (tW_1, t^{-1}W_2, W_3, \dots) \ge \lambda^*
      + 2\sigma_{\max}(T)^{2 - \frac{2}{m}}(t - t^{-1})^2`(curve),
  equality: {
    "balanced numbers": [
      drawn.at({ widths: [1, 1, 1], t: 2, Q: [1, 1, 1], C: [0, 0] }),
      drawn.at({ widths: [1, 1, 1, 1], t: 1 / 2, gain: 2, Q: [1, -1, 1, 1], C: [0, 0, 0] }),
    ],
  },
  degenerate: {
    "all singular values equal": drawn.at({ widths: [2, 2, 2], Q: [unit, unit, unit], C: [unit, unit] }),
    "t next to 1": drawn.at({ widths: [1, 1, 1], t: 1.0625, Q: [1, 1, 1], C: [0, 0] }),
  },
  situations: {
    "depth ≥ 3": ({ L }) => L >= 3,
    "d_x, d_y ≥ 2": ({ weights }) => Math.min(weights[0]!.cols, weights.at(-1)!.rows) >= 2,
  },
  budget: { share: 0.2, atLeast: 60 },
});
