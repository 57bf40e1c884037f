import { describe, expect, it } from "vitest";
import {
  all,
  asMeasured,
  concluded,
  type Law,
  type Observation,
  observed,
  resampled,
  type Sample,
  SEEDS,
  seedsAndSamples,
  times,
  verdicts,
} from "../laws.fixture.js";
import { caseSeed } from "../../src/engine/run/cases.js";
import { judge } from "../../src/claim/relations/relation.js";
import { casesFor } from "../../src/engine/run/plan.js";
import { minimumFrobenius, withArena, zeros } from "../../src/numerics/index.js";
import { Matrix } from "../../src/numerics/matrices/matrix.js";
import { Random } from "../../src/random/random.js";
import corollary1 from "./corollary-1.js";
import deltaRate from "./delta-rate.js";
import { bothRuns, COLUMNS, drawn, rowOf, SHARE, wide } from "./objects/figure-1.js";
import example1 from "./example-1.js";
import example2 from "./example-2.js";
import figure1, { wideRelations } from "./figure-1.js";
import { drawn as measuredBy, type flattest, lossesOf } from "./objects/theorem-3.js";
import { drawn as recoveries, rowOf as countsOf } from "./objects/sample-complexity.js";
import sampleComplexity from "./sample-complexity.js";
import theorem3 from "./theorem-3.js";
import theorem4 from "./theorem-4.js";
import theorem6 from "./theorem-6.js";

/** So many samples as one: what a run comes to that looks again, since the first look was undecided. */
const enlarged = (samples: readonly Sample[], by: number): Sample[] =>
  samples.map((_, k) => Array.from({ length: by }, (_x, i) => samples[(k + i) % samples.length]!).flat());

describe("theorem-4", () => {
  it("tells the law from one that is off by a tenth, on 5 seeds and 20 samples", () => {
    const x = "L̄/‖M*‖_F²";
    // The mean μ of x is moved by a tenth of itself: x shrunk towards 0, or moved towards 1 by the share that does it.
    const found = verdicts(theorem4, seedsAndSamples(theorem4), {
      asMeasured,
      less: times(x, 0.9),
      more: (values) => {
        const share = Math.min(1, (0.1 * (values["d₀d_L"]! - values["n"]!)) / values["n"]!);
        return { ...values, [x]: values[x]! + share * (1 - values[x]!) };
      },
    });
    expect(found).toEqual({ asMeasured: ["consistent"], less: ["inconsistent"], more: ["inconsistent"] });
  });

  it("notices (1 − n/D)^{1.5} and (1 − n/D)^{0.5} in place of 1 − n/D, on 5 seeds and 20 samples", () => {
    const x = "L̄/‖M*‖_F²";
    const power =
      (exponent: number): Law =>
      (values) => ({ ...values, [x]: values[x]! * (1 - values["n"]! / values["d₀d_L"]!) ** exponent });
    const milder: Law = (values) => {
      const stated = 1 - values["n"]! / values["d₀d_L"]!;
      // Towards 1 by the share that makes the mean its root.
      const share = (Math.sqrt(stated) - stated) / (1 - stated);
      return { ...values, [x]: values[x]! + share * (1 - values[x]!) };
    };
    const found = verdicts(theorem4, seedsAndSamples(theorem4), { steeper: power(1 / 2), milder });
    expect(found).toEqual({ steeper: ["inconsistent"], milder: ["inconsistent"] });
  });

  it("notices a mean that is off in one third of n/d₀d_L alone, on 5 seeds and 20 samples", () => {
    const x = "L̄/‖M*‖_F²";
    const inThird =
      (least: number, most: number, factor: number): Law =>
      (values) => {
        const share = values["n"]! / values["d₀d_L"]!;
        return { ...values, [x]: values[x]! * (share > least && share < most ? factor : 1) };
      };
    const found = verdicts(theorem4, seedsAndSamples(theorem4), {
      many: inThird(2 / 3, 1, 0.4),
      some: inThird(1 / 3, 2 / 3, 0.7),
      few: inThird(0, 1 / 3, 0.85),
    });
    expect(found).toEqual(all(["many", "some", "few"], "inconsistent"));
    const { power, columns = [] } = theorem4.forms[0]!;
    const departures = power!(observed(theorem4, 1).map((row) => columns.map((name) => row[name]!)));
    const ofThirds = departures.filter(({ part }) => part === "the same, in thirds");
    expect(ofThirds).toHaveLength(6);
    expect(ofThirds.map(({ noticed }) => noticed)).not.toContain(null);
  });
});

