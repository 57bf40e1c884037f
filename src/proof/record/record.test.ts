import { describe, expect, it } from "vitest";
import { equal } from "../../claim/fixtures/named.js";
import {
  exact,
  frobeniusSquared,
  type Matrix,
  maximum,
  type Quantity,
  spectralNorm,
  trace,
  withProvenance,
} from "../../numerics/index.js";
import { fromRows } from "../../numerics/index.js";
import { ofDouble } from "../../rigor/index.js";
import { rationals } from "../../rigor/field/rationals.fixture.js";
import { Evaluation, irrational } from "./evaluate.js";
import { goalsOf } from "./goals.js";
import { constant, mergeRecords } from "./merge.js";
import type { Program } from "./program.js";
import { rawRecord, type RawRecord } from "./raw-record.js";

/** The record of both sides, made from a number and a matrix. */
function recordOf(
  sides: (x: Quantity, a: Matrix) => readonly [Quantity, Quantity],
  x: number,
  rows: number[][],
): RawRecord {
  const { result, stepOf } = withProvenance(() => equal("left = right", ...sides(exact(x), fromRows(rows))));
  return rawRecord(result, stepOf, undefined, () => null) as RawRecord;
}

/** Numbers with many digits, others for each k. */
const many = (k: number, place: number): number => Math.sqrt(2 + k + place / 7) / 3;

function programOf(sides: (x: Quantity, a: Matrix) => readonly [Quantity, Quantity]): Program | null {
  return mergeRecords(
    [0, 1].map((k) =>
      recordOf(sides, many(k, 0), [
        [many(k, 1), 0.5],
        [many(k, 2), 2 * many(k, 1)],
      ]),
    ),
  );
}

describe("a program from records of several instances", () => {
  it("has variables where they differ, constants where they do not, and multiples where numbers move together", () => {
    const program = programOf((x, a) => [trace(a).times(x), frobeniusSquared(a).minus(x)])!;
    expect(program.free).toBe(3);
    expect(program.lines).toContainEqual({ rows: 2, cols: 2, entries: ["x0", "1/2", "x1", "2*x0"] });
    expect(program.lines).toContainEqual({ entry: "x2" });
  });

  it("is none where the steps differ", () => {
    expect(programOf((x, a) => [x.value < 0.5 ? x.plus(1) : x, trace(a)])).toBeNull();
    const sum = (x: Quantity, a: Matrix): readonly [Quantity, Quantity] => [trace(a.times(1 / 3)), x];
    expect(programOf(sum)).not.toBeNull();
  });

  it("has plain numbers that differ as variables: as multiples, and as part of a sum of matrices", () => {
    const [scaled, added] = [
      programOf((x, a) => [trace(a.times(x.value)), x])!,
      programOf((x, a) => [trace(a.plus(a, x.value)), x])!,
    ];
    const names = ({ lines }: Program): string[] =>
      lines.flatMap((line) => ("operation" in line ? [line.operation] : []));
    expect(names(scaled)).toEqual(["scaledByQuantity", "trace"]);
    expect(names(added)).toEqual(["linearCombination", "trace"]);
    expect(
      new Evaluation(
        added,
        rationals,
        [0.5, 2, 3].map((x) => ofDouble(x, rationals)),
      ).difference(goalsOf(added)[0]!),
    ).toEqual(ofDouble(1.5 * (1 + 3) - 3, rationals));
  });

  it("keeps numbers apart that are equal and may be so by chance", () => {
    const record = (x: number): RawRecord => recordOf((y) => [y.plus(exact(x)), y], x, [[1]]);
    expect(mergeRecords([record(1), record(2)])!.free).toBe(2);
    expect(mergeRecords([record(many(0, 0)), record(many(1, 0))])!.free).toBe(1);
  });

  it("writes doubles exactly", () => {
    expect([0.75, -3, 0, 0.1, 2 ** 60, -0].map(constant)).toEqual([
      "3/4",
      "-3",
      "0",
      "3602879701896397/36028797018963968",
      "1152921504606846976",
      "0",
    ]);
  });
});

describe("what a relation follows from", () => {
  it("is itself, or of a largest and a least number all that it is one of", () => {
    const terms = (x: Quantity): Quantity[] => [x.plus(1), x.plus(2), x.plus(3)];
    expect(goalsOf(programOf((x) => [maximum(terms(x)), x])!)).toHaveLength(3);
    const least = goalsOf(programOf((x) => [x, maximum(terms(x).map((y) => y.negated())).negated()])!);
    expect(least.map(({ negated }) => negated)).toEqual([false, false, false]);
    expect(goalsOf(programOf((x) => [x.plus(1), x])!)).toHaveLength(1);
  });

  it("is not rational where a step is not, with the reason", () => {
    const { result, stepOf } = withProvenance(() =>
      equal("left = right", spectralNorm(fromRows([[1, 2]])), exact(2).power(1, 2)),
    );
    const reason = "spectralNorm: singular values are no rational functions of the entries";
    expect(rawRecord(result, stepOf, undefined, irrational)).toBe(reason);
    const rational = withProvenance(() => equal("left = right", exact(4).power(1, 2), exact(2)));
    expect(rawRecord(rational.result, rational.stepOf, undefined, irrational)).toMatchObject({ left: 1, right: 2 });
  });
});
