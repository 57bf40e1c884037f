import { expect, it } from "vitest";
import { judge, type Relation } from "../../src/claim/relations/relation.js";
import { keepingAll } from "../../src/numerics/arithmetic/arena.js";
import { inner, product } from "../../src/numerics/index.js";
import alignment from "./alignment.js";
import { drawn, samples } from "./objects/alignment.js";

const matrices = { g: "1; 1", e: "1; 1", J: "1; 1", delta: 1 };

it.each([
  [1, 6],
  [3, 8],
  [-1, 10],
])("of f = (u, (1 + v²)u), u = %i/1024, v with %i bits, μ is as by hand, and about v⁴", (c, bits) => {
  const { bent } = samples.materialize(drawn.at({ ...matrices, family: "one model", scale: c, bits }));
  const { fisher, covariance, loss } = bent!;
  const [u, v] = [c / 1024, 2 ** -bits];
  const [first, second] = [[1, 0] as const, [1 + v * v, 2 * u * v] as const];
  const times = (x: readonly [number, number], y: readonly [number, number]) => x[0] * y[0] + x[1] * y[1];
  // e_1g_1 − e_2g_2; Σ is a quarter of its square, G half of g_1g_1ᵀ + g_2g_2ᵀ, and 2L half of e_1² + e_2².
  const apart = [u - (1 + v * v) ** 2 * u, -(1 + v * v) * u * 2 * u * v] as const;
  const noise = (times(first, apart) ** 2 + times(second, apart) ** 2) / 8;
  const size = (times(first, first) ** 2 + 2 * times(first, second) ** 2 + times(second, second) ** 2) / 4;
  const twice = (u * u * (1 + (1 + v * v) ** 2)) / 2;
  const by = inner(covariance, fisher).over(product([2, loss, inner(fisher, fisher)]));
  expect(Math.abs(by.value - noise / (twice * size))).toBeLessThanOrEqual(by.error + 2 ** -40 * by.value);
  expect(by.value / v ** 4).toBeCloseTo(1, 2);
});

it("notices a μ₀ that is a hundredth too small by the θ that attains it, and not by the bound; and one too large", () => {
  keepingAll(() => {
    const several = Array.from({ length: 80 }, (_, k) => samples.specs.draw(k * 7919 + 1)).filter(
      ({ sizes, choices }) => sizes["p"]! >= 2 && choices["family"] !== "slopes nearly alike",
    );
    const relations = several.map((spec) => alignment.evaluate(spec)[1]!.relations);
    const named = (start: string) => relations.map((all) => all.find(({ name }) => name.startsWith(start))!);
    const refuted = (bent: readonly Relation[]) => bent.filter((one) => judge(one).verdict === "refuted").length;
    const [bound, attained] = [named("Tr(ΣG) ≥ μ₀"), named("min_θ")];
    // The left side of the bound has μ₀ as a factor, the right side of the other one is μ₀.
    const times = (all: readonly Relation[], factor: number) => all.map((one) => one.tightened(factor));
    expect([refuted(bound), refuted(attained)]).toEqual([0, 0]);
    expect(refuted(times(bound, 1 / 1.01))).toBe(0);
    expect(refuted(times(attained, 1.01))).toBeGreaterThan(0.9 * several.length);
    expect(refuted(times(bound, 1.01))).toBeGreaterThan(0);
  });
});
