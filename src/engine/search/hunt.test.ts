import { describe, expect, it } from "vitest";
import { layers, PLANTED, plantedClaim } from "../planted.fixture.js";
import { caseSeed } from "../run/cases.js";
import { spectralClaim, squares } from "../synthetic.fixture.js";
import type { Claim, ClaimDefinition } from "../../claim/statement/claim.js";
import { defineClaim } from "../../claim/statement/define.js";
import { atMost, equal } from "../../claim/fixtures/named.js";
import { judge } from "../../claim/relations/relation.js";
import type { Spec } from "../../claim/specs/spec.js";
import { approximately, exact } from "../../numerics/arithmetic/quantity.js";
import type { Matrix } from "../../numerics/matrices/matrix.js";
import { frobeniusNorm, inner } from "../../numerics/matrices/norms.js";
import { layout } from "../../../generators/specs/layout.js";
import { hunt, type HuntOptions } from "./hunt.js";

function options(changes: Partial<HuntOptions> = {}): HuntOptions {
  return {
    form: "printed",
    seed: 1,
    evaluations: 5000,
    now: () => 0,
    signal: new AbortController().signal,
    ...changes,
  };
}

/** lhs/rhs by plain loops, as a second opinion on a counterexample of the planted claim. */
function plantedRatio(spec: Spec): number {
  const list = spec.lists["W"]!;
  const weights = "entries" in list ? list.entries : [];
  const times = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] =>
    a.map((row) => b[0]!.map((_, j) => row.reduce((total, x, k) => total + x * b[k]![j]!, 0)));
  const norm = (a: readonly (readonly number[])[]): number => Math.hypot(...a.flat());
  const [first, second, third] = weights;
  return norm(times(third!, times(second!, first!))) / weights.map(norm).reduce((a, b) => a * b, 1);
}

describe("hunting a planted falsehood", () => {
  it.each([
    [0.7, 500],
    [0.9, 1000],
    [0.98, 2000],
    [0.999, 5000],
  ])("refutes c = %f on each of 20 seeds within %i evaluations", async (c, evaluations) => {
    for (let seed = 1; seed <= 20; seed++) {
      const { found } = await hunt(plantedClaim(c), options({ seed, evaluations }));
      expect(found, `seed ${seed}`).not.toBeNull();
      expect(found!.evaluations).toBeLessThanOrEqual(evaluations);
      expect(found!.relation).toBe(PLANTED);
      for (const { spec } of [found!.first, found!.smallest, found!.worst]) {
        expect(plantedRatio(spec)).toBeGreaterThan(c);
      }
      expect(plantedRatio(found!.worst.spec)).toBeGreaterThanOrEqual(plantedRatio(found!.first.spec));
    }
  });

  it("is more than drawing: 20,000 draws do not refute c = 0.7", () => {
    const claim = plantedClaim(0.7);
    for (let i = 0; i < 20_000; i++) {
      const [{ relations }] = claim.evaluate(layers.draw(caseSeed(1, claim.id, i))) as [
        ReturnType<Claim["evaluate"]>[0],
      ];
      expect(judge(relations[0]!).verdict).toBe("holds");
    }
  });

  it("shrinks what it finds to a few ones, and says what does not matter", async () => {
    const { found } = await hunt(plantedClaim(0.7), options());
    const entries = (found!.smallest.spec.lists["W"] as { entries: number[][][] }).entries.flat(2);
    expect(entries.filter((x) => x !== 0)).toEqual([1, 1, 1]);
    expect(found!.irrelevant.length).toBeGreaterThan(0);
    expect(found!.irrelevant.every((path) => /^lists\.W\.entries\[[012]\](\[[0-3]\]\[[0-3]\])?$/.test(path))).toBe(
      true,
    );
  });

  it("finds nothing against the truth, c = 1, and comes as near as rounding allows", async () => {
    const outcome = await hunt(plantedClaim(1), options({ evaluations: 20_000 }));
    expect(outcome).toMatchObject({ found: null, evaluations: 20_000, complete: true });
    expect(outcome.bestMargin).toBeGreaterThan(0);
    expect(outcome.bestMargin).toBeLessThan(1e-12);
    expect(plantedRatio(outcome.bestSpec!)).toBeGreaterThan(1 - 1e-12);
  });
});

