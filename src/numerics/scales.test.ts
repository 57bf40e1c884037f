/**
 * No error bound of an exported function is ever exceeded, at any scale: operands from 2^-1070 to 2^1000, mixed inside
 * one matrix, too, against interval arithmetic on what was recorded, and against exact truths where nothing is recorded.
 *
 * A longer run, with other seeds, and a line for every function with its counts and its largest true error/bound:
 *
 *   SCALE_CALLS=1000000 SCALE_SEED=7 SCALE_MINUTES=15 npx vitest run src/numerics/scales.test.ts --disableConsoleIntercept
 */
import { describe, expect, it } from "vitest";
import { examine, type Outcome, type Sampled } from "./fixtures/scales/check.js";
import { Draw } from "./fixtures/scales/draw.js";
import { leftOut, rooms } from "./fixtures/scales/table.js";
import * as numerics from "./index.js";
import { exact, Matrix, note, Quantity } from "./index.js";

const { SCALE_CALLS, SCALE_SEED, SCALE_MINUTES = "15" } = process.env;
const long = SCALE_CALLS !== undefined;
const names = Object.values(rooms).flatMap((room) => Object.keys(room));
/** A few thousand calls in all; the functions of the first rooms are quick and carry the others. */
const CALLS = long ? Math.ceil(Number(SCALE_CALLS) / names.length) : 24;
const FIRST = Number(SCALE_SEED ?? 1) * 10_000_000;
const MILLISECONDS = Number(SCALE_MINUTES) * 60_000;

/** How often each outcome came, the largest true error/bound, and where a bound was exceeded. */
interface Tally {
  readonly counts: Record<Outcome["kind"], number>;
  worst: number;
  readonly violations: string[];
}

function tallied(sampled: Sampled, calls: number, until = Infinity): Tally {
  const counts = { within: 0, violated: 0, open: 0, unbounded: 0, borrowed: 0, refused: 0 };
  const tally: Tally = { counts, worst: 0, violations: [] };
  for (let k = 0; k < calls && process.uptime() * 1000 < until; k++) {
    const { outcomes, regime } = examine(sampled, FIRST + k);
    for (const outcome of outcomes) {
      counts[outcome.kind] += 1;
      if (outcome.kind !== "within" && outcome.kind !== "violated") continue;
      tally.worst = Math.max(tally.worst, outcome.ratio);
      if (outcome.kind === "violated")
        tally.violations.push(`seed ${FIRST + k}, ${regime}: ${outcome.ratio} × the bound`);
    }
  }
  return tally;
}

const start = process.uptime() * 1000;

describe.each(Object.entries(rooms))("%s at every scale", (_room, functions) => {
  it.each(Object.entries(functions))(
    "%s keeps its bound",
    (name, sampled) => {
      const share = MILLISECONDS / names.length;
      const until = long ? start + share * (names.indexOf(name) + 1) : Infinity;
      const { counts, worst, violations } = tallied(sampled, CALLS, until);
      if (long) process.stdout.write(`${name} ${JSON.stringify(counts)} worst ${worst.toPrecision(4)}\n`);
      expect(violations).toEqual([]);
      // Neither refusals nor infinite bounds are all that it has to say.
      expect(counts.within).toBeGreaterThan(0);
      expect(counts.open).toBe(0);
    },
    MILLISECONDS + 60_000,
  );
});

describe("the table of scales", () => {
  const methods = [Quantity, Matrix].flatMap(({ name, prototype }) =>
    Object.getOwnPropertyNames(prototype).map((method) => `${name}.${method}`),
  );
  const exported = Object.entries(numerics).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));

  it("has every function of the doors, or says why not", () => {
    expect([...exported, ...methods].filter((name) => !names.includes(name) && !(name in leftOut))).toEqual([]);
  });

  it("names nothing that is not there, and nothing twice", () => {
    const listed = [...names, ...Object.keys(leftOut)];
    expect(listed.filter((name) => ![...exported, ...methods].includes(name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it("draws from the smallest numbers to the largest", () => {
    const drawn = Array.from({ length: 3000 }, (_, seed) => Math.abs(new Draw(seed).number())).filter((x) => x > 0);
    expect(Math.min(...drawn)).toBeLessThan(2 ** -1060);
    expect(Math.max(...drawn)).toBeGreaterThan(2 ** 990);
  });
});

describe("a wrong bound", () => {
  /** The product of two numbers with another error. */
  const product =
    (error: (value: number) => number): Sampled =>
    (draw) => {
      const [x, y] = [exact(draw.turn().number()), exact(draw.turn().number())];
      const value = x.value * y.value;
      return [note(new Quantity(value, error(value)), "multiply", x, y)];
    };
  const matrix =
    (radius: (a: Matrix) => number): Sampled =>
    (draw) => {
      const a = draw.exactMatrix(2, 2);
      const whole = a.times(a);
      return [note(new Matrix(2, 2, whole.data, radius(whole)), "multiplyMatrices", a, a)];
    };

  it.each([
    ["that forgets underflow", product((value) => 2 ** -53 * Math.abs(value))],
    ["of half a rounding", product((value) => 2 ** -54 * Math.abs(value) + 2 ** -1074)],
    ["that stays finite where the value overflows", product(() => 2 ** 1000)],
    ["that is squared", matrix(({ radius }) => Math.sqrt(radius * radius))],
    ["that is a hundredth", matrix(({ radius }) => radius / 100)],
    ["of nothing, without a record", (draw: Draw) => [exact(draw.positive())]],
  ])("%s is seen", (_fault, sampled) => {
    expect(tallied(sampled, 600).counts.violated).toBeGreaterThan(0);
  });

  it("is not seen where there is none", () => {
    expect(
      tallied(
        product((value) => 2 ** -53 * Math.abs(value) + 2 ** -1074),
        600,
      ).violations,
    ).toEqual([]);
  });
});
