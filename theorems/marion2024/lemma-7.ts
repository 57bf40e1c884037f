/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, Appendix A, Lemma 7.
 *
 * As printed (formulas restored from the proof): "Let f be a differentiable function lower bounded by $f_{\min}$, and
 * consider the gradient flow dynamics" $\dot x=-\nabla f(x)$. "If f satisfies the Polyak-Łojasiewicz inequality for"
 * $t\ge0$, $\|\nabla f(x(t))\|^2\ge\mu(f(x(t))-f_{\min})$, "then" $x(t)$ "converges to a global minimizer, and, for" $t\ge0$,
 * $f(x(t))-f_{\min}\le e^{-\mu t}(f(x(0))-f_{\min})$.
 *
 * Reading: convergence of the iterates is tested with what the inequality gives for the length of the rest of the path,
 * $\frac2{\sqrt\mu}\sqrt{f(x(t))-f_{\min}}$, since $\frac{d}{dt}\sqrt{f-f_{\min}}\le-\frac{\sqrt\mu}2\|\dot x\|$; the proof's
 * own estimate is lost.
 *
 * Three functions with known flows and known μ. Quadratic: $f=\sum a_ix_i^2$ with $a_i\ge0$, some of them zero,
 * $x_i(t)=e^{-2a_it}x_i$ and $\mu=4\min_{a_i>0}a_i$; equality where one coordinate moves. Not convex: $f=(1-w_2w_1)^2$ from
 * $w_1=w_2$, whose product $u$ has $u(t)=u/(u+(1-u)e^{-4t})$, with the ratio $8u(t)$, so that $\mu=8\min(u(0),1)$. And linear
 * networks that start where `flowLimit` certifies a μ for all later times; their flow is integrated, and the weights carry
 * the integrator's error estimate, no bound, as their radius.
 */
import { layout, loosened } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import {
  absolute,
  asQuantity,
  column,
  exact,
  excessRisk,
  exponential,
  flowLimit,
  frobeniusSquared,
  gradientFlow,
  Matrix,
  minimum,
  type Quantity,
  regressionFacts,
  regressor,
  squareRoot,
  sum,
  univariateRiskGradients,
} from "../../src/numerics/index.js";

/** A flow at two times, 0 and t. */
interface Instance {
  readonly time: number;
  readonly mu: Quantity;
  /** f(x) − f_min at 0 and at t. */
  readonly excess: readonly [Quantity, Quantity];
  /** ‖x(t) − x(∞)‖ where the limit is known, else ‖x(t) − x(0)‖. */
  readonly toLimit: Quantity | null;
  readonly moved: Quantity;
  /** The infimum of ‖∇f‖²/(f − f_min) over all times, less μ; 0 where μ is certified. */
  readonly slack: Quantity;
}

/** Local error of a step against the norm of the weights, and steps allowed; no verdict depends on them. */
const ACCURACY = 2 ** -40;
const MAX_STEPS = 4000;

const specs = layout({
  choices: { f: ["quadratic", "two equal layers", "network"] },
  sizes: {
    dimension: ({ choices }) => [1, choices["f"] === "quadratic" ? 4 : 1],
    depth: ({ choices }) => [1, choices["f"] === "network" ? 3 : 1],
    inputs: ({ choices }) => [1, choices["f"] === "network" ? 3 : 1],
    hidden: ({ choices }) => [1, choices["f"] === "network" ? 3 : 1],
    n: ({ choices }) => [1, choices["f"] === "network" ? 4 : 1],
  },
  reals: { time: [1, 1 / 4, 1 / 2, 1 / 16], off: [1 / 16, -1 / 16, 1 / 32] },
  lists: {
    a: { shapes: ({ sizes: { dimension } }) => [[dimension, 1]], laws: ["positive", "gaussian", "sparse", "zero"] },
    x: { shapes: ({ sizes: { dimension } }) => [[dimension, 1]], laws: ["positive", "gaussian", "unit", "integer"] },
    W: {
      shapes: ({ sizes: { depth, inputs, hidden } }) =>
        Array.from({ length: depth }, (_, k) => [k === depth - 1 ? 1 : hidden, k === 0 ? inputs : hidden] as const),
      laws: ["positive", "gaussian", "orthogonal"],
    },
    X: {
      shapes: ({ sizes: { n, inputs } }) => [[n, inputs]],
      laws: ["identity", "diagonal", "orthogonal", "repeated"],
    },
  },
});
const { explicit } = specs;
type Raw = ReturnType<typeof specs.raw>;

