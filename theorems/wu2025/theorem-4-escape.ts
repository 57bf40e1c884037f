/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, Theorem 4 (Escape from sharp minima).
 *
 * As printed: "If $\|H(\theta^*)\|_F > \frac1\eta\sqrt{\frac B{\mu_0}}$, then we have
 * $\mathbb E[\hat L(\theta_t)] \ge \gamma_0^t\,\mathbb E[\hat L(\theta_0)]$ where
 * $\gamma_0 = \frac{\eta^2\mu_0}B\|H(\theta^*)\|_F^2 > 1$."
 *
 * Reading: as in Theorem 3, which it continues, the dynamics are those of SGD linearized at a minimum of zero loss, the
 * noise has the covariance Σ(θ)/B, and μ(θ) ≥ μ_0 for all θ. For the loss of the network itself the statement cannot hold
 * at all t where SGD ends in another minimum, as in toy-sgd-illustrated. θ_0 is a point: mixtures follow, both sides being
 * linear in $\mathbb E\delta_0\delta_0^T$.
 *
 * Nothing is sampled: $\mathbb E\hat L(\theta_t)$ follows from the exact recursion of the second moment, and the least μ(θ)
 * is an eigenvalue; μ_0 is a share of it. η exceeds $\frac1{\|H\|_F}\sqrt{B/\mu_0}$ by a factor. Gradients that are all equal
 * up to sign have μ = 0 and cannot satisfy the hypothesis; the last of them is then 0 instead.
 *
 * Equality: one of n orthogonal gradients, or n of them, and η with I − ηH = 0 there, so that the noise alone remains.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast } from "../../src/claim/relation.js";
import {
  absolute,
  exact,
  frobeniusSquared,
  leastAlignment,
  type LinearizedSgd,
  Matrix,
  meanLoss,
  momentOperator,
  product,
  type Quantity,
  quantityMatrix,
  squareRoot,
} from "../../src/numerics/index.js";
import { drawOf, GRADIENT_LIST, sgdWithBatches, spanningGradients } from "./shared/linearized-sgd.js";

/** Linearized SGD, B, η, the least μ(θ), μ_0, δ_0 = θ_0 − θ* (p × 1) and t. */
interface Instance {
  readonly sgd: LinearizedSgd;
  readonly batch: number;
  readonly rate: Quantity;
  readonly least: Quantity;
  readonly alignment: Quantity;
  readonly start: Matrix;
  readonly steps: number;
}

const specs = layout({
  sizes: { p: [1, 3], n: ({ sizes }) => [Math.max(2, sizes["p"]!), 5], batch: [1, 3], steps: [1, 5] },
  reals: { excess: [2, 1.5, 1.25, 1.0625, 4], alignmentShare: [1, 0.5] },
  lists: {
    J: GRADIENT_LIST,
    start: { shapes: ({ sizes: { p } }) => [[p, 1]], laws: ["positive", "integer", "gaussian", "gaussian", "sign"] },
  },
});
const { explicit } = specs;

/** Gradients that span and are not all equal up to sign. */
function unequalGradients(x: Matrix): Matrix {
  const gradients = spanningGradients(x);
  const [first] = gradients.data;
  if (x.cols > 1 || gradients.data.some((g) => Math.abs(g) !== Math.abs(first!))) return gradients;
  return new Matrix(
    x.rows,
    1,
    gradients.data.map((g, i) => (i === x.rows - 1 ? 0 : g)),
  );
}

/** γ_0. */
function escapeFactor({ sgd, batch, rate, alignment }: Instance): Quantity {
  return product([rate.squared(), alignment, frobeniusSquared(sgd.hessian)]).over(batch);
}

const ESCAPE = "E L(θ_t) ≥ γ₀ᵗ L(θ₀)";

