/**
 * Theorem 4 (Escape from sharp minima).
 *
 * As printed: "If $\|H(\theta^*)\|_F > \frac1\eta\sqrt{\frac B{\mu_0}}$, then we have $\mathbb E[\hat L(\theta_t)] \ge
 * \gamma_0^t\,\mathbb E[\hat L(\theta_0)]$ where $\gamma_0 = \frac{\eta^2\mu_0}B\|H(\theta^*)\|_F^2 > 1$."
 *
 * Nothing is sampled: $\mathbb E\hat L(\theta_t)$ follows from the exact recursion of the second moment, and the least
 * μ(θ) is an eigenvalue; μ_0 is a share of it. η exceeds $\frac1{\|H\|_F}\sqrt{B/\mu_0}$ by a factor.
 *
 * Equality: one of n orthogonal gradients, or n of them, and η with I − ηH = 0 there, so that the noise alone remains.
 */
import { instances, law } from "../../generators/index.js";
import { atLeast, claim, holds, tex } from "../../src/claim/index.js";
import { exact, meanLoss, momentOperator, product, squareRoot, takenAsExact } from "../../src/numerics/index.js";
import { frobeniusSquared, Matrix, quantityMatrix } from "../../src/numerics/matrices/index.js";
import { alignedSgd, noiseAssumptions } from "./shared/aligned-noise.js";
import { GRADIENTS, spanningGradients } from "./shared/linearized-sgd.js";

const drawn = instances({
  // The second moment is followed by a p² × p² matrix.
  large: { d: 8 },
  file: { own: { start: law("positive", 1) } },
  sizes: { p: [1, 3], n: ({ p }) => [Math.max(2, p), Math.max(5, p + 2), Infinity], batch: [1, 3], steps: [1, 5] },
  reals: { excess: [2, 1.5, 1.25, 1.0625, 4], alignmentShare: [1, 0.5] },
  matrices: { J: GRADIENTS, start: { shape: ["p", 1], laws: ["positive", "integer", "gaussian", "gaussian", "sign"] } },
});
const { at, loosened } = drawn;

/**
 * Gradients that span and are not all equal up to sign: those that are have μ = 0 and cannot satisfy the hypothesis,
 * and the last of them is then 0 instead.
 */
function unequalGradients(x: Matrix): Matrix {
  const { rows, cols, data } = spanningGradients(x);
  const unequal = cols > 1 || data.some((g) => Math.abs(g) !== Math.abs(data[0]!));
  return new Matrix(rows, cols, unequal ? data : data.map((g, i) => (i === rows - 1 ? 0 : g)));
}

const escapes = drawn.map(({ J, excess, start, steps, ...sizes }, spec) => {
  const aligned = alignedSgd(unequalGradients(J), sizes, spec);
  const { sgd, batch, alignment } = aligned;
  const size = frobeniusSquared(sgd.hessian);
  const rate = takenAsExact(
    excess * squareRoot(exact(batch).over(alignment.times(size))).value,
    "η is what it is, and the slack looks whether it is as large as is assumed",
  );
  // γ_0.
  const factor = product([rate.squared(), alignment, size]).over(batch);
  return { ...aligned, rate, factor, start, steps };
});

export default claim(escapes, {
  id: "wu2025/theorem-4-escape",
  title: "SGD escapes from sharp minima exponentially fast",
  kinds: ["dynamics", "attained"],
  locus: "Theorem 4 (Escape from sharp minima)",
  reading: `As in Theorem 3, which it continues, the dynamics are those of SGD linearized at a minimum of zero loss, the
    noise has the covariance Σ(θ)/B, and μ(θ) ≥ μ_0 for all θ. The print has L̂(θ_t), where the proof of Theorem 3 has L̃(θ̃_t)
    for the linearized ones, though not in all places: it has μ(θ_t) beside them. For the loss of the network itself the
    statement cannot hold at all t where the loss is bounded, or SGD ends in another minimum (wu2025/toy-sgd-illustrated). θ_0 is a point: mixtures follow,
    both sides being linear in E δ_0δ_0ᵀ for δ_0 = θ_0 − θ*.`,
  assumptions: [
    {
      name: "sharp",
      statement: tex`\|H(\theta^*)\|_F > \frac{1}{\eta} \sqrt{\frac{B}{\mu_0}}`,
      slack: ({ factor }) => factor.minus(1),
      without: loosened({ reals: { excess: [0.5, 0.25, 0.75] } }),
      remark: "Not needed for the inequality, which then says little: γ₀ ≤ 1 bounds how fast the loss may fall.",
    },
    ...noiseAssumptions(drawn),
  ],
  printed: holds`\mathbb{E}[\hat L(\theta_t)] \ge \gamma_0^t\, \mathbb{E}[\hat L(\theta_0)],
      \quad \gamma_0 = \frac{\eta^2 \mu_0}{B} \|H(\theta^*)\|_F^2`(
    ({ sgd, rate, factor, start: { rows: p, data }, steps }) => {
      const initial = quantityMatrix(p * p, 1, (k) => exact(data[Math.floor(k / p)]!).times(data[k % p]!));
      const operator = momentOperator(sgd, rate);
      let moment = initial;
      for (let t = 0; t < steps; t++) moment = operator.times(moment);
      const growth = product(new Array(steps).fill(factor));
      return { "E L(θ_t) ≥ γ₀ᵗ L(θ₀)": atLeast(meanLoss(sgd, moment), growth.times(meanLoss(sgd, initial))) };
    },
  ),
  equality: {
    "I − ηH = 0: one gradient of five, γ₀ = 4": [1, 2, 5].map((steps) =>
      at({ batch: 1, steps, J: "1; 0; 0; 0; 0", start: 1 }),
    ),
  },
  degenerate: {
    "start at the minimum": at({ batch: 1, steps: 3, J: "1; 0", start: 0 }),
    "equal gradients, the last made 0": at({ batch: 2, steps: 1, excess: 1.5, J: "1; -1", start: 1 }),
  },
  situations: {
    "p ≥ 2": ({ sgd }) => sgd.gradients.cols >= 2,
    "more samples than parameters": ({ sgd }) => sgd.gradients.rows > sgd.gradients.cols,
    "1 < B < n": ({ sgd, batch }) => 1 < batch && batch < sgd.gradients.rows,
    "t ≥ 3": ({ steps }) => steps >= 3,
    "γ₀ < 2": (_, { reals }) => reals["excess"]! <= 1.25,
  },
  budget: { share: 0.5, atLeast: 60 },
});
