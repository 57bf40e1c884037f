/**
 * "The alignment property of SGD noise", the display.
 *
 * As printed: "The decoupling approximation near global minima manifold: $\Sigma(\theta) = \frac1n\sum_ie_i\nabla
 * f(\mathbf x_i;\theta)e_i\nabla f(\mathbf x_i;\theta)^T-\nabla L(\theta)\nabla L(\theta)^T \approx
 * \frac1n\sum_ie_i^2\nabla f(\mathbf x_i;\theta)\nabla f(\mathbf x_i;\theta)^T \approx
 * (\frac1n\sum_ie_i^2)(\frac1n\sum_i\nabla f(\mathbf x_i;\theta)\nabla f(\mathbf x_i;\theta)^T) =
 * 2L(\theta)G(\theta)$."
 *
 * Two routes: Σ as the mean of (∇ℓ_i − ∇L)(∇ℓ_i − ∇L)ᵀ, with ∇ℓ_i and ∇L each by Taylor arithmetic, against gradients
 * of f; 2LG from the value of L and from the Hessian of the risk with the labels f(x_i; θ), which is G.
 *
 * For f(x; θ) = xᵀθ and θ = θ* + δ both Σ and ∇L∇Lᵀ are quadratic in δ.
 */
import { instances } from "../../generators/index.js";
import { claim, type Comparison, equal, holds, same } from "../../src/claim/index.js";
import {
  constantJet,
  exact,
  frobeniusNorm,
  frobeniusSquared,
  fromRows,
  gradientByJets,
  isClearlyPositive,
  type JetFunction,
  linearCombination,
  type Matrix,
  mean,
  quantityMatrix,
  sampleCovariance,
} from "../../src/numerics/index.js";
import { hessianByJets } from "./shared/hessian-by-jets.js";
import { halfSquare, NETWORKS, residualsAbout, tanhPrediction, tanhRisk } from "./shared/tanh-network.js";

const drawn = instances({
  large: { n: 24, d: 6, entries: 32 },
  sizes: { n: [1, 3], d: [1, 2], m: [1, 2] },
  matrices: NETWORKS,
});
const { at } = drawn;

export default claim(drawn, {
  id: "wu2025/decoupling",
  title: "The covariance of the gradients of single samples, and what decoupling leaves of it",
  kinds: ["identity"],
  locus: "“The alignment property of SGD noise”, display",
  reading: `The two equalities, for every θ; Σ is the covariance of “SGD = GD + noise”. The ≈ have no constants and are not
    tested. That the first becomes better near the minima is not so in general: for f(x; θ) = xᵀθ the ratio of ∇L∇Lᵀ to Σ is at
    θ* + δ/2 what it is at θ* + δ, a relation of ours. For one sample Σ = 0 at every θ, and what is to be like it is e²∇f∇fᵀ.`,
  printed: holds`\Sigma(\theta) = \frac{1}{n} \sum_i e_i^2 \nabla f(x_i; \theta) \nabla f(x_i; \theta)^\top
      - \nabla L(\theta) \nabla L(\theta)^\top, \quad \Big(\frac{1}{n} \sum_i e_i^2\Big)
      \Big(\frac{1}{n} \sum_i \nabla f(x_i; \theta) \nabla f(x_i; \theta)^\top\Big) = 2 L(\theta) G(\theta)`(
    ({ n, theta, X, e }) => {
      const point = Array.from(theta.data);
      const errors = Array.from(e.data);
      const predictions = X.toRows().map(tanhPrediction);
      const asRow = (f: JetFunction) => {
        const slopes = gradientByJets(f, point);
        return quantityMatrix(1, point.length, (_, k) => slopes[k]!);
      };
      const risk = tanhRisk(predictions, point, errors);
      const whole = asRow(risk);
      const even = errors.map(() => exact(1).over(n));
      const deviations = residualsAbout(predictions, point, errors).map((residual) =>
        asRow((theta) => halfSquare(residual(theta))).minus(whole),
      );
      const covariance = linearCombination(
        deviations.map((row) => row.T.gramOfRows()),
        even,
      );
      const outer = predictions.map((f) => asRow(f).T.gramOfRows());
      const squares = errors.map((x) => exact(x).squared());
      const weighted = linearCombination(
        outer,
        squares.map((x) => x.over(n)),
      );
      const decoupled = linearCombination(outer, even).times(mean(squares));
      const fisher = hessianByJets(
        tanhRisk(
          predictions,
          point,
          errors.map(() => 0),
        ),
        point,
      );
      const loss = risk(point.map(constantJet)).value;
      // All may vanish: compared with the sizes of the parts.
      const size = Math.max(...point.map(Math.abs), ...Array.from(X.data, Math.abs), 1);
      const scale = frobeniusNorm(weighted).value + size * size;
      return {
        "Σ = (1/n)Σe_i²∇f_i∇f_iᵀ − ∇L∇Lᵀ": same(covariance, weighted.minus(whole.T.gramOfRows()), scale),
        "(1/n Σe_i²)(1/n Σ∇f_i∇f_iᵀ) = 2LG": same(decoupled, fisher.times(loss.times(2)), scale),
        "‖∇L‖²/‖Σ‖_F at θ* + δ/2 = that at θ* + δ, f(x; θ) = xᵀθ": sameRatio(X, point.slice(0, X.cols)),
      };
    },
  ),
  equality: {
    "two samples": [at({ theta: "1 1", X: "1; 2", e: "1; -1" }), at({ theta: "2 -1; 1 1", X: "1; -2", e: "3; 1" })],
  },
  degenerate: {
    "one sample: no noise": at({ theta: "1 1", X: 1, e: 1 }),
    "zero loss": at({ theta: "1 1", X: "1; 2", e: "0; 0" }),
    "θ = 0: no gradients": at({ theta: "0 0", X: 1, e: 1 }),
  },
  situations: {
    "n, d, m ≥ 2": ({ n, d, m }) => Math.min(n, d, m) >= 2,
    "more parameters than samples": ({ n, theta }) => theta.data.length > n,
    "errors of several sizes": ({ e }) => new Set(e.data.map(Math.abs)).size > 1,
    "one sample": ({ n }) => n === 1,
  },
  budget: { share: 0.2, atLeast: 60 },
});

/** ‖∇L‖²/‖Σ‖_F of the model xᵀθ at two distances from its minimum, multiplied out. */
function sameRatio(X: Matrix, delta: readonly number[]): Comparison | null {
  const [far, near] = [1, 1 / 2].map((share) => {
    const errors = X.times(fromRows(delta.map((x) => [x * share])));
    const slope = X.T.times(errors).times(exact(1).over(X.rows));
    return { dropped: frobeniusSquared(slope), noise: frobeniusNorm(sampleCovariance(X, errors)) };
  });
  const lhs = near!.dropped.times(far!.noise);
  const rhs = far!.dropped.times(near!.noise);
  return isClearlyPositive(rhs, "without noise, or without a slope, there is no ratio") ? equal(lhs, rhs) : null;
}
