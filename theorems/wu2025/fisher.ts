/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "An Important Observation".
 *
 * As printed: "Consider the regression problem $\hat L(\theta) = \frac1{2n}\sum_i(f(x_i;\theta)-y_i)^2 =:
 * \frac1{2n}\sum_ie_i^2$. the Hessian $H(\theta) := \nabla^2\hat L(\theta) =
 * \underbrace{\frac1n\sum_i\nabla f(x_i;\theta)\nabla f(x_i;\theta)^T}_{G(\theta)} + \frac1n\sum_ie_i\nabla^2f(x_i;\theta)$.
 * … at an interpolation minimum θ* where $\hat L(\theta^*) = 0$, we have $H(\theta^*) = G(\theta^*)$. We shall measure the
 * "sharpness" by using G instead of H, e.g., $\mathrm{Tr}[G(\theta)] = \frac1n\sum_i\|\nabla f(x_i;\theta)\|^2$."
 *
 * Reading: f is twice differentiable. Instances are two-layer networks $f = \sum_ja_j\tanh(w_j^\top x)$; the labels are
 * f(x_i; θ) less a given e_i, none at the interpolation minimum. The first display is checked for drawn e, and holds for
 * all. That $H(\theta) \approx G(\theta)$ for small loss is no statement with constants.
 *
 * Two routes: H by Taylor arithmetic on $\hat L$ along e_p and e_p + e_q, against gradients and Hessians of the single
 * predictions; the trace of G from its diagonal against norms of gradients.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal, same } from "../../src/claim/relation.js";
import {
  addJets,
  constantJet,
  exact,
  frobeniusNorm,
  frobeniusSquared,
  hyperbolicTangentJet,
  type Jet,
  type JetFunction,
  linearCombination,
  type Matrix,
  multiplyJets,
  type Quantity,
  quantityMatrix,
  subtractJets,
  trace,
  variableJet,
} from "../../src/numerics/index.js";

/** θ = (a_1, w_1, …, a_m, w_m), the inputs, e of the first display, and e at the minimum: zero. */
interface Instance {
  readonly parameters: readonly number[];
  readonly inputs: readonly (readonly number[])[];
  readonly residuals: readonly number[];
  readonly remaining: number;
}

const specs = layout({
  sizes: { n: [1, 3], d: [1, 2], m: [1, 2] },
  lists: {
    theta: { shapes: ({ sizes: { m, d } }) => [[m, d + 1]], laws: ["integer", "gaussian", "gaussian", "sign", "zero"] },
    X: { shapes: ({ sizes: { n, d } }) => [[n, d]], laws: ["identity", "gaussian", "gaussian", "integer", "lowRank"] },
    e: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: ["sign", "gaussian", "integer", "zero"] },
  },
});
const { explicit } = specs;

/** e_i at the point that should be a minimum; not zero only in the source that drops this assumption. */
function remainingOf({ remaining = 0 }: Readonly<Record<string, number | undefined>>): number {
  return remaining;
}

/** f(x; ·). */
function prediction(x: readonly number[]): JetFunction {
  return (theta) => {
    let total: Jet = constantJet(0);
    for (let at = 0; at < theta.length; at += x.length + 1) {
      let inside: Jet = constantJet(0);
      x.forEach((entry, k) => {
        inside = addJets(inside, multiplyJets(theta[at + 1 + k]!, constantJet(entry)));
      });
      total = addJets(total, multiplyJets(theta[at]!, hyperbolicTangentJet(inside)));
    }
    return total;
  };
}

/** L̂ for the labels f(x_i; θ) − e_i of the point θ. */
function empiricalRisk({ parameters, inputs }: Instance, residuals: readonly number[]): JetFunction {
  const predictions = inputs.map(prediction);
  const here = parameters.map(constantJet);
  const labels = predictions.map((f, i) => constantJet(f(here).value.minus(residuals[i]!)));
  const share = constantJet(exact(1).over(2 * inputs.length));
  return (theta) =>
    predictions
      .map((f, i) => subtractJets(f(theta), labels[i]!))
      .reduce((total, e) => addJets(total, multiplyJets(share, multiplyJets(e, e))), constantJet(0));
}

