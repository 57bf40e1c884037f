import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approximately, exact } from "../../src/numerics/arithmetic/quantity.js";
import { certain } from "./certain.js";

/** A decimal as numerator and power of ten, exactly. */
function decimal(text: string): { digits: bigint; exponent: number } {
  const [, sign, whole, part = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text)!;
  return { digits: BigInt(`${sign!}${whole!}${part}`), exponent: Number(exponent) - part.length };
}

/** A double as a multiple of 2^-1074, times 10^400 so that decimals of the range below are integers. */
function scaled(x: number): bigint {
  let mantissa = x;
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent += 1;
  }
  return (BigInt(mantissa) * 10n ** 400n) / 2n ** BigInt(exponent);
}

function scaledDecimal(text: string): bigint {
  const { digits, exponent } = decimal(text);
  return digits * 10n ** BigInt(400 + exponent);
}

describe("a quantity in print", () => {
  it.each<[number, number, string]>([
    [0.5, 0, "0.5"],
    [-3, 0, "-3"],
    [75.67618135461834, 3e-13, "75.6761813546 ± 2e-11"],
    [38097, 2e-11, "38097 ± 3e-11"],
    [0.7312345, 0.0021, "0.731 ± 0.003"],
    [13.5, 0.4, "13.5 ± 0.5"],
    [1.5e-16, 3e-16, "1e-16 ± 4e-16"],
    [1e-17, 3e-16, "0 ± 4e-16"],
    [0, 3e-16, "0 ± 4e-16"],
    [123456, 4000, "123000 ± 5000"],
    [2.3e300, 1e290, "2.3e+300 ± 2e+290"],
    [1.25, Infinity, "1.25 ± ∞"],
    [NaN, 1, "NaN"],
    [Infinity, Infinity, "Infinity ± ∞"],
  ])("%d with error %d is %s", (value, error, text) => {
    expect(certain(approximately(value, error))).toBe(text);
  });

  it("contains the enclosure, in exact arithmetic, and is not much wider", () => {
    const value = fc.tuple(
      fc.double({ min: 1, max: 10, noNaN: true }),
      fc.integer({ min: -30, max: 30 }),
      fc.boolean(),
    );
    const error = fc.tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -30, max: 30 }));
    fc.assert(
      fc.property(value, error, ([x, k, negative], [e, l]) => {
        const quantity = approximately((negative ? -x : x) * 2 ** k, e * 2 ** l);
        const [middle, radius] = certain(quantity).split(" ± ") as [string, string];
        const [low, high] = [
          scaledDecimal(middle) - scaledDecimal(radius),
          scaledDecimal(middle) + scaledDecimal(radius),
        ];
        expect(low <= scaled(quantity.value) - scaled(quantity.error)).toBe(true);
        expect(high >= scaled(quantity.value) + scaled(quantity.error)).toBe(true);
        expect(Number(radius)).toBeLessThanOrEqual(4 * quantity.error + 2e-11 * Math.abs(quantity.value));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("that is exact has no error", () => {
    expect(certain(exact(1 / 3))).toBe("0.3333333333333333");
  });
});