describe.each([
  ["example-1", example1],
  ["example-2", example2],
])("%s", (_, claim) => {
  const samples = enlarged(resampled(claim), 2);

  it("confirms what is measured on 20 samples", () => {
    expect(verdicts(claim, samples, { asMeasured })).toEqual({ asMeasured: ["consistent"] });
  });

  it.each([
    ["all ranks", 0, "", 1 / 2],
    ["rank one", 1, "", 3 / 4],
    ["rank two", 1, " for r = 2", 1 / 2],
  ])(
    "confirms no failures for %s alone that fall like 1/n or not at all, and finds those that rise, on 20 samples",
    (_name, regime, rank, delta) => {
      const [small, large] = [`δ at n${rank}`, `δ at last${rank}`] as const;
      const alone =
        (law: Law): Law =>
        (values, ...rest) =>
          values["regime"] === regime ? law(values, ...rest) : values;
      // A share of the failures at the small n stays.
      const staying = (share: number) =>
        alone((values, _k, random) => ({
          ...values,
          [large]: values[small]! > delta && random.uniform() < share ? 2 : 0,
        }));
      const found = verdicts(claim, samples, {
        constant: staying(1),
        slow: staying(1 / 8),
        root: staying(8 ** (-1 / 2)),
        rising: alone((values) => ({ ...values, [small]: values[large]!, [large]: values[small]! })),
        always: alone((values) => ({ ...values, [small]: 0, [large]: 1 })),
      });
      expect(found).toEqual({
        ...all(["constant", "slow", "root"], "undecided"),
        ...all(["rising", "always"], "inconsistent"),
      });
    },
  );
});

describe("theorem-6", () => {
  const loss = "sup L̄(h)";
  const scaled =
    (by: (values: Observation) => number): Law =>
    (values) => ({ ...values, [loss]: values[loss]! * by(values) });

  it("finds each of the two complexities wrong on 5 seeds and 20 samples, and nothing where the loss is as the bound says", () => {
    const bound = (values: Observation) =>
      values["R_n"]! ** 2 * Math.log(values["n"]!) ** 3 + (2 * Math.log(2)) / values["n"]!;
    const found = verdicts(theorem6, seedsAndSamples(theorem6), {
      asMeasured,
      // The other one is then as large as can be.
      empiricalAlone: (values) => ({ ...values, "E R_n": 1 }),
      populationAlone: (values) => ({ ...values, R_n: 1 }),
      asBounded: (values, _k, random) => ({ ...values, [loss]: bound(values) * random.uniform() }),
    });
    expect(found).toEqual({
      ...all(["asMeasured", "empiricalAlone", "populationAlone"], "inconsistent"),
      asBounded: ["consistent"],
    });
  });

  it("confirms (23) with the worst case, and finds other powers of n, ℛ_n and H, on pairs of 5 seeds and 20 samples", () => {
    const found = verdicts(
      theorem6,
      enlarged(seedsAndSamples(theorem6, "corrected"), 2),
      {
        asMeasured,
        constant: scaled(({ n }) => n! / 1024),
        root: scaled((values) => (values["log(1/p)"]! < 1 ? Math.sqrt(values["n"]!) : 1)),
        cubed: scaled(({ R_n: complexity }) => complexity!),
        single: scaled(({ R_n: complexity }) => 1 / complexity!),
        squareOfH: scaled(({ H }) => H!),
        withoutH: scaled(({ H }) => 1 / H!),
      },
      "corrected",
    );
    expect(found).toEqual({
      asMeasured: ["consistent"],
      // At p = 1/2 alone: log³n, which is granted, grows faster at these n.
      root: ["undecided"],
      ...all(["constant", "cubed", "single", "squareOfH", "withoutH"], "inconsistent"),
    });
  });

  it("finds other powers of B, log(1/p) and n in the second term, and that term left out, on 5 seeds and 20 samples", () => {
    // The loss over a bound with another second term is as if the loss were larger by the quotient of both bounds.
    const first = (values: Observation) => values["H"]! * values["R_n"]! ** 2 * Math.log(values["n"]!) ** 3;
    const second = (values: Observation) => (values["B"]! * values["log(1/p)"]!) / values["n"]!;
    const inItsPlace = (other: (values: Observation) => number) =>
      scaled((values) => (first(values) + second(values)) / (first(values) + other(values)));
    const found = verdicts(
      theorem6,
      seedsAndSamples(theorem6, "corrected"),
      {
        leftOut: inItsPlace(() => 0),
        withoutB: inItsPlace((values) => second(values) / values["B"]!),
        squareOfB: inItsPlace((values) => second(values) * values["B"]!),
        withoutP: inItsPlace((values) => second(values) / values["log(1/p)"]!),
        squareOfLogarithm: inItsPlace((values) => second(values) * values["log(1/p)"]!),
        squareOfN: inItsPlace((values) => second(values) / values["n"]!),
        withoutN: inItsPlace((values) => second(values) * values["n"]!),
      },
      "corrected",
    );
    const names = ["leftOut", "withoutB", "squareOfB", "withoutP", "squareOfLogarithm", "squareOfN", "withoutN"];
    expect(found).toEqual(all(names, "inconsistent"));
  });
});

