import { describe, expect, it } from "vitest";
import { spectralClaim, squares } from "../../engine/synthetic.fixture.js";
import { exact } from "../../numerics/arithmetic/quantity.js";
import type { Claim } from "./claim.js";
import { around, examined, reading } from "./examined.js";

const spec = squares.explicit({ sizes: { d: 1 }, lists: { A: [[[2]]] } });

/** A claim with an assumption, and how many instances it has made. */
function counted(): { readonly claim: Claim; readonly made: () => number } {
  let made = 0;
  const claim = spectralClaim(1, {
    assumptions: [{ name: "at least one", statement: "a \\ge 1", slack: (a) => exact(a.at(0, 0) - 1) }],
    materialize: (from) => {
      made += 1;
      return squares.raw(from).lists.A[0]!;
    },
  });
  return { claim, made: () => made };
}

describe("an instance that is examined", () => {
  it("is made once for its relations and its slacks", () => {
    const { claim, made } = counted();
    const instance = examined(claim, spec);
    expect(instance.outcomes()[0]!.relations[0]!.lhs.value).toBe(2);
    expect(instance.slacks(() => true)).toEqual([exact(1)]);
    expect(instance.slacks(() => false)).toEqual([null]);
    expect(made()).toBe(1);
  });

  it("has the situations that its claim demands, on the spec that the claim is shown", () => {
    const claim = spectralClaim(1, {
      situations: [
        { name: "large", occurs: (a) => a.at(0, 0) > 3 },
        { name: "of size 1", occurs: (_, { sizes }) => sizes["d"] === 1 },
      ],
    });
    const doubled = reading(claim, (from) => ({ ...from, lists: { A: { entries: [[[4]]] } } }));
    const noted: unknown[] = [];
    const watched = around(doubled, (_, work) => {
      noted.push(work);
      return work();
    });
    expect([examined(claim, spec).occurring(), claim.occurring!(spec)]).toEqual([["of size 1"], ["of size 1"]]);
    expect([examined(watched, spec).occurring(), watched.occurring!(spec)]).toEqual([
      ["large", "of size 1"],
      ["large", "of size 1"],
    ]);
    expect(noted).toHaveLength(3);
    expect(examined({ ...claim, slacks: () => [] }, spec).occurring()).toEqual(["of size 1"]);
    expect(examined(spectralClaim(1), spec).occurring()).toEqual([]);
  });

  it("is evaluated by what a claim was given in place of its own functions", () => {
    const { claim, made } = counted();
    const silent = { ...claim, evaluate: () => [] };
    expect(examined(silent, spec).outcomes()).toEqual([]);
    expect(made()).toBe(0);
    const idle = { ...claim, slacks: () => [exact(-1)] };
    expect(examined(idle, spec).slacks(() => true)).toEqual([exact(-1)]);
  });

  it("is made of the spec that the claim is shown", () => {
    const { claim, made } = counted();
    const doubled = reading(claim, (from) => ({ ...from, lists: { A: { entries: [[[4]]] } } }));
    const instance = examined(doubled, spec);
    expect(instance.outcomes()[0]!.relations[0]!.lhs.value).toBe(4);
    expect(instance.slacks(() => true)).toEqual([exact(3)]);
    expect(made()).toBe(1);
    expect([doubled.evaluate(spec)[0]!.relations[0]!.lhs.value, doubled.slacks(spec)]).toEqual([4, [exact(3)]]);
  });
});
