/**
 * "The Linear Stability Analysis", the stability condition.
 *
 * As printed: "Stability condition: Stability $\Rightarrow \|I-\eta H(\theta^*)\|_2\le1 \Rightarrow
 * \lambda_1(H(\theta^*)) \le \frac2\eta$. Otherwise, GD escapes from that minimum exponentially fast:
 * $(1-\eta\lambda_1(H(\theta^*)))^t$."
 *
 * The display of the iterates, above the condition on the same slide, is `gd-iterates`, whose losses these are. The
 * iterates are those of their gradients, the powers those of the matrix $I-\eta H$.
 */
import { atMost, claim, equal, holds, tex } from "../../src/claim/index.js";
import { absolute, exact, frobeniusNorm, maximum, provided } from "../../src/numerics/index.js";
import { largestEigenvalue, smallestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { DEGENERATE_DESCENTS, DESCENT_SITUATIONS, descended, descents, matrixPower } from "./shared/linearized-gd.js";

export default claim(descents, {
  id: "wu2025/gd-stability",
  title: "A minimum is linearly stable for gradient descent exactly where λ₁ ≤ 2/η",
  kinds: ["dynamics", "identity"],
  locus: "“The Linear Stability Analysis”, stability condition",
  words: "ours",
  reading: `Stable means that the linearized iterates stay bounded from every start, which is that they never leave the
    ball they start in. At a minimum H ⪰ 0, and then the last arrow is an equivalence: max{1, ‖I−ηH‖₂} = max{1, ηλ₁−1}
    says both directions at once, and ‖θ_t−θ*‖ ≤ max{1, ηλ₁−1}^t ‖θ_0−θ*‖ that the iterates are stable where the
    condition holds. The factor of the escape in t steps is reached by a start along the first eigenvector, so that it
    is the norm of (I−ηH)^t; of the printed (1−ηλ₁)^t, which changes its sign with t, that is the absolute value.`,
  assumptions: [
    {
      name: "minimum",
      statement: tex`H(\theta^*) \succeq 0`,
      slack: ({ hessian }) => smallestEigenvalue(hessian),
      without: descents.loosened({ reals: { descent: [1, 4] } }),
    },
  ],
  printed: holds`\|I - \eta H\|_2 \le 1 \iff \lambda_1(H) \le \tfrac{2}{\eta},
      \quad \|(I - \eta H)^t\|_2 = |1 - \eta \lambda_1(H)|^t \text{ otherwise}`((descent) => {
    const { hessian, step, start, rate, steps } = descent;
    const first = largestEigenvalue(hessian).times(rate);
    const growth = maximum([1, first.minus(1)]);
    const excess = first.minus(2);
    return {
      "max{1, ‖I−ηH‖₂} = max{1, ηλ₁−1}": equal(maximum([1, spectralNorm(step)]), growth),
      "‖θ_t − θ*‖ ≤ max{1, ηλ₁−1}^t ‖θ_0 − θ*‖": atMost(
        frobeniusNorm(descended(descent, steps)),
        growth.power(steps).times(frobeniusNorm(start)),
      ),
      "‖(I−ηH)^t‖₂ = |1−ηλ₁|^t where λ₁ > 2/η":
        excess.value > excess.error
          ? equal(
              spectralNorm(matrixPower(step, steps)),
              provided(absolute(exact(1).minus(first)).power(steps), excess),
            )
          : null,
    };
  }),
  equality: {
    "H = 1 or 4, scalar": [1, 3].map((steps) => descents.at({ steps, J: 2, start: 1 })),
    "λ₁ = 2/η: the iterates change sign for ever": [
      descents.at({ steps: 2, rate: 2, J: 1, start: 1 }),
      descents.at({ steps: 5, rate: 0.5, J: 2, start: 3 }),
    ],
  },
  degenerate: DEGENERATE_DESCENTS,
  situations: DESCENT_SITUATIONS,
  budget: { share: 0.2, atLeast: 60 },
});