function decayed(rate: Quantity | number, time: number): Quantity {
  return exponential(asQuantity(rate).times(-time));
}

/** f = Σ a_i x_i². */
function quadratic({ lists, reals: { time } }: Raw): Instance {
  const a = Array.from(lists.a[0]!.data, Math.abs);
  const x = Array.from(lists.x[0]!.data, exact);
  const positive = a.filter((c) => c > 0);
  const moving = a.filter((c, i) => c > 0 && x[i]!.value !== 0);
  const least = positive.length === 0 ? 1 : Math.min(...positive);
  const later = x.map((value, i) => value.times(decayed(2 * a[i]!, time)));
  const value = (at: readonly Quantity[]) => sum(at.map((v, i) => v.squared().times(a[i]!)));
  return {
    time,
    mu: exact(4 * least),
    excess: [value(x), value(later)],
    toLimit: squareRoot(sum(later.map((v, i) => (a[i]! > 0 ? v.squared() : exact(0))))),
    moved: squareRoot(sum(later.map((v, i) => v.minus(x[i]!).squared()))),
    slack: exact(moving.length === 0 ? 0 : 4 * (Math.min(...moving) - least)),
  };
}

/** f = (1 − w_2w_1)² from w_1 = w_2 = w, w > 0. */
function twoLayers({ lists, reals: { time } }: Raw): Instance {
  const w = exact(Math.abs(lists.x[0]!.data[0]!) + 1 / 4);
  const u = w.squared();
  const fading = exact(1).minus(u).times(decayed(4, time));
  const later = u.over(u.plus(fading));
  const distance = (from: Quantity, to: Quantity | number) => squareRoot(2).times(absolute(from.minus(to)));
  return {
    time,
    mu: minimum([u, exact(1)]).times(8),
    excess: [exact(1).minus(u).squared(), fading.over(u.plus(fading)).squared()],
    toLimit: distance(squareRoot(later), 1),
    moved: distance(squareRoot(later), w),
    slack: exact(0),
  };
}

/** f = x⁴ in one variable, x(t) = (x^{−2} + 8t)^{−1/2}, with μ = 1: only a looser source has it. */
function quartic({ lists, reals: { time } }: Raw): Instance {
  const x = exact(Math.abs(lists.x[0]!.data[0]!) + 1 / 4);
  const later = exact(1).over(
    squareRoot(
      exact(1)
        .over(x.squared())
        .plus(8 * time),
    ),
  );
  const excess = [x.squared().squared(), later.squared().squared()] as const;
  return { time, mu: exact(1), excess, toLimit: later, moved: x.minus(later), slack: exact(-1) };
}

/** The risk of a linear network whose regressor is off the best one by a factor, over the time that μ sets. */
function network({ lists, reals: { time, off } }: Raw): Instance {
  const inputs = lists.X[0]!;
  const output = column([1]);
  const blank = { inputs, targets: column(new Float64Array(inputs.rows)), output };
  const fitted = inputs.times(regressor(lists.W, blank));
  const problem = { ...blank, targets: new Matrix(inputs.rows, 1, fitted.times(1 + off).data) };
  const facts = regressionFacts(problem);
  const near = flowLimit(lists.W, problem, facts);
  const mu = near?.polyakLojasiewicz ?? exact(1);
  const { samples, errorEstimate } = gradientFlow(lists.W, (at) => univariateRiskGradients(at, problem), {
    times: [time / mu.value],
    relativeTolerance: ACCURACY,
    maxSteps: MAX_STEPS,
  });
  const reached = samples.at(-1)!;
  const later = reached.weights.map(({ rows, cols, data }) => new Matrix(rows, cols, data, errorEstimate));
  return {
    time: reached.time,
    mu,
    excess: [excessRisk(lists.W, problem, facts.solution), excessRisk(later, problem, facts.solution)],
    toLimit: null,
    moved: squareRoot(sum(later.map((w, k) => frobeniusSquared(w.minus(lists.W[k]!))))),
    slack: exact(near === null ? -1 : 0),
  };
}

