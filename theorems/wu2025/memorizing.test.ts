import { expect, it } from "vitest";
import { judge } from "../../src/claim/relations/relation.js";
import { keepingAll } from "../../src/numerics/arithmetic/arena.js";
import { parityLabel, reluOutput, withBias } from "../../src/numerics/shallow/index.js";
import memorizing from "./memorizing.js";
import { trained } from "./objects/memorizing.js";

it("comes so near the flattest minimum by descent alone, in a third of these, that one a hundredth flatter would be noticed", () => {
  keepingAll(() => {
    const specs = Array.from({ length: 100 }, (_, k) => trained.specs.draw(k * 7919 + 1));
    const found = specs.filter((spec) => {
      if (spec.choices["competitor"] !== "descended") return false;
      const { samples, competitor } = trained.materialize(spec);
      // Without the neurons that repair what is left.
      const network = competitor.slice(0, -samples.length);
      return samples.every((x) => Math.abs(reluOutput(network, withBias(x)).value - parityLabel(x)) < 1 / 64);
    });
    expect(found.length).toBeGreaterThan(15);
    const flattest = found.map((spec) => {
      const { relations } = memorizing.evaluate(spec)[0]!;
      return relations.find(({ name }) => name === "Tr G(θ̃) ≤ Tr G(θ) for every global minimum θ")!;
    });
    const refuted = (factor: number) =>
      flattest.filter((relation) => judge(relation.tightened(factor)).verdict === "refuted").length;
    expect(refuted(1)).toBe(0);
    expect(refuted(1.01)).toBeGreaterThan(found.length / 3);
  });
});
