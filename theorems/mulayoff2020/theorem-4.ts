/**
 * Theorem 4 (§4).
 *
 * As printed: "Assume A1 and A2. If a solution $\mathbf w\in\Omega$ satisfies $\sigma_{\max}(\mathbf W_k) =
 * (\sigma_{\max}(\mathbf T))^{\frac1m}$ for all $k$, then necessarily $\mathbf w\in\Omega_0$."
 *
 * All such w: let u, v be a first singular pair of T. Every layer stretches what comes from v as much as it can, so
 * that W_k = c(q_kq_{k−1}ᵀ + a map from q_{k−1}^⊥ to q_k^⊥ of norm at most 1), with q_0 = v, q_m = u and c^m =
 * σ_max(T). These are drawn: W_k = c Q_k(1 ⊕ C_k)Q_{k−1}ᵀ with Q_k orthogonal and ‖C_k‖_2 ≤ 1. The Q_k are the
 * orthogonal matrices next to computed ones, whose distance is in the radii of the layers.
 *
 * The condition is necessary for m = 2, where 2ΦᵀΦ = 2(W_1ᵀW_1 ⊗ I + I ⊗ W_2W_2ᵀ) has the largest eigenvalue
 * 2(σ_max(W_1)² + σ_max(W_2)²) ≥ 4σ_max(W_1)σ_max(W_2) ≥ 4σ_max(T), with equality only under it.
 */
import { instances, law, layerShapes, usual } from "../../generators/specs/index.js";
import {
  contraction,
  FRAME_LAWS,
  frames,
  frameShapes,
  minimumLists,
  OWN_WHITE_MINIMUM,
  type OwnMinimum,
  ownMinimum,
  PART_LAWS,
  turned,
} from "../../generators/families/index.js";
import { claim, equal, holds } from "../../src/claim/index.js";
import { absolute, diagonal, directSum, identity, type Matrix, spectralNorm, sum } from "../../src/numerics/index.js";
import { endToEnd, minimumSharpness } from "../../src/numerics/networks/index.js";
import { onFiles, orColored, whiteData, wideLayers } from "./shared/assumptions.js";
import { leastSharpness } from "./shared/least-sharpness.js";

const parts = {
  large: { entries: 4096 },
  chain: { depth: [1, 4], ends: [1, 3], slack: 1 },
  reals: { gain: [1, 2, 1 / 2, 3, 1.25, 0.75] },
  fixed: { stretch: 1 },
} as const;
const matrices = { Q: { shapes: frameShapes, laws: FRAME_LAWS }, C: { shapes: layerShapes, laws: PART_LAWS } };
const drawn = instances({ ...parts, matrices });
const { at, draws } = drawn;
/** Data that need not be white: Σ̂_x^{1/2} is diagonal with the entries of S. */
const colored = instances({ ...parts, matrices: { ...matrices, S: { shape: ["d0", 1], laws: ["positive"] } } });

/** The layers; a stretch other than 1 takes from the last what it gives to the first. */
function layersOf({ Q, C, gain, stretch }: ReturnType<typeof drawn.materialize>): Matrix[] {
  const layers = C.map((c) => directSum(identity(1), contraction(c, 1)));
  return turned(layers, frames(Q), gain).map((w, k) => {
    return w.times((k === 0 ? stretch : 1) / (k === layers.length - 1 ? stretch : 1));
  });
}

const drawnMinima = orColored(
  drawn.map((from) => ({ widths: from.widths, weights: layersOf(from), root: undefined })),
  colored.map((from) => ({ widths: from.widths, weights: layersOf(from), root: diagonal(from.S.data) })),
  "S",
);
const minima = onFiles<Pick<OwnMinimum, "widths" | "weights" | "root">>(drawnMinima, {
  ...OWN_WHITE_MINIMUM,
  instance: ownMinimum,
  lists: minimumLists,
});

export default claim(minima, {
  id: "mulayoff2020/theorem-4",
  title: "Layers that stretch equally and no more than the whole make a flattest minimum",
  kinds: ["identity"],
  locus: "Theorem 4",
  reading: `w is in Ω₀ where λ_max(H_w) is the least value (17), 2mσ_max(T)^{2(1−1/m)}.`,
  assumptions: [
    wideLayers(
      drawn,
      "Not needed at a w with T = E(w), as is tested: the bound of Theorem 1 and its equality hold for all widths.",
    ),
    whiteData(colored.specs),
    {
      name: "equal gains",
      statement: String.raw`\sigma_{\max}(W_k) = \sigma_{\max}(T)^{\frac{1}{m}}`,
      slack: ({ weights }) => {
        const gain = spectralNorm(endToEnd(weights)).power(1, weights.length);
        return sum(weights.map((w) => absolute(spectralNorm(w).minus(gain)))).negated();
      },
      without: drawn.loosened({ reals: { stretch: [2, 1 / 2, 4] } }),
    },
  ],
  printed: holds`\sigma_{\max}(W_k) = \sigma_{\max}(T)^{\frac{1}{m}} \text{ for all } k \implies
      \lambda_{\max}(H_w) = 2m\,\sigma_{\max}(T)^{2(1-\frac{1}{m})}`(({ weights, root }) => ({
    "λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)}": equal(
      minimumSharpness(weights, root),
      leastSharpness(weights.length, spectralNorm(endToEnd(weights))),
    ),
  })),
  equality: { "drawn from the construction": draws(6) },
  degenerate: {
    "zero layers": at({ widths: [1, 1, 1], gain: 0, Q: [1, 1, 1], C: [0, 0] }),
    "one layer": at({ widths: [2, 1], gain: 2, Q: ["1 2; 3 4", 1], C: ["0 0"] }),
    "all singular values equal": at({ widths: [2, 2, 2], gain: 1, Q: law("identity"), C: law("identity") }),
    "T of rank one, layers of rank two": at({
      widths: [2, 2, 2],
      gain: 2,
      Q: law("identity"),
      C: ["1 0; 0 1", "1 0; 0 0"],
    }),
  },
  situations: {
    ...usual("depth ≥ 3", "d_x ≠ d_y"),
  },
  budget: { share: 0.5, atLeast: 60 },
});
