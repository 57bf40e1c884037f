import { describe, expect, it } from "vitest";
import { Random } from "../../random/random.js";
import type { MeasuredDeparture } from "../tests/conclusion.js";
import { always, type Outcome, sometimes } from "./always.js";
import { boundedRatio } from "./bounded-ratio.js";
import { comparison } from "./comparison.js";
import { failures } from "./failures.js";
import { growth } from "./growth.js";
import { FALSE_ALARM, lawOf, powerInWords } from "./law.js";
import { mean } from "./mean.js";
import type { Part } from "./part.js";
import { share } from "./share.js";

/** So many values, each from the same stream of random numbers. */
function drawn<T>(count: number, make: (random: Random, index: number) => T, seed = 1): T[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => make(random, index));
}

function verdictOf<Row>(test: Part<Row>, rows: readonly Row[]) {
  return lawOf([test]).conclude(rows).verdict;
}

/** What was measured of one kind of departure. */
function measured<Row>(test: Part<Row>, rows: readonly Row[], what: RegExp): MeasuredDeparture {
  return lawOf([test])
    .power(rows)
    .find((one) => what.test(one.what))!;
}

describe("a share", () => {
  const test = share<boolean>({ name: "X", of: (row) => row });
  const trueIn = (probability: number) => drawn(200, (random) => random.uniform() < probability);

  it("is confirmed above the level, contradicted below it, and left open near it", () => {
    expect([0.9, 0.5, 0.2].map((p) => verdictOf(test, trueIn(p)))).toEqual(["consistent", "undecided", "inconsistent"]);
    expect(verdictOf(share({ name: "X", of: (row: boolean) => row, above: 0.95 }), trueIn(0.9))).toBe("undecided");
  });

  it("would have noticed what is true in half of all cases, and been contradicted by what is in a quarter", () => {
    expect(measured(test, trueIn(0.9), /true/)).toMatchObject({
      noticed: "in 50 % of the cases only",
      contradicted: "in 25 % of the cases only",
    });
  });

  it("leaves cases out that say nothing", () => {
    const some = share<boolean | null>({ name: "X", of: (row) => row });
    expect(lawOf([some]).conclude([true, null, false]).summary).toBe("X in 1 of 2");
    expect(verdictOf(some, [null])).toBe("undecided");
  });
});

describe("a mean", () => {
  const test = mean<{ x: number; m: number }>({
    name: "X",
    of: ({ x, m }) => ({ value: x, mean: m, variance: m * (1 - m) }),
  });
  /** Coins whose probabilities are a function of those that are stated. */
  const coins = (probability: (m: number) => number, count = 4000, seed = 1) =>
    drawn(
      count,
      (random) => {
        const m = 0.1 + 0.6 * random.uniform();
        return { x: Number(random.uniform() < probability(m)), m };
      },
      seed,
    );

  it("is confirmed as stated, contradicted by a fifth more or less, and not confirmed by few cases", () => {
    expect(
      verdictOf(
        test,
        coins((m) => m),
      ),
    ).toBe("consistent");
    expect(
      verdictOf(
        test,
        coins((m) => 1.2 * m),
      ),
    ).toBe("inconsistent");
    expect(
      verdictOf(
        test,
        coins((m) => 0.8 * m),
      ),
    ).toBe("inconsistent");
    expect(
      verdictOf(
        test,
        coins((m) => m, 60),
      ),
    ).toBe("undecided");
  });

  it("is contradicted where errors cancel over all cases", () => {
    // The mean over all m is right: ∫(a + b·m) = ∫m over [0.1, 0.7] for a = 0.2 and b = 1/2.
    expect(
      verdictOf(
        test,
        coins((m) => 0.2 + m / 2),
      ),
    ).toBe("inconsistent");
  });

  it("measures what fresh cases show: means further off by what is noticed turn the verdict", () => {
    const found = measured(
      test,
      coins((m) => m),
      /^the mean/,
    );
    expect(found.noticed).toMatch(/^divided by 1\.[12]5?$/);
    const divisor = Number(found.noticed!.split(" ").at(-1));
    for (let seed = 2; seed < 7; seed++) {
      expect(
        verdictOf(
          test,
          coins((m) => m / divisor, 4000, seed),
        ),
      ).not.toBe("consistent");
    }
  });
});

