import { describe, expect, it } from "vitest";
import { spectralClaim, squares } from "../synthetic.fixture.js";
import type { ClaimTally } from "../../claim/counts/result.js";
import { runCases, runChosenCases } from "./cases.js";
import { inThisThread } from "./in-this-thread.js";
import { casesFor } from "./plan.js";
import type { CaseRunner, Finished, Progress, VerifyOptions } from "./run-options.js";
import { verify } from "./verify.js";

const claims = [
  { ...spectralClaim(1), id: "beyond/sound" },
  { ...spectralClaim(0.9), id: "beyond/flawed" },
  spectralClaim(1, {
    id: "beyond/drawn",
    forms: [
      {
        name: "printed",
        statement: "0",
        expected: "consistent",
        relations: () => [],
        statistics: {
          observe: (a) => (a.rows === 3 ? null : [a.at(0, 0)]),
          conclude: (observations) => ({
            verdict: "consistent",
            errorProbability: 0,
            power: "none",
            summary: observations.flat().join(" "),
          }),
        },
      },
    ],
  }),
];

function options(changes: Partial<VerifyOptions> = {}): VerifyOptions {
  return {
    seed: 9,
    runs: 600,
    now: () => 0,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...changes,
  };
}

/** Several calls under way at once, of which the last one started is the first to come back. */
function backwards(width: number): CaseRunner {
  const waiting: (() => void)[] = [];
  return {
    width,
    run: async (claim, range) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        setImmediate(() => waiting.pop()?.());
      });
      return range === null ? runChosenCases(claim) : runCases(claim, range);
    },
  };
}

function never(): never {
  throw new Error("not called");
}

const plainly = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** A law that cannot conclude from fewer observations than it needs. */
function slow(needed: number) {
  return spectralClaim(1, {
    id: "beyond/slow",
    forms: [
      {
        name: "printed",
        statement: "0",
        expected: "consistent",
        relations: () => [],
        statistics: {
          observe: () => [1],
          conclude: (observations) => ({
            verdict: observations.length < needed ? "undecided" : "consistent",
            errorProbability: 0.125,
            power: "none",
            summary: String(observations.length),
          }),
        },
      },
    ],
  });
}

describe("a law that is left undecided", () => {
  const looked = async (needed: number, changes: Partial<VerifyOptions> = {}) => {
    const seen: Progress[] = [];
    const indices: number[] = [];
    const { results } = await verify(
      [slow(needed), claims[0]!],
      inThisThread,
      options({
        runs: 40,
        onProgress: (progress) => seen.push(progress),
        onCases: (id, records) => {
          if (id === "beyond/slow") indices.push(...records.map(({ index }) => index).filter((index) => index >= 0));
        },
        ...changes,
      }),
    );
    const { errorProbability, summary } = results[0]!.forms[0]!.conclusion!;
    return { verdict: results[0]!.forms[0]!.verdict, errorProbability, summary, indices, progress: seen.at(-1)! };
  };

  it.each([
    [40, 40, 1],
    [41, 80, 2],
    [80, 80, 2],
    [81, 160, 3],
    [160, 160, 3],
  ])("is looked at again with twice the cases: %d needed, %d seen, %d looks", async (needed, cases, looks) => {
    const { verdict, errorProbability, summary, indices, progress } = await looked(needed);
    expect({ verdict, errorProbability, summary }).toEqual({
      verdict: "consistent",
      errorProbability: looks * 0.125,
      summary: String(cases),
    });
    expect(indices).toEqual(Array.from({ length: cases }, (_, i) => i));
    expect([progress.done, progress.total]).toEqual([cases + 40, cases + 40]);
  });

  it("stays so after three looks, and in parts of a run after one", async () => {
    expect(await looked(161)).toMatchObject({ verdict: "undecided", errorProbability: 0.375, summary: "160" });
    const part = await looked(41, { shard: { index: 1, of: 2 } });
    expect(part).toMatchObject({ verdict: "undecided", errorProbability: 0.125, summary: "20" });
  });
});

