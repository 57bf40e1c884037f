/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §5.2, Lemma 3.
 *
 * As printed: "Suppose the linear measurement $\{A_i\}_{i=1}^n$ satisfy $(1, \delta)$-RIP. Then, for any $\mathbf{W}$
 * such that $\mathcal{L}(\mathbf{W}) = 0$, it holds that
 * $$(1 - \delta)R(\mathbf{W}) \leq \text{tr}(\nabla^2 \mathcal{L})(\mathbf{W}) \leq (1 + \delta)R(\mathbf{W}).$$"
 *
 * Reading: $\mathcal L$ is the loss (2), $\frac1n\sum_i(\langle A_i, E(\mathbf W)\rangle - b_i)^2$, $R$ is (10), which
 * needs $L \ge 2$, and RIP is Definition 3.
 *
 * Where it fails: the Hessian of (2) at zero loss is $\frac2n\sum_i \nabla f_i\nabla f_i^\top$, as Lemma 2 has it, but
 * the display before (7) drops the 2, and Lemma 3 follows that display. With $\operatorname{tr} = 2\cdot\frac1n\sum_i
 * \sum_j\|\cdot\|_F^2$, each row of $W_L \cdots W_{j+1}$ with each column of $W_{j-1} \cdots W_1$ makes a rank-one matrix,
 * so that RIP gives $2(1-\delta)R \le \operatorname{tr} \le 2(1+\delta)R$. The printed lower bound is true all the same;
 * the printed upper bound fails whenever $R(\mathbf W) > 0$ and $\delta < \frac13$.
 */
import {
  isometric,
  type IsometricMeasurements,
  isometryAssumption,
  labelsFor,
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  measurementShapes,
  RESIDUALS,
  RIP_LAW_NAMES,
  STATED_DELTAS,
  statedDelta,
  zeroLossAssumption,
} from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost } from "../../src/claim/relation.js";
import {
  exact,
  interpolatingTrace,
  loss,
  predictions,
  product,
  type Quantity,
  regularizerR,
  traceBySecondDifferences,
} from "../../src/numerics/index.js";

/** Of W_1, …, W_L and the A_i with a δ of (1, δ)-RIP; under zero loss the labels are b_i = ⟨A_i, E(W)⟩. */
interface Instance extends IsometricMeasurements {
  /** L(W), zero within rounding under the assumption. */
  readonly loss: Quantity;
  /** tr ∇²L(W). */
  readonly trace: Quantity;
  /** R(W) of (10). */
  readonly r: Quantity;
}

const specs = layout({
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 9] },
  lists: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: {
      shapes: measurementShapes,
      laws: [...RIP_LAW_NAMES, "direction", "scaledBasis", "gaussian", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
  },
});

const { explicit } = specs;

const LOWER = "2(1−δ)R(W) ≤ tr ∇²L(W)";
const UPPER = "tr ∇²L(W) ≤ 2(1+δ)R(W)";