describe("a growth", () => {
  const test = growth<readonly [number, number]>({ name: "X", of: (row) => row });
  const powers = (exponent: number, count = 60) =>
    drawn(count, (random): [number, number] => [
      Math.exp(0.1 * random.normal()),
      4 ** exponent * Math.exp(0.1 * random.normal()),
    ]);

  it("tells a constant from growth", () => {
    expect([0, 1 / 4, 1 / 2].map((p) => verdictOf(test, powers(p)))).toEqual([
      "consistent",
      "undecided",
      "inconsistent",
    ]);
  });

  it("decides nothing on few instances", () => {
    expect(verdictOf(test, powers(1, 8))).toBe("undecided");
  });

  it("takes a divergent larger instance for growth", () => {
    expect(verdictOf(test, powers(Infinity, 40))).toBe("inconsistent");
  });

  it("bounds a power from above and from below", () => {
    const most = growth<readonly [number, number]>({ name: "X", of: (row) => row, atMost: 1 });
    const least = growth<readonly [number, number]>({ name: "X", of: (row) => row, atLeast: 1 });
    expect([0, 1, 2].map((p) => verdictOf(most, powers(p)))).toEqual(["consistent", "consistent", "inconsistent"]);
    expect([0, 1, 2].map((p) => verdictOf(least, powers(p)))).toEqual(["inconsistent", "consistent", "consistent"]);
  });

  it("measures the exponent that it would have noticed, from whatever the cases are like", () => {
    expect(measured(test, powers(0), /exponent/).noticed).toBe("higher by 1/4");
    expect(measured(test, powers(-1), /exponent/).noticed).toBe("higher by 2");
  });
});

describe("a bounded ratio", () => {
  interface At {
    readonly size: number;
    readonly ratio: number;
  }
  const data = (exponent: number) =>
    drawn(200, (random): At => {
      const size = 2 ** random.integer(0, 6);
      return { size, ratio: size ** exponent * Math.exp(0.2 * random.normal()) };
    });
  const falls = boundedRatio<At>({ name: "X/Y", of: (row) => row, may: "fall" });
  const stays = boundedRatio<At>({ name: "X/Y", of: (row) => row, may: "stay" });

  it("may fall, or has to stay", () => {
    const exponents = [-1, 0, 1];
    expect(exponents.map((p) => verdictOf(falls, data(p)))).toEqual(["consistent", "consistent", "inconsistent"]);
    expect(exponents.map((p) => verdictOf(stays, data(p)))).toEqual(["inconsistent", "consistent", "inconsistent"]);
  });

  it("may grow by what is granted, and is then not confirmed", () => {
    const granted = boundedRatio<At>({ name: "X/Y", of: (row) => row, may: "fall", granted: (size) => size });
    expect([0, 0.8, 2].map((p) => verdictOf(granted, data(p)))).toEqual(["consistent", "undecided", "inconsistent"]);
  });

  it("may change by less than a power of its own", () => {
    const narrow = boundedRatio<At>({ name: "X/Y", of: (row) => row, may: "fall", within: 1 / 16 });
    expect([0, 1 / 8].map((p) => verdictOf(falls, data(p)))).toEqual(["consistent", "consistent"]);
    const exponents = [0, 1 / 8, 1 / 4];
    expect(exponents.map((p) => verdictOf(narrow, data(p)))).toEqual(["consistent", "undecided", "inconsistent"]);
  });

  it("measures the exponents that it would have noticed, on either side", () => {
    expect(
      lawOf([stays])
        .power(data(0))
        .map(({ noticed }) => noticed),
    ).toEqual(["higher by 1/4", "lower by 1/4"]);
  });

  describe("at three sizes, of which one in six cases has the middle one", () => {
    const at = (factor: number) =>
      drawn(200, (random): At => {
        const size = [3, 3, 3, 6, 12, 12][random.integer(0, 5)]!;
        return { size, ratio: Math.exp(0.2 * random.normal()) * (size === 6 ? factor : 1) };
      });

    it("has to stay there, too, or may fall and not grow", () => {
      const factors = [1 / 4, 1.2, 4];
      const verdictsOf = (test: Part<At>) => factors.map((factor) => verdictOf(test, at(factor)));
      expect(verdictsOf(stays)).toEqual(["inconsistent", "consistent", "inconsistent"]);
      // A quarter at the middle size grows from there to the largest.
      expect(verdictsOf(falls)).toEqual(["inconsistent", "consistent", "inconsistent"]);
    });

    it("is granted what the source grants", () => {
      const granted = (power: number) =>
        boundedRatio<At>({ name: "X/Y", of: (row) => row, may: "fall", granted: (size) => size ** power });
      expect([0, 3].map((power) => verdictOf(granted(power), at(6)))).toEqual(["inconsistent", "consistent"]);
    });
  });

  it("gives a false alarm no more often than stated, at an error probability where that can be seen", () => {
    // As large a change as is permitted, from the smallest to the largest and from it to those between.
    const alarms = Array.from({ length: 400 }, (_, seed) => {
      const rows = drawn(
        60,
        (random): At => {
          const size = [1, 2, 16][random.integer(0, 2)]!;
          return { size, ratio: (size > 1 ? 2 : 1) * Math.exp(0.2 * random.normal()) };
        },
        seed,
      );
      return falls.verdict(rows, 0.05);
    }).filter((verdict) => verdict === "inconsistent").length;
    expect(alarms).toBeLessThanOrEqual(400 * 0.05);
  });
});

