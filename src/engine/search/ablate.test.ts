import { describe, expect, it } from "vitest";
import type { Claim, ClaimDefinition } from "../../claim/statement/claim.js";
import { defineClaim } from "../../claim/statement/define.js";
import { atMost } from "../../claim/fixtures/named.js";
import type { Spec } from "../../claim/specs/spec.js";
import { exact } from "../../numerics/arithmetic/quantity.js";
import type { Matrix } from "../../numerics/matrices/matrix.js";
import { frobeniusNorm, frobeniusSquared, inner } from "../../numerics/matrices/norms.js";
import { spectralNorm } from "../../numerics/spectra/singular-values.js";
import { layout } from "../../../generators/specs/layout.js";
import { ablate, type AblateOptions } from "./ablate.js";

interface Pair {
  readonly a: Matrix;
  readonly b: Matrix;
}

/** Pairs of d × d matrices with positive entries from 1 to 4, for d from 1 to `largest`. */
const pairs = (largest: number) =>
  layout({
    sizes: { d: [1, largest] },
    lists: {
      A: { shapes: ({ sizes: { d } }) => [[d, d]], laws: ["positive"] },
      B: { shapes: ({ sizes: { d } }) => [[d, d]], laws: ["positive"] },
    },
  });
const small = pairs(2);

const definition: ClaimDefinition<Pair> = {
  id: "beyond/pair",
  title: "‖A‖_F² ≤ 2‖A‖_2² and ‖A‖_F² ≤ ‖A + B‖_F²",
  kinds: ["bound"],
  locus: "nowhere",
  specs: small,
  materialize: (spec) => {
    const { lists } = small.raw(spec);
    return { a: lists.A[0]!, b: lists.B[0]! };
  },
  assumptions: [
    { name: "acute", statement: "0", slack: ({ a, b }) => inner(a, b) },
    {
      name: "comparable",
      statement: "0",
      slack: ({ a, b }) => frobeniusNorm(a).times(10).minus(frobeniusNorm(b)),
    },
    { name: "rank at most 2", statement: "0", slack: ({ a }) => exact(2 - a.rows), without: pairs(4) },
    { name: "one column at least", statement: "0", slack: ({ a }) => exact(a.cols - 1) },
  ],
  forms: [
    {
      name: "printed",
      statement: "0",
      expected: "holds",
      relations: ({ a, b }) => [
        atMost("‖A‖_F² ≤ 2‖A‖_2²", frobeniusSquared(a), spectralNorm(a).squared().times(2)),
        // ‖A + B‖_F² with the square completed.
        atMost(
          "‖A‖_F² ≤ ‖A + B‖_F²",
          frobeniusSquared(a),
          frobeniusSquared(a).plus(frobeniusSquared(b)).plus(inner(a, b).times(2)),
        ),
      ],
    },
  ],
  equalityCases: { none: "" },
  degenerateCases: [],
};

const claim = defineClaim(definition);

function options(changes: Partial<AblateOptions> = {}): AblateOptions {
  return {
    form: "printed",
    seed: 1,
    evaluations: 3000,
    now: () => 0,
    signal: new AbortController().signal,
    ...changes,
  };
}

const verdicts = async (of: Claim, changes: Partial<AblateOptions> = {}): Promise<Record<string, string>> => {
  const { ablations } = await ablate(of, options(changes));
  return Object.fromEntries(ablations.map(({ assumption, verdict }) => [assumption, verdict]));
};

describe("ablation", () => {
  it("tells assumptions that are necessary from those that nothing needs and those that nothing breaks", async () => {
    expect(await verdicts(claim)).toEqual({
      acute: "necessary",
      comparable: "no witness",
      "rank at most 2": "necessary",
      "one column at least": "never violated",
    });
  });

  it("shows a witness that breaks the dropped assumption and keeps all others", async () => {
    const { ablations, withAll, complete } = await ablate(claim, options());
    expect([withAll.found, complete]).toEqual([null, true]);
    for (const { assumption, witness, verdict } of ablations) {
      if (verdict !== "necessary") {
        expect(witness).toBeNull();
        continue;
      }
      const { spec } = witness!.smallest;
      const slacks = claim.slacks(spec);
      claim.assumptions.forEach(({ name }, i) => {
        if (name === assumption) expect(slacks[i]!.value).toBeLessThan(-slacks[i]!.error);
        else expect(slacks[i]!.value).toBeGreaterThanOrEqual(-slacks[i]!.error);
      });
    }
    const rank = ablations.find(({ assumption }) => assumption === "rank at most 2")!.witness!;
    expect(rank.smallest.spec.sizes).toEqual({ d: 3 });
  });

  it("needs the specs that go beyond an assumption on sizes", async () => {
    const assumptions = definition.assumptions.map(({ name, statement, slack }) => ({ name, statement, slack }));
    expect(await verdicts(defineClaim({ ...definition, assumptions }))).toMatchObject({
      "rank at most 2": "never violated",
    });
    expect(claim.assumptions.map(({ without }) => without !== undefined)).toEqual([false, false, true, false]);
  });

  it("calls no assumption necessary where the form is false with all of them", async () => {
    const forms = [
      {
        name: "printed" as const,
        statement: "0",
        expected: "refuted" as const,
        relations: ({ a }: Pair) => [atMost("‖A‖_F ≤ 3", frobeniusNorm(a), exact(3))],
      },
    ];
    const { withAll, ablations } = await ablate(defineClaim({ ...definition, forms }), options());
    expect(withAll.found).not.toBeNull();
    expect(new Set(ablations.map(({ verdict }) => verdict))).toEqual(new Set(["false with it"]));
  });

  it("takes the assumptions that are asked for, and tells of a witness at once", async () => {
    const found: (readonly [Spec, string])[] = [];
    const seen = new Set<string | null>();
    const { ablations } = await ablate(
      claim,
      options({
        assumptions: ["acute"],
        onFound: ({ spec }, assumption) => found.push([spec, assumption]),
        onProgress: ({ assumption }) => seen.add(assumption),
      }),
    );
    expect(ablations.map(({ assumption }) => assumption)).toEqual(["acute"]);
    expect(found).toEqual([[ablations[0]!.witness!.first.spec, "acute"]]);
    expect([...seen]).toEqual([null, "acute"]);
    await expect(ablate(claim, options({ assumptions: ["obtuse"] }))).rejects.toThrow("expected an assumption out of");
  });

  it("gives the same outcome for the same seed", async () => {
    const run = async (): Promise<string> => JSON.stringify(await ablate(claim, options({ evaluations: 800 })));
    expect(await run()).toBe(await run());
  });

  it("leaves out what it did not reach where it is interrupted or late", async () => {
    const controller = new AbortController();
    const outcome = await ablate(
      claim,
      options({
        signal: controller.signal,
        onProgress: ({ assumption }) => {
          if (assumption === "comparable") controller.abort();
        },
      }),
    );
    expect(outcome.complete).toBe(false);
    expect(outcome.ablations.map(({ assumption }) => assumption)).toEqual(["acute"]);
    let clock = 0;
    const late = await ablate(claim, options({ now: () => (clock += 1), forMilliseconds: 1000 }));
    expect(late.ablations).toHaveLength(4);
    expect(late.withAll.evaluations).toBeLessThan(1000);
  });
});