const FAMILIES: Readonly<Record<string, (raw: Raw) => Instance>> = {
  quadratic,
  "two equal layers": twoLayers,
  quartic,
  network,
};

const DECAY = "f(x(t)) − f_min ≤ e^{−μt}(f(x(0)) − f_min)";
const LIMIT = "‖x(t) − x(∞)‖ ≤ (2/√μ)√(f(x(t)) − f_min)";
const LENGTH = "‖x(t) − x(0)‖ ≤ (2/√μ)√(f(x(0)) − f_min)";

function relations({ time, mu, excess, toLimit, moved }: Instance): Relation[] {
  const reach = (from: Quantity) => squareRoot(from.over(mu)).times(2);
  return [
    atMost(DECAY, excess[1], exponential(mu.times(-time)).times(excess[0])),
    atMost(LENGTH, moved, reach(excess[0])),
    ...(toLimit === null ? [] : [atMost(LIMIT, toLimit, reach(excess[1]))]),
  ];
}

export default defineClaim<Instance>({
  id: "marion2024/lemma-7",
  title: "The Polyak–Łojasiewicz inequality along a flow gives exponential convergence",
  kinds: ["dynamics", "bound", "attained"],
  locus: "Appendix A, Lemma 7",
  reading:
    "Convergence of the iterates as the bound (2/√μ)√(f − f_min) on the rest of the path, which the inequality gives; " +
    "the proof's own estimate is lost in the text.",
  specs,
  materialize: (spec) => {
    const raw = specs.raw(spec);
    return FAMILIES[raw.choices.f]!(raw);
  },
  assumptions: [
    {
      name: "Polyak–Łojasiewicz",
      statement: String.raw`\|\nabla f(x(t))\|^2 \ge \mu\,(f(x(t)) - f_{\min}), \quad t \ge 0`,
      slack: ({ slack }) => slack,
      without: loosened(specs, { choices: { f: ["quartic"] } }),
      remark: "Without it the flow of x⁴, x(t) = (x^{−2} + 8t)^{−1/2}, converges more slowly than any exponential.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`f(x(t)) - f_{\min} \le e^{-\mu t} (f(x(0)) - f_{\min}), \quad x(t) \to x_\infty \in \arg\min f`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "one coordinate moves",
      form: "printed",
      relations: [DECAY, LIMIT],
      specs: [
        explicit({
          choices: { f: "quadratic" },
          sizes: { dimension: 1, depth: 1, inputs: 1, hidden: 1, n: 1 },
          reals: { time: 1, off: 1 / 16 },
          lists: { a: [[[1]]], x: [[[1]]], W: [[[1]]], X: [[[1]]] },
        }),
        explicit({
          choices: { f: "quadratic" },
          sizes: { dimension: 2, depth: 1, inputs: 1, hidden: 1, n: 1 },
          reals: { time: 1 / 4, off: 1 / 16 },
          lists: { a: [[[2], [0]]], x: [[[-3], [1]]], W: [[[1]]], X: [[[1]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "f = 0",
      spec: explicit({
        choices: { f: "quadratic" },
        sizes: { dimension: 1, depth: 1, inputs: 1, hidden: 1, n: 1 },
        reals: { time: 1, off: 1 / 16 },
        lists: { a: [[[0]]], x: [[[1]]], W: [[[1]]], X: [[[1]]] },
      }),
    },
    {
      name: "start at the minimizer of two layers",
      spec: explicit({
        choices: { f: "two equal layers" },
        sizes: { dimension: 1, depth: 1, inputs: 1, hidden: 1, n: 1 },
        reals: { time: 1, off: 1 / 16 },
        lists: { a: [[[1]]], x: [[[0.75]]], W: [[[1]]], X: [[[1]]] },
      }),
    },
    {
      name: "a network on fewer points than inputs",
      spec: explicit({
        choices: { f: "network" },
        sizes: { dimension: 1, depth: 2, inputs: 2, hidden: 1, n: 1 },
        reals: { time: 1, off: 1 / 16 },
        lists: { a: [[[1]]], x: [[[1]]], W: [[[1, 2]], [[1]]], X: [[[1, 0]]] },
      }),
    },
  ],
  budget: { share: 0.2, atLeast: 60 },
});
