import { describe, expect, it, vi } from "vitest";
import type { Claim } from "../../src/claim/statement/claim.js";
import { judge, type Relation } from "../../src/claim/relations/relation.js";
import type { Spec } from "../../src/claim/specs/spec.js";
import { keepingAll } from "../../src/numerics/arithmetic/arena.js";
import { frobeniusNorm, gradientFlow, type Matrix, RegressionRisk } from "../../src/numerics/index.js";
import corollary1 from "./corollary-1.js";
import corollary2 from "./corollary-2.js";
import lemma2 from "./lemma-2.js";
import { ACCURACY, flows, MAX_STEPS } from "./objects/lemma-2.js";

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

/** Whether gradient flow takes the weights of Lemma 2 a tenth of their norm away. */
function moves(spec: Spec): boolean {
  const { initial, gradient, duration } = flows.materialize(spec);
  const options = { times: [duration], relativeTolerance: ACCURACY, maxSteps: MAX_STEPS };
  const end = gradientFlow(initial, gradient, options).samples.at(-1)!.weights;
  const norm = (layers: readonly Matrix[]) => Math.hypot(...layers.map((w) => frobeniusNorm(w).value));
  return norm(end.map((w, k) => w.minus(initial[k]!))) > norm(initial) / 10;
}

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
  const REST = "‖W_k(t)‖_F² − ‖W_k(t)‖₂² ≤ r_k";
  const SPREAD = "|‖W_k(t)‖₂² − ‖W_j(t)‖₂²| ≤ Σ_{j≤i<k} ‖D_i‖₂";
  const TURNED = "‖W_{k+1}‖₂²(1 − ⟨v_{k+1}, u_k⟩²) ≤ 2‖D_k‖₂ + r_{k+1}";
  const moving = [...chosen(lemma2), ...drawn(lemma2, 60)].filter(moves);

  it.each([
    [REST, 1.001],
    [SPREAD, 1.001],
    [TURNED, 1.002],
  ])("notices %s with a left side larger by a factor of %f, on flows that move", (name, factor) => {
    const all = relations(lemma2, name, moving);
    expect(all.some(({ relation }) => isRefuted(relation.tightened(factor)))).toBe(true);
    expect(all.some(({ relation }) => isRefuted(relation))).toBe(false);
  });

  it.each([
    [REST, 1.2],
    [SPREAD, 1.001],
    [TURNED, 2.1],
  ])("notices %s times %f on drawn flows that move", (name, factor) => {
    const all = relations(lemma2, name, drawn(lemma2, 60).filter(moves));
    expect(all.filter(({ relation }) => isRefuted(relation.tightened(factor))).length).toBeGreaterThan(1);
  });

  it("notices by each of them a flow that does not conserve D_k: its weights grow besides, by a 500th of them", () => {
    const right = Object.getOwnPropertyDescriptor(RegressionRisk.prototype, "gradient")!
      .value as RegressionRisk["gradient"];
    const growing = vi.spyOn(RegressionRisk.prototype, "gradient").mockImplementation(function (
      this: RegressionRisk,
      at,
      out,
    ) {
      right.call(this, at, out);
      for (let i = 0; i < out.length; i++) out[i]! -= at[i]! / 500;
    });
    const refuted = [REST, SPREAD, TURNED].map(
      (name) => relations(lemma2, name, moving).filter(({ relation }) => isRefuted(relation)).length,
    );
    growing.mockRestore();
    expect(Math.min(...refuted)).toBeGreaterThan(0);
  });
});
