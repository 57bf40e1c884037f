/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "The linear stability condition", proof of Theorem 3.
 *
 * As printed: "By the preceding lemma, we have $\mathbb E[\tilde L(\tilde\theta_{t+1})] \ge
 * \frac{\eta^2}{2B}\mathbb E[\mathrm{Tr}(H(\theta^*)\Sigma(\tilde\theta_t))] =
 * \frac{\eta^2\|H(\theta^*)\|_F^2}B\mathbb E[\mu(\theta_t)\tilde L(\tilde\theta_t)]$."
 *
 * Reading: SGD linearized at a minimum of zero loss, with B independent indices; Σ is the covariance of the gradient of one
 * sample, G = H, and μ = αβ by (7)–(9). $\tilde\theta_t$ is a point: mixtures follow by linearity. No lemma precedes; the
 * statement before it has η²/B instead of η²/(2B) (see noise-term). Where Σ = 0, μ = 0.
 *
 * The mean loss is taken over all nᴮ batches. Equality where the gradient step ends at the minimum, I − ηH = 0.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  alignmentFactors,
  allBatches,
  exact,
  frobeniusSquared,
  inner,
  type LinearizedSgd,
  type Matrix,
  product,
  type Quantity,
  quantityMatrix,
  sampleCovariance,
  sum,
} from "../../src/numerics/index.js";
import { GRADIENT_LIST, sgdWithBatches } from "./shared/linearized-sgd.js";

/** Linearized SGD, B, η, and δ = θ − θ* (p × 1). */
interface Instance {
  readonly sgd: LinearizedSgd;
  readonly batch: number;
  readonly rate: number;
  readonly displacement: Matrix;
}

const specs = layout({
  sizes: { p: [1, 3], n: [2, 3], batch: [1, 3] },
  reals: { rate: [1, 0.5, 2, 0.125, 4] },
  lists: {
    J: GRADIENT_LIST,
    delta: { shapes: ({ sizes: { p } }) => [[p, 1]], laws: ["positive", "integer", "gaussian", "gaussian"] },
  },
});
const { explicit } = specs;

/** L̃ = ½ mean (g_iᵀδ)² over the given rows of J. */
function lossOf(gradients: Matrix, displacement: Matrix): Quantity {
  return frobeniusSquared(gradients.times(displacement)).over(2 * gradients.rows);
}

/** E L̃(θ_{t+1}) over all batches. */
function meanLossAfter({ sgd: { gradients }, batch, rate, displacement }: Instance): Quantity {
  const all = allBatches(gradients.rows, batch, "with replacement");
  const losses = all.map((own) => {
    const chosen = quantityMatrix(batch, gradients.cols, (i, j) => exact(gradients.at(own[i]!, j)));
    const slope = chosen.T.times(chosen.times(displacement));
    return lossOf(gradients, displacement.minus(slope.times(exact(rate).over(batch))));
  });
  return sum(losses).over(losses.length);
}

const NOISE = "E L(θ_{t+1}) ≥ (η²/2B) Tr(HΣ)";
const ALIGNED = "(η²/2B) Tr(HΣ) = (η²‖H‖_F²/B) μL";

export default defineClaim<Instance>({
  id: "wu2025/noise-term-proof",
  title: "The noise alone keeps the mean loss up: the first step of the proof of Theorem 3",
  kinds: ["bound", "identity", "attained"],
  locus: "Proof of Theorem 3 of “The linear stability condition”",
  reading: "SGD linearized at a minimum of zero loss, B independent indices; Σ is the covariance of one sample, G = H.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, lists } = specs.raw(spec);
    const sgd = sgdWithBatches(lists.J[0]!, sizes.batch, "with replacement");
    return { sgd, batch: sizes.batch, rate: reals.rate, displacement: lists.delta[0]! };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mathbb{E}[\tilde L(\tilde\theta_{t+1})] \ge \frac{\eta^2}{2B} \mathbb{E}[\operatorname{Tr}(H(\theta^*) \Sigma(\tilde\theta_t))] = \frac{\eta^2 \|H(\theta^*)\|_F^2}{B} \mathbb{E}[\mu(\theta_t) \tilde L(\tilde\theta_t)]`,
      expected: "holds",
      relations: (instance) => {
        const { sgd, batch, rate, displacement } = instance;
        const { gradients, hessian } = sgd;
        const covariance = sampleCovariance(gradients, gradients.times(displacement));
        const loss = lossOf(gradients, displacement);
        const share = exact(rate).squared().over(batch);
        const noise = share.times(inner(hessian, covariance)).over(2);
        const { alignment } = alignmentFactors(covariance, hessian, loss);
        return [
          atLeast(NOISE, meanLossAfter(instance), noise),
          equal(ALIGNED, noise, product([share, frobeniusSquared(hessian), alignment, loss])),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one gradient of two, η = 2: I − ηH = 0",
      form: "printed",
      relations: [NOISE, ALIGNED],
      specs: [1, 2].map((batch) =>
        explicit({ sizes: { p: 1, n: 2, batch }, reals: { rate: 2 }, lists: { J: [[[1], [0]]], delta: [[[1]]] } }),
      ),
    },
  ],
  degenerateCases: [
    {
      name: "one sample: no noise",
      spec: explicit({ sizes: { p: 1, n: 1, batch: 1 }, reals: { rate: 1 }, lists: { J: [[[1]]], delta: [[[1]]] } }),
    },
    {
      name: "at the minimum",
      spec: explicit({
        sizes: { p: 1, n: 2, batch: 1 },
        reals: { rate: 1 },
        lists: { J: [[[1], [2]]], delta: [[[0]]] },
      }),
    },
  ],
  budget: { share: 0.4, atLeast: 60 },
});
