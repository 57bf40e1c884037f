/**
 * Lemma 1 ii (§2).
 *
 * As printed: "Assume that $\hat{\boldsymbol\Sigma}_x=\mathbf I$, $d_y=d_x$, and that the weight matrices are all
 * square and initialized to $\mathbf I$. Then: … ii. If $\mathbf T$ is positive definite and its top singular value is
 * $\sigma_{\max}(\mathbf T)$, then GD with step size $\eta\le\frac1{2m}\min\{1,(\sigma_{\max}(\mathbf
 * T))^{-2(1-\frac1m)}\}$ necessarily converges to a flattest minimum at a linear rate."
 *
 * All W_k stay equal and commute with T, so that an eigenvalue w of theirs and λ = ρ^m of T obey w⁺ = w − 2ηw^{m−1}(w^m
 * − ρ^m). Between 1 and ρ the step is at most 2mη max(1, ρ)^{2(m−1)}|w − ρ| ≤ |w − ρ|, with no overshooting, and at
 * least 2mη min(1, ρ)^{2(m−1)}|w − ρ|. Hence W_k(n) → T^{1/m}, a flattest minimum, with ‖W_k(n) − T^{1/m}‖_F ≤ q^n‖I −
 * T^{1/m}‖_F and ‖E(n) − T‖_F ≤ q^n‖I − T‖_F for q = 1 − 2mη min{1, σ_min(T)^{2(1−1/m)}} < 1.
 *
 * T is drawn as A^m with a positive definite A, so that T^{1/m} is known. The iterates are those of the whole matrices;
 * their radius is the sum of all local roundings, an estimate where earlier ones are spread by later steps.
 */
import { whiteOnFile } from "../../generators/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { distance, endToEnd, type Matrix, minimumSharpness, squaredErrorDescent } from "../../src/numerics/index.js";
import { exact, maximum, minimum, product, type Quantity } from "../../src/numerics/arithmetic/index.js";
import { eachSingularValue, smallestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { descents, drawn, largestStep } from "./objects/lemma-1-gd.js";
import { identityStart } from "./shared/identity-start.js";
import { leastSharpness } from "./shared/least-sharpness.js";

export default claim(descents, {
  id: "mulayoff2020/lemma-1-gd",
  title: "Gradient descent from the identity reaches a flattest minimum at a linear rate",
  kinds: ["dynamics"],
  locus: "Lemma 1 ii",
  reading: `Positive definite matrices are symmetric. The rate is not named; tested is the one that follows,
    q = 1 − 2mη min{1, σ_min(T)^{2(1−1/m)}}.`,
  assumptions: [
    {
      name: "white",
      statement: String.raw`\hat\Sigma_x = I`,
      slack: ({ variance }) => exact(-Math.abs(variance - 1)),
      onFile: whiteOnFile,
      without: drawn.loosened({ reals: { variance: [8, 4, 1 / 4] } }),
      remark: "Multiples of the identity are tried: the bound on η and the rate are for Σ̂_x = I.",
    },
    identityStart(drawn.loosened({ reals: { start: [2, 1 / 2] } })),
    {
      name: "positive definite",
      statement: String.raw`T \succ 0`,
      slack: ({ target }) => smallestEigenvalue(target),
      without: drawn.loosened({ reals: { sign: [-1] } }),
    },
    {
      name: "step size",
      statement: String.raw`\eta \le \frac{1}{2m} \min\{1, \sigma_{\max}(T)^{-2(1 - \frac{1}{m})}\}`,
      slack: ({ initial, target, stepSize }) => largestStep(initial.length, target).minus(stepSize),
      without: drawn.loosened({ reals: { fraction: [8, 4, 3] } }),
    },
  ],
  printed:
    holds`\eta \le \tfrac{1}{2m} \min\{1, \sigma_{\max}(T)^{-2(1 - \frac{1}{m})}\} \implies W_k(n) \to T^{\frac{1}{m}}
      \text{ at a linear rate, and } \lambda_{\max} = 2m\,\sigma_{\max}(T)^{2(1 - \frac{1}{m})} \text{ there}`(
      ({ initial, target, root, stepSize, steps, variance }) => {
        const m = initial.length;
        const { weights, steps: made } = squaredErrorDescent(initial, target, { stepSize, steps, variance });
        const end = endToEnd(weights);
        const slowest = eachSingularValue(target)
          .at(-1)!
          .power(2 * (m - 1), m);
        // An integer power of a number that is negative for steps beyond the bound.
        const factor = exact(1).minus(product([2 * m, stepSize, minimum([1, slowest])]));
        const rate = product(new Array<Quantity>(made).fill(factor));
        const farthest = (from: readonly Matrix[], to: Matrix): Quantity => maximum(from.map((w) => distance(w, to)));
        return {
          "‖E(n) − T‖_F ≤ q^n ‖I − T‖_F": atMost(
            distance(end, target),
            rate.times(distance(endToEnd(initial), target)),
          ),
          "λ_max = 2mσ_max(E(n))^{2(1−1/m)} for E(n) as target": equal(
            minimumSharpness(weights),
            leastSharpness(m, spectralNorm(end)),
          ),
          "max_k ‖W_k(n) − T^{1/m}‖_F ≤ q^n ‖I − T^{1/m}‖_F": root
            ? atMost(farthest(weights, root), rate.times(farthest(initial, root)))
            : null,
          "λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)} at w = (T^{1/m}, …)": root
            ? equal(minimumSharpness(initial.map(() => root)), leastSharpness(m, spectralNorm(target)))
            : null,
        };
      },
    ),
  equality: {
    "one layer: every step halves the distance, or takes an eighth off": [
      drawn.at({ depth: 1, fraction: 1 / 2, steps: 8, scale: 1 / 2, G: 0 }),
      drawn.at({ depth: 1, fraction: 1 / 8, steps: 2, scale: 1 / 2, G: 0 }),
    ],
  },
  degenerate: {
    "start at the minimum: T = I": drawn.at({ depth: 3, steps: 8, G: 0 }),
    "one layer: T is reached in one step": drawn.at({ depth: 1, scale: 1 / 2, G: 0 }),
    "eigenvalues on either side of 1": drawn.at({ depth: 2, steps: 32, scale: 3 / 2, G: "0 0; 0 1" }),
  },
  situations: {
    "m ≥ 3": ({ initial }) => initial.length >= 3,
    "d = 3": ({ target }) => target.rows === 3,
    "correlated directions": ({ root }) => root !== undefined && root.cols >= 2 && root.at(0, 1) !== 0,
    "the largest step size": (_, { reals }) => reals["fraction"] === 1,
    "32 steps": ({ steps }) => steps === 32,
  },
  budget: { share: 0.2, atLeast: 60 },
});
