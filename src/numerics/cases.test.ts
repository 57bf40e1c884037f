import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { invoke, scratch } from "../cli/harness.fixture.js";
import { contains, exactInner, fromDouble, type Rational, times } from "./fixtures/rational.js";
import * as numerics from "./index.js";
import { exact, fromRows, Matrix, quantityMatrix } from "./index.js";

/** Two layers, the first zero, and a measurement of which little is seen: f = w_1(3.0001a − b) has one gradient. */
const network = {
  weights: [[[0]], [[1e-148], [2.9999999999999996e-148]]],
  measurements: [[[3.0001], [-1]]],
  labels: [0],
};
const weights = network.weights.map((rows) => fromRows(rows));
const measurements = network.measurements.map((rows) => fromRows(rows));
const problem = { measurements, labels: network.labels.map(exact) };

/** λ_max = tr ∇²L = 2(3.0001a − b)² = 2.000000000015387…e-304, exactly. */
function curvature(): Rational {
  const slope = exactInner(measurements[0]!.data, weights[1]!.data);
  return times(fromDouble(2), times(slope, slope));
}

/** A command on a file with this value. */
async function command(line: string, value: unknown): Promise<string> {
  const cwd = scratch();
  writeFileSync(join(cwd, "own.json"), JSON.stringify(value));
  const claims = line.startsWith("check") ? await catalogue.load() : [];
  return (await invoke(line.split(" "), { cwd, catalogue: claims })).stdout;
}

describe("a Hessian of 1e-304", () => {
  const hessian = numerics.explicitHessian(weights, problem);

  it.each([
    ["sharpness", () => numerics.sharpness(weights, problem)],
    ["interpolatingTrace", () => numerics.interpolatingTrace(weights, measurements)],
    ["hessianTrace", () => numerics.hessianTrace(weights, measurements)],
    ["the trace of explicitHessian", () => numerics.trace(hessian)],
    ["λ_max of explicitHessian", () => numerics.largestEigenvalue(hessian)],
    ["‖∇²L‖_F", () => numerics.frobeniusNorm(hessian)],
  ])("is enclosed by %s", (_name, of) => {
    const found = of();
    expect(contains(found, curvature())).toBe(true);
    expect(found.error).toBeLessThan(1e-300);
  });

  it("is enclosed by what measure prints", async () => {
    const { quantities } = JSON.parse(await command("measure own.json --json", network)) as {
      readonly quantities: readonly { readonly label: string; readonly value: string; readonly error: string }[];
    };
    const found = quantities.filter(({ label }) => label === "λ_max(∇²L(W))" || label === "λ_max at zero loss");
    expect(found.length).toBeGreaterThan(0);
    for (const { value, error } of found) {
      expect(contains({ value: Number(value), error: Number(error) }, curvature())).toBe(true);
    }
  });
});

describe("errors below 1.5e-162, whose squares are 0", () => {
  const small = 3e-170;
  const off = numerics.approximately(0, small);
  const one = new Matrix(1, 2, new Float64Array(2), small);

  it.each([
    ["quantityMatrix", () => quantityMatrix(2, 2, () => off).radius, 2],
    ["quantityDiagonal", () => numerics.quantityDiagonal([off, off], 2, 2).radius, Math.SQRT2],
    ["sideBySide", () => numerics.sideBySide([one, one]).radius, Math.SQRT2],
    ["flattenedRows", () => numerics.flattenedRows([[one], [one]]).radius, Math.SQRT2],
    ["rearranged", () => numerics.rearranged([one], (i) => [0, 0, i], { rows: 2, cols: 1 }).radius, 1],
    ["jointRadius", () => numerics.jointRadius([small, small]), Math.SQRT2],
  ])("stay in %s", (_name, radius, factor) => {
    expect(radius() / small).toBeGreaterThanOrEqual(factor);
    expect(radius() / small).toBeLessThan(factor * (1 + 1e-13));
  });

  it("do not overflow beyond 1e154 either", () => {
    expect(numerics.jointRadius([3e200, 4e200]) / 5e200).toBeCloseTo(1, 12);
    expect(numerics.jointRadius([1, Infinity])).toBe(Infinity);
    expect(numerics.jointRadius([1, NaN])).toBe(Infinity);
    expect(numerics.jointRadius([])).toBe(0);
  });
});

describe("what underflows to a zero matrix", () => {
  const tiny = fromRows([[2 ** -600]]);

  it.each([
    ["a sum with nothing", () => numerics.zeros(1, 1).plus(tiny, 2 ** -600)],
    ["a multiple", () => tiny.times(2 ** -600)],
    ["a multiple by a quantity", () => tiny.times(exact(2 ** -600))],
    ["a product", () => tiny.times(tiny)],
    ["a Kronecker product", () => numerics.kronecker(tiny, tiny)],
    ["a combination", () => numerics.linearCombination([tiny], [exact(2 ** -600)])],
  ])("is %s, with a radius", (_name, of) => {
    const found = of();
    expect(found.data[0]).toBe(0);
    expect(found.radius).toBeGreaterThan(0);
    expect(found.isZero).toBe(false);
  });
});

