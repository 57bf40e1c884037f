import {
  add,
  approximately,
  divide,
  exact,
  exponential,
  logarithm,
  multiply,
  negate,
  type Quantity,
  square,
  squareRoot,
  subtract,
  sum,
} from "./quantity.js";
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
  return { value: add(a.value, b.value), first: add(a.first, b.first), second: add(a.second, b.second) };
}

/** a − b. */
export function subtractJets(a: Jet, b: Jet): Jet {
  return {
    value: subtract(a.value, b.value),
    first: subtract(a.first, b.first),
    second: subtract(a.second, b.second),
  };
}

/** a·b, with (ab)″ = a″b + 2a′b′ + ab″. */
export function multiplyJets(a: Jet, b: Jet): Jet {
  return {
    value: multiply(a.value, b.value),
    first: add(multiply(a.first, b.value), multiply(a.value, b.first)),
    second: add(add(multiply(a.second, b.value), multiply(a.value, b.second)), multiply(2, multiply(a.first, b.first))),
  };
}

/** a/b; no error is finite (∞ or NaN) where the enclosure of b contains zero. */
export function divideJets(a: Jet, b: Jet): Jet {
  const inverse = divide(1, b.value);
  const inverseSquared = square(inverse);
  const reciprocal = compose(b, inverse, negate(inverseSquared), multiply(2, multiply(inverseSquared, inverse)));
  return multiplyJets(a, reciprocal);
}

/** φ(a) from φ, φ′ and φ″ at the value of a: φ(a)″ = φ″ a′² + φ′ a″. */
function compose(a: Jet, value: Quantity, slope: Quantity, curvature: Quantity): Jet {
  return {
    value,
    first: multiply(slope, a.first),
    second: add(multiply(curvature, square(a.first)), multiply(slope, a.second)),
  };
}

/** e^a. */
export function exponentialJet(a: Jet): Jet {
  const value = exponential(a.value);
  return compose(a, value, value, value);
}

/** ln a; no error is finite (∞ or NaN) where the enclosure of a reaches zero. */
export function logarithmJet(a: Jet): Jet {
  const inverse = divide(1, a.value);
  return compose(a, logarithm(a.value), inverse, negate(square(inverse)));
}

/** √a; the derivatives have no finite error (∞ or NaN) where the enclosure of a reaches zero. */
export function squareRootJet(a: Jet): Jet {
  const root = squareRoot(a.value);
  const slope = divide(1, multiply(2, root));
  return compose(a, root, slope, negate(divide(slope, multiply(2, a.value))));
}

/** sin a. */
export function sineJet(a: Jet): Jet {
  const sine = nonExpansive(Math.sin, a.value);
  return compose(a, sine, nonExpansive(Math.cos, a.value), negate(sine));
}

/** cos a. */
export function cosineJet(a: Jet): Jet {
  const cosine = nonExpansive(Math.cos, a.value);
  return compose(a, cosine, negate(nonExpansive(Math.sin, a.value)), negate(cosine));
}

/** tanh a, with tanh′ = 1 − tanh² and tanh″ = −2 tanh (1 − tanh²). */
export function hyperbolicTangentJet(a: Jet): Jet {
  const value = nonExpansive(Math.tanh, a.value);
  const slope = subtract(1, square(value));
  return compose(a, value, slope, negate(multiply(2, multiply(value, slope))));
}

/**
 * A function with |φ′| ≤ 1 and |φ| ≤ |x| or |φ| ≤ 1 on an enclosure: the error of the argument passes on undiminished.
 * The evaluation itself (fdlibm, below one unit in the last place) is allowed four units of roundoff.
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
