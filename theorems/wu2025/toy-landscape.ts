/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Sharp Minima Can Generalize well", the toy landscape.
 *
 * As printed: "The rescaling operation (a, w) → (a/λ, λw) does not change the function implemented by the model, but can
 * significantly change the sharpness. Consider a toy landscape $L(a,w) = \frac12(aw-1)^2$. At global
 * $\{(a,w): aw = 1\}$, we have $\nabla^2 L(a,w) = \begin{pmatrix} w^2 & 1\\ 1 & a^2 \end{pmatrix}$. Thus, rescaling can
 * make a solution arbitrarily sharp."
 *
 * Reading: "global" are the global minima; the sharpness is $\lambda_{\max}(\nabla^2 L)$. "Arbitrarily sharp" says: for
 * every solution and every c > 0 some λ > 0 makes the sharpness at (a/λ, λw) at least c. The λ given here is
 * $\sqrt c/|w|$, for which the first diagonal entry is c; the sharpness is then c + 1/c, never c itself.
 *
 * Two routes: the Hessian is computed from L alone by second-order Taylor arithmetic along e_1, e_2 and e_1 + e_2, and
 * compared with the printed matrix. a is an entry of the instance; w = 1/a carries its rounding.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal, same } from "../../src/claim/relation.js";
import {
  absolute,
  constantJet,
  exact,
  largestEigenvalue,
  type Matrix,
  multiplyJets,
  type Quantity,
  quantityMatrix,
  squareRoot,
  subtractJets,
  variableJet,
} from "../../src/numerics/index.js";

/** A point (a, w) and the sharpness c to reach. */
interface Instance {
  readonly a: Quantity;
  readonly w: Quantity;
  readonly target: number;
}

const specs = layout({
  reals: { target: [1, 4, 0.25, 100, 2 ** 10, 2 ** 20] },
  lists: { a: { shapes: () => [[1, 1]], laws: ["identity", "integer", "positive", "graded", "gaussian", "gaussian"] } },
});
const { explicit } = specs;

/** aw − 1, which only a looser source has off zero. */
function offsetOf({ offset = 0 }: Readonly<Record<string, number | undefined>>): number {
  return offset;
}

/** d²/dt² L((a, w) + t(u, v)) at t = 0 for L = ½(aw − 1)². */
function curvatureAlong(a: Quantity, w: Quantity, u: number, v: number): Quantity {
  const residual = subtractJets(multiplyJets(variableJet(a, u), variableJet(w, v)), constantJet(1));
  return multiplyJets(residual, residual).second.over(2);
}

/** ∇²L(a, w), its mixed entry by polarization. */
function hessian(a: Quantity, w: Quantity): Matrix {
  const first = curvatureAlong(a, w, 1, 0);
  const second = curvatureAlong(a, w, 0, 1);
  const mixed = curvatureAlong(a, w, 1, 1).minus(first.plus(second)).over(2);
  return quantityMatrix(2, 2, (i, j) => (i !== j ? mixed : i === 0 ? first : second));
}

const HESSIAN = "∇²L(a, w) = [w² 1; 1 a²]";
const UNCHANGED = "(a/λ)(λw) = aw";

export default defineClaim<Instance>({
  id: "wu2025/toy-landscape",
  title: "The Hessian of ½(aw − 1)² at its minima, which rescaling makes arbitrarily sharp",
  kinds: ["identity", "exists"],
  locus: "“Sharp Minima Can Generalize well”, toy landscape",
  reading: "“Arbitrarily sharp”: for every c > 0 some λ > 0 gives sharpness at least c at (a/λ, λw); λ = √c/|w| does.",
  specs,
  materialize: (spec) => {
    const { reals, lists } = specs.raw(spec);
    const a = exact(lists.a[0]!.data[0]! || 1);
    return { a, w: exact(1).plus(offsetOf(spec.reals)).over(a), target: reals.target };
  },
  assumptions: [
    {
      name: "global minimum",
      statement: String.raw`a w = 1`,
      slack: ({ a, w }) => absolute(a.times(w).minus(1)).negated(),
      without: loosened(specs, { reals: { offset: [1, 2, -0.5] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\nabla^2 L(a, w) = \begin{pmatrix} w^2 & 1 \\ 1 & a^2 \end{pmatrix}, \quad \forall c > 0\ \exists \lambda > 0: \lambda_{\max}\big(\nabla^2 L(a/\lambda, \lambda w)\big) \ge c`,
      expected: "holds",
      relations: ({ a, w, target }) => {
        const lambda = squareRoot(target).over(absolute(w));
        const [scaledA, scaledW] = [a.over(lambda), lambda.times(w)];
        const printed = quantityMatrix(2, 2, (i, j) => (i !== j ? exact(1) : (i === 0 ? w : a).squared()));
        return [
          same(HESSIAN, hessian(a, w), printed),
          equal(UNCHANGED, scaledA.times(scaledW), a.times(w)),
          atLeast("λ_max(∇²L(a/λ, λw)) ≥ c", largestEigenvalue(hessian(scaledA, scaledW)), exact(target)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "powers of two",
      form: "printed",
      relations: [HESSIAN, UNCHANGED],
      specs: [1, -2, 0.25].map((a) => explicit({ reals: { target: 4 }, lists: { a: [[[a]]] } })),
    },
  ],
  degenerateCases: [
    { name: "the flattest minimum, a = w = 1", spec: explicit({ reals: { target: 1 }, lists: { a: [[[1]]] } }) },
    { name: "a = −3, w = −1/3", spec: explicit({ reals: { target: 100 }, lists: { a: [[[-3]]] } }) },
  ],
});