describe("zero times something", () => {
  const nothing = exact(0);

  it("is zero whatever the error of a number, and unknown where there is no number", () => {
    const vague = numerics.approximately(3, Infinity);
    expect(nothing.times(vague)).toMatchObject({ value: 0, error: 0 });
    for (const none of [exact(1).over(0), exact(0).over(0), exact(1e300).times(1e300)]) {
      expect(nothing.times(none).error).toBe(Infinity);
      expect(none.times(nothing).error).toBe(Infinity);
    }
  });

  it("and so in inner products and products of matrices", () => {
    const vague = new Matrix(1, 1, Float64Array.of(3), Infinity);
    const none = new Matrix(1, 1, Float64Array.of(Infinity), Infinity);
    const zero = numerics.zeros(1, 1);
    expect(numerics.inner(zero, vague)).toMatchObject({ value: 0, error: 0 });
    expect(zero.times(vague).isZero).toBe(true);
    expect(numerics.inner(zero, none).error).toBe(Infinity);
    expect(zero.times(none).radius).toBe(Infinity);
  });
});

describe("the logarithm next to 1", () => {
  it("has room for its second order", () => {
    // ln(1 − s) = −s − s²/2 − … for the smallest number s.
    expect(numerics.logarithm(numerics.approximately(1, 2 ** -1074)).error).toBeGreaterThan(2 ** -1074);
    expect(numerics.logarithm(1)).toMatchObject({ value: 0, error: 0 });
  });
});

describe("a quotient by something tiny", () => {
  it("keeps an error that times the value would underflow", () => {
    // The quotient is 1e-20 and the error of the divisor 1e-310: their product is below the smallest number.
    const found = numerics.approximately(1e-320, 0).over(numerics.approximately(1e-300, 1e-310));
    expect(found.error / 1e-30).toBeGreaterThanOrEqual(0.99);
    const tiny = exact(1e-150).times(1e-174).over(exact(1e-200));
    expect(contains(tiny, { num: 1n, den: 10n ** 124n })).toBe(true);
  });
});

describe("matrices that overflow", () => {
  const large = fromRows([[2 ** 600, 2 ** 600]]);
  const other = fromRows([[2 ** 424], [-(2 ** 424)]]);

  it.each([
    ["a product", () => fromRows([[2 ** 600]]).times(fromRows([[2 ** 424]]))],
    ["a product that cancels", () => large.times(other)],
    ["a Kronecker product", () => numerics.kronecker(large, other)],
    ["a multiple", () => large.times(2 ** 424)],
    ["a multiple by a quantity", () => large.times(exact(2 ** 424))],
    ["zeros times it", () => numerics.zeros(1, 2).times(other.times(2 ** 600))],
    ["a sum", () => fromRows([[2 ** 1023]]).plus(fromRows([[2 ** 1023]]))],
    ["a combination", () => numerics.linearCombination([large, large], [exact(2 ** 424), exact(-(2 ** 424))])],
  ])("say of %s that nothing is known", (_name, of) => {
    expect(of().radius).toBe(Infinity);
  });
});

describe("a long sum", () => {
  it("has slack for the roundings of its bound", () => {
    // Each addition of 1 to the bound 2^54 would be lost: the bound of a plain sum stays there.
    const terms = [
      numerics.approximately(0, 2 ** 54),
      ...Array.from({ length: 4000 }, () => numerics.approximately(0, 1)),
    ];
    expect(BigInt(numerics.sum(terms).error)).toBeGreaterThanOrEqual(2n ** 54n + 4000n);
  });
});

describe("frobeniusNorm", () => {
  it("holds at 1e-200, and with 1e200 beside 1e-3", () => {
    for (const row of [[1e-200], [1e200, 1e-3], [2 ** -1074], [2 ** 1022, 2 ** 1022]]) {
      const norm = numerics.frobeniusNorm(fromRows([row]));
      const square = exactInner(row, row);
      const [low, high] = [norm.value - 2 * norm.error, norm.value + 2 * norm.error].map(fromDouble);
      expect(norm.value).toBeGreaterThan(0);
      expect(norm.error).toBeLessThanOrEqual(1e-14 * norm.value + 2 ** -1072);
      expect(times(low!, low!).num * square.den <= square.num * times(low!, low!).den || low!.num < 0n).toBe(true);
      expect(square.num * times(high!, high!).den <= times(high!, high!).num * square.den).toBe(true);
    }
  });

  it("is no zero where an entry is NaN", () => {
    expect(numerics.frobeniusNorm(new Matrix(1, 2, Float64Array.of(NaN, 0)))).toMatchObject({ error: Infinity });
  });
});

describe("check", () => {
  it.each([
    ["mulayoff2020/scalar-hessian", "printed", "", { W: [[[1e-73]], [[1e-73]], [[4e-73]]] }],
    // Two sharpnesses of 1e-322, off by as much as they are.
    ["mulayoff2020/scalar-flattest:corrected", "corrected", "", { W: [[[1e-162]], [[-1e-162]]] }],
    [
      "marion2024/lemma-1",
      "printed",
      "--set duration=1",
      {
        W: [[[2e-40, -1e-40]], [[1e-40]], [[1e-40]], [[2e-40]]],
        X: [
          [1e-8, -1e-8],
          [-1e-8, 1e-8],
          [1e-8, 1e-8],
        ],
        y: [1e16, 0, 0],
      },
    ],
  ])("refutes nothing of %s at scales where products underflow", async (claim, form, setting, value) => {
    const said = await command(`check ${claim} --load own.json ${setting}`.trim(), value);
    expect(said).toContain(`${form}, expected: holds`);
    expect(said).not.toMatch(/refuted|certified/);
  });
});
