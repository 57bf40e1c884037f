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
import { valuesIn } from "./operands.js";
import { Recomputation } from "./recomputation.js";

/**
 * Does a recorded computation over again in interval arithmetic, from the exact entries of the instance. What several
 * numbers have in common is computed once.
 */
export class Enclosure {
  /** What entered with the error bound of floating-point code that leaves no steps. */
  private readonly lent = new Set<object>();
  private readonly precision: Precision;
  private readonly values: Recomputation<"interval">;

  constructor(
    private readonly stepOf: (value: object) => Step | undefined,
    bits: number,
  ) {
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

  /** Whether anything entered so. */
  get borrowed(): boolean {
    return this.lent.size > 0;
  }

  /**
   * Whether one of these numbers, enclosed already, rests on an operand that floating-point code computed and left no
   * steps of: it enters with its own error bound, and the result is an enclosure, but not an independent one.
   */
  borrows(...numbers: readonly Quantity[]): boolean {
    if (this.lent.size === 0) return false;
    const seen = new Set<object>();
    const open: (Quantity | Matrix)[] = [...numbers];
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      if (this.lent.has(value)) return true;
      if (seen.has(value)) continue;
      seen.add(value);
      for (const operand of this.stepOf(value)?.operands ?? []) open.push(...valuesIn(operand));
    }
    return false;
  }

  private given(q: Quantity): Interval {
    const { value, error } = q;
    if (error === 0) return fromNumber(value);
    this.lent.add(q);
    if (!Number.isFinite(error)) return WHOLE_LINE;
    const radius = fromNumber(error);
    const spread = { lo: negate(radius).lo, hi: radius.hi };
    return add(fromNumber(value), spread, this.precision);
  }

  private givenMatrix(m: Matrix): IntervalMatrix {
    const point = fromMatrix(m);
    if (m.radius === 0) return point;
    this.lent.add(m);
    return widened(point, fromDouble(m.radius));
  }
}
