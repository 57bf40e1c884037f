import { describe, expect, it } from "vitest";
import { all, asMeasured, everySeed, type Law, type Observation, resampled, times, verdicts } from "../laws.fixture.js";
import { atMost } from "../../src/claim/relations/comparison.js";
import { judge } from "../../src/claim/relations/relation.js";
import { keepingAll } from "../../src/numerics/arithmetic/arena.js";
import { largestAround } from "../../src/statistics/index.js";
import foret from "./foret.js";
import mcallester from "./mcallester.js";
import { memorized } from "./objects/foret.js";
import proposition2 from "./proposition-2.js";
import reluTrace from "./relu-trace.js";
import theorem2Norms from "./theorem-2-norms.js";
import theorem3Generalization from "./theorem-3-generalization.js";

describe("relu-trace", () => {
  const FIRST = "σ²";
  const SECOND = "σ′²";

  /** Moves the shares in [0, 1] of that name towards 1 so that their mean, which should be `mean`, grows by a tenth. */
  const raised = (name: string, mean: (d: number) => number): Law => {
    return (row) => {
      const [x, m] = [row[name]!, mean(row["d"]!)];
      return { ...row, [name]: x + Math.min(1, (0.1 * m) / (1 - m)) * (1 - x) };
    };
  };

  it("tells γ₁ and γ₂ from constants that are a tenth off, on each of 4 seeds, and on 16 samples of a run", () => {
    const samples = [...everySeed(reluTrace, "printed", 4), ...resampled(reluTrace, "printed", 16)];
    const found = verdicts(reluTrace, samples, {
      asMeasured,
      smallerFirst: times(FIRST, 0.9),
      largerFirst: raised(FIRST, (d) => 1 / (2 * d)),
      smallerSecond: times(SECOND, 0.9),
      largerSecond: raised(SECOND, () => 1 / 2),
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all(["smallerFirst", "largerFirst", "smallerSecond", "largerSecond"], "inconsistent"),
    });
  });
});

