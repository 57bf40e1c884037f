import type { Matrix, Quantity, Step } from "../numerics/index.js";
import {
  add,
  fromDouble,
  fromMatrix,
  fromNumber,
  type Interval,
  type IntervalMatrix,
  negate,
  Precision,
  WHOLE_LINE,
  widened,
} from "../rigor/index.js";
import { Recomputation } from "./recomputation.js";

/**
 * Does a recorded computation over again in interval arithmetic, from the exact entries of the instance.
 *
 * `borrowed` tells whether some operand was itself computed in floating point by code that leaves no steps: it enters
 * with its own error bound, and the result is an enclosure, but not an independent one.
 */
export class Enclosure {
  borrowed = false;
  private readonly precision: Precision;
  private readonly values: Recomputation<"interval">;

  constructor(stepOf: (value: object) => Step | undefined, bits: number) {
    this.precision = new Precision(bits);
    this.values = new Recomputation("interval", stepOf, {
      setting: this.precision,
      quantity: (q) => this.given(q),
      matrix: (m) => this.givenMatrix(m),
    });
  }

  /** An interval that holds the true value. @throws RigorError where an operand is not finite or outside a domain */
  quantity(q: Quantity): Interval {
    return this.values.quantity(q);
  }

  /** Intervals that hold the true entries. @throws RigorError as `quantity` */
  matrix(m: Matrix): IntervalMatrix {
    return this.values.matrix(m);
  }

  private given({ value, error }: Quantity): Interval {
    if (error === 0) return fromNumber(value);
    this.borrowed = true;
    if (!Number.isFinite(error)) return WHOLE_LINE;
    const radius = fromNumber(error);
    const spread = { lo: negate(radius).lo, hi: radius.hi };
    return add(fromNumber(value), spread, this.precision);
  }

  private givenMatrix(m: Matrix): IntervalMatrix {
    const point = fromMatrix(m);
    if (m.radius === 0) return point;
    this.borrowed = true;
    return widened(point, fromDouble(m.radius));
  }
}
