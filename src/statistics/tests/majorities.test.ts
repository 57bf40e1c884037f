import { describe, expect, it } from "vitest";
import { majorities } from "./majorities.js";

const outcomes = (wins: number, losses: number): boolean[] => [
  ...new Array<boolean>(wins).fill(true),
  ...new Array<boolean>(losses).fill(false),
];
const ERROR = 2 ** -20;

describe("majorities", () => {
  it("confirms statements that are true nearly always", () => {
    const { decision, summary } = majorities(
      [
        { name: "rises", outcomes: outcomes(40, 0) },
        { name: "learns", outcomes: outcomes(38, 2) },
      ],
      ERROR,
    );
    expect(decision).toBe("consistent");
    expect(summary).toBe("rises in 40 of 40; learns in 38 of 40");
  });

  it("is refuted by a single statement that is true nearly never", () => {
    const observed = [
      { name: "rises", outcomes: outcomes(40, 0) },
      { name: "learns", outcomes: outcomes(2, 38) },
    ];
    expect(majorities(observed, ERROR).decision).toBe("inconsistent");
  });

  it("leaves open what is true about half of the time, or hardly looked at", () => {
    expect(majorities([{ name: "rises", outcomes: outcomes(20, 20) }], ERROR).decision).toBe("undecided");
    const few = majorities([{ name: "rises", outcomes: outcomes(20, 0) }], ERROR);
    expect(few.decision).toBe("undecided");
    expect(few.power).toBe("none: 20 instances are too few for this error probability");
  });

  it("shares the error among the statements: 21 of 21 is enough for one, and not for three", () => {
    // 2^-21 a side for one statement: (1/2)^21 is just within it.
    const one = { name: "rises", outcomes: outcomes(22, 0) };
    expect(majorities([one], ERROR).decision).toBe("consistent");
    expect(majorities([one, one, one], ERROR).decision).toBe("undecided");
  });

  it("tells in its power exactly where decisions begin", () => {
    const [, refuted, confirmed] = /fewer than (\d+) of 40 .* fewer than (\d+) not/.exec(
      majorities([{ name: "rises", outcomes: outcomes(40, 0) }], ERROR).power,
    )!;
    const decided = (wins: number) =>
      majorities([{ name: "rises", outcomes: outcomes(wins, 40 - wins) }], ERROR).decision;
    expect(decided(Number(confirmed))).toBe("consistent");
    expect(decided(Number(confirmed) - 1)).toBe("undecided");
    expect(decided(Number(refuted) - 1)).toBe("inconsistent");
    expect(decided(Number(refuted))).toBe("undecided");
  });
});
