import { describe, expect, it } from "vitest";
import {
  build,
  chain,
  frobeniusNorm,
  fromMatrix,
  fromRows,
  identity,
  type IntervalMatrix,
  product,
  transpose,
  widened,
} from "../matrices/interval-matrix.js";
import { nuclearNorm } from "../matrices/spectrum.js";
import { compare, powerOfTwo } from "../numbers/dyadic.js";
import { disjoint, divide, fromNumber, type Interval, multiply, square, toNumbers } from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { isNarrow, meets } from "../rational.fixture.js";
import { matrixFrom, numbersFrom } from "../../numerics/fixtures/networks.js";
import { inducedR, inducedRegularizerDepthTwo, inducedRegularizerSingle } from "./induced-regularizer.js";
import { hessianTrace } from "./network.js";

const p = new Precision(128);
const next = numbersFrom(51);
const random = (rows: number, cols: number): IntervalMatrix => fromMatrix(matrixFrom(next, rows, cols));

/** By the nuclear norm of all blocks A_iᵀ M A_kᵀ in one matrix: K_1 M K_2ᵀ, K_1 the stack of A_iᵀ and K_2 of A_k. */
function byStacks(measurements: readonly IntervalMatrix[], m: IntervalMatrix): Interval {
  const onTop = (blocks: readonly IntervalMatrix[]): IntervalMatrix => {
    const [{ rows, cols }] = blocks as [IntervalMatrix];
    return build(rows * blocks.length, cols, (i, k) => blocks[Math.floor(i / rows)]!.at(i % rows, k));
  };
  const whole = chain([onTop(measurements.map(transpose)), m, transpose(onTop(measurements))], EXACT);
  return divide(multiply(fromNumber(4), nuclearNorm(whole, p), EXACT), fromNumber(measurements.length), p);
}

describe("inducedRegularizerDepthTwo", () => {
  it.each([
    ["regular sums", [random(3, 2), random(3, 2), random(3, 2)], random(3, 2)],
    ["one measurement, a singular sum", [random(3, 2)], random(3, 2)],
    ["M of rank one", [random(2, 2), random(2, 2)], product(random(2, 1), random(1, 2), EXACT)],
    ["measurements of rank one", [product(random(3, 1), random(1, 3), EXACT)], random(3, 3)],
  ] as const)("is the nuclear norm through stacks, without roots: %s", (_, measurements, m) => {
    const found = inducedRegularizerDepthTwo(measurements, m, p);
    expect(disjoint(found, byStacks(measurements, m))).toBe(false);
    expect(isNarrow(found, -90, found.hi)).toBe(true);
  });

  it("bounds the trace of every network of depth two from below", () => {
    const measurements = [random(2, 3), random(2, 3)];
    for (let t = 0; t < 5; t++) {
      const weights = [random(3, 3), random(2, 3)];
      const m = product(weights[1]!, weights[0]!, EXACT);
      const bound = inducedRegularizerDepthTwo(measurements, m, p);
      expect(compare(bound.hi, hessianTrace(weights, measurements, p).lo)).toBeLessThan(0);
    }
  });

  it("of interval matrices holds that of their members", () => {
    const [a, m] = [random(2, 2), random(2, 2)];
    const whole = inducedRegularizerDepthTwo([a], widened(m, powerOfTwo(-30)), p);
    const member = inducedRegularizerDepthTwo([a], m, p);
    expect(compare(whole.lo, member.lo) < 0 && compare(member.hi, whole.hi) < 0).toBe(true);
    const around = inducedRegularizerDepthTwo([widened(a, powerOfTwo(-30))], m, p);
    expect(compare(around.lo, member.lo) < 0 && compare(member.hi, around.hi) < 0).toBe(true);
    expect(isNarrow(around, -10, member.hi)).toBe(true);
  });

  it("is 0 at 0", () => {
    expect(
      toNumbers(
        inducedRegularizerDepthTwo(
          [random(2, 2)],
          fromRows([
            [0, 0],
            [0, 0],
          ]),
          p,
        ),
      ),
    ).toEqual([0, 0]);
  });
});

describe("inducedRegularizerSingle", () => {
  it("of depth one is the trace, and of depth two that of the general formula", () => {
    const [a, m] = [random(3, 2), random(3, 2)];
    const one = inducedRegularizerSingle(a, m, 1, p);
    const truth = multiply(fromNumber(2), square(frobeniusNorm(a, p), p), p);
    expect(disjoint(one, truth)).toBe(false);
    expect(disjoint(inducedRegularizerSingle(a, m, 2, p), inducedRegularizerDepthTwo([a], m, p))).toBe(false);
  });

  it("has closed forms for diagonal matrices", () => {
    // (AM)²A with entries 8 and 0: 6 · 8^{2/3} = 24 in depth 3.
    expect(
      meets(
        inducedRegularizerSingle(
          fromRows([
            [2, 0],
            [0, 0],
          ]),
          identity(2),
          3,
          p,
        ),
        "24",
      ),
    ).toBe(true);
    // Depth 4: entries a⁴, so 8 Σ a².
    expect(
      meets(
        inducedRegularizerSingle(
          fromRows([
            [3, 0],
            [0, 5],
          ]),
          identity(2),
          4,
          p,
        ),
        "272",
      ),
    ).toBe(true);
  });
});

describe("inducedR", () => {
  it("has closed forms", () => {
    // L (d_0 d_L)^{1/L} ‖M‖_*^{2(L−1)/L}: depth 2 is 2 · 2 · 2, depth 3 with ‖M‖_* = 8 and d_0 d_L = 8 is 3 · 2 · 16.
    expect(meets(inducedR(identity(2), 2, p), "8")).toBe(true);
    expect(
      meets(
        inducedR(
          fromRows([
            [8, 0, 0, 0],
            [0, 0, 0, 0],
          ]),
          3,
          p,
        ),
        "96",
      ),
    ).toBe(true);
    expect(toNumbers(inducedR(fromRows([[0]]), 5, p))).toEqual([0, 0]);
  });
});

describe("bad arguments", () => {
  it("are refused in a line", () => {
    const a = identity(2);
    expect(() => inducedR(a, 1, p)).toThrow("inducedR: expected a depth that is an integer of at least 2, got 1");
    expect(() => inducedRegularizerSingle(a, a, 1.5, p)).toThrow("an integer of at least 1, got 1.5");
    expect(() => inducedRegularizerSingle(a, identity(3), 2, p)).toThrow("shape 2 × 2, got 3 × 3");
    expect(() => inducedRegularizerDepthTwo([], a, p)).toThrow("one or more measurements, got none");
    expect(() => inducedRegularizerDepthTwo([a], a, EXACT)).toThrow("a finite precision, got EXACT");
  });
});
