import { describe, expect, it } from "vitest";
import {
  all,
  asMeasured,
  concluded,
  everySeed,
  type Law,
  observed,
  resampled,
  times,
  verdicts,
} from "../laws.fixture.js";
import type { Claim } from "../../src/claim/statement/claim.js";
import type { Spec } from "../../src/claim/specs/spec.js";
import { fromRows } from "../../src/numerics/matrices/matrix.js";
import type { Random } from "../../src/random/random.js";
import type { Conclusion } from "../../src/statistics/tests/conclusion.js";
import corollary3 from "./corollary-3.js";
import lemma3 from "./lemma-3.js";
import lemma6 from "./lemma-6.js";
import theorem3 from "./theorem-3.js";
import theorem4 from "./theorem-4.js";
import { followed } from "./shared/followed-flow.js";
import theorem5 from "./theorem-5.js";

describe("lemma-6", () => {
  /** ‖Nh‖²/‖h‖², or hᵀNh/‖h‖², in d dimensions as something else. */
  const changed =
    (which: "energy" | "along", to: (value: number, d: number, random: Random) => number): Law =>
    (values, _k, random) => {
      const others = { ...values };
      for (const name of lemma6.forms[0]!.columns!) {
        if (name.startsWith(which)) others[name] = to(values[name]!, values["d"]!, random);
      }
      return others;
    };
  const energies = (to: (energy: number, d: number, random: Random) => number): Law => changed("energy", to);
  const alongs = (to: (along: number, d: number, random: Random) => number): Law => changed("along", to);
  const energy = (random: Random, degrees: number): number =>
    Array.from({ length: degrees }, () => random.normal() ** 2).reduce((a, b) => a + b, 0);

  /** A variable of the Gamma distribution with this mean and variance (Marsaglia and Tsang 2000). */
  function gamma(random: Random, mean: number, variance: number): number {
    const shape = mean ** 2 / variance;
    const raised = shape + 1 - 1 / 3;
    for (;;) {
      const normal = random.normal();
      const cube = (1 + normal / Math.sqrt(9 * raised)) ** 3;
      if (cube <= 0) continue;
      if (Math.log(random.uniform()) < normal ** 2 / 2 + raised * (1 - cube + Math.log(cube))) {
        return (variance / mean) * raised * cube * random.uniform() ** (1 / shape);
      }
    }
  }

  /** As few cases as the claim needs to conclude. */
  const few = (count?: number) => everySeed(lemma6, "printed", count, lemma6.forms[0]!.needs);

  it("finds the distributions as stated, on each of 20 seeds", () => {
    expect(verdicts(lemma6, few(), { asMeasured })).toEqual({ asMeasured: ["consistent"] });
  });

  /** χ²(d) is the Gamma distribution with mean d and variance 2d. */
  const tenth: Readonly<Record<string, Law>> = {
    "mean of ‖Nh‖² · 1.1": energies((x) => 1.1 * x),
    "mean of ‖Nh‖² · 0.9": energies((x) => 0.9 * x),
    "variance of ‖Nh‖² · 1.1, the mean as it is": energies((_x, d, random) => gamma(random, d, 1.1 * 2 * d)),
    "variance of ‖Nh‖² · 0.9, the mean as it is": energies((_x, d, random) => gamma(random, d, 0.9 * 2 * d)),
    "variance of hᵀNh · 1.1": alongs((z) => Math.sqrt(1.1) * z),
    "variance of hᵀNh · 0.9": alongs((z) => Math.sqrt(0.9) * z),
  };

  it.each(Object.entries(tenth))("finds %s, on each of 20 seeds", (name, law) => {
    expect(verdicts(lemma6, few(), { [name]: law })).toEqual(all([name], "inconsistent"));
  });

  it("finds distributions of another shape or place, on each of 5 seeds", () => {
    const wrong = {
      oneDegreeMore: energies((_x, d, random) => energy(random, d + 1)),
      shifted: alongs((z) => z + 1 / 10),
      // Mean 0 and variance 1.
      uniform: alongs((_z, _d, random) => Math.sqrt(3) * (2 * random.uniform() - 1)),
    };
    expect(verdicts(lemma6, few(5), wrong)).toEqual(all(Object.keys(wrong), "inconsistent"));
  });
});