describe("theorem-3", () => {
  const atTwice =
    (factor: number): Law =>
    (values) => ({ ...values, "loss at 2n": values["loss at 2n"]! * factor });

  it("finds losses that are n² times as large, confirms none that are n times, and no such as stay, on each of 20 samples", () => {
    const found = verdicts(theorem3, resampled(theorem3), {
      asMeasured,
      linear: atTwice(2),
      squared: atTwice(4),
      staying: (values) => ({ ...values, "loss at 2n": values["a pair"]! * values["loss at n"]! }),
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      // n is less than log³n, which is granted, at these n.
      linear: ["undecided"],
      ...all(["squared", "staying"], "inconsistent"),
    });
  });

  it("finds failures of the bound four times as frequent as the reading permits, on each of 20 samples", () => {
    const found = verdicts(theorem3, resampled(theorem3), {
      oftener: (values, _k, random) => {
        const fails = random.uniform() < 4 * Math.exp(-values["d₀+d_L"]! / 4);
        return fails && values["a pair"] === 0 ? { ...values, "loss at n": 10 } : values;
      },
    });
    expect(found).toEqual({ oftener: ["inconsistent"] });
  });

  it("finds another power of d₀ + d_L from the pairs of two shapes alone, on each of 20 samples", () => {
    const atTwiceTheSides =
      (power: number): Law =>
      (values) => ({ ...values, "loss at 2n": values["loss at 2n"]! * 2 ** (power * values["doubled"]!) });
    const found = verdicts(theorem3, resampled(theorem3), {
      // log³n, which is granted, grows by more than a factor of 2.
      higherByOne: atTwiceTheSides(1),
      higherByTwo: atTwiceTheSides(2),
    });
    expect(found).toEqual({ higherByOne: ["undecided"], higherByTwo: ["inconsistent"] });
  });

  it.each<[string, typeof flattest, string]>([
    ["the solutions of the least Frobenius norm", minimumFrobenius, "consistent"],
    ["E(W) = 0", ({ measurements: [first] }) => zeros(first!.rows, first!.cols), "undecided"],
  ])("finds %s, on 3 seeds, by the matrices of rank one alone", (_, estimate, verdict) => {
    const needed = casesFor(theorem3, 1000);
    const samples = [1, 2, 3].map((seed) =>
      Array.from({ length: needed }, (_x, index) =>
        withArena(() =>
          lossesOf(estimate, measuredBy.materialize(theorem3.specs.draw(caseSeed(seed, theorem3.id, index)))),
        ),
      ).filter((row) => row !== null),
    );
    const found = verdicts(theorem3, samples, {
      other: asMeasured,
      withoutRankOne: (values) => ({ ...values, "loss at n": values["half"] === 1 ? 0 : values["loss at n"]! }),
    });
    expect(found).toEqual({ other: ["inconsistent"], withoutRankOne: [verdict] });
  });
});