describe("verify", () => {
  it("gives the same results whatever the runner and the order in which it answers", async () => {
    const alone = await verify(claims, inThisThread, options());
    for (const width of [2, 3, 7]) {
      expect(plainly(await verify(claims, backwards(width), options()))).toEqual(plainly(alone));
    }
    expect(alone.results.map(({ cases }) => cases)).toEqual([602, 602, 602]);
    expect(alone.results.map(({ forms }) => forms[0]!.verdict)).toEqual(["holds", "refuted", "consistent"]);
  });

  it("runs every case in exactly one shard", async () => {
    const seen = async (shard?: VerifyOptions["shard"]): Promise<string[]> => {
      const ran: string[] = [];
      const runner: CaseRunner = {
        width: 1,
        run: (claim, range) => {
          if (range === null) ran.push(`${claim.id} chosen`);
          else for (let i = range.from; i < range.to; i++) ran.push(`${claim.id} ${range.seed} ${i}`);
          return Promise.resolve(
            range === null ? runChosenCases(claim) : runCases(claim, { ...range, to: range.from }),
          );
        },
      };
      await verify(claims, runner, options(shard === undefined ? {} : { shard }));
      return ran;
    };
    const whole = (await seen()).sort();
    expect(whole).toHaveLength(3 * 601);
    for (const of of [2, 7, 700]) {
      const parts = [];
      for (let index = 1; index <= of; index++) parts.push(...(await seen({ index, of })));
      expect(parts.sort()).toEqual(whole);
    }
  });

  it("adds up over shards to what the whole run counts", async () => {
    const whole = await verify(claims, inThisThread, options());
    const parts = [1, 2, 3].map((index) => verify(claims, inThisThread, options({ shard: { index, of: 3 } })));
    const shards = await Promise.all(parts);
    claims.forEach((_, i) => {
      const sum = (count: (cases: (typeof shards)[number]["results"][number]) => number): number =>
        shards.reduce((total, { results }) => total + count(results[i]!), 0);
      const expected = whole.results[i]!;
      expect(sum(({ cases }) => cases)).toBe(expected.cases);
      expected.forms[0]!.relations.forEach(({ counts }, r) => {
        expect(sum(({ forms }) => forms[0]!.relations[r]!.counts.holds)).toBe(counts.holds);
        expect(sum(({ forms }) => forms[0]!.relations[r]!.counts.refuted)).toBe(counts.refuted);
      });
    });
  });

  it("keeps to the budget of a claim", () => {
    const slow = spectralClaim(1, { budget: { share: 0.1, atLeast: 20 } });
    expect([10, 100, 1000].map((runs) => casesFor(slow, runs))).toEqual([10, 20, 100]);
    const law = (changes: object) => ({
      ...slow,
      forms: slow.forms.map((form) => ({ ...form, conclude: () => never(), ...changes })),
    });
    expect([10, 100, 1000].map((runs) => casesFor(law({ needs: 50 }), runs))).toEqual([50, 50, 100]);
    expect([10, 100, 1000].map((runs) => casesFor(law({}), runs))).toEqual([20, 20, 100]);
  });

  it("tells every case in the order of the plan, whichever call comes back first", async () => {
    const told = async (runner: CaseRunner): Promise<string[]> => {
      const lines: string[] = [];
      const onCases: VerifyOptions["onCases"] = (id, records) => {
        lines.push(...records.map(({ index, kind, forms }) => `${id} ${kind} ${index} ${forms.length}`));
      };
      const { results } = await verify(claims, runner, options({ runs: 30, onCases }));
      expect(lines).toHaveLength(results.reduce((sum, { cases }) => sum + cases, 0));
      return lines;
    };
    let calls = 0;
    const backwards: CaseRunner = {
      width: 3,
      run: async (claim, range, record) => {
        for (let turns = 20 - (calls++ % 3) * 9; turns > 0; turns--) await Promise.resolve();
        return range === null ? runChosenCases(claim, record) : runCases(claim, range, record);
      },
    };
    expect(await told(backwards)).toEqual(await told(inThisThread));
  });

  it("goes on in rounds of new cases until the time is up", async () => {
    let time = 0;
    const indices: number[] = [];
    const runner: CaseRunner = {
      width: 1,
      run: (claim, range, record) => {
        time += 1;
        if (range !== null) indices.push(range.from);
        return inThisThread.run(claim, range, record);
      },
    };
    const progress: Progress[] = [];
    const outcome = await verify(
      claims.slice(0, 1),
      runner,
      options({ runs: 50, forMilliseconds: 5, now: () => time, onProgress: (step) => progress.push(step) }),
    );
    expect(indices).toEqual([0, 50, 100, 150]);
    expect(outcome.results[0]!.cases).toBe(202);
    expect(progress.at(-1)).toEqual({ done: 200, total: null, claim: "beyond/sound", refuted: [] });
  });

  it("ends when the time is up, also in the first round, and says of no claim that it does not reach the end of that it holds", async () => {
    let time = 0;
    const runner: CaseRunner = {
      width: 1,
      run: (claim, range, record) => {
        time += 1;
        return inThisThread.run(claim, range, record);
      },
    };
    const ended = async (forMilliseconds: number) => {
      time = 0;
      const { results, complete } = await verify(claims, runner, options({ forMilliseconds, now: () => time }));
      return [complete, ...results.map(({ cases, complete: whole, forms }) => [cases, whole, forms[0]!.verdict])];
    };
    // Three calls of 250, 250 and 100 cases a claim, and one for its two chosen ones.
    expect(await ended(3)).toEqual([false, [502, false, "undecided"]]);
    // Of what is false a part of the cases is enough, of a law it is not.
    expect(await ended(6)).toEqual([false, [602, true, "holds"], [252, false, "refuted"]]);
    expect(await ended(10)).toEqual([false, [602, true, "holds"], [602, true, "refuted"], [252, false, "undecided"]]);
    expect((await ended(12))[0]).toBe(true);
  });

  it("goes on from the claims that an earlier run has finished", async () => {
    const finished: Finished[] = [];
    const whole = await verify(claims, inThisThread, options({ onFinished: (one) => finished.push(one) }));
    expect(finished.map(({ id, looks }) => [id, looks])).toEqual(claims.map(({ id }) => [id, 1]));
    const ran = new Set<string>();
    const runner: CaseRunner = {
      width: 1,
      run: (claim, range, record) => {
        ran.add(claim.id);
        return inThisThread.run(claim, range, record);
      },
    };
    const progress: Progress[] = [];
    const resumed = await verify(
      claims,
      runner,
      options({ resumed: finished.slice(0, 2), onProgress: (one) => progress.push(one) }),
    );
    expect([...ran]).toEqual(["beyond/drawn"]);
    expect(plainly(resumed)).toEqual(plainly(whole));
    expect(progress[0]).toMatchObject({ done: 1200, total: 1800 });
  });

  it("reports what was done when interrupted, without waiting for calls under way", async () => {
    const interruption = new AbortController();
    let calls = 0;
    const runner: CaseRunner = {
      width: 2,
      run: (claim, range, record) => {
        calls += 1;
        if (calls < 4) return inThisThread.run(claim, range, record);
        interruption.abort();
        return new Promise<ClaimTally>(() => {});
      },
    };
    const outcome = await verify(claims, runner, options({ signal: interruption.signal }));
    expect(outcome.complete).toBe(false);
    expect(outcome.results.map(({ claim }) => claim.id)).toEqual(["beyond/sound"]);
    expect(outcome.results[0]!.cases).toBeLessThan(602);
    expect(outcome.results[0]!.cases).toBeGreaterThan(2);
  });

  it("passes on what a runner throws", async () => {
    const runner: CaseRunner = { width: 1, run: () => Promise.reject(new Error("worker lost")) };
    await expect(verify(claims, runner, options())).rejects.toThrow("worker lost");
  });

  it("counts a case on which evaluation throws as an error of the claim", async () => {
    const claim = spectralClaim(1, {
      materialize: (spec) => {
        if (spec.sizes["d"] === 3) throw new RangeError("no threes");
        return squares.raw(spec).lists.A[0]!;
      },
    });
    const { results } = await verify([claim], inThisThread, options({ runs: 30 }));
    expect(results[0]!.forms[0]!.verdict).toBe("error");
    expect(results[0]!.errors[0]!.message).toBe("no threes");
  });
});
