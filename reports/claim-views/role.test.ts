import { describe, expect, it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { withoutIdle } from "./role.js";

describe("the parts of a counterexample", () => {
  it("that no side depends on are left out, and the others stay", async () => {
    const [claim] = await catalogue.load(["gatmiry2023/induced-attained"]);
    const [{ witness }] = (await catalogue.witnesses(claim!.id)) as [
      Awaited<ReturnType<typeof catalogue.witnesses>>[0],
    ];
    const spec = claim!.specs.spellOut(witness.spec);
    const kept = withoutIdle(claim!, witness.form, witness.relation, spec);
    expect(Object.keys(spec.lists)).toEqual(["A", "M", "P", "Q"]);
    expect(Object.keys(kept.lists)).toEqual(["A", "M"]);
    expect(Object.keys(kept.reals)).toEqual([]);
  });

  it("stay where the sides are ranks, which most changes leave alone", async () => {
    const [claim] = await catalogue.load(["gatmiry2023/induced-argmin"]);
    const [first] = await catalogue.witnesses(claim!.id);
    const { form, relation, spec } = first!.witness;
    const kept = withoutIdle(claim!, form, relation, claim!.specs.spellOut(spec));
    expect(Object.keys(kept.lists)).toEqual(expect.arrayContaining(["A", "P"]));
    expect(Object.keys(kept.lists)).not.toContain("W");
  });

  it("all stay where each side depends on them, and where the relation is not there", async () => {
    const [claim] = await catalogue.load(["gatmiry2023/trace-formula"]);
    const [first] = await catalogue.witnesses(claim!.id);
    const { form, relation, spec } = first!.witness;
    expect(Object.keys(withoutIdle(claim!, form, relation, spec).lists)).toEqual(Object.keys(spec.lists));
    expect(withoutIdle(claim!, form, "no such relation", spec)).toBe(spec);
  });
});