export default defineClaim<Instance>({
  id: "wu2025/theorem-4-escape",
  title: "SGD escapes from sharp minima exponentially fast",
  kinds: ["dynamics", "attained"],
  locus: "Theorem 4 (Escape from sharp minima)",
  reading: "For SGD linearized at a minimum of zero loss, as in Theorem 3, with noise of covariance Σ/B.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, lists } = specs.raw(spec);
    const sgd = sgdWithBatches(unequalGradients(lists.J[0]!), sizes.batch, drawOf(spec, "with replacement"));
    const least = leastAlignment(sgd);
    const alignment = least.times(reals.alignmentShare);
    const limit = squareRoot(exact(sizes.batch).over(alignment.times(frobeniusSquared(sgd.hessian))));
    return {
      sgd,
      batch: sizes.batch,
      rate: exact(reals.excess * limit.value),
      least,
      alignment,
      start: lists.start[0]!,
      steps: sizes.steps,
    };
  },
  assumptions: [
    {
      name: "sharp",
      statement: String.raw`\|H(\theta^*)\|_F > \frac{1}{\eta} \sqrt{\frac{B}{\mu_0}}`,
      slack: (instance) => escapeFactor(instance).minus(1),
      without: loosened(specs, { reals: { excess: [0.5, 0.25, 0.75] } }),
      remark: "Not needed for the inequality, which then says little: γ₀ ≤ 1 bounds how fast the loss may fall.",
    },
    {
      name: "alignment",
      statement: String.raw`\mu(\theta) \ge \mu_0`,
      slack: ({ least, alignment }) => least.minus(alignment),
      without: loosened(specs, { reals: { alignmentShare: [2, 4, 1] } }),
    },
    {
      name: "independent indices",
      statement: String.raw`\operatorname{Cov}(\nabla L_{I_t}(\theta)) = \Sigma(\theta)/B`,
      slack: ({ sgd, batch }) => absolute(sgd.share.minus(exact(1).over(batch))).negated(),
      without: loosened(specs, { choices: { draw: ["without replacement"] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mathbb{E}[\hat L(\theta_t)] \ge \gamma_0^t\, \mathbb{E}[\hat L(\theta_0)], \quad \gamma_0 = \frac{\eta^2 \mu_0}{B} \|H(\theta^*)\|_F^2`,
      expected: "holds",
      relations: (instance) => {
        const { sgd, rate, start, steps } = instance;
        const p = start.rows;
        const initial = quantityMatrix(p * p, 1, (k) =>
          exact(start.data[Math.floor(k / p)]!).times(start.data[k % p]!),
        );
        const operator = momentOperator(sgd, rate);
        let moment = initial;
        for (let t = 0; t < steps; t++) moment = operator.times(moment);
        const growth = product(Array.from({ length: steps }, () => escapeFactor(instance)));
        return [atLeast(ESCAPE, meanLoss(sgd, moment), growth.times(meanLoss(sgd, initial)))];
      },
    },
  ],
  equalityCases: [
    {
      name: "I − ηH = 0: one gradient of five, γ₀ = 4",
      form: "printed",
      relations: [ESCAPE],
      specs: [1, 2, 5].map((steps) =>
        explicit({
          sizes: { p: 1, n: 5, batch: 1, steps },
          reals: { excess: 2, alignmentShare: 1 },
          lists: { J: [[[1], [0], [0], [0], [0]]], start: [[[1]]] },
        }),
      ),
    },
  ],
  degenerateCases: [
    {
      name: "start at the minimum",
      spec: explicit({
        sizes: { p: 1, n: 2, batch: 1, steps: 3 },
        reals: { excess: 2, alignmentShare: 1 },
        lists: { J: [[[1], [0]]], start: [[[0]]] },
      }),
    },
    {
      name: "equal gradients, the last made 0",
      spec: explicit({
        sizes: { p: 1, n: 2, batch: 2, steps: 1 },
        reals: { excess: 1.5, alignmentShare: 1 },
        lists: { J: [[[1], [-1]]], start: [[[1]]] },
      }),
    },
  ],
  budget: { share: 0.5, atLeast: 60 },
});
