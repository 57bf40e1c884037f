import { describe, expect, it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { objectsOf } from "./objects.js";

async function firstCase(id: string) {
  const [claim] = await catalogue.load([id]);
  return { claim: claim!, spec: claim!.degenerateCases[0]!.spec };
}

describe("an instance for readers", () => {
  it("has the objects that a claim says it speaks of", async () => {
    const { claim } = await firstCase("wu2025/mcallester");
    const drawn = claim.specs.draw(3);
    const { parameters, matrices } = objectsOf(claim, drawn);
    expect(parameters.map((text) => text.replace(/ = .*/, ""))).toEqual(["n", "δ", "λ"]);
    const { P, ["law of z"]: law, ["ℓ(h, z)"]: losses } = Object.fromEntries(matrices);
    for (const [row] of [P![0]!, law![0]!]) expect(row!.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(losses![0]!.length).toBe(P![0]![0]!.length);
    expect(losses![0]!.flat().every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it("has those of a file, and nothing of how they are drawn", async () => {
    const { claim } = await firstCase("mulayoff2020/theorem-2");
    const { parameters, matrices } = objectsOf(claim, claim.specs.draw(5));
    expect(matrices.map(([name]) => name)).toContain("W");
    expect(parameters.join()).not.toContain("others");
    expect(matrices.map(([name]) => name)).not.toContain("C");
  });

  it("is what was drawn elsewhere, without widths that the layers tell, and what it is where nobody understands it", async () => {
    const { claim, spec } = await firstCase("gatmiry2023/trace-formula");
    expect(objectsOf(claim, spec).parameters.join()).not.toContain("widths");
    const odd = { ...spec, lists: { A: { law: "none", seed: 1 } } };
    expect(objectsOf(claim, odd).drawn).toEqual([["A", "none", 1]]);
  });
});
