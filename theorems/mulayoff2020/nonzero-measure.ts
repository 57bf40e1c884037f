/**
 * §4, text after Theorem 4.
 *
 * As printed: "Observe that these cases are not rare, in the sense that they form a set of nonzero measure within $\Omega_0$."
 * These cases are the $\mathbf w\in\Omega$ with $\sigma_{\max}(\mathbf W_k)=(\sigma_{\max}(\mathbf T))^{\frac1m}$ for all k.
 *
 * For T ≠ 0 some of them have Ω₀ around them to themselves. Let r be the multiplicity of c^m = σ_max(T). In each layer of
 * every w' ∈ Ω₀ the number c is a singular value r times (Theorem 3). So if σ_max(W_k') > c, then σ_{r+1}(W_k') ≥ c, and
 * ‖W_k' − W_k‖₂ ≥ c − σ_{r+1}(W_k) by Weyl's inequality. The right side is positive where all other singular values of
 * the layers of w are below c, as at (27): all of Ω₀ that is nearer than this is of these cases. For r = 1 this is tried, with
 * w' next to the nearest that have a layer with σ_2(W_k') ≥ c.
 *
 * For T = 0 the only case is w = 0. With three layers or more Ω₀ is the set where H = 0, and (0, …, 0, X) is in it for every
 * X: Ω₀ has subspaces of positive dimension through w, and a point of them has measure zero.
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
import { atLeast, atMost, claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { maximum, type Quantity } from "../../src/numerics/arithmetic/index.js";
import { diagonal, directSum, identity, type Matrix, quantityMatrix } from "../../src/numerics/matrices/index.js";
import { endToEnd, minimumSharpness } from "../../src/numerics/networks/index.js";
import { eachSingularValue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { leastSharpness } from "./shared/least-sharpness.js";

const drawn = instances({
  chain: { depth: [3, 5], ends: [2, 3], slack: 1 },
  reals: {
    gain: [1, 2, 1 / 2, 1.25, 0],
    inside: [1 / 2, 3 / 4, 0],
    outside: [1, 1.0625, 1.25, 1.375],
    size: [1, 2 ** -20],
  },
  matrices: { Q: { shapes: frameShapes, laws: FRAME_LAWS }, C: { shapes: layerShapes, laws: PART_LAWS } },
});
type Drawn = ReturnType<typeof drawn.materialize>;

/** Layers of which the first stretches a second direction by so much, and the second one drops it. */
function layersOf({ Q, C, gain }: Drawn, stretch: number, others: number): Matrix[] {
  const layers = C.map((c, k) => {
    const rest = contraction(c, 1);
    const { rows, cols } = rest;
    return directSum(identity(1), k === 0 ? diagonal([stretch], rows, cols) : rest.times(k === 1 ? 0 : others));
  });
  return turned(layers, frames(Q), gain);
}

/** One of the cases, and a flattest minimum for the same T with a layer that has a second singular value of c or more. */
const pairs = drawn.map((from) => {
  const { gain, inside, outside, size } = from;
  const weights = layersOf(from, inside, inside);
  const lone = weights.map(({ rows, cols }, k) =>
    diagonal(new Array<number>(Math.min(rows, cols)).fill(k === weights.length - 1 ? size : 0), rows, cols),
  );
  return { weights, other: gain === 0 ? lone : layersOf(from, outside, 1), isZero: gain === 0, outside };
});
type Pair = ReturnType<typeof pairs.materialize>;

const CASE = "σ_max(W_k) = σ_max(T)^{1/m} for all k";
const FLAT = "w' ∈ Ω₀: λ_max(H_{w'}) = 2mσ_max(T)^{2(1−1/m)}";
const APART = "σ_2(W_k') ≥ c: max_k ‖W_k' − W_k‖₂ ≥ c − max_k σ_2(W_k)";
const ALONE = "T = 0, w' ∈ Ω₀ near w: σ_max(W_k') ≤ σ_max(T)^{1/m}";

function compared({ weights, other, isZero }: Pair) {
  const m = weights.length;
  const sigma = spectralNorm(endToEnd(weights));
  const path = sigma.power(1, m);
  const row = (entries: readonly Quantity[]): Matrix => quantityMatrix(1, entries.length, (_, j) => entries[j]!);
  const second = maximum(weights.map((w) => eachSingularValue(w)[1]!));
  return {
    [CASE]: same(row(weights.map(spectralNorm)), row(weights.map(() => path))),
    [FLAT]: equal(minimumSharpness(other), leastSharpness(m, sigma)),
    [APART]: isZero
      ? null
      : atLeast(maximum(other.map((w, k) => spectralNorm(w.minus(weights[k]!)))), path.minus(second)),
    [ALONE]: isZero ? atMost(maximum(other.map(spectralNorm)), path) : null,
  };
}

const unit = "1 0; 0 1";
const square = { widths: [2, 2, 2, 2], Q: [unit, unit, unit, unit], C: [unit, unit, unit] };

export default claim(pairs, {
  id: "mulayoff2020/nonzero-measure",
  title: "Around some minima that stretch equally all flattest minima do",
  kinds: ["bound", "attained"],
  locus: "§4, text after Theorem 4",
  reading: `A set is of nonzero measure within Ω₀ where it has a point with all of Ω₀ around it: the measure is not named. Asked
    of every T, as Theorem 4 is. White data, and A1. That T with its other singular values below the first has such a point is
    (27); c is σ_max(T)^{1/m}.`,
  printed: refuted`\{w \in \Omega : \sigma_{\max}(W_k) = \sigma_{\max}(T)^{\frac{1}{m}}\ \forall k\}
      \text{ has nonzero measure within } \Omega_0`(compared),
  corrected:
    holds`T \ne 0,\ w' \in \Omega_0,\ \max_k \|W_k' - W_k\|_2 < \sigma_{\max}(T)^{\frac{1}{m}} - \max_k \sigma_2(W_k)
      \implies \sigma_{\max}(W_k') = \sigma_{\max}(T)^{\frac{1}{m}} \text{ for all } k`((pair) =>
      pair.isZero ? {} : compared(pair),
    ),
  equality: {
    "w' on the edge of these cases": [
      drawn.at({ ...square, inside: 1 / 2, outside: 1 }),
      drawn.at({ ...square, gain: 2, inside: 3 / 4, outside: 1 }),
    ],
  },
  degenerate: {
    "T = 0, three layers": drawn.at({ ...square, gain: 0 }),
    "beyond these cases": drawn.at({ ...square, outside: 1.375 }),
  },
  situations: {
    "depth ≥ 4": ({ weights }) => weights.length >= 4,
    "d_x ≠ d_y": ({ weights }) => weights[0]!.cols !== weights.at(-1)!.rows,
    "w' is none of these cases": ({ isZero, outside }) => !isZero && outside > 1,
    "w' next to these cases": ({ isZero, outside }) => !isZero && outside === 1.0625,
  },
  erratum: {
    grade: "edge",
    slip: `T = 0 is no exception in Theorem 4. There its only case is w = 0, and with three layers or more (0, …, 0, X) is a
      flattest minimum for every X: Ω₀ has subspaces of positive dimension through w, within which a point has measure zero.`,
    instead: "for T ≠ 0 they have inner points within Ω₀, and so nonzero measure",
  },
  budget: { share: 0.2, atLeast: 60 },
});
