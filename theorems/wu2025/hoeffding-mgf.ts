/**
 * Proof of Theorem 1 (McAllester), "Recall Hoeffding's inequality".
 *
 * As printed: "Let $\hat\Delta_n(h) = L(h) - \hat L(h)$ (generalization gap). … Recall Hoeffding's inequality: For any
 * $\lambda > 0$, $\mathbb E_S[e^{\lambda\hat\Delta_n(h)}] \le e^{\frac{\lambda^2}{8n}}$."
 *
 * The second route is $\mathbb E_S e^{\lambda\hat\Delta_n} = (\mathbb E_z e^{\lambda(L-\ell(z))/n})^n$, by
 * independence.
 *
 * There is no equality for λ > 0: the second derivative of log E_S e^{λΔ} is the variance of the gap under an
 * exponential tilt, at most 1/(4n), with equality where the tilted loss is 0 or 1 with probability 1/2 each: for one λ
 * at most.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, equal, holds, tex } from "../../src/claim/index.js";
import { exact, exponential, maximum, minimum, product, type Quantity } from "../../src/numerics/index.js";
import { expectation, normalized } from "../../src/statistics/distributions/index.js";
import { expectationOverSamples, type LearningProblem, sampleSpace } from "../../src/statistics/learning/index.js";
import { distribution, LOSS_LAWS, lossesUpTo, positiveWeights, WEIGHT_LAWS } from "./shared/drawn-problem.js";

const drawn = instances({
  // All samples are enumerated.
  large: { d: 12 },
  reals: { lambda: [1, 2, 4, 0.5, 8, 0.0625, 32] },
  fixed: { ceiling: 1 },
  sizes: { n: [1, 4], points: [1, 3] },
  matrices: { data: { shape: [1, "points"], laws: WEIGHT_LAWS }, loss: { shape: [1, "points"], laws: LOSS_LAWS } },
});

/** A problem with one hypothesis. */
const problems = drawn.map(({ n, data, loss, ceiling, lambda }) => {
  const losses = lossesUpTo(ceiling, loss);
  const problem: LearningProblem = { samples: n, pointWeights: positiveWeights(data), priorWeights: [1], losses };
  return { n, problem, loss: losses[0]!, lambda };
});

export default claim(problems, {
  id: "wu2025/hoeffding-mgf",
  title: "Hoeffding's bound on the moment generating function of the generalization gap",
  kinds: ["bound", "identity"],
  locus: "proof of Theorem 1 (McAllester), “Recall Hoeffding's inequality”",
  reading: `ℓ: ℋ × 𝒵 → [0, 1] and the z_i are i.i.d., as the theorem whose proof this is and the setting say; h is fixed,
    it does not depend on the sample. 𝒵 is finite here and all samples S ∈ 𝒵ⁿ are enumerated, so that E_S is exact.`,
  assumptions: [
    {
      name: "loss in [0, 1]",
      statement: tex`\ell : \mathcal{H} \times \mathcal{Z} \mapsto [0, 1]`,
      slack: ({ loss }) => minimum([minimum(loss), exact(1).minus(maximum(loss))]),
      without: drawn.loosened({ reals: { ceiling: [2, 4] } }),
    },
    {
      name: "positive λ",
      statement: tex`\lambda > 0`,
      slack: ({ lambda }) => exact(lambda),
      without: drawn.loosened({ reals: { lambda: [-1, -2, -4, -0.5, 4] } }),
      remark: "Not needed: −Δ is the gap of the loss 1 − ℓ, which lies in [0, 1] as well.",
    },
  ],
  printed: holds`\mathbb{E}_S\big[e^{\lambda \hat\Delta_n(h)}\big] \le e^{\frac{\lambda^2}{8n}}`(
    ({ n, problem, loss, lambda }) => {
      const moment = expectationOverSamples(sampleSpace(problem), ({ gaps }) => exponential(gaps[0]!.times(lambda)));
      const squared = exact(lambda).squared();
      const points = normalized(problem.pointWeights);
      const risk = expectation(points, loss);
      const step = exact(lambda).over(n);
      const tilts = loss.map((l) => exponential(step.times(risk.minus(l))));
      const single = expectation(points, tilts);
      return {
        "E_S e^{λΔ(h)} ≤ e^{λ²/(8n)}": atMost(moment, exponential(squared.over(8 * n))),
        "E_S e^{λΔ(h)} = (E_z e^{λ(L−ℓ(z))/n})ⁿ": equal(moment, product(new Array<Quantity>(n).fill(single))),
      };
    },
  ),
  equality:
    "For λ > 0 the bound is strict: Var ℓ(z) ≤ 1/4 under every exponential tilt, with equality for one tilt at most.",
  degenerate: {
    "no loss: the gap is zero": drawn.at({ n: 1, data: 0, loss: 0 }),
    "one point": drawn.at({ n: 4, lambda: 32, data: 0, loss: 1 }),
    "a fair coin and a small λ: nearly tight": drawn.at({ n: 1, lambda: 0.0625, data: "0 0", loss: "0 1" }),
  },
  shown: ({ n, problem, loss, lambda }) => ({
    ...{ n, λ: lambda },
    ...{ "law of z": distribution(problem.pointWeights), "ℓ(h, z)": loss },
  }),
  situations: {
    "n, |𝒵| ≥ 2": ({ n, loss }) => n >= 2 && loss.length >= 2,
    "points that are not equally likely": ({ problem }) => new Set(Array.from(problem.pointWeights)).size > 1,
    "a loss between 0 and 1": ({ loss }) => loss.some((x) => x > 0 && x < 1),
    "λ < 1": ({ lambda }) => lambda < 1,
    "λ ≥ 8": ({ lambda }) => lambda >= 8,
  },
});