describe("a hunt", () => {
  it("depends on the seed and the number of evaluations alone", async () => {
    for (const c of [0.98, 1]) {
      const claim = plantedClaim(c);
      let clock = 0;
      const one = await hunt(claim, options({ seed: 7, evaluations: 1500 }));
      const other = await hunt(claim, options({ seed: 7, evaluations: 1500, now: () => (clock += 3) }));
      expect(JSON.stringify(other)).toBe(JSON.stringify(one));
      const another = await hunt(claim, options({ seed: 8, evaluations: 1500 }));
      expect(JSON.stringify(another)).not.toBe(JSON.stringify(one));
    }
  });

  it("hands over the first refutation by its entries, before it is shrunk", async () => {
    const seen: Spec[] = [];
    const { found } = await hunt(plantedClaim(0.9), options({ onFound: ({ spec }) => seen.push(spec) }));
    expect(seen).toEqual([found!.first.spec]);
    expect("entries" in seen[0]!.lists["W"]!).toBe(true);
    expect(plantedRatio(seen[0]!)).toBeGreaterThan(0.9);
  });

  it("writes a refuting draw by its entries", async () => {
    const { found } = await hunt(spectralClaim(0.5, { equalityCases: { none: "" }, degenerateCases: [] }), options());
    expect(found!.evaluations).toBeLessThan(8);
    expect("entries" in found!.first.spec.lists["A"]!).toBe(true);
    expect(found!.smallest.spec).toMatchObject({ sizes: { d: 1 }, lists: { A: { entries: [[[1]]] } } });
  });

  it("starts from stored witnesses", async () => {
    const aligned = [0, 1, 2].map(() => [[1, 0, 0, 0], ...[0, 1, 2].map(() => [0, 0, 0, 0])]);
    const witnesses = [layers.explicit({ lists: { W: aligned } })];
    const { found } = await hunt(plantedClaim(0.999), options({ evaluations: 1, witnesses }));
    expect(found).toMatchObject({ evaluations: 1, first: { spec: witnesses[0] } });
  });

  it("does not start from a stored witness whose number the statement is not about", async () => {
    const source = layout({ ...squares.options, reals: { p: [1, 0.5] } });
    const claim = spectralClaim(1, {
      specs: source,
      materialize: (spec) => source.raw(spec).lists.A[0]!,
      forms: [
        { name: "printed", statement: "0", expected: "holds", relations: () => [atMost("1 ≤ 0", exact(1), exact(0))] },
      ],
      equalityCases: { none: "" },
      degenerateCases: [],
    });
    const stored = source.spellOut(source.draw(1));
    const first = async (p: number) => {
      const { found } = await hunt(claim, options({ evaluations: 1, witnesses: [{ ...stored, reals: { p } }] }));
      return found!.first.spec.reals["p"];
    };
    expect(await first(0.75)).toBe(0.75);
    expect(await first(-1)).not.toBe(-1);
  });

  it("reports progress with the best margin so far, and gives way to the event loop", async () => {
    const seen: { evaluations: number; bestMargin: number | null }[] = [];
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await hunt(plantedClaim(1), options({ onProgress: (progress) => seen.push(progress) }));
    clearInterval(timer);
    expect(seen.map(({ evaluations }) => evaluations)).toEqual([1000, 2000, 3000, 4000, 5000, 5000]);
    const margins = seen.map(({ bestMargin }) => bestMargin!);
    expect([...margins].sort((a, b) => b - a)).toEqual(margins);
    expect(turns).toBeGreaterThan(0);
  });

  it("stops where it is told to, with what it has", async () => {
    const controller = new AbortController();
    const onProgress = ({ evaluations }: { evaluations: number }): void => {
      if (evaluations >= 2000) controller.abort();
    };
    const outcome = await hunt(plantedClaim(1), options({ onProgress, signal: controller.signal }));
    expect(outcome).toMatchObject({ found: null, complete: false, evaluations: 2000 });
  });

  it("stops where the time is up", async () => {
    let clock = 0;
    const now = (): number => (clock += 1);
    const outcome = await hunt(plantedClaim(1), options({ now, forMilliseconds: 300 }));
    expect(outcome.complete).toBe(true);
    expect(outcome.evaluations).toBeGreaterThan(200);
    expect(outcome.evaluations).toBeLessThan(400);
  });

  it("keeps a refutation where it is interrupted while shrinking", async () => {
    const controller = new AbortController();
    const onFound = (): void => controller.abort();
    const { found, complete } = await hunt(plantedClaim(0.9), options({ onFound, signal: controller.signal }));
    expect(complete).toBe(false);
    expect(found!.smallest).toEqual(found!.first);
  });

  it("does not know what the claim does not have", async () => {
    await expect(hunt(plantedClaim(1), options({ form: "corrected" }))).rejects.toThrow(
      'beyond/planted: expected a form out of "printed", got "corrected"',
    );
    await expect(hunt(plantedClaim(1), options({ without: ["depth"] }))).rejects.toThrow(
      'beyond/planted: expected an assumption out of none, got "depth"',
    );
  });
});