describe("theorem-3", () => {
  /** Scalar layers of 0, or of 1/2 before the label −(1/2)^depth: neither is a start that the theorem allows. */
  function scalarLayers(depth: number, entry: 0 | 1): Spec {
    return {
      sizes: { depth, inputs: 1, hidden: 1, n: 1, zeroLayer: 1 },
      widths: [],
      choices: { start: entry === 0 ? "zero layer" : "behind w*" },
      reals: { scale: 1 / 2, factor: -1 },
      lists: {
        W: { entries: Array.from({ length: depth }, () => [[entry]]) },
        X: { entries: [[[1]]] },
        y: { entries: [[[1]]] },
      },
    };
  }

  /** The verdict on a sample with one more flow. */
  function withFlowFrom(spec: Spec): Conclusion["verdict"] {
    const values = theorem3.evaluate(spec)[0]!.observation!;
    const one = Object.fromEntries(theorem3.forms[0]!.columns!.map((name, i) => [name, values[i]!]));
    return concluded(theorem3, [...observed(theorem3, 1), one]).verdict;
  }

  it("finds a single flow that stands still at a saddle", () => {
    expect(concluded(theorem3, observed(theorem3, 1)).verdict).toBe("consistent");
    for (const depth of [2, 3, 4]) expect(withFlowFrom(scalarLayers(depth, 0))).toBe("inconsistent");
  });

  it("finds a single flow that tends to a saddle, w₁ = −w₂ for one, though it moves for ever", () => {
    for (const depth of [2, 3]) expect(withFlowFrom(scalarLayers(depth, 1))).toBe("inconsistent");
  });

  it("follows w₁ = −w₂ as its solution goes, v = w² with v(t) = v₀e^{−4ct}/(1 + (1 − e^{−4ct})v₀/c), to no μ > 0", () => {
    const [w, c] = [1 / 2, 1 / 4];
    const start = [w, -w].map((entry) => fromRows([[entry]]));
    const problem = { inputs: fromRows([[1]]), targets: fromRows([[c]]), output: fromRows([[1]]) };
    const { points, until, after, lost } = followed(start, problem);
    const v = (t: number): number => (w * w * Math.exp(-4 * c * t)) / (1 + ((1 - Math.exp(-4 * c * t)) * w * w) / c);
    const reached = points[0]!.map(({ data }) => data[0]!);
    expect(reached[0]).toBe(-reached[1]!);
    expect(reached[0]! ** 2).toBeCloseTo(v(1), 7);
    // The ratio of the squared gradient to R − R_min is 8v.
    const last = points.at(-1)![0]!.data[0]!;
    expect(8 * last * last).toBeLessThan(2 ** -20);
    expect([until > 16, after, lost]).toEqual([true, null, true]);
  });
});

/** Claims that quantities are bounded whatever the depth and width, and how the names of their values begin. */
const bounded: readonly (readonly [string, Claim, readonly string[]])[] = [
  ["lemma-3", lemma3, ["norm, ", "inverse, "]],
  ["theorem-4", theorem4, [""]],
  ["theorem-5", theorem5, [""]],
  ["corollary-3", corollary3, [""]],
];

/** A law for s ≤ 1/2 alone, and for s > 1/2 alone. */
function byScale(name: string, law: Law): Record<string, Law> {
  const where =
    (isOf: (s: number) => boolean): Law =>
    (values, k, random) =>
      isOf(values["s"]!) ? law(values, k, random) : values;
  return { [`${name}, s ≤ 1/2`]: where((s) => s <= 1 / 2), [`${name}, s > 1/2`]: where((s) => s > 1 / 2) };
}

