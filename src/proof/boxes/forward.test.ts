import { describe, expect, it } from "vitest";
import { Random } from "../../random/index.js";
import { add, multiply, type Span, spanAt, subtract } from "./doubles.js";
import { forward, marginAt, middle } from "./forward.js";
import { type Place, type Program, ProgramWriter } from "./program.js";

/** A program of one variable or more whose left side is 0: its margin is the right side. */
function programOf(write: (to: ProgramWriter, x: Place, y: Place) => Place): Program {
  const to = new ProgramWriter();
  const rhs = write(to, to.variable(0), to.variable(1));
  return to.finish(to.constant(0), rhs);
}

const PROGRAMS: Readonly<Record<string, Program>> = {
  "sums and products": programOf((to, x, y) => to.subtract(to.multiply(x, to.add(x, y)), to.square(y))),
  quotients: programOf((to, x, y) => to.divide(to.add(x, y), to.add(to.square(x), to.constant(1)))),
  roots: programOf((to, x, y) => to.root(to.add(to.square(x), to.add(to.square(y), to.constant(1))))),
  powers: programOf((to, x, y) => to.power(to.add(to.square(x), to.add(to.square(y), to.constant(0.5))), 5, 3)),
  "negative powers": programOf((to, x, y) => to.power(to.add(to.square(to.add(x, y)), to.constant(1)), -2, 3)),
  absolutes: programOf((to, x, y) => to.subtract(to.absolute(x), to.absolute(to.subtract(x, y)))),
  maxima: programOf((to, x, y) => to.maximum(to.multiply(x, x), to.maximum(y, to.negate(x)))),
  lengths: programOf((to, x, y) => to.hypot(to.subtract(x, y), to.multiply(x, y))),
};

const BOXES = 400;

function boxOf(random: Random): Span[] {
  return [0, 1].map(() => {
    const lo = 2 * random.uniform() - 1;
    return { lo, hi: lo + random.uniform() * 2 ** -random.integer(0, 12) };
  });
}

const inside = (random: Random, { lo, hi }: Span): number => Math.min(lo + (hi - lo) * random.uniform(), hi);
const meets = (a: Span, b: Span): boolean => a.lo <= b.hi && b.lo <= a.hi;

describe("forward", () => {
  it.each(Object.keys(PROGRAMS))("holds all values and differences: %s", (name) => {
    const program = PROGRAMS[name]!;
    const random = new Random(21);
    for (let k = 0; k < BOXES; k++) {
      const box = boxOf(random);
      const { value, slopes } = forward(program, box, [], 1);
      const [p, q] = [0, 1].map(() => box.map((side) => inside(random, side))) as [number[], number[]];
      const [at, other] = [marginAt(program, p, [], 1), marginAt(program, q, [], 1)];
      expect(at.lo >= value.lo - (at.hi - at.lo) && at.hi <= value.hi + (at.hi - at.lo)).toBe(true);
      const along = slopes
        .map((slope, i) => multiply(slope, subtract(spanAt(q[i]!), spanAt(p[i]!))))
        .reduce((a, b) => add(a, b));
      expect(meets(subtract(other, at), along)).toBe(true);
    }
  });

  it("errs by the square of the side where all is smooth", () => {
    const program = PROGRAMS["sums and products"]!;
    const excess = (side: number): number => {
      const box = [0.3, 0.4].map((x) => ({ lo: x, hi: x + side }));
      const { value } = forward(program, box, [], 1);
      const ends = box.map(({ lo, hi }) => [lo, hi]);
      const corners = ends[0]!.flatMap((x) => ends[1]!.map((y) => middle(marginAt(program, [x, y], [], 1))));
      return Math.min(...corners) - value.lo;
    };
    expect(excess(2 ** -9) / excess(2 ** -6)).toBeLessThan(2 ** -5);
  });

  it("knows nothing where a divisor that was cancelled may be 0", () => {
    const program = programOf((to, x, y) => to.multiply(to.divide(y, x), x));
    expect(program.nonzero).toHaveLength(1);
    expect(forward(program, [{ lo: -1, hi: 1 }, spanAt(1)], [], 1).value.lo).toBe(-Infinity);
    expect(forward(program, [{ lo: 0.5, hi: 1 }, spanAt(1)], [], 1).value.lo).toBeGreaterThan(1 - 2 ** -50);
  });

  it("knows no slope of a root at 0, and no value of a quotient by 0", () => {
    const root = programOf((to, x) => to.root(x));
    expect(forward(root, [{ lo: 0, hi: 1 }], [], 1).slopes[0]!.hi).toBe(Infinity);
    const quotient = programOf((to, x) => to.divide(to.constant(1), x));
    expect(forward(quotient, [{ lo: -1, hi: 1 }], [], 1).value.lo).toBe(-Infinity);
  });
});