describe("a comparison", () => {
  const test = comparison<readonly [number, number]>({ name: "a < b", of: (row) => row });
  const pairs = (quotient: number) =>
    drawn(60, (random): [number, number] => [1, quotient * Math.exp(0.05 * random.normal())]);

  it("is confirmed, left open or contradicted, and ties say nothing", () => {
    expect([2, 1, 0.5].map((q) => verdictOf(test, pairs(q)))).toEqual(["consistent", "undecided", "inconsistent"]);
    expect(
      verdictOf(
        test,
        drawn(60, () => [1, 1] as const),
      ),
    ).toBe("undecided");
  });

  it("asks for the factor that is said", () => {
    const four = comparison<readonly [number, number]>({ name: "4a < b", of: (row) => row, factor: 4 });
    expect([2, 8].map((q) => verdictOf(four, pairs(q)))).toEqual(["inconsistent", "consistent"]);
  });

  it("measures by how much the larger one could be smaller", () => {
    expect(measured(test, pairs(2), /larger/)).toMatchObject({
      noticed: "2 times smaller",
      contradicted: "4 times smaller",
    });
    expect(measured(test, pairs(2), /two/).contradicted).toBe("exchanged");
  });
});

describe("failures", () => {
  const test = failures<{ failed: boolean; stated: number }>({ name: "X", of: (row) => row });
  const failing = (times: number, count = 400) =>
    drawn(count, (random) => {
      const stated = 0.02 + 0.1 * random.uniform();
      return { failed: random.uniform() < times * stated, stated };
    });

  it("are confirmed where they are as rare as stated, and contradicted where they are four times as frequent", () => {
    expect([0, 1, 4].map((times) => verdictOf(test, failing(times)))).toEqual([
      "consistent",
      "consistent",
      "inconsistent",
    ]);
    expect(verdictOf(test, failing(0, 10))).toBe("undecided");
  });

  it("measures how much more frequent they would have had to be", () => {
    expect(measured(test, failing(1), /failures/).contradicted).toBe("4 times as frequent");
  });

  it("measures how much less the statement could permit, of the failures that there are", () => {
    expect(measured(test, failing(1), /permitted/).contradicted).toBe("10 times smaller");
    expect(measured(test, failing(0), /permitted/)).toMatchObject({ noticed: "4 times smaller", contradicted: null });
  });

  it("are too many at the number that the binomial law says, where all are stated alike", () => {
    // P(Bin(20, 1/2) ≥ 20) = 2^-20 and P(≥ 19) = 21·2^-20.
    const told = (error: number) =>
      test
        .summary(
          drawn(20, () => ({ failed: false, stated: 1 / 2 })),
          error,
        )
        .match(/, (\d+) would/)![1];
    expect([22 * 2 ** -20, 20 * 2 ** -20, 0.5 * 2 ** -20].map(told)).toEqual(["19", "20", "21"]);
  });
});