export default defineClaim<Instance>({
  id: "gatmiry2023/lemma-3",
  title: "Under (1, δ)-RIP the trace of the Hessian is R(W) up to 1 ± δ",
  kinds: ["bound"],
  locus: "§5.2, Lemma 3",
  reading: "L is the loss (2), a mean of squares without ½; R is (10), which needs L ≥ 2.",
  specs,
  materialize: (spec) => {
    const { lists, built } = specs.raw(spec);
    const weights = lists.W;
    const problem = { measurements: lists.A, labels: labelsFor(spec, predictions(weights, lists.A)) };
    const { measurements, delta } = isometric(built.A, 1);
    return {
      measurements,
      delta: statedDelta(spec, delta),
      loss: loss(weights, problem),
      trace:
        "residual" in spec.reals ? traceBySecondDifferences(weights, problem) : interpolatingTrace(weights, lists.A),
      r: regularizerR(weights),
    };
  },
  assumptions: [
    isometryAssumption(1, loosened(specs, { reals: { delta: STATED_DELTAS } })),
    zeroLossAssumption(({ loss: value }) => value, {
      without: loosened(specs, { reals: { residual: RESIDUALS } }),
      remark:
        "Not needed: ⟨A_i, E(W)⟩ is linear in each entry of W, so that residuals add nothing to the trace of the Hessian.",
    }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`(1-\delta)R(\mathbf W) \le \operatorname{tr}(\nabla^2\mathcal L)(\mathbf W)
        \le (1+\delta)R(\mathbf W)`,
      expected: "refuted",
      relations: ({ trace, r, delta }) => [
        atLeast("(1−δ)R(W) ≤ tr ∇²L(W)", trace, exact(1).minus(delta).times(r)),
        atMost("tr ∇²L(W) ≤ (1+δ)R(W)", trace, delta.plus(1).times(r)),
      ],
    },
    {
      name: "corrected",
      statement: String.raw`2(1-\delta)R(\mathbf W) \le \operatorname{tr}(\nabla^2\mathcal L)(\mathbf W)
        \le 2(1+\delta)R(\mathbf W)`,
      expected: "holds",
      relations: ({ trace, r, delta }) => [
        atLeast(LOWER, trace, product([2, exact(1).minus(delta), r])),
        atMost(UPPER, trace, product([2, delta.plus(1), r])),
      ],
    },
  ],
  equalityCases: [
    {
      name: "sizes 1, what is seen least",
      form: "corrected",
      relations: [LOWER],
      specs: [explicit({ widths: [1, 1, 1], sizes: { n: 1 }, lists: { W: [[[1]], [[2]]], A: [[[0.5]]] } })],
    },
    {
      name: "sizes 1, what is seen most",
      form: "corrected",
      relations: [UPPER],
      specs: [explicit({ widths: [1, 1, 1], sizes: { n: 1 }, lists: { W: [[[1]], [[2]]], A: [[[2]]] } })],
    },
    {
      name: "an orthogonal basis, δ = 0",
      form: "corrected",
      relations: [LOWER, UPPER],
      specs: [1, 2, 3].map((seed) =>
        explicit({
          widths: [2, 3, 2, 2],
          sizes: { n: 4 },
          lists: { W: { law: "gaussian", seed }, A: { law: "hadamard", seed: 0 } },
        }),
      ),
    },
  ],
  degenerateCases: [
    {
      name: "W = 0",
      spec: explicit({
        widths: [1, 1, 1],
        sizes: { n: 1 },
        lists: { W: { law: "zero", seed: 0 }, A: { law: "hadamard", seed: 0 } },
      }),
    },
    {
      name: "one unseen direction, repeated singular values, d_0 ≠ d_L",
      spec: explicit({
        widths: [3, 2, 2],
        sizes: { n: 5 },
        lists: { W: { law: "identity", seed: 0 }, A: { law: "unseenIdentity", seed: 0 } },
      }),
    },
    {
      name: "rank-deficient, R(W) = 0: too deep for nilpotent layers",
      spec: explicit({
        widths: [2, 2, 2, 2, 2],
        sizes: { n: 4 },
        lists: { W: { law: "nilpotent", seed: 0 }, A: { law: "hadamard", seed: 0 } },
      }),
    },
    {
      name: "a single measurement that is zero, δ = 1",
      spec: explicit({
        widths: [1, 1, 1],
        sizes: { n: 1 },
        lists: { W: { law: "identity", seed: 0 }, A: { law: "zero", seed: 0 } },
      }),
    },
  ],
  erratum: {
    slip:
      "The Hessian of the loss (2) at zero loss is (2/n) Σ ∇f_i ∇f_iᵀ, as Lemma 2 says. The display before (7) leaves " +
      "the 2 out, and Lemma 3 builds on that display: RIP bounds (1/n) Σ_i Σ_j ‖·‖_F² by (1 ± δ)R(W), which is half of " +
      "the trace. The printed lower bound survives, the upper one fails wherever R(W) > 0 and δ < 1/3.",
    instead: "2(1−δ)R(W) ≤ tr ∇²L(W) ≤ 2(1+δ)R(W)",
  },
});
