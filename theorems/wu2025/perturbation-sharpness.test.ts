import { describe, expect, it } from "vitest";
import { judge } from "../../src/claim/relations/relation.js";
import { atLeast } from "../../src/claim/relations/comparison.js";
import { keepingAll } from "../../src/numerics/arithmetic/arena.js";
import { type Matrix, symmetricEigen } from "../../src/numerics/index.js";
import { drawn as written, losses } from "./objects/perturbation-sharpness.js";
import perturbation from "./perturbation-sharpness.js";

type Loss = ReturnType<typeof losses.materialize>;

/** The first drawn losses that are meant, as many as asked for. */
function drawn(count: number, isMeant: (loss: Loss) => boolean) {
  const found: { readonly loss: Loss; readonly spec: ReturnType<typeof losses.specs.draw> }[] = [];
  for (let k = 0; found.length < count; k++) {
    const spec = losses.specs.draw(k * 7919 + 1);
    const loss = losses.materialize(spec);
    if (isMeant(loss)) found.push({ loss, spec });
  }
  return found;
}

/** q, term by term. */
function q(J: Matrix, curvatures: readonly Matrix[], rho: number): (epsilon: readonly number[]) => number {
  const [rows, forms] = [J.toRows(), curvatures.map((b) => b.toRows())];
  return (epsilon) => {
    const dot = (row: readonly number[]) => row.reduce((total, x, i) => total + x * epsilon[i]!, 0);
    const terms = rows.map((row, k) => {
      const form = forms[k]!.reduce((total, b, i) => total + epsilon[i]! * dot(b), 0);
      return (dot(row) + (rho / 2) * form) ** 2;
    });
    return terms.reduce((total, x) => total + x, 0);
  };
}

/** The largest (gᵀε + ½εᵀMε)² on the unit ball: min over μ of ½(μ + Σ_i g_i²/(μ − m_i)) for g, M and for −g, −M. */
function bothSided(J: Matrix, curvature: Matrix, rho: number): number {
  const largest = (sign: number): number => {
    const { values, vectors } = symmetricEigen(curvature.times(sign * rho));
    const m = Array.from(values);
    const g = Array.from(J.times(vectors).data);
    const dual = (mu: number) => (mu + g.reduce((total, x, i) => total + (x * x) / (mu - m[i]!), 0)) / 2;
    let [low, high] = [Math.max(0, ...m) + 1e-12, Math.max(0, ...m) + Math.hypot(...g) + 1];
    for (let k = 0; k < 200; k++) {
      const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
      if (dual(a) < dual(b)) high = b;
      else low = a;
    }
    return dual(low);
  };
  return Math.max(largest(1), largest(-1)) ** 2;
}

describe("maximizerOf", () => {
  // B is half of the symmetric matrix.
  it.each([
    ["(|J| + ρ|B|/2)²", { rho: 0.5, J: 2, B: [-0.5], direction: 1 }, 2.25],
    ["ε_1 + ε_2 + ρε_1ε_2", { rho: 1, J: "1 1", B: ["0 1; 0 0"], direction: "1; 0" }, Math.SQRT2 + 1 / 2],
    ["ε_1 − ε_1²/2, at −v₁", { rho: 1, J: "1 0", B: ["-0.5 0; 0 0"], direction: "1; 0" }, 1.5],
    // There is no slope at ±v₁; the maximum is at ε_1 = 1/4.
    ["ε_1 + 2ε_2²", { rho: 1, J: "1 0", B: ["0 0; 0 2"], direction: "1; 0" }, 2 + 1 / 8],
    // Nor on both axes.
    ["ε_1ε_2", { rho: 1, J: "0 0", B: ["0 1; 0 0"], direction: "1; 0" }, 1 / 2],
  ])("finds the maximum in closed form, the square of %s", (_, matrices, root) => {
    const { J, curvatures, rho, point } = losses.materialize(written.at(matrices));
    expect(q(J, curvatures, rho)(Array.from(point.data)) / root ** 2).toBeCloseTo(1, 11);
  });

  it("finds what the dual problem of one residual bounds, at two and three parameters", () => {
    keepingAll(() => {
      for (const { loss } of drawn(60, ({ J, most }) => J.rows === 1 && J.cols >= 2 && most.value > 0)) {
        const { J, curvatures, rho, point } = loss;
        const bound = bothSided(J, curvatures[0]!, rho);
        const value = q(J, curvatures, rho)(Array.from(point.data));
        expect(value).toBeLessThanOrEqual(bound * (1 + 2 ** -20));
        expect(value).toBeGreaterThanOrEqual(bound * (1 - 2 ** -20));
      }
    });
  });

  it("finds what a grid of 1024 angles finds", () => {
    keepingAll(() => {
      for (const { loss } of drawn(60, ({ J, most }) => J.cols === 2 && most.value > 0)) {
        const value = q(loss.J, loss.curvatures, loss.rho);
        const angles = Array.from({ length: 1024 }, (_, i) => (Math.PI * i) / 512);
        const largest = Math.max(...angles.map((a) => value([Math.cos(a), Math.sin(a)])));
        expect(value(Array.from(loss.point.data))).toBeGreaterThanOrEqual(largest * (1 - 2 ** -20));
      }
    });
  });
});

describe("perturbation-sharpness", () => {
  it("notices a search that stays at ±v₁, where the third derivative leads away, and only by that relation", () => {
    keepingAll(() => {
      const bent = drawn(60, (loss) => loss.J.cols >= 2 && loss.slopeSquared(loss.start).value > 2 ** -20);
      const judged = bent.map(({ loss, spec }) => {
        const { relations } = perturbation.evaluate(spec)[0]!;
        const above = relations.find(({ name }) => name.includes("q′"))!;
        const unmoved = loss.quotient(loss.start);
        const [first, gained] = [loss.first.times(1 - 2 ** -40), above.lhs];
        const there = unmoved.plus(loss.most.times(2 ** -40));
        return {
          found: judge(above).verdict,
          bentAbove: judge(atLeast(there, gained)("above")).verdict,
          bentLower: judge(atLeast(unmoved, first)("lower")).verdict,
        };
      });
      expect(judged.every(({ found }) => found === "holds")).toBe(true);
      expect(judged.every(({ bentAbove }) => bentAbove === "refuted")).toBe(true);
      expect(judged.some(({ bentLower }) => bentLower === "refuted")).toBe(false);
    });
  });
});
