import { describe, expect, it } from "vitest";
import { caseSeed } from "../engine/run/cases.js";
import equation13 from "../../theorems/gatmiry2023/equation-13.js";
import { coverage } from "./coverage.js";
import { uniforms } from "./uniforms.fixture.js";

const LIMITS = { error: 2 ** -20, most: 20_000 };

/** Cases that are heads with this probability. */
function coin(seed: number, probability: number): (index: number) => string[] {
  const next = uniforms(seed);
  return () => (next() < probability ? ["heads"] : []);
}

describe("demands on labels", () => {
  const demands = [{ label: "heads", atLeast: 0.2 }];

  it("are missed and met where they are, on each of 20 seeds", () => {
    for (let seed = 1; seed <= 20; seed++) {
      expect(coverage(demands, coin(seed, 0.1), LIMITS)[0]!.decision).toBe("missed");
      expect(coverage(demands, coin(seed, 0.4), LIMITS)[0]!.decision).toBe("met");
    }
  });

  it("stop as soon as all are decided, and stay open where there are too few cases", () => {
    const [early] = coverage(demands, coin(1, 0.9), LIMITS);
    expect(early!.cases).toBeLessThan(60);
    expect(coverage(demands, coin(1, 0.19), { ...LIMITS, most: 50 })[0]).toMatchObject({
      decision: "undecided",
      cases: 50,
    });
  });

  it("refuse what is no probability", () => {
    expect(() => coverage(demands, coin(1, 0.5), { ...LIMITS, error: 0 })).toThrow(/an error probability in \(0, 1\)/);
    expect(() => coverage([{ label: "heads", atLeast: 2 }], coin(1, 0.5), LIMITS)).toThrow(/P ≥ 1 − δ/);
  });

  it("are met by the networks of the catalogue: shallow and deep, wide and narrow, of every kind of law", () => {
    const labelsOf = (index: number): string[] => {
      const { widths, lists } = equation13.specs.draw(caseSeed(7, equation13.id, index));
      const [first, last] = [widths[0]!, widths.at(-1)!];
      const law = lists["W"]!;
      return [
        `depth ${widths.length - 1}`,
        first === last ? "square" : "not square",
        Math.min(...widths) === 1 ? "a width of 1" : "widths above 1",
        "law" in law ? law.law : "entries",
      ];
    };
    const wanted = ["depth 2", "depth 3", "square", "not square", "a width of 1", "widths above 1"];
    const demanded = [
      ...wanted.map((label) => ({ label, atLeast: 0.1 })),
      ...["gaussian", "integer", "aligned"].map((label) => ({ label, atLeast: 0.02 })),
    ];
    expect(coverage(demanded, labelsOf, LIMITS).filter(({ decision }) => decision !== "met")).toEqual([]);
  });
});
