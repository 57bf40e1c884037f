/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, proof of Theorem 1 (McAllester), "Recall Hoeffding's
 * inequality".
 *
 * As printed: "Let $\hat\Delta_n(h) = L(h) - \hat L(h)$ (generalization gap). … Recall Hoeffding's inequality: For any
 * $\lambda > 0$, $\mathbb E_S[e^{\lambda\hat\Delta_n(h)}] \le e^{\frac{\lambda^2}{8n}}$."
 *
 * Reading: $\ell:\mathcal H\times\mathcal Z\mapsto[0,1]$ and $z_i$ i.i.d., as the theorem and the setting say; h is
 * fixed. $\mathcal Z$ is finite here and all samples $S\in\mathcal Z^n$ are enumerated, so that $\mathbb E_S$ is exact.
 * The second route is $\mathbb E_S e^{\lambda\hat\Delta_n} = (\mathbb E_z e^{\lambda(L-\ell(z))/n})^n$, by independence.
 *
 * There is no equality for λ > 0: the second derivative of log E_S e^{λΔ} is the variance of the gap under an exponential
 * tilt, at most 1/(4n), with equality where the tilted loss is 0 or 1 with probability 1/2 each: for one λ at most.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import { exact, exponential, maximum, minimum, product, type Quantity } from "../../src/numerics/index.js";
import {
  expectation,
  expectationOverSamples,
  type LearningProblem,
  normalized,
  sampleSpace,
} from "../../src/statistics/index.js";

/** One hypothesis on a finite space of points, and λ. */
interface Instance {
  readonly problem: LearningProblem;
  readonly loss: readonly number[];
  readonly lambda: number;
}

/** Weights are 1 + |x|, losses are x cut to [0, 1]: every choice of entries is a problem. */
const specs = layout({
  sizes: { n: [1, 4], points: [1, 3] },
  reals: { lambda: [1, 2, 4, 0.5, 8, 0.0625, 32] },
  lists: {
    data: {
      shapes: ({ sizes: { points } }) => [[1, points]],
      laws: ["zero", "integer", "integer", "gaussian"],
    },
    loss: {
      shapes: ({ sizes: { points } }) => [[1, points]],
      laws: ["sign", "sign", "identity", "gaussian", "zero"],
    },
  },
});
const { explicit } = specs;

/** The highest loss; 1, but for the source that drops this assumption. */
function ceilingOf({ ceiling = 1 }: Readonly<Record<string, number | undefined>>): number {
  return ceiling;
}

/** (E_z e^{λ(L − ℓ(z))/n})ⁿ. */
function momentByIndependence({ problem, loss, lambda }: Instance): Quantity {
  const points = normalized(problem.pointWeights);
  const risk = expectation(points, loss);
  const step = exact(lambda).over(problem.samples);
  const single = expectation(
    points,
    loss.map((l) => exponential(step.times(risk.minus(l)))),
  );
  return product(new Array<Quantity>(problem.samples).fill(single));
}

const BOUND = "E_S e^{λΔ(h)} ≤ e^{λ²/(8n)}";

export default defineClaim<Instance>({
  id: "wu2025/hoeffding-mgf",
  title: "Hoeffding's bound on the moment generating function of the generalization gap",
  kinds: ["bound", "identity"],
  locus: "proof of Theorem 1 (McAllester), “Recall Hoeffding's inequality”",
  reading: "Losses lie in [0, 1] and h does not depend on the sample, as in the theorem whose proof this is.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, lists } = specs.raw(spec);
    const ceiling = ceilingOf(spec.reals);
    const loss = Array.from(lists.loss[0]!.data, (x) => ceiling * Math.min(Math.max(x, 0), 1));
    const problem: LearningProblem = {
      samples: sizes.n,
      pointWeights: lists.data[0]!.data.map((x) => 1 + Math.abs(x)),
      priorWeights: [1],
      losses: [loss],
    };
    return { problem, loss, lambda: reals.lambda };
  },
  assumptions: [
    {
      name: "loss in [0, 1]",
      statement: String.raw`\ell : \mathcal{H} \times \mathcal{Z} \mapsto [0, 1]`,
      slack: ({ loss }) => minimum([minimum(loss), exact(1).minus(maximum(loss))]),
      without: loosened(specs, { reals: { ceiling: [2, 4] } }),
    },
    {
      name: "positive λ",
      statement: String.raw`\lambda > 0`,
      slack: ({ lambda }) => exact(lambda),
      without: loosened(specs, { reals: { lambda: [-1, -2, -4, -0.5, 4] } }),
      remark: "Not needed: −Δ is the gap of the loss 1 − ℓ, which lies in [0, 1] as well.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mathbb{E}_S\big[e^{\lambda \hat\Delta_n(h)}\big] \le e^{\frac{\lambda^2}{8n}}`,
      expected: "holds",
      relations: (instance) => {
        const { problem, lambda } = instance;
        const moment = expectationOverSamples(sampleSpace(problem), ({ gaps }) => exponential(gaps[0]!.times(lambda)));
        const bound = exponential(
          exact(lambda)
            .squared()
            .over(8 * problem.samples),
        );
        return [
          atMost(BOUND, moment, bound),
          equal("E_S e^{λΔ(h)} = (E_z e^{λ(L−ℓ(z))/n})ⁿ", moment, momentByIndependence(instance)),
        ];
      },
    },
  ],
  equalityCases: {
    none: "For λ > 0 the bound is strict: Var ℓ(z) ≤ 1/4 under every exponential tilt, with equality for one tilt at most.",
  },
  degenerateCases: [
    {
      name: "no loss: the gap is zero",
      spec: explicit({ sizes: { n: 1, points: 1 }, reals: { lambda: 1 }, lists: { data: [[[0]]], loss: [[[0]]] } }),
    },
    {
      name: "one point",
      spec: explicit({ sizes: { n: 4, points: 1 }, reals: { lambda: 32 }, lists: { data: [[[0]]], loss: [[[1]]] } }),
    },
    {
      name: "a fair coin and a small λ: nearly tight",
      spec: explicit({
        sizes: { n: 1, points: 2 },
        reals: { lambda: 0.0625 },
        lists: { data: [[[0, 0]]], loss: [[[0, 1]]] },
      }),
    },
  ],
});
