import { describe, expect, it } from "vitest";
import { plantedClaim } from "../planted.fixture.js";
import { spectralClaim } from "../synthetic.fixture.js";
import type { Claim } from "../../claim/statement/claim.js";
import { defineClaim } from "../../claim/statement/define.js";
import { atMost, equal } from "../../claim/fixtures/named.js";
import { judge } from "../../claim/relations/relation.js";
import { approximately, exact, product } from "../../numerics/arithmetic/quantity.js";
import type { Matrix } from "../../numerics/matrices/matrix.js";
import { frobeniusNorm } from "../../numerics/matrices/norms.js";
import { endToEnd } from "../../numerics/networks/network.js";
import { spectralNorm } from "../../numerics/spectra/singular-values.js";
import { layout } from "../../../generators/specs/layout.js";
import { layerShapes } from "../../../generators/specs/parts.js";
import lemma1 from "../../../theorems/gatmiry2023/lemma-1.js";
import lemma5 from "../../../theorems/gatmiry2023/lemma-5.js";
import { sharpen, type SharpenedRelation, type SharpenOptions } from "./sharpen.js";

function options(changes: Partial<SharpenOptions> = {}): SharpenOptions {
  return {
    form: "printed",
    seed: 1,
    evaluations: 10_000,
    now: () => 0,
    signal: new AbortController().signal,
    ...changes,
  };
}

async function only(claim: Claim, changes: Partial<SharpenOptions> = {}): Promise<SharpenedRelation> {
  const { relations, complete } = await sharpen(claim, options(changes));
  expect([relations.length, complete]).toEqual([1, true]);
  return relations[0]!;
}

/** Lemma 1 without its chosen cases, sharpened once. */
let alone: Promise<SharpenedRelation> | undefined;

function lemma1Alone(): Promise<SharpenedRelation> {
  alone ??= only(bare(lemma1));
  return alone;
}

/** The claim without its chosen cases, so that the search finds its way alone. */
function bare(claim: Claim): Claim {
  return { ...claim, equalityCases: { none: "" }, degenerateCases: [] };
}

const gaussianChains = layout({
  chain: { depth: [2, 3], ends: [2, 3], slack: 1 },
  lists: { W: { shapes: layerShapes, laws: ["gaussian"] } },
});

/** ‖E(W)‖_F ≤ factor·∏‖W_j‖_F for chains of Gaussian layers, besides an identity and a bound with a negative right side. */
function chainClaim(factor: number): Claim {
  return defineClaim<readonly Matrix[]>({
    id: "beyond/chains",
    title: "",
    kinds: ["bound"],
    locus: "nowhere",
    specs: gaussianChains,
    materialize: (spec) => gaussianChains.raw(spec).lists.W,
    assumptions: [],
    forms: [
      {
        name: "printed",
        statement: "0",
        expected: "holds",
        relations: (weights) => [
          atMost("bound", frobeniusNorm(endToEnd(weights)), product(weights.map(frobeniusNorm)).times(factor)),
          equal("identity", frobeniusNorm(weights[0]!), frobeniusNorm(weights[0]!)),
        ],
      },
    ],
    equalityCases: { none: "" },
    degenerateCases: [],
  });
}

