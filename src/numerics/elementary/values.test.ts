import { describe, expect, it } from "vitest";
import { Random } from "../../random/index.js";
import {
  exp,
  expm1,
  exponentOf,
  hypot,
  log,
  log10,
  log1p,
  log2,
  pow,
  sin,
  tan,
  tanh,
  twoTo,
  atan,
  cos,
} from "./index.js";

const SPECIAL = [
  ...[0, 1, 2, 3, 0.5, 1.5, 1e-320, Number.MIN_VALUE, 2 ** -1022, Number.MAX_VALUE, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2],
  ...[Infinity, 1e300, 22, 40, 709, 710, 745, 746, 1 - 2 ** -53, 1 + 2 ** -52],
].flatMap((x) => [x, -x]);

describe("special values", () => {
  it("of pow are those of the language", () => {
    for (const x of [NaN, ...SPECIAL]) {
      for (const y of [NaN, ...SPECIAL]) {
        const engines = Math.pow(x, y);
        const ours = pow(x, y);
        if (Number.isFinite(engines) && engines !== 0 && Math.abs(engines) !== 1) {
          expect(Math.abs(ours / engines - 1), `${x}^${y}`).toBeLessThan(2 ** -40);
        } else expect(ours, `${x}^${y}`).toBe(engines);
      }
    }
  });

  it.each([
    ["exp", exp, Math.exp],
    ["expm1", expm1, Math.expm1],
    ["log", log, Math.log],
    ["log1p", log1p, Math.log1p],
    ["log2", log2, Math.log2],
    ["log10", log10, Math.log10],
    ["sin", sin, Math.sin],
    ["cos", cos, Math.cos],
    ["tan", tan, Math.tan],
    ["atan", atan, Math.atan],
    ["tanh", tanh, Math.tanh],
  ] as const)("of %s are those of the language", (_, ours, engines) => {
    for (const x of [NaN, ...SPECIAL]) {
      const expected = engines(x);
      if (Number.isFinite(expected) && expected !== 0) {
        expect(Math.abs(ours(x) - expected), String(x)).toBeLessThanOrEqual(
          2 ** -50 * Math.abs(expected) + Number.MIN_VALUE,
        );
      } else expect(ours(x), String(x)).toBe(expected);
    }
  });

  it("of hypot are those of the language", () => {
    for (const terms of [[], [0], [-0], [NaN, 1], [NaN, -Infinity], [3, -4], [Number.MIN_VALUE], [1e-320, 0]]) {
      expect(hypot(...terms)).toBe(Math.hypot(...terms));
    }
    expect(hypot(1e308, 1e308)).toBe(Math.SQRT2 * 1e308);
    expect(hypot(Number.MAX_VALUE, Number.MAX_VALUE)).toBe(Infinity);
  });
});

describe("powers that are no doubles", () => {
  it("are 0 or ∞ from where they are too small or too large, however far", () => {
    for (const far of [1, 1.5, 2, 3, 10, 1e5, 1e300]) {
      expect(pow(2, -1076 * far)).toBe(0);
      expect(pow(10, -330 * far)).toBe(0);
      expect(pow(0.5, 1076 * far)).toBe(0);
      expect(pow(2, 1024 * far)).toBe(Infinity);
      expect(pow(0.1, -309 * far)).toBe(Infinity);
    }
  });
});

describe("powers that are doubles", () => {
  it("of two are exact, from the smallest to the largest, and so are exponents", () => {
    let x = Number.MIN_VALUE;
    for (let k = -1074; k <= 1023; k++, x *= 2) {
      expect(twoTo(k)).toBe(x);
      expect(pow(2, k)).toBe(x);
      expect(log2(x)).toBe(k);
      expect(exponentOf(x)).toBe(k);
      if (k >= -1022) expect(exponentOf(-x * (2 - 2 ** -52))).toBe(k);
    }
    expect([twoTo(1024), twoTo(-1075), twoTo(Infinity), twoTo(-Infinity)]).toEqual([Infinity, 0, Infinity, 0]);
    expect([twoTo(0.5), twoTo(NaN), twoTo(-1022.5)]).toEqual([NaN, NaN, NaN]);
    expect([exponentOf(0), exponentOf(-Infinity), exponentOf(NaN)]).toEqual([-Infinity, Infinity, NaN]);
  });

  it("of two are exact as the engine's, which literals such as 2 ** -53 are left to", () => {
    for (let k = -1074; k <= 1023; k++) expect(2 ** k).toBe(twoTo(k));
  });

  it("of integers are exact", () => {
    for (let base = 3n; base <= 400n; base++) {
      for (let n = 2n, power = base * base; power < 2n ** 53n; n++, power *= base) {
        expect(pow(Number(base), Number(n))).toBe(Number(power));
        if (n % 2n === 1n) expect(pow(-Number(base), Number(n))).toBe(-Number(power));
      }
    }
  });

  it("of ten are the decimal literals, and log10 takes them back", () => {
    for (let k = -22; k <= 22; k++) {
      expect(pow(10, k)).toBe(Number(`1e${k}`));
      expect(log10(Number(`1e${k}`))).toBe(k);
    }
  });

  it("whose roots are integers", () => {
    for (let n = 2; n <= 3000; n++) {
      expect(pow(n * n * n * n, 0.25)).toBe(n);
      expect(pow(n * n, 1.5)).toBe(n * n * n);
    }
  });
});

describe("growing functions", () => {
  const random = new Random(31);
  const bits = new Float64Array(1);
  const whole = new BigInt64Array(bits.buffer);
  /** The double after x > 0. */
  const after = (x: number): number => {
    bits[0] = x;
    whole[0]! += 1n;
    return bits[0];
  };
  const mantissa = (): number => 1 + random.uniform() + random.uniform() * 2 ** -32;
  const grows = (f: (x: number) => number, x: number): void => {
    const [here, next] = [f(x), f(after(x))];
    expect(next, `at ${x}`).toBeGreaterThanOrEqual(here);
  };

  it("do not fall from a double to the next: log, exp, expm1, log1p", () => {
    for (let i = 0; i < 20_000; i++) {
      const x = mantissa() * twoTo(random.integer(-60, 8));
      grows(log, x);
      grows(exp, x);
      grows((t) => -exp(-t), x);
      grows(log1p, x);
      grows(expm1, x);
    }
  });

  it("do not fall where their tables change", () => {
    for (let n = 181; n < 363; n++) {
      for (let i = 0, x = (256 / (n + 0.5)) * (1 - 20 * 2 ** -53); i < 60; i++, x = after(x)) grows(log, x);
    }
    for (let k = 0; k < 2000; k++) {
      for (let i = 0, x = ((k + 0.5) * Math.LN2) / 64 - 20 * 2 ** -53 * k; i < 60; i++, x = after(x)) grows(exp, x);
    }
  });

  it("do not fall: pow in either argument", () => {
    for (let i = 0; i < 20_000; i++) {
      const x = mantissa() * twoTo(random.integer(-30, 30));
      const p = random.pick([1 / 3, 2 / 3, 1.5, 3, 0.1, 7.25]);
      grows((t) => pow(t, p), x);
      grows((t) => -pow(t, -p), x);
      grows((t) => pow(1.7, t), mantissa() * twoTo(random.integer(-10, 9)));
    }
  });
});
