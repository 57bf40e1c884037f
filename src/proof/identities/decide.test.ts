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
