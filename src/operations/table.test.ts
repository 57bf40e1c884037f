import { describe, expect, it } from "vitest";
import { fromRows, Matrix, type Operation, withProvenance } from "../numerics/index.js";
import { type Interval, toNumbers } from "../rigor/numbers/interval.js";
import { Enclosure } from "./enclosure.js";
import { type Helper, withNeeds } from "./helpers/helper.js";
import { matrices } from "./matrices.js";
import { measurements } from "./measurements.js";
import { networks } from "./networks.js";
import { numbers } from "./numbers.js";
import { rowsOfPair, tried } from "./samples.fixture.js";
import { spectra } from "./spectra.js";
import { helpersOf, operations } from "./table.js";

const BITS = 128;
const names = Object.keys(operations) as Operation[];
const pair = { a: fromRows(rowsOfPair.a), b: fromRows(rowsOfPair.b) };

/** How far a number may be from an interval around it, and how wide that is. */
function away(value: number, interval: Interval): { distance: number; width: number } {
  const [lo, hi] = toNumbers(interval);
  return { distance: Math.max(Math.abs(value - lo), Math.abs(value - hi)), width: hi - lo };
}

describe("every operation in the table", () => {
  it("stands there once", () => {
    const files = [numbers, matrices, spectra, networks, measurements];
    expect(files.flatMap((file) => Object.keys(file)).sort()).toEqual([...names].sort());
  });

  it.each(names)("%s is noted by its function, with its operands", (operation) => {
    const { result: all, stepOf } = withProvenance(() => tried(operation, pair));
    expect(all.length).toBeGreaterThan(0);
    for (const { operands, result } of all) {
      expect(stepOf(result)).toEqual({ operation, operands });
      expect(operations[operation].result).toBe(result instanceof Matrix ? "matrix" : "quantity");
    }
  });

  it.each(names)("%s is the same in floating point and in intervals", (operation) => {
    const { result: all, stepOf } = withProvenance(() => tried(operation, pair));
    for (const { result } of all) {
      const enclosure = new Enclosure(stepOf, BITS);
      const [values, intervals, error] =
        result instanceof Matrix
          ? [[...result.data], enclosure.matrix(result).data, result.radius]
          : [[result.value], [enclosure.quantity(result)], result.error];
      expect(enclosure.borrowed).toBe(false);
      expect(intervals).toHaveLength(values.length);
      expect(error).toBeLessThan(1e-6);
      const found = values.map((value, i) => away(value, intervals[i]!));
      // The ends of the intervals are rounded to doubles here.
      const rounding = 2 ** -51 * Math.hypot(...values);
      expect(Math.hypot(...found.map(({ distance }) => distance))).toBeLessThanOrEqual(error + rounding);
      expect(Math.max(0, ...found.map(({ width }) => width))).toBeLessThanOrEqual(rounding);
    }
  });
});

describe("the helpers of the programs", () => {
  const all = helpersOf(names);
  const calledIn = (text: string, self?: Helper): Helper[] =>
    all.filter((helper) => helper !== self && new RegExp(`\\b${helper.name}\\(`).test(text));

  it("are each defined once, under their names, behind what they need", () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const helper of all) {
      expect(helper.python).toMatch(new RegExp(`^def ${helper.name}\\(`));
      expect(helper.julia).toMatch(new RegExp(`^function ${helper.name}\\(`, "m"));
      for (const needed of helper.needs) expect(all.indexOf(needed)).toBeLessThan(all.indexOf(helper));
    }
  });

  it("need all that they call and nothing else", () => {
    for (const helper of all) {
      const needed = new Set(withNeeds(helper).filter((one) => one !== helper));
      const called = new Set(
        [...calledIn(helper.python, helper), ...calledIn(helper.julia, helper)].flatMap(withNeeds),
      );
      expect([...called].map(({ name }) => name).sort(), helper.name).toEqual(
        [...needed].map(({ name }) => name).sort(),
      );
    }
  });

  it("are those that an operation calls", () => {
    for (const operation of names) {
      const { helper, python, julia } = operations[operation];
      const write = [python, julia] as readonly ((...operands: readonly unknown[]) => string)[];
      for (const phrase of write) {
        const [first] = tried(operation, pair);
        const text = phrase(...first!.operands.map((operand) => spoken(operand)));
        expect(calledIn(text), operation).toEqual(helper === undefined ? [] : [helper]);
      }
    }
    expect(helpersOf(["add", "kronecker"])).toEqual([]);
    expect(helpersOf(["ripConstant", "layerGradient"]).map(({ name }) => name)).toEqual([
      "end_to_end",
      "unit",
      "layer_gradient",
      "rip_constant",
    ]);
  });
});

/** Some text for an operand, of its form. */
function spoken(operand: unknown): unknown {
  if (Array.isArray(operand)) return operand.map(spoken);
  return typeof operand === "object" && "measurements" in operand! ? { measurements: ["x"], labels: ["x"] } : "x";
}
