/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "The Linear Stability Analysis", the stability condition.
 *
 * As printed: "Stability condition: Stability $\Rightarrow \|I-\eta H(\theta^*)\|_2\le1 \Rightarrow
 * \lambda_1(H(\theta^*)) \le \frac2\eta$. Otherwise, GD escapes from that minimum exponentially fast:
 * $(1-\eta\lambda_1(H(\theta^*)))^t$."
 *
 * Reading: stable means that the linearized iterates stay bounded from every start, which is that they never leave the
 * ball they start in. At a minimum $H\succeq0$, and then the second arrow is an equivalence: $\max\{1,\|I-\eta H\|_2\}
 * = \max\{1,\eta\lambda_1-1\}$ says both directions at once, and $\|\theta_t-\theta^*\| \le
 * \max\{1,\eta\lambda_1-1\}^t\|\theta_0-\theta^*\|$ that the iterates are stable where the condition holds. The factor
 * of the escape in t steps is reached by a start along the first eigenvector, so that it is the norm of $(I-\eta H)^t$.
 * The display of the iterates, above the condition on the same slide, is `gd-iterates`.
 *
 * H is that of a least-squares loss $\frac1{2n}\|J(\theta-\theta^*)\|^2$, for which the linearized iteration is gradient
 * descent itself; the iterates are those of its gradients, the powers those of the matrix $I-\eta H$.
 */
import { loosened } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  absolute,
  exact,
  frobeniusNorm,
  largestEigenvalue,
  type Matrix,
  maximum,
  type Quantity,
  smallestEigenvalue,
  spectralNorm,
} from "../../src/numerics/index.js";
import {
  DEGENERATE_DESCENTS,
  descended,
  hessianOf,
  type LinearizedGd,
  linearizedGd,
  linearizedGdSpecs,
  matrixPower,
  stepMatrix,
} from "./shared/linearized-gd.js";

const { explicit } = linearizedGdSpecs;

const STABLE = "max{1, ‖I−ηH‖₂} = max{1, ηλ₁−1}";
const BOUNDED = "‖θ_t − θ*‖ ≤ max{1, ηλ₁−1}^t ‖θ_0 − θ*‖";
const ESCAPE = "‖(I−ηH)^t‖₂ = |1−ηλ₁|^t where λ₁ > 2/η";

/** ‖(I−ηH)^t‖₂ = |1−ηλ₁|^t where λ₁ is certainly above 2/η. */
function escape({ rate, steps }: LinearizedGd, step: Matrix, first: Quantity): Relation[] {
  const excess = first.times(rate).minus(2);
  if (excess.value <= excess.error) return [];
  const powered = spectralNorm(matrixPower(step, steps));
  return [equal(ESCAPE, powered, absolute(exact(1).minus(first.times(rate))).power(steps))];
}

export default defineClaim<LinearizedGd>({
  id: "wu2025/gd-stability",
  title: "A minimum is linearly stable for gradient descent exactly where λ₁ ≤ 2/η",
  kinds: ["dynamics", "identity"],
  locus: "“The Linear Stability Analysis”, stability condition",
  reading:
    "Stable means that the linearized iterates never leave the ball they start in; at a minimum the last arrow is an " +
    "equivalence; the escape is that of a start along the first eigenvector.",
  specs: linearizedGdSpecs,
  materialize: linearizedGd,
  assumptions: [
    {
      name: "minimum",
      statement: String.raw`H(\theta^*) \succeq 0`,
      slack: (instance) => smallestEigenvalue(hessianOf(instance)),
      without: loosened(linearizedGdSpecs, { reals: { descent: [1, 4] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|I - \eta H\|_2 \le 1 \iff \lambda_1(H) \le \tfrac{2}{\eta}, \quad \|(I - \eta H)^t\|_2 = |1 - \eta \lambda_1(H)|^t \text{ otherwise}`,
      expected: "holds",
      relations: (instance) => {
        const { start, rate, steps } = instance;
        const step = stepMatrix(instance);
        const first = largestEigenvalue(hessianOf(instance));
        const growth = maximum([1, first.times(rate).minus(1)]);
        return [
          equal(STABLE, maximum([1, spectralNorm(step)]), growth),
          atMost(BOUNDED, frobeniusNorm(descended(instance, steps)), growth.power(steps).times(frobeniusNorm(start))),
          ...escape(instance, step, first),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "H = 1 or 4, scalar",
      form: "printed",
      relations: [STABLE, BOUNDED, ESCAPE],
      specs: [1, 3].map((steps) =>
        explicit({ sizes: { n: 1, p: 1, steps }, reals: { rate: 1 }, lists: { J: [[[2]]], start: [[[1]]] } }),
      ),
    },
    {
      name: "λ₁ = 2/η: the iterates change sign for ever",
      form: "printed",
      relations: [STABLE, BOUNDED],
      specs: [
        explicit({ sizes: { n: 1, p: 1, steps: 2 }, reals: { rate: 2 }, lists: { J: [[[1]]], start: [[[1]]] } }),
        explicit({ sizes: { n: 1, p: 1, steps: 5 }, reals: { rate: 0.5 }, lists: { J: [[[2]]], start: [[[3]]] } }),
      ],
    },
  ],
  degenerateCases: DEGENERATE_DESCENTS,
  budget: { share: 0.2, atLeast: 60 },
});
