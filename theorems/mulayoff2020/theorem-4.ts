/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §4, Theorem 4.
 *
 * As printed: "Assume A1 and A2. If a solution $\mathbf w\in\Omega$ satisfies $\sigma_{\max}(\mathbf W_k) =
 * (\sigma_{\max}(\mathbf T))^{\frac1m}$ for all $k$, then necessarily $\mathbf w\in\Omega_0$."
 *
 * Reading: $\mathbf w\in\Omega_0$ where λ_max(H_w) is the least value (17), $2m(\sigma_{\max}(\mathbf T))^{2(1-\frac1m)}$.
 *
 * All such w: let u, v be a first singular pair of T. Every layer stretches what comes from v as much as it can, so that
 * W_k = c(q_kq_{k−1}ᵀ + a map from q_{k−1}^⊥ to q_k^⊥ of norm at most 1), with q_0 = v, q_m = u and c^m = σ_max(T). These
 * are drawn: W_k = c Q_k(1 ⊕ C_k)Q_{k−1}ᵀ with Q_k orthogonal and ‖C_k‖_2 ≤ 1. The Q_k are the orthogonal matrices next to
 * computed ones, whose distance is in the radii of the layers.
 *
 * The condition is necessary for m = 2, where 2ΦᵀΦ = 2(W_1ᵀW_1 ⊗ I + I ⊗ W_2W_2ᵀ) has the largest eigenvalue
 * 2(σ_max(W_1)² + σ_max(W_2)²) ≥ 4σ_max(W_1)σ_max(W_2) ≥ 4σ_max(T), with equality only under it.
 */
import { layerShapes, layout, loosened, widthsAssumption, widthsOf } from "../../generators/index.js";
import { type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal } from "../../src/claim/relation.js";
import {
  absolute,
  diagonal,
  directSum,
  distance,
  endToEnd,
  identity,
  type Matrix,
  minimumSharpness,
  spectralNorm,
  sum,
} from "../../src/numerics/index.js";
import { contraction, FRAME_LAWS, frames, frameShapes, PART_LAWS, turned } from "./shared/contractions.js";

/** W_1, …, W_m with W_j of shape d_j × d_{j−1}, Σ̂_x (d_x × d_x) and its root where the data are not white. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly secondMoment: Matrix;
  readonly root: Matrix | undefined;
}

const LAYOUT = {
  chain: { depth: [1, 4], ends: [1, 3], slack: 1 },
  reals: { gain: [1, 2, 1 / 2, 3, 1.25, 0.75] },
} as const;
const Q = { shapes: frameShapes, laws: FRAME_LAWS };
const C = { shapes: layerShapes, laws: PART_LAWS };
const specs = layout({ ...LAYOUT, lists: { Q, C } });
const { explicit } = specs;
/** Data that need not be white: Σ̂_x^{1/2} is diagonal with the entries of S. */
const colored = layout({
  ...LAYOUT,
  lists: { Q, C, S: { shapes: ({ widths }) => [[widths[0]!, 1]], laws: ["positive"] } },
});

function weightsOf(spec: Spec): Matrix[] {
  const { lists, reals } = specs.raw(spec);
  const layers = lists.C.map((c) => directSum(identity(1), contraction(c, 1)));
  const stretch = spec.reals["stretch"] ?? 1;
  return turned(layers, frames(lists.Q), reals.gain).map((w, k) => {
    return w.times((k === 0 ? stretch : 1) / (k === layers.length - 1 ? stretch : 1));
  });
}

function rootOf(spec: Spec): Matrix | undefined {
  return "S" in spec.lists ? diagonal(colored.raw(spec).lists.S[0]!.data) : undefined;
}

const FLATTEST = "λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)}";

export default defineClaim<Instance>({
  id: "mulayoff2020/theorem-4",
  title: "Layers that stretch equally and no more than the whole make a flattest minimum",
  kinds: ["bound"],
  locus: "Theorem 4",
  reading: "w is in Ω₀ where its sharpness is the least value (17).",
  specs,
  materialize: (spec) => {
    const weights = weightsOf(spec);
    const root = rootOf(spec);
    const secondMoment = root === undefined ? identity(spec.widths[0]!) : root.times(root);
    return { weights, root, secondMoment };
  },
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ weights }) => widthsOf(weights), {
        without: loosened(specs, { bottlenecks: true }),
        remark:
          "Not needed at a w with T = E(w), as is tested: the bound of Theorem 1 and its equality hold for all widths.",
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
    {
      name: "A2",
      statement: String.raw`\hat\Sigma_x = I`,
      slack: ({ secondMoment }) => distance(secondMoment, identity(secondMoment.rows)).negated(),
      without: colored,
    },
    {
      name: "equal gains",
      statement: String.raw`\sigma_{\max}(W_k) = \sigma_{\max}(T)^{\frac{1}{m}}`,
      slack: ({ weights }) => {
        const gain = spectralNorm(endToEnd(weights)).power(1, weights.length);
        return sum(weights.map((w) => absolute(spectralNorm(w).minus(gain)))).negated();
      },
      without: loosened(specs, { reals: { stretch: [2, 1 / 2, 4] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\sigma_{\max}(W_k) = \sigma_{\max}(T)^{\frac{1}{m}} \text{ for all } k \implies \lambda_{\max}(H_w) = 2m\,\sigma_{\max}(T)^{2(1-\frac{1}{m})}`,
      expected: "holds",
      relations: ({ weights, root }) => {
        const depth = weights.length;
        const power = spectralNorm(endToEnd(weights)).power(2 * (depth - 1), depth);
        return [equal(FLATTEST, minimumSharpness(weights, root), power.times(2 * depth))];
      },
    },
  ],
  equalityCases: [
    {
      name: "drawn from the construction",
      form: "printed",
      relations: [FLATTEST],
      specs: Array.from({ length: 6 }, (_, seed) => specs.draw(seed)),
    },
  ],
  degenerateCases: [
    {
      name: "zero layers",
      spec: explicit({ widths: [1, 1, 1], reals: { gain: 0 }, lists: { Q: [[[1]], [[1]], [[1]]], C: [[[0]], [[0]]] } }),
    },
    {
      name: "one layer",
      spec: explicit({
        widths: [2, 1],
        reals: { gain: 2 },
        lists: {
          Q: [
            [
              [1, 2],
              [3, 4],
            ],
            [[1]],
          ],
          C: [[[0, 0]]],
        },
      }),
    },
    {
      name: "all singular values equal",
      spec: explicit({
        widths: [2, 2, 2],
        reals: { gain: 1 },
        lists: { Q: { law: "identity", seed: 0 }, C: { law: "identity", seed: 0 } },
      }),
    },
    {
      name: "T of rank one, layers of rank two",
      spec: explicit({
        widths: [2, 2, 2],
        reals: { gain: 2 },
        lists: {
          Q: { law: "identity", seed: 0 },
          C: [
            [
              [1, 0],
              [0, 1],
            ],
            [
              [1, 0],
              [0, 0],
            ],
          ],
        },
      }),
    },
  ],
  budget: { share: 0.5, atLeast: 60 },
});