describe("foret", () => {
  type Model = ReturnType<typeof memorized.materialize>;
  const { spec } = foret.degenerateCases.at(-1)!;
  const [bound, byCells] = foret.evaluate(spec)[0]!.relations;
  const n = 2 ** spec.sizes["logSamples"]!;
  const confidence = 4 * Math.log(n / spec.reals["delta"]!);
  /** Whether the bound would fail with its leading term times a factor; the sharpness is 0. */
  const fails = (factor: number): boolean =>
    bound!.lhs.value > Math.sqrt((factor * (bound!.rhs.value ** 2 * n - confidence) + confidence) / n);

  it("holds with the leading term that is printed, and with a quarter of it, and would not with a fifth", () => {
    expect([1, 1 / 4, 1 / 5].map(fails)).toEqual([false, false, true]);
  });

  it("leaves room for the cells of every ‖θ‖ = xρ, with one cell up to ρ/2 and shells of ratio 5/4 above", () => {
    const room = (x: number, cells: number) => Math.log(1 + x * x) - Math.log(cells) / 2;
    const beyond = Array.from({ length: 4000 }, (_, k) => 0.5 * 1.005 ** k);
    expect(Math.min(...beyond.map((x) => room(x, 2.5 * x)))).toBeGreaterThan(0.1);
    expect(room(Math.sqrt(1 / 3), 2 * Math.sqrt(1 / 3))).toBeCloseTo(0.21576, 5);
    expect(Math.min(...beyond.map((x) => room(x, 2 * x)))).toBeGreaterThan(0.2157);
    // Not with one ball of radius ρ about 0 as the first shell.
    expect(room(0.6, 2)).toBeLessThan(0);
  });

  /** Drawn models in blocks, of one loss everywhere. */
  const blocks = (width: number, isMeant: (sizes: Readonly<Record<string, number>>) => boolean) =>
    Array.from({ length: 400 }, (_, at) => memorized.specs.draw(at * 7919 + 1)).filter(
      ({ choices, sizes, reals }) =>
        choices["cells"] === "in blocks" && reals["width"] === width && isMeant(sizes) && reals["rise"] === 0,
    );
  /** On how many the bound by cells is refuted with another largest loss in the ball. */
  const refutedWith = (specs: ReturnType<typeof blocks>, largestOf: (one: Model) => number) =>
    keepingAll(() => {
      const each = specs.map((one) => {
        const model = memorized.materialize(one);
        const [, cells] = foret.evaluate(one)[0]!.relations;
        const rhs = cells!.rhs.plus(largestOf(model) - model.largest.value);
        return judge(atMost(cells!.lhs, rhs)("cells")).verdict;
      });
      return each.filter((verdict) => verdict === "refuted").length;
    });
  const inBall = ({ model, theta, sample, rho }: Model, share: number) =>
    largestAround(model, theta, share * rho, sample).value;

  it("notices a ball that does not reach the next cell, or reaches it but not the corners", () => {
    const all = blocks(1.5, () => true);
    // With fewer data the root is too large for half of the losses to tell.
    const corners = blocks(1, ({ k, logSamples }) => k! >= 2 && logSamples! >= 6);
    expect([all, corners].map((specs) => refutedWith(specs, (one) => inBall(one, 1)))).toEqual([0, 0]);
    expect(refutedWith(all, (one) => inBall(one, 0.7))).toBeGreaterThan(all.length / 3);
    expect(refutedWith(corners, (one) => inBall(one, 0.6))).toBeGreaterThan(corners.length / 4);
  });

  it("has a slack that is E L(θ + ε) − L(θ), as a sum over a grid of ε, and below 0 where it is given up", () => {
    keepingAll(() => {
      const loosened = Array.from({ length: 20 }, (_, at) => foret.assumptions[0]!.without!.draw(at * 7919 + 1));
      for (const one of [...blocks(1.5, ({ k }) => k === 1), ...loosened.filter(({ sizes }) => sizes["k"] === 1)]) {
        const { slack } = memorized.materialize(one);
        const { width, rise } = one.reals as { readonly width: number; readonly rise: number };
        // The middle of every block of three cells has the loss 1/2.
        const lossAt = (x: number) => 0.5 + (((Math.round(x / width) % 3) + 3) % 3 === 0 ? 0 : rise);
        const grid = Array.from({ length: 16001 }, (_, i) => -8 + i / 1000);
        const mean = grid.reduce((total, x) => total + (lossAt(x) * Math.exp((-x * x) / 2)) / 1000, 0);
        expect(slack.value).toBeCloseTo(mean / Math.sqrt(2 * Math.PI) - 0.5, 3);
      }
      for (const one of loosened) {
        const { slack } = memorized.materialize(one);
        expect(slack.value).toBeLessThan(-slack.error);
        // As the reading says, the bound does without.
        expect(foret.evaluate(one)[0]!.relations.map((relation) => judge(relation).verdict)).toEqual([
          "holds",
          "holds",
        ]);
      }
    });
  });

  it("would not hold by cells with a bound that is 5 % smaller", () => {
    expect(byCells!.lhs.value).toBeLessThanOrEqual(byCells!.rhs.value);
    expect(byCells!.lhs.value).toBeGreaterThan(0.95 * byCells!.rhs.value);
  });
});

describe("proposition-2", () => {
  const LARGE = "1/(dμ) at d + 2";
  const WIDE = "1/(dμ) at m = 16d";

  it("finds alignments that fall like d⁻³, with m like m⁻², or below c/d too often or by a factor of 4, on samples of a run", () => {
    const laws: Record<string, Law> = {
      withDimension: (row) => ({ ...row, [LARGE]: row[LARGE]! * ((row["d"]! + 2) / row["d"]!) ** 3 }),
      withWidth: times(WIDE, 16),
      tooOften: (row, _, random) => ({
        ...row,
        "1/(dμ) at d": random.uniform() < 4 * row["δ"]! ? 17 : row["1/(dμ) at d"]!,
      }),
      // The constant alone, at all sizes.
      constant: (row) => ({
        ...row,
        ...Object.fromEntries(
          Object.keys(row).flatMap((name) => (name.startsWith("1/") ? [[name, 4 * row[name]!]] : [])),
        ),
      }),
    };
    const found = verdicts(proposition2, resampled(proposition2, "corrected"), { asMeasured, ...laws }, "corrected");
    expect(found).toEqual({ asMeasured: ["consistent"], ...all(Object.keys(laws), "inconsistent") });
  });

  it("would find the printed form right if features near each other were aligned as well as others", () => {
    const aligned: Law = (row, _, random) => ({ ...row, "1/(dμ)": 1 + random.uniform() });
    expect(verdicts(proposition2, resampled(proposition2), { asMeasured, aligned })).toEqual({
      asMeasured: ["inconsistent"],
      aligned: ["consistent"],
    });
  });
});

