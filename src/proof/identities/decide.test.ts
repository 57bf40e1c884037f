import { describe, expect, it } from "vitest";
import { MERSENNE_EXPONENTS } from "../../rigor/index.js";
import type { Line, Program } from "../record/index.js";
import { decide } from "./decide.js";
import { pointOf } from "./points.js";

/** (x0 + … + x_{n−1})² with both sides as lines; `extra` is added on the left. */
function square(n: number, extra: string): Program {
  const variables = Array.from({ length: n }, (_, k): Line => ({ entry: `x${k}` }));
  const all = variables.map((_, k) => k);
  const at = n;
  const lines: Line[] = [
    ...variables,
    { operation: "sum", operands: [all] },
    { operation: "square", operands: [at] },
    { operation: "multiply", operands: [at, at] },
    { entry: extra },
    { operation: "multiply", operands: [0, at + 3] },
    { operation: "add", operands: [at + 1, at + 4] },
  ];
  return { free: n, lines, left: at + 5, right: at + 2 };
}

describe("an identity of a program", () => {
  it("is proved without chance where it is short, else but for a probability", () => {
    expect(decide(square(2, "0"), 1)).toEqual({ outcome: "proved", degree: 2, bits: 4, method: { kind: "expansion" } });
    const long = decide(square(90, "0"), 1);
    expect(long).toMatchObject({ outcome: "proved", method: { kind: "evaluation", exponent: 127, seed: 1 } });
  });

  it.each([2, 90])("is found false for a small coefficient in %i variables", (n) => {
    expect(decide(square(n, "1"), 1).outcome).toBe("false");
    expect(decide(square(n, `1/${1n << 50n}`), 1).outcome).toBe("false");
  });

  it("is found false for a coefficient that a smaller prime divides: the prime is above all of them", () => {
    for (const exponent of [127, 521, 607]) {
      expect(decide(square(90, String((1n << BigInt(exponent)) - 1n)), 1).outcome).toBe("false");
    }
  });

  it("is not followed where a denominator vanishes everywhere, or coefficients are too large", () => {
    const zero: Line[] = [
      { entry: "x0" },
      { operation: "subtract", operands: [0, 0] },
      { operation: "divide", operands: [0, 1] },
    ];
    expect(decide({ free: 1, lines: zero, left: 2, right: 0 }, 1)).toMatchObject({ outcome: "not followed" });
    const huge: Line[] = [{ entry: String(1n << 3000n) }];
    for (let k = 0; k < 5; k++) huge.push({ operation: "square", operands: [k] });
    expect(decide({ free: 0, lines: huge, left: 5, right: 5 }, 1)).toMatchObject({ outcome: "not followed" });
  });

  it("says nothing where both sides are 0 by construction", () => {
    const lines: Line[] = [{ entry: "x0" }, { entry: "0" }, { operation: "multiply", operands: [0, 1] }];
    expect(decide({ free: 1, lines, left: 2, right: 1 }, 1)).toMatchObject({ outcome: "not followed" });
  });

  it("is not followed where an operation is not rational", () => {
    const lines: Line[] = [{ entry: "x0" }, { operation: "exponential", operands: [0] }];
    expect(decide({ free: 1, lines, left: 1, right: 1 }, 1)).toEqual({
      outcome: "not followed",
      why: "exponential: e^x is no rational function of x",
      closer: false,
    });
  });
});

describe("points", () => {
  it("are residues, the same for a seed, others for others", () => {
    const [a, again, b, next] = [
      pointOf(1, 0, 4, 521),
      pointOf(1, 0, 4, 521),
      pointOf(2, 0, 4, 521),
      pointOf(1, 1, 4, 521),
    ];
    expect(a).toEqual(again);
    expect(new Set([...a, ...b, ...next]).size).toBe(12);
    for (const x of a) expect(x >= 0n && x < (1n << 521n) - 1n && x > 1n << 480n).toBe(true);
    expect(MERSENNE_EXPONENTS).toContain(521);
  });
});

describe("a bound with its gap", () => {
  /** Lines of x₀² + x₁² and, the last, 2x₀x₁. */
  const sides: readonly Line[] = [
    { entry: "x0" },
    { entry: "x1" },
    { operation: "square", operands: [0] },
    { operation: "square", operands: [1] },
    { operation: "add", operands: [2, 3] },
    { operation: "multiply", operands: [0, 1] },
    { operation: "sum", operands: [[5, 5]] },
  ];
  const withGap = (gap: readonly Line[], power = 1): Program => ({
    free: 2,
    lines: [...sides, ...gap],
    left: 6,
    right: 4,
    bound: { gap: 6 + gap.length, power },
  });

  it("is proved where the gap is a square and the difference", () => {
    const gap: Line[] = [
      { operation: "subtract", operands: [0, 1] },
      { operation: "square", operands: [7] },
    ];
    expect(decide(withGap(gap), 1)).toMatchObject({ outcome: "proved", method: { kind: "expansion" } });
  });

  it("is not followed where the gap is the difference and no sum of squares", () => {
    const gap: Line[] = [{ operation: "subtract", operands: [4, 6] }];
    expect(decide(withGap(gap), 1)).toEqual({
      outcome: "not followed",
      why: "its gap is not ≥ 0 by the way it is computed",
      closer: false,
    });
  });

  it.each(["2", "-1", `1/${1n << 50n}`])("is found false where the gap is another square, by %s", (shift) => {
    const gap: Line[] = [
      { entry: shift },
      { operation: "add", operands: [0, 7] },
      { operation: "subtract", operands: [8, 1] },
      { operation: "square", operands: [9] },
    ];
    expect(decide(withGap(gap), 1).outcome).toBe("false");
  });

  it("of squares is not followed where the larger side may be negative", () => {
    // (−1)² ≤ (−2)² and not −1 ≤ −2.
    const program: Program = {
      free: 0,
      lines: [{ entry: "-1" }, { entry: "-2" }, { entry: "3" }],
      left: 0,
      right: 1,
      bound: { gap: 2, power: 2 },
    };
    expect(decide(program, 1)).toEqual({
      outcome: "not followed",
      why: "its larger side is not ≥ 0 by the way it is computed",
      closer: false,
    });
    expect(decide({ ...program, lines: [{ entry: "-1" }, { entry: "2" }, { entry: "3" }] }, 1).outcome).toBe("proved");
  });

  it("of roots is proved by the power in which they cancel, and by no other", () => {
    // |x₀| ≤ √(x₀² + x₁²).
    const norm: Line[] = [
      { entry: "x0" },
      { entry: "x1" },
      { operation: "absolute", operands: [0] },
      { operation: "square", operands: [0] },
      { operation: "square", operands: [1] },
      { operation: "add", operands: [3, 4] },
      { operation: "squareRoot", operands: [5] },
    ];
    const program = (power: number): Program => ({ free: 2, lines: norm, left: 2, right: 6, bound: { gap: 4, power } });
    expect(decide(program(2), 1).outcome).toBe("proved");
    expect(decide(program(3), 1)).toMatchObject({ outcome: "not followed" });
  });
});
