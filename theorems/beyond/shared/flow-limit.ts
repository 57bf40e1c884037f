import { atLeast, atMost, equal, type Comparison } from "../../../src/claim/index.js";
import {
  exact,
  exactRank,
  eachSingularValue,
  type Matrix,
  matrixEntry,
  maximum,
  product,
  type Quantity,
  squareRoot,
} from "../../../src/numerics/index.js";

/** The t with t² = κ that enclose κ_L, and the tangent of the ψ at which the lower one shows that it is below. */
export const ENCLOSED: Readonly<
  Record<number, { readonly below: number; readonly from: number; readonly tilt: number }>
> = {
  2: { below: 743 / 512, from: 744 / 512, tilt: 82 / 512 },
  3: { below: 928 / 512, from: 929 / 512, tilt: 79 / 512 },
  4: { below: 1090 / 512, from: 1091 / 512, tilt: 75 / 512 },
  5: { below: 1235 / 512, from: 1236 / 512, tilt: 71 / 512 },
};

/** A number that κ_L is not above. */
export function settledFrom(depth: number): number {
  const enclosed = ENCLOSED[depth];
  return enclosed === undefined ? 2 * depth * depth + depth - 2 : enclosed.from * enclosed.from;
}

/** ρ_L(κ) = ((κ−1)/(L−1))^{1−1/L}. */
export function flowFactor(depth: number, kappa: Quantity): Quantity {
  return kappa
    .minus(1)
    .over(depth - 1)
    .power(depth - 1, depth);
}

/** Of the largest eigenvalue of XᵀX and the smallest one that is not 0, by the rank of X. @param inputs X ≠ 0 */
export function conditionNumber(inputs: Matrix): Quantity {
  const values = eachSingularValue(inputs);
  return values[0]!.over(values[exactRank(inputs) - 1]!).squared();
}

/** The larger root f of κf² − (κ + L + (κ−1)(L−1)sin²ψ)f + L = 0, as a number: that of step (iii). */
function flowRoot(depth: number, kappa: Quantity, squaredSine: Quantity): Quantity {
  const middle = kappa.plus(depth).plus(product([kappa.minus(1), depth - 1, squaredSine]));
  const rest = maximum([0, middle.squared().minus(kappa.times(4 * depth))]);
  return middle.plus(squareRoot(rest)).over(kappa.times(2));
}

/** κ of the identities. */
const KAPPA = exact(5);

/**
 * Step (iii) for any v = (c, s) and f, κ = 5: with n = ‖v‖² and Q = nI + (κ−1)vvᵀ, det(n diag(L, 1) − fQ) is
 * n²(f−1)(κf−L) − nf(κ−1)(L−1)s².
 */
export function rootStep(depth: number, v: Matrix, f: number) {
  const [c, s] = [matrixEntry(v, 0, 0), matrixEntry(v, 1, 0)];
  const n = c.squared().plus(s.squared());
  const more = KAPPA.minus(1);
  const entry = (x: Quantity, y: Quantity): Quantity => more.times(x).times(y);
  const first = n.times(depth).minus(n.plus(entry(c, c)).times(f));
  const last = n.minus(n.plus(entry(s, s)).times(f));
  const off = entry(c, s).times(f).squared();
  const split = n.squared().times(exact(f).minus(1)).times(KAPPA.times(f).minus(depth));
  return equal(first.times(last).minus(off), split.minus(product([n, f, more, depth - 1, s.squared()])));
}

/** Step (v): tan φ − tan θ on the curve of the best θ, for any T = tan φ; κ = 5. */
export function curveStep(depth: number, t: number) {
  const [T, more] = [exact(t), KAPPA.minus(1)];
  const below = KAPPA.plus(T.squared()).times(depth - 1);
  const tangent = T.times(more).times(depth).over(below);
  const apart = T.squared()
    .plus(1)
    .times(depth - 1)
    .minus(more);
  return equal(T.minus(tangent), T.times(apart).over(below));
}

/** Steps (iii) and (iv) for X = diag(1, t), w* = (1, u): κ = t², tan ψ = u. */
export function planeSteps(
  depth: number,
  { t, u }: { readonly t: number; readonly u: number },
  aligned: Quantity,
  flattest: Quantity,
) {
  const kappa = exact(t).squared();
  const length = exact(u).squared().plus(1);
  const squaredSine = exact(u).squared().over(length);
  const root = flowRoot(depth, kappa, squaredSine);
  // 2cΛ: n = 2, and ‖w*‖² is the length.
  const scale = kappa.times(length.power(depth - 1, depth));
  const square = kappa.minus(depth).over(depth - 1);
  const isAbove = t * t > depth;
  const gain = (): Comparison => {
    // (cos ψ + τ sin ψ)².
    const along = squareRoot(square).times(u).plus(1).squared().over(length);
    return atLeast(flattest.times(flowFactor(depth, kappa)), scale.times(along.power(depth - 1, depth)));
  };
  const slope = (): Comparison => {
    const steep = exact(1)
      .over(square)
      .plus(1)
      .times(depth - 1);
    return atMost(root, steep.times(squaredSine).plus(1));
  };
  return { root: equal(aligned, scale.times(root)), gain: isAbove ? gain() : null, slope: isAbove ? slope() : null };
}

/** Step (vii): what it needs of numbers, at κ = 2L² + L − 2. */
export function largeStep(depth: number) {
  const high = exact(depth)
    .power(depth, depth - 1)
    .minus(1);
  const more = exact(2).over(2 * depth - 1);
  const less = exact(1).over(2 * depth);
  const most = exact(2 * depth + 3).power(depth - 1, depth);
  const reached = flowFactor(depth, exact(settledFrom(depth)));
  return {
    settled: ENCLOSED[depth] === undefined ? equal(reached, most) : atMost(reached, most),
    chord: atMost(high.times(more.plus(1)), exact(2 * depth + 1)),
    crude: atMost(exact(depth + 1 / 2).minus(less), most),
  };
}
