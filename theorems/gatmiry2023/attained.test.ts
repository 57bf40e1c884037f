import { describe, expect, it } from "vitest";
import { judge } from "../../src/claim/relations/relation.js";
import { withArena } from "../../src/numerics/index.js";
import inducedAttained, { relationsOf } from "./induced-attained.js";
import { type Attained, cases } from "./objects/induced-attained.js";

type Condition = (ranks: Attained["ranks"]) => boolean;

/** How often each relation is refuted, and how often left open, on 400 drawn cases under a condition. */
function counted(...condition: [Condition?]) {
  const counts = { refuted: {} as Record<string, number>, undecided: {} as Record<string, number> };
  for (let k = 0; k < 400; k++) {
    withArena(() => {
      const attained = cases.materialize(inducedAttained.specs.draw(k * 7919 + 1));
      for (const [name, of] of Object.entries(relationsOf(attained, ...condition))) {
        const { verdict } = of ? judge(of(name)) : { verdict: "holds" as const };
        if (verdict !== "holds") counts[verdict][name] = (counts[verdict][name] ?? 0) + 1;
      }
    });
  }
  return counts;
}

const REACHED = "tr ∇²ℒ(W*) = (2L/n)‖N‖_{S_{2/L}}^{2/L}";
const ABOVE = "ranks differ: tr ∇²ℒ(W*) > (2L/n)‖N‖_{S_{2/L}}^{2/L}";

describe("the condition under which the infimum is reached", () => {
  it("holds as stated, and always is decided where the ranks differ", () => {
    const { refuted, undecided } = counted();
    expect(refuted).toEqual({});
    expect(undecided[ABOVE]).toBeUndefined();
  });

  it.each<[string, Condition]>([
    ["rank(AᵀM) left out", ({ after, core }) => after.value === core.value],
    ["rank(MAᵀ) left out", ({ before, core }) => before.value === core.value],
    ["> for =", ({ before, after, core }) => before.value > core.value && after.value > core.value],
    ["always", () => true],
  ])("is refuted where it is too weak: %s", (_, condition) => {
    expect(counted(condition).refuted[REACHED]).toBeGreaterThan(2);
  });

  it("is left open wherever it is too strong: N = 0, N ≠ 0, and never", () => {
    const agree: Condition = ({ before, after, core }) => before.value === core.value && after.value === core.value;
    for (const extra of [({ core }) => core.value > 0, ({ core }) => core.value === 0, () => false] as Condition[]) {
      const { undecided } = counted((ranks) => agree(ranks) && extra(ranks));
      expect(undecided[ABOVE]).toBeGreaterThan(10);
    }
  });
});