describe("what says nothing", () => {
  const relations = (make: (a: Matrix) => ReturnType<typeof atMost>[]): Partial<ClaimDefinition<Matrix>> => ({
    forms: [{ name: "printed", statement: "0", expected: "holds", relations: make }],
    equalityCases: { none: "" },
    degenerateCases: [],
  });

  it.each([
    ["NaN", () => [atMost("r", exact(NaN), exact(1))]],
    ["an infinite error", () => [atMost("r", approximately(2, Infinity), exact(1))]],
    ["two zeros", () => [atMost("r", exact(0), exact(0))]],
    ["no relation", () => []],
  ])("%s does not refute and leads nowhere", async (_, make) => {
    const outcome = await hunt(spectralClaim(1, relations(make)), options({ evaluations: 300 }));
    expect(outcome).toMatchObject({ found: null, bestMargin: null, bestSpec: null, evaluations: 300, silent: 300 });
  });

  it("an error on some candidates is counted, with the first, and one on all of them is told", async () => {
    const throwing = (every: number) => {
      let calls = 0;
      return relations(() => {
        if (calls++ % every === 0) throw new RangeError("never");
        return [];
      });
    };
    const { thrown, silent } = await hunt(spectralClaim(1, throwing(3)), options({ evaluations: 300 }));
    expect([thrown, silent]).toEqual([expect.objectContaining({ count: 100, first: "never" }), 300]);
    await expect(hunt(spectralClaim(1, throwing(1)), options({ evaluations: 300 }))).rejects.toThrow(
      /^beyond\/spectral: expected instances that can be evaluated, got 300 that throw, first "never" on \{/,
    );
  });

  it("an identity that holds within rounding is not refuted by the noise", async () => {
    const twice = relations((a) => [
      equal(
        "2‖A‖ = ‖2A‖",
        frobeniusNorm(a).times(2),
        approximately(2 * frobeniusNorm(a).value * (1 + 2 ** -50), frobeniusNorm(a).value * 2 ** -48),
      ),
    ]);
    expect((await hunt(spectralClaim(1, twice), options({ evaluations: 1000 }))).found).toBeNull();
  });

  it("an identity that fails is refuted", async () => {
    const off = relations((a) => [equal("a₁₁ = 3", exact(a.at(0, 0)), exact(3))]);
    expect((await hunt(spectralClaim(1, off), options({ evaluations: 100 }))).found).not.toBeNull();
  });

  it("only the relation that is asked for counts", async () => {
    const two = relations((a) => [
      atMost("false", frobeniusNorm(a), exact(0)),
      atMost("true", exact(0), frobeniusNorm(a)),
    ]);
    const claim = spectralClaim(1, two);
    expect((await hunt(claim, options({ evaluations: 500, relation: "true" }))).found).toBeNull();
    expect((await hunt(claim, options({ evaluations: 500 }))).found!.relation).toBe("false");
  });
});

describe("assumptions", () => {
  const pairs = layout({
    sizes: { d: [1, 3] },
    lists: {
      A: { shapes: ({ sizes: { d } }) => [[d, d]], laws: ["positive"] },
      B: { shapes: ({ sizes: { d } }) => [[d, d]], laws: ["positive"] },
      unused: { shapes: ({ sizes: { d } }) => [[d, d]], laws: ["gaussian"] },
    },
  });
  /** ⟨A, B⟩ ≥ −1, trivially true where A and B make an acute angle. */
  const acute = defineClaim<readonly [Matrix, Matrix]>({
    id: "beyond/acute",
    title: "",
    kinds: ["bound"],
    locus: "nowhere",
    specs: pairs,
    materialize: (spec) => {
      const { lists } = pairs.raw(spec);
      return [lists.A[0]!, lists.B[0]!];
    },
    assumptions: [{ name: "acute", statement: "0", slack: ([a, b]) => inner(a, b) }],
    forms: [
      {
        name: "printed",
        statement: "0",
        expected: "holds",
        relations: ([a, b]) => [atMost("−⟨A, B⟩ ≤ 1", inner(a, b).times(-1), exact(1))],
      },
    ],
    equalityCases: { none: "" },
    degenerateCases: [],
  });

  it("that are not dropped hold on every candidate", async () => {
    const outcome = await hunt(acute, options());
    expect(outcome).toMatchObject({ found: null, broken: [] });
    expect(outcome.silent).toBeGreaterThan(50);
  });

  it("that are dropped may fail, and the witness says so", async () => {
    const { found, broken } = await hunt(acute, options({ without: ["acute"] }));
    expect(broken).toEqual(["acute"]);
    expect(found!.violates).toEqual(["acute"]);
    expect(found!.irrelevant).toContain("lists.unused.entries[0]");
    const { A, B } = pairs.raw(found!.smallest.spec).lists;
    expect(inner(A[0]!, B[0]!).value).toBeLessThan(-1);
  });

  it("hold while a counterexample is shrunk", async () => {
    const bounded: Claim = defineClaim<readonly [Matrix, Matrix]>({
      ...(acute as unknown as ClaimDefinition<readonly [Matrix, Matrix]>),
      materialize: (spec) => {
        const { lists } = pairs.raw(spec);
        return [lists.A[0]!, lists.B[0]!];
      },
      assumptions: [{ name: "a₁₁ ≥ 2", statement: "0", slack: ([a]) => exact(a.at(0, 0) - 2) }],
      forms: [
        {
          name: "printed",
          statement: "0",
          expected: "refuted",
          relations: ([a]) => [atMost("‖A‖_F ≤ ½", frobeniusNorm(a), exact(0.5))],
        },
      ],
    });
    const { found } = await hunt(bounded, options());
    const { A, B } = pairs.raw(found!.smallest.spec).lists;
    expect([2, 3]).toContain(A[0]!.at(0, 0));
    expect(B[0]!.toRows()).toEqual([[0]]);
  });
});

it("choices, reals and seeds that do not matter are named", async () => {
  const specs = layout({
    choices: { colour: ["red", "blue"], sign: ["plus", "minus"] },
    reals: { p: [1, 2] },
    lists: { A: { shapes: () => [[1, 1]], laws: ["hadamard"] } },
  });
  const claim = spectralClaim(1, {
    specs: {
      ...specs,
      draw: (seed) => specs.draw(seed),
      shrink: () => [],
      spellOut: () => {
        throw new RangeError("no");
      },
    },
    materialize: (spec) => squares.raw({ ...spec, sizes: { d: 1 }, lists: { A: spec.lists["A"]! } }).lists.A[0]!,
    forms: [
      { name: "printed", statement: "0", expected: "holds", relations: () => [atMost("1 ≤ 0", exact(1), exact(0))] },
    ],
    equalityCases: { none: "" },
    degenerateCases: [],
  });
  const { found } = await hunt(claim, options({ evaluations: 50 }));
  expect(found!.irrelevant).toEqual(["choices.colour", "choices.sign", "reals.p", "lists.A.seed"]);
});
