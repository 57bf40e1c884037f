import { describe, expect, it } from "vitest";
import { knownInteger, provided, upperBound } from "../numerics/arithmetic/decisions.js";
import { withProvenance } from "../numerics/arithmetic/provenance.js";
import * as quantity from "../numerics/arithmetic/quantity.js";
import { approximately, exact, type Quantity, sum } from "../numerics/arithmetic/quantity.js";
import { type Interval, isPoint, isWholeLine } from "../rigor/numbers/interval.js";
import { Enclosure } from "./enclosure.js";

const third = (): Quantity => exact(1).over(3);

/** A number, and the enclosure of it from its record. */
function enclosed(work: () => Quantity): { result: Quantity; interval: Interval; borrowed: boolean } {
  const { result, stepOf } = withProvenance(work);
  const enclosure = new Enclosure(stepOf, 128);
  const interval = enclosure.quantity(result);
  return { result, interval, borrowed: enclosure.borrowed };
}

describe("a decision on a computed number", () => {
  const tiny = (): Quantity => exact(1e-162);

  it("is taken anew: what floating point had wrong leaves nothing known", () => {
    // The product underflows to zero, and its sign with it.
    const product = tiny().times(-1e-162);
    expect(Math.abs(product.value)).toBe(0);
    const { result, interval } = enclosed(() => provided(third(), tiny().times(-1e-162)));
    expect(result.error).toBe(Infinity);
    expect(isWholeLine(interval)).toBe(true);
    // Even where somebody claims to know it.
    const lie = enclosed(() => provided(third(), sum([exact(1), exact(2 ** -60), exact(-1)])));
    expect(lie.result.error).toBe(Infinity);
    expect(isWholeLine(lie.interval)).toBe(true);
  });

  it("that rounding hides is found where intervals see it", () => {
    const { result, interval } = enclosed(() =>
      provided(
        third(),
        exact(2 ** -60)
          .plus(1)
          .minus(1)
          .plus(2 ** -60),
      ),
    );
    expect(result.error).toBe(Infinity);
    expect(isWholeLine(interval)).toBe(false);
  });

  it("is borrowed where the number is, and not lost in a product with zero", () => {
    const unnoted = (): Quantity => approximately(1, 0.25);
    expect(enclosed(() => provided(third(), unnoted())).borrowed).toBe(true);
    for (const use of [
      (zero: Quantity) => zero.times(3),
      (zero: Quantity) => exact(3).times(zero),
      (zero: Quantity) => zero.over(3),
      (zero: Quantity) => zero.squared(),
      (zero: Quantity) => zero.power(2),
      (zero: Quantity) => zero.power(1, 3),
      (zero: Quantity) => quantity.squareRoot(zero),
    ]) {
      const found = enclosed(() => use(provided(exact(0), unnoted())));
      expect(found.result).toEqual(exact(0));
      expect(found.borrowed).toBe(true);
      expect([found.interval.lo.sign, found.interval.hi.sign]).toEqual([0, 0]);
    }
  });

  it("does not matter in a product with zero", () => {
    const { result, interval } = enclosed(() => exact(0).times(provided(third(), approximately(0, 1))));
    expect([result.value, result.error, interval.lo.sign, interval.hi.sign]).toEqual([0, 0, 0, 0]);
  });

  it("that a constant is large enough is one", () => {
    for (const x of [third(), third().negated(), exact(0), exact(5e-324), exact(7), third().times(1e300)]) {
      const bound = upperBound(x);
      expect(bound.error).toBe(0);
      expect(bound.value).toBeGreaterThanOrEqual(x.value + x.error);
    }
    expect(enclosed(() => upperBound(third())).borrowed).toBe(false);
    expect(enclosed(() => upperBound(approximately(1, 0.25))).borrowed).toBe(true);
  });
});

describe("a number that is known to be an integer", () => {
  it("is exact where its enclosure holds one alone, and is looked for anew", () => {
    const { result, interval, borrowed } = enclosed(() => knownInteger(third().times(21)));
    expect(result).toEqual(exact(7));
    expect([borrowed, isPoint(interval)]).toEqual([false, true]);
    const open = enclosed(() => knownInteger(approximately(3, 0.5)));
    expect(open.result).toEqual(approximately(3, 0.5));
    expect(open.borrowed).toBe(true);
    // One that is none is no integer for intervals.
    expect(() => enclosed(() => knownInteger(exact(3).plus(2 ** -20)))).toThrow("an interval around an integer");
  });
});