describe.each(bounded)("%s", (_, claim, quantities) => {
  const grown = (factor: number): Record<string, Law> =>
    Object.assign(
      {},
      ...quantities.flatMap((quantity) => [
        byScale(`${quantity}with depth`, times(`${quantity}deep`, factor)),
        byScale(`${quantity}with width`, times(`${quantity}wide`, factor)),
      ]),
    ) as Record<string, Law>;

  it("never confirms growth like the root of the size, for small s or for large s alone, and finds it like the size, on 20 samples", () => {
    const samples = resampled(claim);
    for (const found of Object.values(verdicts(claim, samples, grown(2)))) expect(found).not.toContain("consistent");
    const beyond = grown(4);
    expect(verdicts(claim, samples, beyond)).toEqual(all(Object.keys(beyond), "inconsistent"));
    // Samples drawn with replacement vary more than runs do: some leave it open, and none contradicts it.
    expect(verdicts(claim, samples, { asMeasured })["asMeasured"]).not.toContain("inconsistent");
    expect(concluded(claim, observed(claim, 1)).verdict).toBe("consistent");
  });

  it("measures that growth like the root of the size would have been noticed, for small s and for large ones", () => {
    const rows = observed(claim, 1).map((values) => claim.forms[0]!.columns!.map((name) => values[name]!));
    const growths = claim.forms[0]!.power!(rows).filter(({ part }) => /for s .* with (depth|width)/.test(part));
    expect(growths).toHaveLength(4 * quantities.length);
    for (const { noticed } of growths) expect(noticed).toMatch(/^higher by 1\/[248]$/);
  });
});

describe("lemma-3", () => {
  const moved = (to: (change: number, size: "small" | "deep" | "wide") => number): Law => {
    const of = (values: Readonly<Record<string, number>>, size: "small" | "deep" | "wide") => ({
      [`moved, ${size}`]: to(values[`moved, ${size}`]!, size),
    });
    return (values) => ({ ...values, ...of(values, "small"), ...of(values, "deep"), ...of(values, "wide") });
  };

  it("finds θ_k/√L in the place of θ_k/L, θ_k that grow like √d, and confirms nothing without θ, on each of 20 samples", () => {
    const laws = {
      "θ_k/√L": moved((change, size) => (size === "deep" ? 2 * change : change)),
      "√d": moved((change, size) => (size === "wide" ? 2 * change : change)),
      none: moved(() => 0),
    };
    const found = verdicts(lemma3, resampled(lemma3), laws);
    expect(found).toEqual({ "θ_k/√L": ["inconsistent"], "√d": ["inconsistent"], none: ["undecided"] });
  });
});

/** Those of them that claim convergence as well, and a constant that does not depend on Λ/λ. */
const convergent = bounded.filter(([, claim]) => claim !== lemma3);

describe.each(convergent)("%s", (_, claim) => {
  it("finds flows that converge one time in four, on each of 20 samples, and confirms none that do three times", () => {
    const converging =
      (probability: number): Law =>
      (values, _k, random) => ({ ...values, converged: Number(random.uniform() < probability) });
    const found = verdicts(claim, resampled(claim), { one: converging(1 / 4), three: converging(3 / 4) });
    expect(found).toEqual({ one: ["inconsistent"], three: ["undecided"] });
  });

  it("finds a constant that grows with Λ/λ, for small s or for large s alone, on each of 20 samples", () => {
    // max_k ‖θ_k‖ falls like (Λ/λ)^{−1/2} and faster by the assumption, S/S_min · λ/Λ hardly at all.
    const [noticed, found] = claim === corollary3 ? [1 / 2, 1] : [1, 3 / 2];
    const samples = resampled(claim);
    const grown = (exponent: number) => byScale("with Λ/λ", times("ill", 4 ** exponent));
    for (const some of Object.values(verdicts(claim, samples, grown(noticed))))
      expect(some).not.toContain("consistent");
    const wrong = grown(found);
    expect(verdicts(claim, samples, wrong)).toEqual(all(Object.keys(wrong), "inconsistent"));
  });
});
