import { describe, expect, it } from "vitest";
import {
  all,
  asMeasured,
  concluded,
  enough,
  everySeed,
  type Law,
  type Observation,
  observed,
  resampled,
  verdicts,
} from "../laws.fixture.js";
import foret from "./foret.js";
import proposition2 from "./proposition-2.js";
import reluTrace from "./relu-trace.js";
import theorem2Norms from "./theorem-2-norms.js";
import theorem3Generalization from "./theorem-3-generalization.js";

describe("relu-trace", () => {
  /** Moves shares in [0, 1] towards 1 so that their mean, which should be `mean`, grows by a factor. */
  const raised = (x: number, mean: number, factor: number): number =>
    x + Math.min(1, ((factor - 1) * mean) / (1 - mean)) * (1 - x);

  it("tells γ₁ and γ₂ from constants that are a tenth off, on each of 20 seeds", () => {
    const found = verdicts(reluTrace, everySeed(reluTrace), {
      asMeasured,
      smallerFirst: ([first, second, d]) => [0.9 * first!, second!, d!],
      largerFirst: ([first, second, d]) => [raised(first!, 1 / (2 * d!), 1.1), second!, d!],
      smallerSecond: ([first, second, d]) => [first!, 0.9 * second!, d!],
      largerSecond: ([first, second, d]) => [first!, raised(second!, 1 / 2, 1.1), d!],
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all(["smallerFirst", "largerFirst", "smallerSecond", "largerSecond"], "inconsistent"),
    });
  });
});

describe("foret", () => {
  const pairs: Readonly<Record<string, Law>> = {
    // Õ(1) would have to grow as √n; n is quadrupled.
    growing: ([small]) => [small!, 2 * small!],
    level: ([small]) => [small!, small!],
  };

  it("finds the bound wrong where the number that is needed grows as √n, and right where it does not", () => {
    const found = verdicts(foret, resampled(foret), { asMeasured, ...pairs });
    expect(found).toEqual({ asMeasured: ["consistent"], growing: ["inconsistent"], level: ["consistent"] });
  });

  it("says in its power from how many instances on growth like n^{1/4} is found", () => {
    const sample = observed(foret, 1);
    const needed = enough(concluded(foret, sample));
    const growingIn = (count: number) =>
      concluded(
        foret,
        sample.map((_, k) => (k < count ? [1, 1.42] : [1, 1])),
      ).verdict;
    expect([needed, needed - 1].map(growingIn)).toEqual(["inconsistent", "undecided"]);
  });
});

describe("proposition-2", () => {
  it("finds alignments that fall like d⁻², on each of 20 seeds (coarser than a tenth: d is from 2 to 5)", () => {
    const found = verdicts(proposition2, everySeed(proposition2), {
      asMeasured,
      // The least μ does not fall with d as measured.
      square: ([d, alignment]) => [d!, alignment! * d! ** -2],
      negative: ([d, alignment]) => [d!, d! > 3 ? -alignment! : alignment!],
    });
    expect(found).toEqual({ asMeasured: ["consistent"], ...all(["square", "negative"], "inconsistent") });
  });
});

describe("theorem-2-norms", () => {
  /** X for one of the three norms, off by a power of d, of m or of the scale of θ; the places as in the observations. */
  const off = (norm: number, size: number, power: number): Law => {
    return (values) => {
      const widening = values[3] === 1;
      const applies = size === 2 || widening === (size === 1);
      return values.map((x, i) => (applies && i === 5 + 2 * norm ? x * values[size]! ** power : x));
    };
  };

  it("finds each of the three off by the power 1/2 of d, of m or of the scale, either way, as its power says", () => {
    const laws = Object.fromEntries(
      [0, 1, 2].flatMap((norm) =>
        [0, 1, 2].flatMap((size) =>
          [1 / 2, -1 / 2].map((power) => [`${norm} as ${size}^${power}`, off(norm, size, power)] as const),
        ),
      ),
    );
    const found = verdicts(theorem2Norms, resampled(theorem2Norms, "corrected"), { asMeasured, ...laws }, "corrected");
    expect(found).toEqual({ asMeasured: ["consistent"], ...all(Object.keys(laws), "inconsistent") });
  });

  it("would find the printed form, without squares, right if G were linear in θ", () => {
    const linear = (values: Observation): Observation =>
      values.map((x, i) => (i >= 5 && i % 2 === 1 ? x / Math.sqrt(values[i + 1]!) : x));
    expect(verdicts(theorem2Norms, resampled(theorem2Norms), { asMeasured, linear })).toEqual({
      asMeasured: ["inconsistent"],
      linear: ["consistent"],
    });
  });
});

describe("theorem-3-generalization", () => {
  it("does not confirm a ratio that grows as √n, and refutes one that grows as n² (its spread hides less)", () => {
    // As measured the ratio falls about like n^−1.8, from one sample size to four times that.
    const like =
      (power: number): Law =>
      ([d, n, error, trace]) => [d!, n!, error! * (n! > 50 ? 4 ** (1.8 + power) : 1), trace!];
    const found = verdicts(theorem3Generalization, resampled(theorem3Generalization), {
      asMeasured,
      level: like(0),
      root: like(1 / 2),
      square: like(2),
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      level: ["undecided"],
      root: ["undecided"],
      square: ["inconsistent"],
    });
  });
});
