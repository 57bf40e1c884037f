import * as numerics from "../numerics/index.js";
import * as rigor from "../rigor/index.js";
import type { Table } from "./entry.js";
import { fraction, realPower } from "./exponents.js";
import { alike, list } from "./words.js";

/** Operations on numbers. */
export const numbers = {
  add: {
    result: "quantity",
    floating: (x, y) => x.plus(y),
    interval: rigor.add,
    ...alike((x, y) => `${x} + ${y}`),
  },
  subtract: {
    result: "quantity",
    floating: (x, y) => x.minus(y),
    interval: rigor.subtract,
    ...alike((x, y) => `${x} - ${y}`),
  },
  multiply: {
    result: "quantity",
    floating: (x, y) => x.times(y),
    // As in floating point, zero times a number of which nothing is known is zero.
    interval: (x, y, precision) => [x, y].find(rigor.isZero) ?? rigor.multiply(x, y, precision),
    ...alike((x, y) => `${x} * ${y}`),
  },
  divide: {
    result: "quantity",
    floating: (x, y) => x.over(y),
    interval: rigor.divide,
    ...alike((x, y) => `${x} / ${y}`),
  },
  negate: {
    result: "quantity",
    floating: (x) => x.negated(),
    interval: rigor.negate,
    ...alike((x) => `-${x}`),
  },
  absolute: {
    result: "quantity",
    floating: numerics.absolute,
    interval: rigor.absolute,
    python: (x) => `abs(${x})`,
    julia: (x) => `abs(${x})`,
    meaning: (x) => `|${x}|`,
  },
  square: {
    result: "quantity",
    floating: (x) => x.squared(),
    interval: rigor.square,
    python: (x) => `${x} ** 2`,
    julia: (x) => `${x}^2`,
    meaning: (x) => `${x}²`,
  },
  power: {
    result: "quantity",
    floating: (x, p) => x.power(p),
    interval: realPower,
    python: (x, p) => `max(${x}, 0.0) ** ${p}`,
    julia: (x, p) => `max(${x}, 0.0)^${p}`,
    meaning: (x, p) => `${x}^${p}, where ${x} ≥ 0`,
  },
  rationalPower: {
    result: "quantity",
    floating: (x, [p, q]) => x.power(p, q),
    interval: (x, exponent, precision) => rigor.power(x, fraction(exponent), precision),
    python: (x, [p, q]) => `max(${x}, 0.0) ** (${p} / ${q})`,
    julia: (x, [p, q]) => `max(${x}, 0.0)^(${p} / ${q})`,
    meaning: (x, [p, q]) => `${x}^(${p}/${q}), where ${x} ≥ 0`,
  },
  squareRoot: {
    result: "quantity",
    floating: numerics.squareRoot,
    interval: rigor.squareRoot,
    python: (x) => `np.sqrt(max(${x}, 0.0))`,
    julia: (x) => `sqrt(max(${x}, 0.0))`,
    meaning: (x) => `√${x}, where ${x} ≥ 0`,
  },
  exponential: {
    result: "quantity",
    floating: numerics.exponential,
    interval: rigor.exponential,
    python: (x) => `np.exp(${x})`,
    julia: (x) => `exp(${x})`,
    meaning: (x) => `e^${x}`,
  },
  logarithm: {
    result: "quantity",
    floating: numerics.logarithm,
    interval: rigor.logarithm,
    python: (x) => `np.log(${x})`,
    julia: (x) => `log(${x})`,
    meaning: (x) => `ln ${x}`,
  },
  sum: {
    result: "quantity",
    floating: numerics.sum,
    interval: rigor.sum,
    python: (terms) => `sum(${list(terms)})`,
    julia: (terms) => `sum(Float64${list(terms)})`,
    meaning: (terms) => (terms.length === 0 ? "an empty sum" : `the sum of ${terms.join(", ")}`),
  },
  maximum: {
    result: "quantity",
    floating: numerics.maximum,
    interval: (terms) => terms.reduce(rigor.maximum),
    python: (terms) => `max(${list(terms)})`,
    julia: (terms) => `maximum(Float64${list(terms)})`,
    meaning: (terms) => `the largest of ${terms.join(", ")}`,
  },
  provided: {
    result: "quantity",
    floating: (x, condition) => numerics.provided(x, condition),
    interval: (x, condition, sign) => (rigor.hasSign(condition, sign) ? x : rigor.WHOLE_LINE),
    python: (x, condition, sign) => `(${x} if np.sign(${condition}) == ${sign} else np.nan)`,
    julia: (x, condition, sign) => `(sign(${condition}) == ${sign} ? ${x} : NaN)`,
    meaning: (x, condition, sign) => `${x}, where the sign of ${condition} is ${sign}`,
  },
  integer: {
    result: "quantity",
    floating: numerics.knownInteger,
    interval: rigor.integerIn,
    python: (x) => `np.rint(${x})`,
    julia: (x) => `round(${x})`,
    meaning: (x) => `${x}, which is an integer`,
  },
} satisfies Partial<Table>;