describe("theorem-2-norms", () => {
  const NORMS = { "Tr G": "‖θ‖²_{2,d}", "‖G‖_F": "‖θ‖²_{2,√d}", "‖G‖₂": "‖θ‖²_{2,1}" };
  const SIZES = ["d", "m", "scale"];
  /** As many cases as a second look takes, since the first decides in 49 of 50. */
  const samplesOf = (form: "printed" | "corrected") => {
    const samples = resampled(theorem2Norms, form);
    return samples.map((sample, k) => [...sample, ...samples[(k + 1) % samples.length]!]);
  };

  /** X for one of the three norms, off by a power of d, of m or of the scale of θ. */
  const off = (name: string, size: string, power: number): Law => {
    return (row) => {
      const applies = size === "scale" || (row["widening"] === 1) === (size === "m");
      return applies ? { ...row, [name]: row[name]! * row[size]! ** power } : row;
    };
  };

  it("finds each of the three off by the power 1/2 of d, of m or of the scale, either way, as is measured", () => {
    const laws = Object.fromEntries(
      Object.keys(NORMS).flatMap((name) =>
        SIZES.flatMap((size) =>
          [1 / 2, -1 / 2].map((power) => [`${name} as ${size}^${power}`, off(name, size, power)] as const),
        ),
      ),
    );
    const found = verdicts(theorem2Norms, samplesOf("corrected"), { asMeasured, ...laws }, "corrected");
    expect(found).toEqual({ asMeasured: ["consistent"], ...all(Object.keys(laws), "inconsistent") });
  });

  it("finds each of the three four times as large at d = 6 alone, at m = 48 alone, or away from the samples", () => {
    const raised = (name: string, at: Observation) => (row: Observation) =>
      Object.entries(at).every(([size, value]) => row[size] === value) ? { ...row, [name]: 4 * row[name]! } : row;
    const laws = Object.fromEntries(
      Object.keys(NORMS).flatMap((name) => [
        [`${name} at d = 6`, raised(name, { d: 6 })] as const,
        [`${name} at m = 48`, raised(name, { m: 48 })] as const,
        [`${name} away`, raised(name, { away: 1 })] as const,
      ]),
    );
    const found = verdicts(theorem2Norms, samplesOf("corrected"), laws, "corrected");
    expect(found).toEqual(all(Object.keys(laws), "inconsistent"));
  });

  it("does not confirm a power of m that is right at d = 2 alone, nor one of d that is right for two neurons", () => {
    const where =
      (isOff: (row: Observation) => boolean, law: Law): Law =>
      (row, ...rest) =>
        isOff(row) ? law(row, ...rest) : row;
    const laws = Object.fromEntries(
      Object.keys(NORMS).flatMap((name) => [
        [`${name} as √m`, where((row) => row["d"]! > 2, off(name, "m", 1 / 2))] as const,
        [`${name} as √d`, where((row) => row["m"]! > 2, off(name, "d", 1 / 2))] as const,
      ]),
    );
    const found = verdicts(theorem2Norms, samplesOf("corrected"), laws, "corrected");
    for (const [name, each] of Object.entries(found)) expect(each, name).not.toContain("consistent");
  });

  it("would find the printed form, without squares, right if G were linear in θ", () => {
    const linear: Law = (row) => ({
      ...row,
      ...Object.fromEntries(Object.entries(NORMS).map(([name, norm]) => [name, row[name]! / Math.sqrt(row[norm]!)])),
    });
    expect(verdicts(theorem2Norms, samplesOf("printed"), { asMeasured, linear })).toEqual({
      asMeasured: ["inconsistent"],
      linear: ["consistent"],
    });
  });
});

