/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "The “Unreasonable” Simplification" and the definition
 * of the loss on the slide before.
 *
 * As printed: $L^{SAM}(\theta) := L(\theta)+\max_{\|\epsilon\|_2\le\rho}L(\theta+\epsilon)-L(\theta)$; "we have the following
 * approximation of the maximizer: $\epsilon^*(\theta) = \operatorname{argmax}_{\|\epsilon\|_2\le\rho}L(\theta+\epsilon)
 * \approx \operatorname{argmax}_{\|\epsilon\|_2\le\rho}L(\theta)+\epsilon^T\nabla_\theta L(\theta) =
 * \rho\frac{\nabla_\theta L(\theta)}{\|\nabla_\theta L(\theta)\|_2} =: \epsilon(\theta)$. And the derivative
 * $\nabla_\theta L^{SAM}(\theta) \approx \nabla_\theta L(\theta+\epsilon(\theta)) =
 * \frac{d(\theta+\epsilon(\theta))}{d\theta}\nabla_\theta L(\theta)|_{\theta+\epsilon(\theta)} \approx
 * \nabla_\theta L(\theta)|_{\theta+\epsilon(\theta)}$, in the last approximation we neglect the derivative of
 * $\epsilon(\theta)$. … one SAM step goes like $\theta_{t+1} = \theta_t-\eta\nabla
 * L(\theta_t+\rho\nabla L(\theta_t)/\|\nabla L(\theta_t)\|)$."
 *
 * Reading: the derivative in front of the gradient is the transposed Jacobian, whose rows are the derivatives along one
 * parameter. The three ≈ are read as "up to O(ρ²)" and checked with constants of our own, for a quadratic loss
 * $L(\theta+\epsilon) = L(\theta)+g^T\epsilon+\frac12\epsilon^TH\epsilon$, H of any signs:
 * $\|\epsilon^*-\epsilon(\theta)\| \le 2\rho^2\|H\|/\|g\|$, since $\epsilon^* = \rho\frac{g+H\epsilon^*}{\|g+H\epsilon^*\|}$;
 * what is neglected is $\frac\rho{\|g\|}H(I-\hat g\hat g^T)(g+\rho H\hat g)$, of norm at most $\rho^2\|H\|^2/\|g\|$ and not
 * of the order of ρ, because $(I-\hat g\hat g^T)g = 0$; and $\nabla L^{SAM}(\theta) = \nabla L(\theta+\epsilon^*)$. For
 * another loss third derivatives add terms of the same order.
 *
 * ε* is an entry of the instance and g is made from it: $g = (\mu I-H)\epsilon^*$ with $\mu\ge\max\{\lambda_1(H),0\}$ makes
 * ε* the maximizer on the ball of radius $\rho = \|\epsilon^*\|$. The derivative of $L(\theta+\epsilon(\theta))$ is computed
 * from L alone by Taylor arithmetic along each parameter.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal, same } from "../../src/claim/relation.js";
import {
  addJets,
  approximately,
  column,
  constantJet,
  distance,
  divideJets,
  exact,
  frobeniusNorm,
  gradientByJets,
  identity,
  inner,
  type Jet,
  largestEigenvalue,
  type Matrix,
  multiplyJets,
  product,
  type Quantity,
  quantityMatrix,
  spectralNorm,
  squareRootJet,
} from "../../src/numerics/index.js";

/** H, ε* and μ; g = (μI − H)ε* and ρ = ‖ε*‖. */
interface Instance {
  readonly hessian: Matrix;
  readonly maximizer: Matrix;
  readonly multiplier: number;
  readonly gradient: Matrix;
  readonly radius: Quantity;
}

const specs = layout({
  sizes: { p: [1, 4] },
  reals: { radius: [1, 0.5, 0.125, 2 ** -6, 2 ** -10], above: [1, 0.25, 4] },
  lists: {
    H: {
      shapes: ({ sizes: { p } }) => [[p, p]],
      laws: ["identity", "integer", "gaussian", "gaussian", "diagonal", "sparse", "sign", "lowRank", "zero"],
    },
    direction: { shapes: ({ sizes: { p } }) => [[p, 1]], laws: ["unit", "gaussian", "gaussian", "integer", "sign"] },
  },
});
const { explicit } = specs;

