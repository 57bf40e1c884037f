import {
  column,
  exact,
  frobeniusSquared,
  fromRows,
  inner,
  largestEigenvalue,
  pow,
  type Quantity,
} from "../../../numerics/index.js";
import type { Chart, Family, Parameter } from "../family.js";
import type { Sides } from "../written.js";
import { bestDirection } from "./best-direction.js";

/** For each depth the t of diag(1, t), t² = κ: where the corner begins that the proof does by hand, and the last one. */
const ENDS: Readonly<Record<number, readonly [number, number]>> = {
  2: [368 / 256, 744 / 512],
  3: [456 / 256, 929 / 512],
  4: [536 / 256, 1091 / 512],
  5: [608 / 256, 1236 / 512],
};

/** sin ψ ≤ tan ψ up to which the proof does the corner by hand. */
const CORNER = 1 / 128;

/** ρ_L(κ) = ((κ−1)/(L−1))^{1−1/L}. */
function factor(depth: number, kappa: number): Quantity {
  return exact(kappa - 1)
    .over(depth - 1)
    .power(depth - 1, depth);
}

/** n/2c times S(W⁰), and n/2c times ρ_L(κ) times the value at z, which is at most S_min for every z. */
function sides(depth: number, kappa: number, [t, u, z1, z2]: readonly number[], isFirst: boolean): Sides {
  const X = fromRows([
    [1, 0],
    [0, t!],
  ]);
  const w = column(isFirst ? [1, u!] : [u!, 1]);
  const z = column([z1!, z2!]);
  const [labels, size] = [X.times(w), frobeniusSquared(w)];
  const form = X.gramOfRows().plus(labels.gramOfRows().times(exact(depth - 1).over(size)));
  const along = inner(labels, z).squared().over(size);
  const root = frobeniusSquared(X.T.times(z))
    .times(along.power(depth - 1))
    .power(1, depth);
  return {
    lhs: largestEigenvalue(form),
    rhs: factor(depth, kappa)
      .times(depth)
      .times(root.over(frobeniusSquared(z))),
  };
}

/** About the z at which the value is largest. */
function steepest(depth: number, [t, u]: readonly number[], isFirst: boolean): number[] {
  const [a, b] = isFirst ? [1, u!] : [u!, 1];
  return bestDirection((x, y) => {
    const [seen, along] = [x * x + t! * t! * y * y, a * x + t! * b * y];
    return (seen * pow(along, 2 * depth - 2)) / pow(x * x + y * y, depth);
  });
}

function chart(depth: number, kappa: number, isFirst: boolean, t: Parameter, u: Parameter): Chart {
  return {
    name: `w = ${isFirst ? "(1, u)" : "(u, 1)"}, t from ${t.from} to ${t.to}`,
    parameters: [t, u],
    chosen: ["z1", "z2"],
    choose: (values) => steepest(depth, values, isFirst),
    sides: (values) => sides(depth, kappa, values, isFirst),
  };
}

function settled(depth: number): Family {
  const [middle, last] = ENDS[depth]!;
  const kappa = last * last;
  const whole = { name: "u", from: 0, to: 1 };
  return {
    id: `beyond/flow-limit/settled,L=${depth}`,
    claim: "beyond/flow-limit",
    form: "printed",
    relation: `S(W⁰) ≤ ρ_L(κ₁)(2L/n)‖Xᵀz‖^{2/L}|ŷᵀz|^{2−2/L}/‖z‖² for some z, κ₁ = ${kappa}, hence S(W⁰) ≤ ρ_L(κ₁)S_min`,
    sizes: `d = n = 2, L = ${depth}, one output`,
    covers:
      `all Σ̂ of condition number at most κ₁ and all w* ≠ 0, but for w* that is turned by an angle of tangent at most 1/128 from
      the eigenvector of the smaller eigenvalue where the condition number is above ${middle * middle}`.replace(
        /\s+/g,
        " ",
      ),
    argument:
      `With X = UDVᵀ, D = diag(1, t) after a scaling of X, the Gram matrix of the gradients turns with U, and w* is taken by V:
      neither side changes, nor with the signs of the entries of w*, for D commutes with diagonals of signs; both are homogeneous, of degree
      2 in X and 2 − 2/L in w*, whose largest entry is 1. The left side is S(W⁰) by the first step of the proof in
      beyond/regression-bounds; S_min is at least the value at every z, by the third step of that in beyond/regression-flattest. Both are over 2‖w*‖^{2−2/L}/n.`.replace(
        /\s+/g,
        " ",
      ),
    slack: null,
    charts: [
      chart(depth, kappa, true, { name: "t", from: 1, to: middle }, whole),
      chart(depth, kappa, false, { name: "t", from: 1, to: last }, whole),
      chart(depth, kappa, true, { name: "t", from: middle, to: last }, { name: "u", from: CORNER, to: 1 }),
    ],
  };
}

/** Gradient flow and the flattest minima: what is left of the proof that κ_L ≤ κ₁ at these depths. */
export const flowLimit: readonly Family[] = [2, 3, 4, 5].map(settled);
