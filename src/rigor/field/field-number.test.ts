import { describe, expect, it } from "vitest";
import {
  absoluteNumber,
  addNumbers,
  compared,
  divideNumbers,
  type FieldNumber,
  multiplyNumbers,
  negateNumber,
  plain,
  powerNumber,
  rootOf,
  squareNumber,
  subtractNumbers,
  sumNumbers,
} from "./field-number.js";
import { type Rational, rationals } from "./rationals.fixture.js";

const of = (top: number, nonnegative = top >= 0): FieldNumber<Rational> =>
  plain(rationals.rational(BigInt(top), 1n), nonnegative);
const unknown = of(3, false);
const root2 = rootOf(of(2).value, 2);

function areEqual(x: FieldNumber<Rational>, y: FieldNumber<Rational>): boolean {
  const [a, b] = compared(x, y, rationals);
  return a.top === b.top && a.under === b.under;
}

describe("a number by a power of it", () => {
  it("cancels roots exactly: √2 · √2 = 2, (√2)⁴ = 4, 2/√2 = √2, 8^{2/3} = 4", () => {
    expect(areEqual(multiplyNumbers(root2, root2, rationals), of(2))).toBe(true);
    expect(areEqual(powerNumber(root2, 4, 1, rationals), of(4))).toBe(true);
    expect(areEqual(divideNumbers(of(2), root2, rationals), root2)).toBe(true);
    expect(areEqual(powerNumber(of(8), 2, 3, rationals), of(4))).toBe(true);
    expect(areEqual(powerNumber(of(4), -1, 2, rationals), divideNumbers(of(1), of(2), rationals))).toBe(true);
    expect(areEqual(squareNumber(rootOf(of(5).value, 3), rationals), rootOf(of(25).value, 3))).toBe(true);
    expect(areEqual(root2, rootOf(of(2).value, 3))).toBe(false);
    expect(areEqual(absoluteNumber(of(-7), rationals), of(7))).toBe(true);
  });

  it("is not added to others, and not multiplied by what may be negative: −3 · √2 ≠ 3 · √2", () => {
    for (const work of [
      () => addNumbers(root2, of(1), rationals),
      () => subtractNumbers(root2, of(1), rationals),
      () => sumNumbers([of(1), root2], rationals),
      () => negateNumber(root2, rationals),
      () => multiplyNumbers(unknown, root2, rationals),
      () => divideNumbers(root2, unknown, rationals),
      () => compared(unknown, root2, rationals),
      () => powerNumber(unknown, 1, 2, rationals),
    ]) {
      expect(work).toThrow(/root|sign/);
    }
    expect(addNumbers(root2, of(0), rationals)).toBe(root2);
    expect(sumNumbers([of(0), root2], rationals)).toBe(root2);
    expect(subtractNumbers(root2, of(0), rationals)).toBe(root2);
  });

  it("is ≥ 0 where its parts are", () => {
    expect(addNumbers(of(1), unknown, rationals).nonnegative).toBe(false);
    expect(sumNumbers([of(1), of(2)], rationals).nonnegative).toBe(true);
    expect(multiplyNumbers(unknown, unknown, rationals).nonnegative).toBe(true);
    expect(multiplyNumbers(unknown, of(2), rationals).nonnegative).toBe(false);
    expect(subtractNumbers(of(1), of(2), rationals).nonnegative).toBe(false);
  });
});
