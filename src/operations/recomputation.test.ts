import { describe, expect, it } from "vitest";
import { DomainError, exact, type Quantity, type Step, withProvenance } from "../numerics/index.js";
import { fromMatrix, fromNumber, Precision } from "../rigor/index.js";
import { toNumbers } from "../rigor/numbers/interval.js";
import type { Table } from "./entry.js";
import { Recomputation } from "./recomputation.js";
import { operations } from "./table.js";

function recomputation(stepOf: (value: object) => Step | undefined, table?: Table): Recomputation<"interval"> {
  const setting = new Precision(64);
  return new Recomputation(
    "interval",
    stepOf,
    { setting, quantity: ({ value }) => fromNumber(value), matrix: fromMatrix },
    table,
  );
}

describe("a record in another arithmetic", () => {
  it("may be tens of thousands of steps deep", () => {
    const { result, stepOf } = withProvenance(() => {
      let x = exact(0);
      for (let k = 0; k < 30_000; k++) x = x.plus(1);
      return x;
    });
    expect(toNumbers(recomputation(stepOf).quantity(result))).toEqual([30_000, 30_000]);
  });

  it("is refused where the arithmetic has not all of its operations, with the reason", () => {
    const table = { ...operations, square: { ...operations.square, interval: { absent: "nobody squares here" } } };
    const { result, stepOf } = withProvenance(() => exact(3).squared().plus(1));
    expect(() => recomputation(stepOf, table).quantity(result)).toThrow(DomainError);
    expect(() => recomputation(stepOf, table).quantity(result)).toThrow("nobody squares here");
    expect(toNumbers(recomputation(stepOf).quantity(result))).toEqual([10, 10]);
  });

  it("goes another way where the table has one, and the usual way where that is closed", () => {
    const interval = {
      of: { square: (x: unknown) => (x === closed ? null : fromNumber(-1)) },
      otherwise: operations.absolute.interval,
    };
    const closed = fromNumber(5);
    const table = { ...operations, absolute: { ...operations.absolute, interval } } as Table;
    const [three, five, absolute] = [exact(3), exact(5), (x: Quantity): Quantity => operations.absolute.floating(x)];
    const { result, stepOf } = withProvenance(() => [absolute(three.squared()), absolute(five.squared())]);
    const steps = recomputation(stepOf, table);
    expect(toNumbers(steps.quantity(result[0]!))).toEqual([-1, -1]);
    const values = new Recomputation(
      "interval",
      stepOf,
      {
        setting: new Precision(64),
        quantity: ({ value }) => (value === 5 ? closed : fromNumber(value)),
        matrix: fromMatrix,
      },
      table,
    );
    expect(toNumbers(values.quantity(result[1]!))).toEqual([25, 25]);
  });
});