/** Below which eigenvalue μ lies; zero but in the source that drops the maximality of ε*. */
function belowOf({ below = 0 }: Readonly<Record<string, number | undefined>>): number {
  return below;
}

/** ε(θ) = ρg/‖g‖. */
function firstOrderMaximizer({ gradient, radius }: Instance): Matrix {
  return gradient.times(radius.over(frobeniusNorm(gradient)));
}

/** The entries of a matrix, each with the radius of the whole. */
function entries({ data, radius }: Matrix): Quantity[] {
  return Array.from(data, (x) => approximately(x, radius));
}

function dotJets(a: readonly Jet[], b: readonly Jet[]): Jet {
  return a.map((x, i) => multiplyJets(x, b[i]!)).reduce(addJets);
}

/** L(θ + ε(θ)) for L(θ) = gᵀθ + ½θᵀHθ, with ∇L(θ) = g + Hθ. */
function lossAfterStep({ hessian, gradient, radius }: Instance, theta: readonly Jet[]): Jet {
  const g = entries(gradient).map(constantJet);
  const rows = theta.map((_, i) => theta.map((_unused, j) => constantJet(hessian.at(i, j))));
  const times = (x: readonly Jet[]): Jet[] => rows.map((row) => dotJets(row, x));
  const slope = times(theta).map((x, i) => addJets(x, g[i]!));
  const factor = divideJets(constantJet(radius), squareRootJet(dotJets(slope, slope)));
  const moved = theta.map((x, i) => addJets(x, multiplyJets(factor, slope[i]!)));
  return addJets(dotJets(g, moved), multiplyJets(constantJet(0.5), dotJets(moved, times(moved))));
}

const LINEAR = "ε*ᵀg ≤ ρ‖g‖";
const REACHED = "ε(θ)ᵀg = ρ‖g‖";
const CHAIN = "∇L(θ+ε(θ)) = (I + dε/dθ)ᵀ∇L at θ+ε(θ)";
const MAXIMIZER = "‖ε* − ε(θ)‖ ≤ 2ρ²‖H‖/‖g‖";
const NEGLECTED = "‖∇L(θ+ε(θ)) − ∇L at θ+ε(θ)‖ ≤ ρ²‖H‖²/‖g‖";
const STEP = "‖∇L^SAM − ∇L at θ+ε(θ)‖ ≤ 2ρ²‖H‖²/‖g‖";

