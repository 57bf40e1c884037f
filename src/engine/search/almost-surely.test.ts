import { describe, expect, it } from "vitest";
import { replay } from "../witnesses/replay.js";
import { atLeast } from "../../claim/relations/comparison.js";
import type { Spec } from "../../claim/specs/spec.js";
import { claim as writtenClaim, holds } from "../../claim/index.js";
import { exact } from "../../numerics/arithmetic/quantity.js";
import { frobeniusNorm } from "../../numerics/matrices/norms.js";
import { instances, law } from "../../../generators/specs/instances.js";
import { layout } from "../../../generators/specs/layout.js";
import { hunt, type HuntOptions } from "./hunt.js";

function options(changes: Partial<HuntOptions> = {}): HuntOptions {
  const { signal } = new AbortController();
  return { form: "printed", seed: 1, evaluations: 300, now: () => 0, signal, ...changes };
}

describe("a statement that holds almost surely", () => {
  /** 1/a is finite: for every draw of a Gaussian number, and not at 0. */
  const almost = (quantified?: "almost surely") => {
    const drawn = instances({
      sizes: { n: [1, 3] },
      matrices: {
        A: { each: [1, 1], count: "n", laws: ["gaussian"], ...(quantified === undefined ? {} : { quantified }) },
        M: [1, 1],
      },
    });
    return writtenClaim(drawn, {
      id: "beyond/almost",
      title: "a Gaussian number is not zero",
      kinds: ["bound"],
      locus: "nowhere",
      printed: holds`|a_1| > 0`(({ A }) => ({ "|a₁| ≥ 2⁻⁹⁹": atLeast(frobeniusNorm(A[0]!), exact(2 ** -99)) })),
      equality: "nothing is equal with probability one",
      degenerate: { one: drawn.at({ n: 1, A: law("gaussian", 1), M: 0 }) },
    });
  };

  it("is not refuted by a matrix that no draw gives, which searching entries finds at once", async () => {
    for (const seed of [1, 2, 3]) {
      expect((await hunt(almost(), options({ seed, evaluations: 2000 }))).found).not.toBeNull();
      const { found, bestSpec } = await hunt(almost("almost surely"), options({ seed, evaluations: 2000 }));
      expect(found).toBeNull();
      expect(bestSpec!.lists["A"]).toHaveProperty("law", "gaussian");
    }
  });

  it("is not refuted from a witness with other matrices either, nor from one of another law", async () => {
    const zero = almost().specs.spellOut({ sizes: { n: 1 }, widths: [], choices: {}, reals: {}, lists: { A: { law: "zero", seed: 1 }, M: { law: "zero", seed: 1 } } }); // prettier-ignore
    const byLaw = { ...zero, lists: { ...zero.lists, A: { law: "zero", seed: 1 } } };
    for (const witness of [zero, byLaw]) {
      expect((await hunt(almost(), options({ witnesses: [witness] }))).found).not.toBeNull();
      expect((await hunt(almost("almost surely"), options({ witnesses: [witness] }))).found).toBeNull();
    }
  });

  it("is not written down with entries there", () => {
    const { specs } = almost("almost surely");
    const drawn = specs.draw(3);
    expect(specs.spellOut(drawn).lists["A"]).toEqual(drawn.lists["A"]);
    expect("entries" in specs.spellOut(drawn).lists["M"]!).toBe(true);
    for (const smaller of specs.shrink(drawn)) expect(smaller.lists["A"]).toEqual(drawn.lists["A"]);
    const explicit = layout({
      lists: { A: { shapes: () => [[1, 1]], laws: ["gaussian"], quantified: "almost surely" } },
    });
    expect(() => explicit.explicit({ lists: { A: [[[0]]] } })).toThrow("since the statement holds almost surely");
    expect(() => explicit.explicit({ lists: { A: { law: "zero", seed: 1 } } })).toThrow("got the law zero");
  });

  it("has stored witnesses with entries there called stale", () => {
    const claim = almost("almost surely");
    const entries = { A: { entries: [[[0]]] }, M: { entries: [[[0]]] } };
    const spec: Spec = { sizes: { n: 1 }, widths: [], choices: {}, reals: {}, lists: entries };
    const facts = { schemaVersion: 1, claim: claim.id, form: "printed", relation: "|a₁| ≥ 2⁻⁹⁹", without: [] } as const;
    const sides = { lhs: "1", rhs: "0", rounding: "0", certificate: null };
    const witness = { ...facts, ...sides, spec, provenance: { version: "0", seed: 1, evaluations: 1 } };
    expect(replay(claim, witness)).toMatchObject({ outcome: "stale", reason: /almost surely over draws of A/ });
    expect(replay(almost(), { ...witness, spec: claim.specs.draw(1) })).toMatchObject({
      outcome: "stale",
      reason: /a seed/,
    });
  });
});