describe("sharpening a bound", () => {
  it("finds that a bound is tight, from its equality cases or far from them", async () => {
    for (const sharpened of [only(lemma1), lemma1Alone(), only(plantedClaim(1))]) {
      const { verdict, ratio, factor } = await sharpened;
      expect(verdict).toBe("tight");
      expect(ratio).toBeGreaterThan(1 - 1e-12);
      expect(factor).toBeLessThan(1 + 1e-12);
    }
  });

  it("comes near to equality on every size of its own", async () => {
    const { growth } = await lemma1Alone();
    expect(growth.map(({ largest }) => largest)).toEqual(expect.arrayContaining([2, 3, 4, 5, 6, 7, 8]));
    for (const { ratio, depth } of growth) {
      expect(ratio).toBeGreaterThan(0.99);
      expect(depth).toBeNull();
    }
  });

  // Without its chosen cases, one of which is of 35 measurements of 6 × 6, where an evaluation takes a hundred times as long.
  it("measures by how much a bound is loose: gatmiry2023/lemma-5 by 2", async () => {
    const { verdict, ratio, factor, agreeing } = await only(bare(lemma5), { evaluations: 8000 });
    expect([verdict, agreeing >= 3]).toEqual(["loose", true]);
    expect(ratio).toBeGreaterThan(0.499);
    expect(ratio).toBeLessThanOrEqual(0.5);
    expect(factor).toBeLessThan(2.01);
  });

  it("gives the best ratio by depth and width, with the instance that reaches it", async () => {
    const claim = chainClaim(2);
    const { verdict, growth } = await only(claim, { evaluations: 20_000 });
    expect(verdict).toBe("loose");
    expect(growth.map(({ depth, largest }) => [depth, largest])).toEqual([
      [2, 2],
      [2, 3],
      [2, 4],
      [3, 2],
      [3, 3],
      [3, 4],
    ]);
    for (const { ratio, spec, depth, largest } of growth) {
      expect(ratio).toBeGreaterThan(0.49);
      expect([spec.widths.length - 1, Math.max(...spec.widths)]).toEqual([depth, largest]);
      const weights = gaussianChains.raw(spec).lists.W;
      const norms = weights.map((matrix) => Math.hypot(...matrix.data));
      const value = frobeniusNorm(endToEnd(weights)).value / (2 * norms.reduce((a, b) => a * b, 1));
      expect(Math.abs(ratio - value)).toBeLessThan(1e-12);
    }
  });

  it("says refuted where the left side is larger", async () => {
    const claim = chainClaim(0.5);
    const { verdict, ratio, factor, spec } = await only(claim, { evaluations: 4000 });
    expect(verdict).toBe("refuted");
    expect(ratio).toBeGreaterThan(1.9);
    expect(factor).toBeLessThan(0.53);
    expect(judge(claim.evaluate(spec!)[0]!.relations[0]!).verdict).toBe("refuted");
  });

  it("does not know where no ratio says anything, where few climbs agree, or where rounding is wide", async () => {
    const relations = (make: (a: Matrix) => ReturnType<typeof atMost>): Claim =>
      bare(
        spectralClaim(1, {
          forms: [{ name: "printed", statement: "0", expected: "holds", relations: (a) => [make(a)] }],
        }),
      );
    const negative = relations((a) => atMost("r", exact(-2), frobeniusNorm(a).times(-1)));
    expect(await only(negative, { evaluations: 500 })).toMatchObject({
      verdict: "unknown",
      ratio: null,
      spec: null,
      factor: null,
      growth: [],
    });
    expect((await only(chainClaim(2), { evaluations: 60 })).verdict).toBe("unknown");
    const wide = relations((a) => atMost("r", approximately(1, 0.4), approximately(1 + spectralNorm(a).value, 0.4)));
    expect((await only(wide, { evaluations: 500 })).verdict).not.toBe("tight");
  });

  it("takes the relation that is asked for, and passes identities over", async () => {
    const { relations } = await sharpen(chainClaim(1), options({ relation: "identity" }));
    expect(relations).toEqual([]);
    expect((await only(chainClaim(1), { relation: "bound", evaluations: 500 })).relation).toBe("bound");
  });

  it("depends on the seed and the number of evaluations alone", async () => {
    let clock = 0;
    const one = await only(chainClaim(1), { evaluations: 2000 });
    const other = await only(chainClaim(1), { evaluations: 2000, now: () => (clock += 7) });
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(one.evaluations).toBeLessThanOrEqual(2000);
  });

  it("starts from witnesses, reports progress, and stops where it is told to", async () => {
    const witness = gaussianChains.explicit({ widths: [2, 2, 2], lists: { W: [unit, unit] } });
    const seen: (number | null)[] = [];
    const { ratio } = await only(chainClaim(1), {
      evaluations: 40,
      witnesses: [witness],
      onProgress: ({ bestRatio }) => seen.push(bestRatio),
    });
    expect(ratio).toBeGreaterThan(1 - 1e-12);
    expect(seen.at(-1)).toBe(ratio);
    const controller = new AbortController();
    controller.abort();
    expect(await sharpen(chainClaim(1), options({ signal: controller.signal }))).toEqual({
      relations: [],
      complete: false,
      contradictions: [],
    });
    let clock = 0;
    const timed = await only(chainClaim(1), { now: () => (clock += 1), forMilliseconds: 500 });
    expect(timed.evaluations).toBeLessThan(1000);
  });

  it("does not know a form that the claim does not have", async () => {
    await expect(sharpen(lemma1, options({ form: "corrected" }))).rejects.toThrow("expected a form out of");
  });
});

const unit = [
  [1, 0],
  [0, 0],
];
