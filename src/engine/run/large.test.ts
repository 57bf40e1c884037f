import { describe, expect, it } from "vitest";
import { layerShapes, layout } from "../../../generators/index.js";
import { type Claim, defineClaim, largeOf } from "../../claim/index.js";
import { atMost } from "../../claim/fixtures/named.js";
import type { exact } from "../../numerics/index.js";
import { frobeniusNorm, type Matrix, maximum, NonFiniteError, spectralNorm, sum } from "../../numerics/index.js";
import { type CaseRange, caseSeed, runBatch } from "./cases.js";
import { conclude } from "./conclude.js";
import { mergeTallies } from "./merge-tallies.js";

const wide = layout({
  sizes: { d: [1, 4] },
  lists: { A: { shapes: ({ sizes: { d } }) => [[d, d]], laws: ["gaussian", "graded", "identity", "orthogonal"] } },
});

const deep = layout({
  chain: { depth: [1, 4], ends: [1, 3], slack: 1 },
  lists: { W: { shapes: layerShapes, laws: ["gaussian", "identity", "positive"] } },
});

const BOUND = "lhs ≤ rhs";

function planted(
  specs: Claim["specs"] & Pick<typeof wide, "raw">,
  list: string,
  sides: (matrices: readonly Matrix[]) => readonly [ReturnType<typeof exact>, ReturnType<typeof exact>],
): Claim {
  return defineClaim<readonly Matrix[]>({
    ...{ id: "beyond/planted", title: "Fails at large sizes alone", kinds: ["bound"], locus: "nowhere", specs },
    materialize: (spec) => (specs.raw(spec).lists as Record<string, readonly Matrix[]>)[list]!,
    assumptions: [],
    forms: [
      {
        name: "printed",
        statement: "x",
        expected: "holds",
        relations: (matrices) => [atMost(BOUND, ...sides(matrices))],
      },
    ],
    equalityCases: { none: "planted" },
    degenerateCases: [],
  });
}

/** ‖A‖_F² ≤ rank A·‖A‖₂², so that 11 in place of the rank fails from d = 12 on. */
const fromTwelve = planted(wide, "A", ([a]) => [frobeniusNorm(a!).squared(), spectralNorm(a!).squared().times(11.5)]);

/** The sum of L numbers is at most L times the largest, so that 8.5 in place of L fails from L = 9 on. */
const fromNine = planted(deep as never, "W", (weights) => {
  const squares = weights.map((w) => frobeniusNorm(w).squared());
  return [sum(squares), maximum(squares).times(8.5)];
});

function run(claim: Claim, range: Partial<CaseRange>) {
  return runBatch(claim, { kind: "generated", seed: 3, from: 0, to: 40, ...range });
}

describe("a statement that fails at large sizes alone", () => {
  it("passes at the usual sizes, is refuted at large ones, and shrunk to the smallest dimension, certified", () => {
    expect(conclude(fromTwelve, run(fromTwelve, { to: 249 })).forms[0]!.verdict).toBe("holds");
    const [form] = conclude(fromTwelve, run(fromTwelve, { sizes: "large" })).forms;
    expect(form!.verdict).toBe("refuted");
    const [{ spec, certified }] = form!.counterexamples as [(typeof form & object)["counterexamples"][number]];
    expect(spec.sizes).toEqual({ d: 12 });
    expect(certified).toBe(true);
  });

  it("says nothing where a large instance leaves the doubles, which is an error at usual sizes", () => {
    const leavesFrom = (d: number): Claim =>
      planted(wide, "A", ([a]) => {
        if (a!.rows >= d) throw new NonFiniteError({ where: "planted", expected: "a finite number", got: "NaN" });
        return [spectralNorm(a!), frobeniusNorm(a!)];
      });
    const large = run(leavesFrom(12), { sizes: "large" });
    expect(large.overflowed).toBeGreaterThan(0);
    expect(large.outside).toBe(0);
    expect(conclude(leavesFrom(12), large).forms[0]!.verdict).toBe("holds");
    expect(conclude(leavesFrom(3), run(leavesFrom(3), {})).forms[0]!.verdict).toBe("error");
  });

  it("is shrunk to the smallest depth, and to layers of one entry", () => {
    expect(conclude(fromNine, run(fromNine, { to: 249 })).forms[0]!.verdict).toBe("holds");
    const [form] = conclude(fromNine, run(fromNine, { sizes: "large" })).forms;
    expect(form!.verdict).toBe("refuted");
    expect(form!.counterexamples[0]!.spec.widths).toEqual(new Array(10).fill(1));
    expect(form!.counterexamples[0]!.certified).toBe(true);
  });

  it("is met by the few large cases of a usual run, which stand late and at places of their own", () => {
    expect(run(fromTwelve, { to: 249 }).forms[0]!.relations[0]!.reach).toEqual({ d: 4 });
    const late = run(fromTwelve, { from: 249, to: 4000 });
    expect(late.forms[0]!.relations[0]!.reach.d).toBeGreaterThan(12);
    expect(late.forms[0]!.relations[0]!.refutations.every(({ index }) => index % 250 === 249)).toBe(true);
    expect(late.forms[0]!.relations[0]!.refutations.length).toBeGreaterThan(0);
  });
});

describe("a run at large sizes", () => {
  it("draws every case from the large specs by the seed of its position, so that any split adds up", () => {
    const record = runBatch(fromNine, { kind: "generated", seed: 7, from: 0, to: 12, sizes: "large" }, true);
    const large = largeOf(fromNine);
    if ("none" in large) throw new RangeError(large.none);
    expect(record.records.map(({ spec }) => spec)).toEqual(
      record.records.map(({ index }) => large.draw(caseSeed(7, fromNine.id, index), 1)),
    );
    const whole = run(fromNine, { sizes: "large" });
    const parts = [run(fromNine, { sizes: "large", to: 17 }), run(fromNine, { sizes: "large", from: 17 })];
    expect(parts.reduce(mergeTallies)).toEqual(whole);
  });

  it("knows the largest sizes on which a relation was decided, and the best ratio by sizes", () => {
    const [{ reach, profile }] = run(fromTwelve, { sizes: "large" }).forms[0]!.relations as [
      ReturnType<typeof run>["forms"][number]["relations"][number],
    ];
    expect(reach).toEqual({ d: 64 });
    expect(Math.max(...profile.width.keys())).toBe(64);
    // ‖A‖_F² / ‖A‖₂² comes to d on the identity.
    expect(profile.width.get(64)! * 11.5).toBeCloseTo(64, 9);
  });

  it("leaves out claims of many cases, unless their author says how they grow", () => {
    const law = { forms: [{ ...fromNine.forms[0]!, conclude: () => ({}) as never }] };
    expect(largeOf({ specs: wide, ...law })).toHaveProperty("none");
    const stated = layout({ ...wide.options, large: { d: 12 } });
    expect(largeOf({ specs: stated, ...law })).toHaveProperty("draw");
    expect(
      largeOf({
        specs: { draw: (seed: number) => wide.draw(seed), shrink: () => [], spellOut: (spec) => spec },
        forms: [],
      }),
    ).toHaveProperty("none");
  });
});