describe("sample-complexity", () => {
  const [one, two] = ["samples at 3d", "samples at 3d for rank two"] as const;

  it("confirms no count that an estimator by d₀d_L could have, alone or for rank two, on 20 samples", () => {
    const found = verdicts(sampleComplexity, enlarged(resampled(sampleComplexity), 4), {
      asMeasured,
      all: (values) => ({ ...values, "samples at d": 9, [one]: 81, [two]: 81 }),
      proportional: (values) => ({ ...values, [one]: 9 * values["samples at d"]! }),
      allForRankTwo: (values) => ({ ...values, [two]: 81 }),
      fourfold: (values) => ({ ...values, [two]: Math.min(81, 4 * values[one]!) }),
      mostForRankOne: (values) => ({ ...values, [one]: 36 + (values[one]! % 18), [two]: 81 }),
      accurate: (values) => ({
        ...values,
        ...Object.fromEntries(
          Object.entries(values).flatMap(([name, x]) => (name.includes("loss") ? [[name, x / 2]] : [])),
        ),
      }),
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all(["all", "proportional", "mostForRankOne"], "undecided"),
      ...all(["allForRankTwo", "fourfold", "accurate"], "inconsistent"),
    });
  });

  it("confirms no solutions of the least Frobenius norm, on 5 seeds", () => {
    const samples = [1, 2, 3, 4, 5].map((seed) =>
      Array.from({ length: casesFor(sampleComplexity, 1000) }, (_, index) =>
        withArena(() =>
          countsOf(
            minimumFrobenius,
            recoveries.materialize(sampleComplexity.specs.draw(caseSeed(seed, sampleComplexity.id, index))),
          ),
        ),
      ).filter((row) => row !== null),
    );
    expect(verdicts(sampleComplexity, samples, { frobenius: asMeasured })).toEqual({ frobenius: ["undecided"] });
  });
});

describe("delta-rate", () => {
  const scaled =
    (by: (values: Observation) => number): Law =>
    (values) => ({ ...values, δ: values["δ"]! * by(values) });

  it("confirms a constant that is as stated, and finds each of the two laws that has none, on each of 20 samples", () => {
    const asStated =
      (...laws: readonly number[]): Law =>
      (values, _k, random) =>
        laws.includes(values["law"]!)
          ? { ...values, δ: Math.sqrt(values["d₀+d_L"]! / values["n"]!) * (1 + random.uniform()) }
          : values;
    const [entries, heavy] = [0, 2];
    const found = verdicts(deltaRate, enlarged(resampled(deltaRate), 4), {
      asMeasured,
      heavyAlone: asStated(entries),
      entriesAlone: asStated(heavy),
      asStated: asStated(entries, heavy),
    });
    expect(found).toEqual({
      ...all(["asMeasured", "heavyAlone", "entriesAlone"], "inconsistent"),
      asStated: ["consistent"],
    });
  });

  it("finds the root of d₀d_L and other powers of n for Gaussian measurements, on each of 20 samples", () => {
    const found = verdicts(
      deltaRate,
      enlarged(resampled(deltaRate, "corrected"), 4),
      {
        asMeasured,
        product: scaled((values) => Math.sqrt(values["d"]!)),
        constant: scaled((values) => Math.sqrt(values["n"]!)),
        faster: scaled((values) => 1 / Math.sqrt(values["n"]!)),
        root: scaled((values) => Math.sqrt(values["n"]! / values["d₀+d_L"]!)),
      },
      "corrected",
    );
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all(["product", "constant", "faster", "root"], "inconsistent"),
    });
  });
});

