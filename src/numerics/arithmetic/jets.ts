import { cos, sin, tanh } from "../elementary/index.js";
import { approximately, exact, exponential, logarithm, type Quantity, squareRoot, sum } from "./quantity.js";
import { OUTWARD, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "./roundoff.js";

/**
 * The second-order Taylor data of t ↦ f(x + t v) at t = 0: f, its first and its second derivative along v.
 *
 * Arithmetic on jets is forward-mode differentiation; every component carries its error bound. Functions of a
 * parameter vector written with these operations can be differentiated along any direction without difference
 * quotients (Griewank and Walther, Evaluating Derivatives, 2nd ed. 2008, chapter 13).
 */
export interface Jet {
  readonly value: Quantity;
  readonly first: Quantity;
  readonly second: Quantity;
}

/** A number that does not depend on the parameters. */
export function constantJet(value: Quantity | number): Jet {
  return { value: asQuantity(value), first: exact(0), second: exact(0) };
}

/** A parameter that moves with the given velocity along the direction. */
export function variableJet(value: Quantity | number, velocity: Quantity | number): Jet {
  return { value: asQuantity(value), first: asQuantity(velocity), second: exact(0) };
}

function asQuantity(x: Quantity | number): Quantity {
  return typeof x === "number" ? exact(x) : x;
}

/** a + b. */
export function addJets(a: Jet, b: Jet): Jet {
  return { value: a.value.plus(b.value), first: a.first.plus(b.first), second: a.second.plus(b.second) };
}

/** a − b. */
export function subtractJets(a: Jet, b: Jet): Jet {
  return {
    value: a.value.minus(b.value),
    first: a.first.minus(b.first),
    second: a.second.minus(b.second),
  };
}

/** a·b, with (ab)″ = a″b + 2a′b′ + ab″. */
export function multiplyJets(a: Jet, b: Jet): Jet {
  return {
    value: a.value.times(b.value),
    first: a.first.times(b.value).plus(a.value.times(b.first)),
    second: a.second.times(b.value).plus(a.value.times(b.second)).plus(a.first.times(b.first).times(2)),
  };
}

/** a/b; no error is finite (∞ or NaN) where the enclosure of b contains zero. */
export function divideJets(a: Jet, b: Jet): Jet {
  const inverse = exact(1).over(b.value);
  const inverseSquared = inverse.squared();
  const reciprocal = compose(b, inverse, inverseSquared.negated(), inverseSquared.times(inverse).times(2));
  return multiplyJets(a, reciprocal);
}

/** φ(a) from φ, φ′ and φ″ at the value of a: φ(a)″ = φ″ a′² + φ′ a″. */
function compose(a: Jet, value: Quantity, slope: Quantity, curvature: Quantity): Jet {
  return {
    value,
    first: slope.times(a.first),
    second: curvature.times(a.first.squared()).plus(slope.times(a.second)),
  };
}

/** e^a. */
export function exponentialJet(a: Jet): Jet {
  const value = exponential(a.value);
  return compose(a, value, value, value);
}

/** ln a; no error is finite (∞ or NaN) where the enclosure of a reaches zero. */
export function logarithmJet(a: Jet): Jet {
  const inverse = exact(1).over(a.value);
  return compose(a, logarithm(a.value), inverse, inverse.squared().negated());
}

/** √a; the derivatives have no finite error (∞ or NaN) where the enclosure of a reaches zero. */
export function squareRootJet(a: Jet): Jet {
  const root = squareRoot(a.value);
  const slope = exact(1).over(root.times(2));
  return compose(a, root, slope, slope.over(a.value.times(2)).negated());
}

/** sin a. */
export function sineJet(a: Jet): Jet {
  const sine = nonExpansive(sin, a.value);
  return compose(a, sine, nonExpansive(cos, a.value), sine.negated());
}

/** cos a. */
export function cosineJet(a: Jet): Jet {
  const cosine = nonExpansive(cos, a.value);
  return compose(a, cosine, nonExpansive(sin, a.value).negated(), cosine.negated());
}

/** tanh a, with tanh′ = 1 − tanh² and tanh″ = −2 tanh (1 − tanh²). */
export function hyperbolicTangentJet(a: Jet): Jet {
  const value = nonExpansive(tanh, a.value);
  const slope = exact(1).minus(value.squared());
  return compose(a, value, slope, value.times(slope).times(2).negated());
}

/**
 * A function with |φ′| ≤ 1 and |φ| ≤ |x| or |φ| ≤ 1 on an enclosure: the error of the argument passes on undiminished.
 * The evaluation itself has a relative error of four units of roundoff at most, that of `tanh`.
 */
function nonExpansive(f: (x: number) => number, x: Quantity): Quantity {
  const value = f(x.value);
  return approximately(value, (x.error + 4 * UNIT_ROUNDOFF * Math.abs(value) + SMALLEST_SUBNORMAL) * OUTWARD);
}

/** A scalar function of a parameter vector, written with the operations on jets. */
export type JetFunction = (parameters: readonly Jet[]) => Jet;

/** f along the k-th coordinate direction (from zero) at the point: value, ∂f/∂x_k and ∂²f/∂x_k². */
export function alongCoordinate(f: JetFunction, point: readonly number[], k: number): Jet {
  return f(point.map((x, i) => variableJet(x, i === k ? 1 : 0)));
}

/** ∇f at the point. */
export function gradientByJets(f: JetFunction, point: readonly number[]): Quantity[] {
  return point.map((_, k) => alongCoordinate(f, point, k).first);
}

/** tr ∇²f at the point, the sum of the second derivatives along the coordinates. */
export function hessianTraceByJets(f: JetFunction, point: readonly number[]): Quantity {
  return sum(point.map((_, k) => alongCoordinate(f, point, k).second));
}