describe("what is certain", () => {
  const rule = always<Outcome | null>({ name: "X", of: (row) => row });

  it("is contradicted by one case, and left open by one that is unclear", () => {
    expect(verdictOf(rule, ["yes", "yes"])).toBe("consistent");
    expect(verdictOf(rule, ["yes", null])).toBe("consistent");
    expect(verdictOf(rule, ["yes", "unclear"])).toBe("undecided");
    expect(verdictOf(rule, ["no", "unclear", "yes"])).toBe("inconsistent");
    expect(verdictOf(rule, [])).toBe("undecided");
  });

  it("has no probability of a false alarm, and measures how rare an exception may be", () => {
    const rows = drawn(100, (): Outcome => "yes");
    expect(lawOf([rule]).conclude(rows).errorProbability).toBe(0);
    expect(measured(rule, rows, /exception/).noticed).toBe("in 5 % of the cases");
  });

  it("can be, and then is", () => {
    const can = sometimes<boolean>({ name: "X", of: (row) => row });
    expect(verdictOf(can, [false, true])).toBe("consistent");
    expect(verdictOf(can, [false, false])).toBe("undecided");
  });
});

describe("a law of several parts", () => {
  const sure = share<number>({ name: "above 0", of: (row) => row > 0 });
  const unsure = share<number>({ name: "above 1/2", of: (row) => row > 1 / 2 });
  const wrong = share<number>({ name: "above 0.9", of: (row) => row > 0.9 });
  const rows = drawn(100, (random) => random.uniform());

  it("is as good as the worst of them", () => {
    const verdictFrom = (...parts: Part<number>[]) => lawOf(parts).conclude(rows).verdict;
    expect(verdictFrom(sure)).toBe("consistent");
    expect(verdictFrom(sure, unsure)).toBe("undecided");
    expect(verdictFrom(unsure, wrong, sure)).toBe("inconsistent");
  });

  it("says all that was measured, and what the claim adds", () => {
    const { summary, errorProbability } = lawOf([sure, unsure], (all) => `${all.length} numbers`).conclude(rows);
    expect(summary).toMatch(/^above 0 in 100 of 100; above 1\/2 in \d+ of 100; 100 numbers$/);
    expect(errorProbability).toBe(FALSE_ALARM);
  });

  it("has no power to tell of where it is not green", () => {
    expect(lawOf([sure, unsure]).power(rows)).toEqual([]);
    expect(powerInWords([])).toBe("not measured: the cases are not consistent with the law");
  });

  it("names a part once, and once what several departures in a row are of", () => {
    const told = (what: string, noticed: string | null) => ({
      ...{ part: "X", what, noticed, contradicted: noticed, tried: "by 9" },
    });
    expect(powerInWords([told("the size", "by 1"), told("the size", "by −1"), told("the mean", null)])).toBe(
      "X: the size by 1 would have contradicted it, and by −1 would have contradicted it, and the mean by 9 would not " +
        "have been noticed",
    );
    expect(powerInWords([told("the size", "by 1"), { ...told("the size", "by 2"), part: "Y" }])).toBe(
      "X: the size by 1 would have contradicted it; Y: the size by 2 would have contradicted it",
    );
  });

  it("puts its power into words", () => {
    expect(powerInWords(lawOf([sure]).power(rows))).toBe(
      "above 0: true in 50 % of the cases only would have been noticed, in 12.5 % of the cases only contradicted it",
    );
  });

  it("gives a false alarm no more often than stated, at an error probability where that can be seen", () => {
    const alarms = Array.from({ length: 400 }, (_, seed) =>
      unsure.verdict(
        drawn(50, (random) => random.uniform(), seed),
        0.05,
      ),
    ).filter((verdict) => verdict !== "undecided").length;
    expect(alarms).toBeLessThanOrEqual(400 * 0.05);
  });
});