describe("theorem-3-generalization", () => {
  const [FEW, MANY] = ["E(f − f*)² at n", "E(f − f*)² at 4n"];
  const isBounded = (row: Observation) => row["Tr G is bounded"] === 1;
  /** Errors that fall or grow from n to 4n like this power of n, for networks with a bounded Tr G or for all. */
  const like =
    (power: number, isMeant: (row: Observation) => boolean = () => true): Law =>
    (row) =>
      isMeant(row) ? { ...row, [MANY]: row[FEW]! * 4 ** power } : row;

  /** A bound with Tr G in place of Tr²G. */
  const firstPower: Law = (row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, x]) => [name, /^Tr G at/.test(name) ? Math.sqrt(x) : x] as const),
    );

  it("refutes an error that is as large whatever n, also where it is so for right labels alone, or is n", () => {
    const found = verdicts(
      theorem3Generalization,
      resampled(theorem3Generalization, "corrected"),
      {
        asMeasured,
        one: (row) => ({ ...row, [FEW]: 1, [MANY]: 1 }),
        asManyAsSamples: (row) => ({ ...row, [FEW]: row["n"]!, [MANY]: 4 * row["n"]! }),
        constant: like(0),
        constantForRightLabels: like(0, isBounded),
        // The ratio as √n: an error that falls like 1/√n.
        root: like(-1 / 2, isBounded),
        // Tr²G of the others grows by a factor of 3 to 10⁶.
        others: like(8, (row) => !isBounded(row)),
        firstPower,
      },
      "corrected",
    );
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all(
        ["one", "asManyAsSamples", "constant", "constantForRightLabels", "root", "others", "firstPower"],
        "inconsistent",
      ),
    });
  });

  it("would not hold in the family of caps with half of log(1/δ)/n, nor with 0.95δ", () => {
    const spec = theorem3Generalization.degenerateCases.at(-1)!.spec;
    const [relation] = theorem3Generalization.evaluate(spec)[1]!.relations;
    // The cap is barely larger than log(1/δ)/n: with half of that it would be a counterexample at half of its measure.
    expect(relation!.lhs.value).toBeLessThanOrEqual(relation!.rhs.value);
    expect(relation!.lhs.value).toBeGreaterThan(0.95 * relation!.rhs.value);
    const half = { ...spec, reals: { ...spec.reals, share: 0.5 } };
    const [printed] = theorem3Generalization.evaluate(half)[0]!.relations;
    expect(printed!.lhs.value).toBeGreaterThan(printed!.rhs.value);
  });
});

describe("mcallester", () => {
  it("would not hold with a tenth of δ on the right, neither for one λ nor with ξ(n)", () => {
    for (const [at, name] of [
      ["the nearest to failing that is known for δ ≤ 0.9", "P_S(∃Q: E_Q Δ > λ/(8n) + (KL + log(1/δ))/λ) ≤ δ"],
      ["the nearest to failing that is known with ξ(n)", "P_S(∃Q: L(Q) > L̂(Q) + √((KL+log(ξ(n)/δ))/(2n))) ≤ δ"],
    ]) {
      const { spec } = mcallester.degenerateCases.find((one) => one.name === at)!;
      const { lhs, rhs } = mcallester.evaluate(spec)[1]!.relations.find((relation) => relation.name === name)!;
      expect(lhs.value + lhs.error).toBeLessThanOrEqual(rhs.value);
      expect(lhs.value - lhs.error).toBeGreaterThan(rhs.value / 10);
      // Nor with four tenths.
      expect(lhs.value - lhs.error).toBeGreaterThan(0.4 * rhs.value);
    }
  });
});
