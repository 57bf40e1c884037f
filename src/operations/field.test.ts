import { describe, expect, it } from "vitest";
import { fromRows, Matrix, type Operation, Quantity, withProvenance } from "../numerics/index.js";
import { type FieldMatrix, type FieldNumber, ofDouble, plain } from "../rigor/index.js";
import { rationals, toNumber, type Rational } from "../rigor/field/rationals.fixture.js";
import { Recomputation } from "./recomputation.js";
import { rowsOfPair, tried } from "./samples.fixture.js";
import { operations } from "./table.js";

const names = Object.keys(operations) as Operation[];
const pair = { a: fromRows(rowsOfPair.a), b: fromRows(rowsOfPair.b) };
const isAbsent = (name: Operation): boolean => "absent" in operations[name].field;

/** The value of a recorded computation in rational numbers. */
function exactly(value: Quantity | Matrix, stepOf: Parameters<typeof recompute>[0]): unknown {
  const again = recompute(stepOf);
  return value instanceof Matrix ? again.matrix(value) : again.quantity(value);
}

function recompute(stepOf: ConstructorParameters<typeof Recomputation<"field">>[1]): Recomputation<"field"> {
  return new Recomputation("field", stepOf, {
    setting: rationals,
    quantity: ({ value }) => plain(ofDouble(value, rationals), value >= 0),
    matrix: ({ rows, cols, data }) => ({ rows, cols, data: Array.from(data, (x) => ofDouble(x, rationals)) }),
  });
}

describe("every operation over a field", () => {
  it.each(names.filter((name) => !isAbsent(name)))("%s is what floating point says, in rational numbers", (name) => {
    const { result: all, stepOf } = withProvenance(() => tried(name, pair));
    let compared = 0;
    for (const { result } of all) {
      let found: unknown;
      try {
        found = exactly(result, stepOf);
      } catch (error) {
        // Sums of roots, and exponents that are no fraction of small integers.
        expect(String(error)).toMatch(/root|exponent/);
        continue;
      }
      compared += 1;
      if (result instanceof Matrix) {
        const { rows, cols, data } = found as FieldMatrix<Rational>;
        expect([rows, cols]).toEqual([result.rows, result.cols]);
        for (const [k, x] of data.entries()) {
          expect(Math.abs(toNumber(x) - result.data[k]!)).toBeLessThanOrEqual(
            result.radius + 1e-13 * Math.abs(result.data[k]!),
          );
        }
      } else {
        const { value, root } = found as FieldNumber<Rational>;
        const power = (x: number): number => new Array<number>(root).fill(x).reduce((a, b) => a * b);
        const [low, high] = [-1, 1].map((sign) =>
          power(result.value + sign * (result.error + 1e-13 * Math.abs(result.value))),
        );
        expect(toNumber(value)).toBeGreaterThanOrEqual(low!);
        expect(toNumber(value)).toBeLessThanOrEqual(high!);
      }
    }
    // What these are tried on are sums of roots, or roots in matrices.
    if (
      ![
        "add",
        "subtract",
        "sum",
        "multiply",
        "negate",
        "scaledByQuantity",
        "linearCombination",
        "quantityMatrix",
        "explicitHessian",
      ].includes(name)
    ) {
      expect(compared).toBeGreaterThan(0);
    }
  });

  it.each(names.filter(isAbsent))("%s says why it is not rational", (name) => {
    const { result: all, stepOf } = withProvenance(() => tried(name, pair));
    const { absent } = operations[name].field as { absent: string };
    expect(() => exactly(all[0]!.result, stepOf)).toThrow(absent);
  });

  it("those on sums and multiples are tried on rational numbers, too", () => {
    const { result: all, stepOf } = withProvenance(() => {
      const [x, y] = [new Quantity(1.5, 0), new Quantity(-0.25, 0)];
      const square = pair.a.gramOfRows();
      const weights = [pair.a, pair.b];
      const measurements = [pair.b.times(pair.a), pair.b.gramOfRows()];
      return [
        x.plus(y).minus(y.negated().times(3)).times(y),
        operations.sum.floating([x, y, x]),
        operations.trace.floating(square.times(x)),
        operations.frobeniusSquared.floating(operations.linearCombination.floating([pair.a, pair.b.T], [x, y], pair.a)),
        operations.trace.floating(operations.quantityMatrix.floating([x, y, y, x], 2, 2, { rows: 2, cols: 2 })),
        operations.frobeniusSquared.floating(
          operations.explicitHessian.floating(weights, { measurements, labels: [x, y] }, { rows: 12, cols: 12 }),
        ),
      ];
    });
    for (const value of all) {
      const { value: found } = exactly(value, stepOf) as FieldNumber<Rational>;
      expect(Math.abs(toNumber(found) - value.value)).toBeLessThanOrEqual(value.error + 1e-13 * Math.abs(value.value));
    }
  });
});