describe("figure-1", () => {
  const quantities = ["test loss", "trace of the Hessian", "nuclear norm"];
  const exchanged =
    (name: string): Law =>
    (values) => ({
      ...values,
      [`mini-batch: ${name}`]: values[`label noise: ${name}`]!,
      [`label noise: ${name}`]: values[`mini-batch: ${name}`]!,
    });
  const muchLess: Law = (values) => ({ ...values, "mini-batch: test loss": 1.5 * values["label noise: test loss"]! });
  const unsolved: Law = (values) => ({ ...values, "mini-batch: training loss": values["mini-batch: test loss"]! / 10 });
  const same: Law = (values) => ({
    ...values,
    ...Object.fromEntries(quantities.map((name) => [`label noise: ${name}`, values[`mini-batch: ${name}`]!])),
  });

  it("finds the two runs exchanged in any of the three quantities, on each of 20 samples", () => {
    const found = verdicts(figure1, enlarged(resampled(figure1), 2), {
      asMeasured,
      ...Object.fromEntries(quantities.map((name) => [`exchanged ${name}`, exchanged(name)])),
      same,
      muchLess,
      unsolved,
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all([...quantities.map((name) => `exchanged ${name}`), "same", "muchLess", "unsolved"], "inconsistent"),
    });
  });

  it("counts runs that diverge against what is shown, and tells them, on each of 20 samples", () => {
    const diverging =
      (run: "mini-batch" | "label noise", share: number): Law =>
      (values, _k, random) =>
        random.uniform() < share
          ? Object.fromEntries(COLUMNS.map((name) => [name, name.startsWith(run) ? Infinity : values[name]!]))
          : values;
    const samples = resampled(figure1);
    const found = verdicts(figure1, enlarged(samples, 8), {
      tenth: diverging("mini-batch", 0.1),
      most: diverging("mini-batch", 0.6),
      mostNoisy: diverging("label noise", 0.6),
    });
    expect(found).toEqual({ tenth: ["consistent"], ...all(["most", "mostNoisy"], "inconsistent") });
    const random = new Random(1);
    const sample = samples[0]!.map((values, k) => (k < 7 ? diverging("mini-batch", 1)(values, k, random) : values));
    expect(concluded(figure1, sample).summary).toContain(
      "7 of 70 runs of mini-batch SGD and 0 with label noise diverged",
    );
  });
});

describe("figure-1 at 32 × 32", () => {
  const drawnWide = drawn.materialize(wide);
  const recovery = { truth: drawnWide.M, measurements: drawnWide.A, unscaled: drawnWide.W, seed: drawnWide.seed };
  const row = rowOf(...bothRuns(recovery));

  it("states an error that is above what far larger changes of the start than rounding come to", () => {
    const unscaled = recovery.unscaled.map(
      ({ rows, cols, data }) =>
        new Matrix(
          rows,
          cols,
          data.map((x, k) => x * (1 + (k % 2 === 0 ? 1 : -1) * 2 ** -40)),
        ),
    );
    const moved = rowOf(...bothRuns({ ...recovery, unscaled }));
    for (const name of COLUMNS) {
      expect(moved[name]).not.toBe(row[name]);
      expect(Math.abs(moved[name] - row[name])).toBeLessThanOrEqual((SHARE / 4) * row[name]);
    }
  });

  it("is refuted where both runs are exchanged, in all four relations, and in one where none has label noise", () => {
    const verdictsOf = (measured: typeof row) =>
      Object.entries(wideRelations(measured)).map(([name, of]) => judge(of(name)).verdict);
    expect(verdictsOf(row)).toEqual(["holds", "holds", "holds", "holds"]);
    const [plain, noisy] = bothRuns(recovery);
    expect(verdictsOf(rowOf(noisy, plain))).toEqual(["refuted", "refuted", "refuted", "refuted"]);
    const [other] = bothRuns({ ...recovery, seed: recovery.seed + 1 });
    expect(verdictsOf(rowOf(plain, other))[0]).toBe("refuted");
    const lost = { ...plain, status: "diverged" } as const;
    expect(verdictsOf(rowOf(lost, noisy))).toEqual(["refuted", "refuted", "refuted", "refuted"]);
    expect(verdictsOf(rowOf(plain, lost))).toEqual(["refuted", "refuted", "refuted", "holds"]);
  });
});

describe("corollary-1", () => {
  /** Cases as a run of 1000 has them on each seed, with n alone: the outcome is made up. */
  const samples: Sample[] = Array.from({ length: SEEDS }, (_, k) =>
    Array.from({ length: casesFor(corollary1, 1000) }, (__, index) => ({
      n: corollary1.specs.draw(caseSeed(k + 1, corollary1.id, index)).sizes["n"]!,
    })),
  );
  const failing =
    (rate: number): Law =>
    ({ n }, _k, random) => ({
      n: n!,
      outcome: random.uniform() < Math.exp(-n! * rate) ? -1 : 1,
      "‖E(W*)‖_*/min‖M‖_*": 4,
    });

  it("finds failures of probability e^{−n/16}, on each of 20 seeds, where e^{−n/4} is read (its power counts failures)", () => {
    const found = verdicts(corollary1, samples, {
      asRead: failing(1 / 4),
      rarer: failing(1),
      oftener: failing(1 / 16),
    });
    expect(found).toEqual({ ...all(["asRead", "rarer"], "consistent"), oftener: ["inconsistent"] });
  });
});
