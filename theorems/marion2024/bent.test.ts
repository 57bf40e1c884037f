import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/claim/statement/claim.js";
import { judge, type Relation } from "../../src/claim/relations/relation.js";
import type { Spec } from "../../src/claim/specs/spec.js";
import { keepingAll } from "../../src/numerics/arithmetic/arena.js";
import corollary1 from "./corollary-1.js";
import corollary2 from "./corollary-2.js";
import lemma2 from "./lemma-2.js";

/** The first drawn specs, as many as asked for. */
function drawn({ specs }: Claim, count: number): Spec[] {
  return Array.from({ length: count }, (_, k) => specs.draw(k * 7919 + 1));
}

/** The chosen cases, equalities and others. */
function chosen({ equalityCases, degenerateCases }: Claim): Spec[] {
  const equalities = "none" in equalityCases ? [] : equalityCases.flatMap(({ specs }) => specs);
  return [...equalities, ...degenerateCases.map(({ spec }) => spec)];
}

/** The relations of that name, of the instances that have one, with their depth. */
function relations(claim: Claim, name: string, specs: readonly Spec[]) {
  return keepingAll(() =>
    specs.flatMap((spec) => {
      const found = claim.evaluate(spec)[0]!.relations.find((relation) => relation.name === name);
      return found === undefined ? [] : [{ relation: found, depth: spec.sizes["depth"]! }];
    }),
  );
}

const isRefuted = (relation: Relation): boolean => judge(relation).verdict === "refuted";

describe("corollary-2", () => {
  const STEP = "S(W) ≤ (max_k‖W_k‖₂^L/‖w*‖)^{2−2/L} (Λ/λ) S_min";

  it("notices S = √L·S_min in the printed bounds, at the depth where √L > 4", () => {
    for (const name of ["S(W) ≤ 4(Λ/λ) S_min", "S(W) ≤ 4 S_min, white data"]) {
      const all = relations(corollary2, name, chosen(corollary2));
      const deep = all.filter(({ relation, depth }) => isRefuted(relation.tightened(Math.sqrt(depth))));
      expect(deep.map(({ depth }) => depth)).toEqual([20]);
      expect(all.some(({ relation }) => isRefuted(relation))).toBe(false);
    }
  });

  it("notices S = √L·S_min at every depth by the step of the proof, and a tenth", () => {
    const all = relations(corollary2, STEP, [...chosen(corollary2), ...drawn(corollary2, 12)]);
    const noticed = (factor: (depth: number) => number) =>
      all.filter(({ relation, depth }) => isRefuted(relation.tightened(factor(depth)))).length;
    expect(noticed(() => 1)).toBe(0);
    expect(noticed(Math.sqrt)).toBeGreaterThan(all.length / 2);
    expect(noticed(() => 1.1)).toBeGreaterThan(4);
  });

  it("notices a least sharpness that is a hundredth too large", () => {
    const all = relations(corollary2, "S(W) ≥ S_min", drawn(corollary2, 12));
    expect(all.filter(({ relation }) => isRefuted(relation.tightened(1.01))).length).toBeGreaterThan(4);
  });
});

describe("corollary-1", () => {
  it("notices a lower bound that is two hundredths too large", () => {
    const all = relations(corollary1, "‖W_k(∞)‖₂² ≥ ‖w*‖^{2/L} − Σ_j‖D_j‖₂", drawn(corollary1, 8));
    expect(all.every(({ relation }) => isRefuted(relation.tightened(1.02)))).toBe(true);
    expect(all.some(({ relation }) => isRefuted(relation))).toBe(false);
  });
});

describe("lemma-2", () => {
  it.each([
    ["‖W_k(t)‖_F² − ‖W_k(t)‖₂² ≤ r_k", 1.001],
    ["|‖W_k(t)‖₂² − ‖W_j(t)‖₂²| ≤ Σ_{j≤i<k} ‖D_i‖₂", 1.001],
    ["‖W_{k+1}‖₂²(1 − ⟨v_{k+1}, u_k⟩²) ≤ 2‖D_k‖₂ + r_{k+1}", 1.001],
  ])("notices %s with a left side larger by a thousandth", (name, factor) => {
    const all = relations(lemma2, name, chosen(lemma2));
    expect(all.some(({ relation }) => isRefuted(relation.tightened(factor)))).toBe(true);
    expect(all.some(({ relation }) => isRefuted(relation))).toBe(false);
  });
});