/** ∇²f at the point: second derivatives along e_p and e_p + e_q. */
function hessianOf(f: JetFunction, point: readonly number[]): Matrix {
  const along = (p: number, q: number): Quantity =>
    f(point.map((x, k) => variableJet(x, k === p || k === q ? 1 : 0))).second;
  const own = point.map((_, p) => along(p, p));
  const mixed = (p: number, q: number): Quantity => along(p, q).minus(own[p]!.plus(own[q]!)).over(2);
  return quantityMatrix(point.length, point.length, (p, q) =>
    p === q ? own[p]! : mixed(Math.min(p, q), Math.max(p, q)),
  );
}

/** The n × p matrix with the rows ∇f(x_i; θ). */
function jacobian({ parameters, inputs }: Instance): Matrix {
  return quantityMatrix(inputs.length, parameters.length, (i, p) => {
    const f = prediction(inputs[i]!);
    return f(parameters.map((x, k) => variableJet(x, k === p ? 1 : 0))).first;
  });
}

const SPLIT = "H(θ) = G(θ) + (1/n)Σ e_i∇²f(x_i; θ)";
const INTERPOLATION = "H(θ*) = G(θ*)";
const TRACE = "Tr G(θ) = (1/n)Σ‖∇f(x_i; θ)‖²";

export default defineClaim<Instance>({
  id: "wu2025/fisher",
  title: "The Hessian and the empirical Fisher matrix agree at interpolation",
  kinds: ["identity"],
  locus: "“An Important Observation”",
  reading: "For smooth f; instances are two-layer tanh networks. “≈” for small loss is not tested.",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return {
      parameters: Array.from(lists.theta[0]!.data),
      inputs: lists.X[0]!.toRows(),
      residuals: Array.from(lists.e[0]!.data),
      remaining: remainingOf(spec.reals),
    };
  },
  assumptions: [
    {
      name: "interpolation",
      statement: String.raw`\hat L(\theta^*) = 0`,
      slack: ({ remaining }) => exact(remaining).squared().over(2).negated(),
      without: loosened(specs, { reals: { remaining: [1, -1, 2] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`H(\theta) = G(\theta) + \frac{1}{n} \sum_i e_i \nabla^2 f(x_i; \theta), \quad H(\theta^*) = G(\theta^*), \quad \operatorname{Tr} G(\theta) = \frac{1}{n} \sum_i \|\nabla f(x_i; \theta)\|^2`,
      expected: "holds",
      relations: (instance) => {
        const { parameters, inputs, residuals, remaining } = instance;
        const n = inputs.length;
        const gradients = jacobian(instance);
        const fisher = gradients.T.times(gradients).times(exact(1).over(n));
        const curvatures = inputs.map((x) => hessianOf(prediction(x), parameters));
        const bent = linearCombination(
          curvatures,
          residuals.map((e) => exact(e).over(n)),
        );
        const general = hessianOf(empiricalRisk(instance, residuals), parameters);
        const atMinimum = hessianOf(
          empiricalRisk(
            instance,
            residuals.map(() => remaining),
          ),
          parameters,
        );
        // Both may vanish, or their sum may: compared with the sizes of the parts.
        const size = Math.max(...parameters.map(Math.abs), ...inputs.flat().map(Math.abs)) ** 2;
        const scale = frobeniusNorm(fisher).value + frobeniusNorm(bent).value + size;
        return [
          same(SPLIT, general, fisher.plus(bent), scale),
          same(INTERPOLATION, atMinimum, fisher, scale),
          equal(TRACE, trace(fisher), frobeniusSquared(gradients).over(n), scale),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one neuron",
      form: "printed",
      relations: [SPLIT, INTERPOLATION, TRACE],
      specs: [
        explicit({ sizes: { n: 1, d: 1, m: 1 }, lists: { theta: [[[1, 1]]], X: [[[1]]], e: [[[1]]] } }),
        explicit({ sizes: { n: 2, d: 1, m: 1 }, lists: { theta: [[[2, -1]]], X: [[[1], [0.5]]], e: [[[1], [-1]]] } }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "θ = 0",
      spec: explicit({ sizes: { n: 1, d: 1, m: 1 }, lists: { theta: [[[0, 0]]], X: [[[1]]], e: [[[1]]] } }),
    },
    {
      name: "x = 0",
      spec: explicit({ sizes: { n: 1, d: 1, m: 1 }, lists: { theta: [[[1, 1]]], X: [[[0]]], e: [[[0]]] } }),
    },
  ],
  budget: { share: 0.3, atLeast: 60 },
});
