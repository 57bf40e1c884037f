import { describe, expect, it } from "vitest";
import {
  approximately,
  exact,
  exponential,
  fromRows,
  largestEigenvalue,
  maximum,
  nuclearNorm,
  type Quantity,
  squareRoot,
} from "../../numerics/index.js";
import { marginAt } from "./forward.js";
import { ProgramError } from "./program.js";
import { programOf } from "./written.js";

const POINTS = [
  [0.61803398, 0.3141592653],
  [0.27182818, 0.7071067811],
];

/** The margin of 0 ≤ of(x, y) at a point, by the program and as it is computed. */
function both(of: (x: number, y: number) => Quantity, x: number, y: number) {
  const program = programOf(([p, q]) => ({ lhs: exact(0), rhs: of(p!, q!) }), POINTS);
  return { span: marginAt(program, [x, y], [], 1), quantity: of(x, y) };
}

describe("programOf", () => {
  it.each<readonly [string, (x: number, y: number) => Quantity]>([
    ["numbers", (x, y) => maximum([exact(x).squared(), exact(y).times(3).minus(x)]).power(2, 3)],
    [
      "a nuclear norm",
      (x, y) =>
        nuclearNorm(
          fromRows([
            [x, 1],
            [y, -x],
          ]),
        ),
    ],
    [
      "an eigenvalue of two blocks",
      (x, y) =>
        largestEigenvalue(
          fromRows([
            [x, 0, y],
            [0, 2, 0],
            [y, 0, 1],
          ]),
        ),
    ],
    ["a root", (x, y) => squareRoot(exact(x).plus(y))],
  ])("says what was recorded: %s", (_, of) => {
    for (const [x, y] of [
      [0.5, 0.25],
      [0.1, 0.9],
      [1, 0],
    ] as const) {
      const { span, quantity } = both(of, x, y);
      expect(span.lo).toBeLessThanOrEqual(quantity.value + quantity.error);
      expect(span.hi).toBeGreaterThanOrEqual(quantity.value - quantity.error);
      expect(span.hi - span.lo).toBeLessThan(2 ** -40);
    }
  });

  it.each<readonly [string, string, (x: number) => Quantity]>([
    ["a branch on a value", "not the same at all points", (x) => (x > 0.5 ? exact(x) : exact(x).squared())],
    ["a number made without a record", "not the same at all points", (x) => exact(x * x)],
    ["a number with an error", "without a record", (x) => approximately(x, 2 ** -30)],
    ["an operation without a program", "no program for the operation exponential", (x) => exponential(x)],
  ])("refuses %s", (_, message, of) => {
    const attempt = (): unknown => programOf(([x]) => ({ lhs: exact(0), rhs: of(x!) }), POINTS);
    expect(attempt).toThrow(ProgramError);
    expect(attempt).toThrow(message);
  });
});
