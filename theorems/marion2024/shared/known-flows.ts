import {
  absolute,
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
  RegressionRisk,
  regressor,
  squareRoot,
  sum,
  takenAsExact,
} from "../../../src/numerics/index.js";
import { pathError, upTo } from "./flows.js";

/** A gradient flow of a function f at two times, 0 and t. */
interface Flow {
  readonly time: number;
  /** μ of the Polyak–Łojasiewicz inequality. */
  readonly mu: Quantity;
  /** f(x) − f_min at 0 and at t. */
  readonly excess: readonly [Quantity, Quantity];
  /** ‖x(t) − x(∞)‖ where the limit is known. */
  readonly toLimit: Quantity | null;
  /** ‖x(t) − x(0)‖. */
  readonly moved: Quantity;
  /** The infimum of ‖∇f‖²/(f − f_min) over all times, less μ; 0 where μ is certified. */
  readonly slack: Quantity;
}

/** What a flow is made from: a quadratic form and a point, or layers and inputs. */
interface Parts {
  readonly a: Matrix;
  readonly x: Matrix;
  readonly W: readonly Matrix[];
  readonly X: Matrix;
  readonly time: number;
  readonly off: number;
}

/** Local error of a step against the norm of the weights, and steps allowed; no verdict depends on them. */
const ACCURACY = 2 ** -40;
const MAX_STEPS = 4000;

/** e^{−rate·time}. */
function decayed(rate: number, time: number): Quantity {
  return exponential(exact(rate).times(-time));
}

/** f = Σ a_i x_i² with a_i ≥ 0: x_i(t) = e^{−2a_it}x_i and μ = 4 min_{a_i>0} a_i. */
function quadratic(parts: Parts): Flow {
  const { time } = parts;
  const a = Array.from(parts.a.data, Math.abs);
  const x = Array.from(parts.x.data, exact);
  const positive = a.filter((c) => c > 0);
  const moving = a.filter((c, i) => c > 0 && parts.x.data[i] !== 0);
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

/**
 * f = (1 − w_2w_1)², which is not convex, from w_1 = w_2 > 0: the product u has u(t) = u/(u + (1 − u)e^{−4t}), with the
 * ratio 8u(t), so that μ = 8 min(u(0), 1).
 */
function twoLayers({ x, time }: Parts): Flow {
  const w = exact(Math.abs(x.data[0]!) + 1 / 4);
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

/** f = x⁴ in one variable, x(t) = (x^{−2} + 8t)^{−1/2}, with μ = 1, which it does not satisfy. */
function quartic({ x: start, time }: Parts): Flow {
  const x = exact(Math.abs(start.data[0]!) + 1 / 4);
  const reciprocal = exact(1).over(x.squared());
  const later = exact(1).over(squareRoot(reciprocal.plus(8 * time)));
  const excess = [x.squared().squared(), later.squared().squared()] as const;
  return { time, mu: exact(1), excess, toLimit: later, moved: x.minus(later), slack: exact(-1) };
}

/**
 * The risk of a linear network whose regressor is off the best one by a factor, over the time that μ sets. It starts
 * where `flowLimit` certifies a μ for all later times. Its flow is integrated, and the weights carry the integrator's
 * error estimate, no bound, as their radius.
 */
function network({ W, X, time, off }: Parts): Flow {
  const blank = { inputs: X, targets: column(new Float64Array(X.rows)), output: column([1]) };
  const fitted = X.times(regressor(W, blank));
  const problem = { ...blank, targets: new Matrix(X.rows, 1, fitted.times(1 + off).data) };
  const facts = regressionFacts(problem);
  const near = flowLimit(W, problem, facts);
  const mu = near?.polyakLojasiewicz ?? exact(1);
  const run = gradientFlow(W, new RegressionRisk(W, problem), {
    times: [time / mu.value],
    relativeTolerance: ACCURACY,
    maxSteps: MAX_STEPS,
  });
  const reached = run.samples.at(-1)!;
  const later = upTo(pathError(run), reached.weights);
  return {
    time: reached.time,
    mu,
    excess: [excessRisk(W, problem, facts.solution), excessRisk(later, problem, facts.solution)],
    toLimit: null,
    moved: squareRoot(sum(later.map((w, k) => frobeniusSquared(w.minus(W[k]!))))),
    slack: takenAsExact(near === null ? -1 : 0, "a slack: μ is certified or not"),
  };
}

/** The flows by the names of their functions; only a looser source has the quartic one. */
export const KNOWN_FLOWS: Readonly<Record<string, (parts: Parts) => Flow>> = {
  quadratic,
  "two equal layers": twoLayers,
  quartic,
  network,
};
