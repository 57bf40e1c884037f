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
  wholePower,
} from "./field-number.js";
import { type Rational, rationals, toNumber } from "./rationals.fixture.js";

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

  it("is the real number that it stands for, whatever the root: compared with floating point", () => {
    const real = ({ value, root }: FieldNumber<Rational>): number => toNumber(value) ** (1 / root);
    const numbers = [1, 2, 3, 4, 6].flatMap((root) =>
      [[1, 1], [3, 2], [5, 7], [64, 1]].map(([top, under]) =>
        rootOf(rationals.rational(BigInt(top!), BigInt(under!)), root),
      ),
    ); // prettier-ignore
    const expectClose = (found: FieldNumber<Rational>, wanted: number): void => {
      expect(found.nonnegative).toBe(true);
      expect(Math.abs(real(found) / wanted - 1)).toBeLessThan(2 ** -40);
    };
    for (const x of numbers) {
      expectClose(squareNumber(x, rationals), real(x) ** 2);
      expectClose(absoluteNumber(x, rationals), real(x));
      for (const n of [1, 2, 3, 4, 5, 6, 12]) {
        if (n % x.root === 0) {
          const wanted = real(x) ** n;
          expect(Math.abs(toNumber(wholePower(x, n, rationals)) / wanted - 1)).toBeLessThan(2 ** -40);
        } else expect(() => wholePower(x, n, rationals)).toThrow("root cancels");
      }
      for (const [p, q] of [[1, 2], [-1, 2], [3, 1], [2, 3], [-4, 6], [0, 1], [6, 4]] as const) {
        expectClose(powerNumber(x, p, q, rationals), real(x) ** (p / q));
      } // prettier-ignore
      for (const y of numbers) {
        expectClose(multiplyNumbers(x, y, rationals), real(x) * real(y));
        expectClose(divideNumbers(x, y, rationals), real(x) / real(y));
        const [a, b] = compared(x, y, rationals);
        expect(toNumber(a) === toNumber(b)).toBe(Math.abs(real(x) / real(y) - 1) < 2 ** -40);
      }
    }
  });

  it("is ≥ 0 where its parts are", () => {
    expect(addNumbers(of(1), unknown, rationals).nonnegative).toBe(false);
    expect(sumNumbers([of(1), of(2)], rationals).nonnegative).toBe(true);
    expect(multiplyNumbers(unknown, unknown, rationals).nonnegative).toBe(true);
    expect(multiplyNumbers(unknown, of(2), rationals).nonnegative).toBe(false);
    expect(subtractNumbers(of(1), of(2), rationals).nonnegative).toBe(false);
  });
});