export default defineClaim<Instance>({
  id: "wu2025/sam-step",
  title: "The first-order maximizer of sharpness-aware minimization and its simplified gradient",
  kinds: ["identity", "rate"],
  locus: "“The “Unreasonable” Simplification”",
  reading:
    "Each ≈ is up to O(ρ²), checked with constants of our own for quadratic losses; the derivative in front of the " +
    "gradient is the transposed Jacobian.",
  specs,
  materialize: (spec) => {
    const { reals, lists } = specs.raw(spec);
    const drawn = lists.H[0]!;
    const hessian = drawn.plus(drawn.T);
    const first = largestEigenvalue(hessian);
    const multiplier = Math.max(first.value + first.error, 0) + reals.above - belowOf(spec.reals);
    const direction = lists.direction[0]!;
    // A power of two times small numbers as a rule, so that ε* is exact; what it is, it is by definition.
    const nonzero = direction.data.some((x) => x !== 0) ? direction.data : direction.data.map(() => 1);
    const maximizer = column(Array.from(nonzero, (x) => x * reals.radius));
    const gradient = identity(hessian.rows).times(multiplier).minus(hessian).times(maximizer);
    return { hessian, maximizer, multiplier, gradient, radius: frobeniusNorm(maximizer) };
  },
  assumptions: [
    {
      name: "ε* is the maximizer",
      statement: String.raw`g = (\mu I - H) \epsilon^*, \ \mu \ge \max\{\lambda_1(H), 0\}`,
      slack: ({ hessian, multiplier }) => {
        const first = largestEigenvalue(hessian);
        return first.value < 0 ? approximately(multiplier, 0) : exact(multiplier).minus(first);
      },
      without: loosened(specs, { reals: { below: [8, 32] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\operatorname*{argmax}_{\|\epsilon\| \le \rho} \epsilon^\top \nabla L(\theta) = \rho \tfrac{\nabla L(\theta)}{\|\nabla L(\theta)\|} = \epsilon(\theta), \quad \nabla_\theta L(\theta + \epsilon(\theta)) = \tfrac{\mathrm{d}(\theta + \epsilon(\theta))}{\mathrm{d}\theta} \nabla L|_{\theta + \epsilon(\theta)}, \quad \epsilon^* = \epsilon(\theta) + O(\rho^2), \ \nabla L^{\mathrm{SAM}} = \nabla L|_{\theta + \epsilon(\theta)} + O(\rho^2)`,
      expected: "holds",
      relations: (instance) => {
        const { hessian, maximizer, gradient, radius } = instance;
        const size = frobeniusNorm(gradient);
        const p = hessian.rows;
        const simple = firstOrderMaximizer(instance);
        const there = gradient.plus(hessian.times(simple));
        const unit = gradient.times(exact(1).over(size));
        const across = identity(p).minus(unit.times(unit.T));
        const jacobian = across.times(hessian).times(radius.over(size));
        const chained = there.plus(jacobian.T.times(there));
        const slopes = gradientByJets((theta) => lossAfterStep(instance, theta), new Array<number>(p).fill(0));
        const whole = quantityMatrix(p, 1, (i) => slopes[i]!);
        const steepness = spectralNorm(hessian);
        const error = radius.squared().over(size);
        const bound = product([error, steepness, steepness]);
        const exactGradient = gradient.plus(hessian.times(maximizer));
        return [
          atMost(LINEAR, inner(maximizer, gradient), radius.times(size)),
          equal(REACHED, inner(simple, gradient), radius.times(size)),
          same(CHAIN, whole, chained),
          atMost(MAXIMIZER, distance(maximizer, simple), product([2, error, steepness])),
          atMost(NEGLECTED, distance(whole, there), bound),
          atMost(STEP, distance(exactGradient, there), bound.times(2)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one parameter, or H = 2I: ε* is along g",
      form: "printed",
      relations: [LINEAR, REACHED, CHAIN],
      specs: [
        explicit({ sizes: { p: 1 }, reals: { radius: 1, above: 1 }, lists: { H: [[[1]]], direction: [[[1]]] } }),
        explicit({
          sizes: { p: 2 },
          reals: { radius: 0.5, above: 4 },
          lists: { H: { law: "identity", seed: 0 }, direction: [[[3], [4]]] },
        }),
      ],
    },
    {
      name: "g along e_1, Hg along e_2",
      form: "printed",
      relations: [REACHED, CHAIN, NEGLECTED],
      specs: [
        explicit({
          sizes: { p: 2 },
          reals: { radius: 0.125, above: 1 },
          lists: {
            H: [
              [
                [0, 1],
                [0, 0],
              ],
            ],
            direction: [[[2], [1]]],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "a linear loss",
      spec: explicit({ sizes: { p: 1 }, reals: { radius: 1, above: 1 }, lists: { H: [[[0]]], direction: [[[1]]] } }),
    },
    {
      name: "a maximum: H = −6",
      spec: explicit({ sizes: { p: 1 }, reals: { radius: 1, above: 1 }, lists: { H: [[[-3]]], direction: [[[1]]] } }),
    },
    {
      name: "a saddle",
      spec: explicit({
        sizes: { p: 2 },
        reals: { radius: 1, above: 0.25 },
        lists: {
          H: [
            [
              [1, 0],
              [0, -2],
            ],
          ],
          direction: [[[1], [1]]],
        },
      }),
    },
  ],
  budget: { share: 0.3, atLeast: 60 },
});
