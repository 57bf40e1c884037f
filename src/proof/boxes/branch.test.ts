import { describe, expect, it } from "vitest";
import { type Effort, search, type Task } from "./branch.js";
import { type Place, ProgramWriter } from "./program.js";

const ALL: Effort = { boxes: 100_000, goesOn: () => true };

/** lhs ≤ rhs of x in [0, 1], and of a number that may be chosen. */
function taskOf(write: (to: ProgramWriter, x: Place, c: Place) => readonly [lhs: Place, rhs: Place]): Task {
  const to = new ProgramWriter();
  return { program: to.finish(...write(to, to.variable(0), to.variable(1))), box: [{ lo: 0, hi: 1 }], factor: 1 };
}

/** 2x ≤ (x² + 1) times a number. */
const means = (times: number): Task =>
  taskOf((to, x) => [
    to.multiply(to.constant(2), x),
    to.multiply(to.constant(times), to.add(to.square(x), to.constant(1))),
  ]);

describe("search", () => {
  it("proves a bound up to 1 + ε, in more boxes the smaller ε is", () => {
    const counts = [10, 20, 30].map((slack) => search({ ...means(1), factor: 1 + 2 ** -slack }, ALL));
    expect(counts.every(({ open, refuted }) => open === 0 && refuted === null)).toBe(true);
    expect(counts[0]!.proved).toBeLessThan(counts[2]!.proved);
  });

  it("finds where a constant fails that is too good", () => {
    const { refuted } = search(means(1 - 2 ** -20), ALL);
    expect(Math.abs(refuted![0]! - 1)).toBeLessThan(2 ** -9);
  });

  it("leaves open what it cannot decide, says by how much, and goes on from there to the same tree", () => {
    const task = { ...means(1), factor: 1 + 2 ** -30 };
    const whole = search(task, ALL);
    let part = search(task, { ...ALL, boxes: 3 });
    expect(part.open).toBeGreaterThan(0);
    expect(part.gap).toBeGreaterThan(0);
    for (let rounds = 0; part.open > 0 && rounds < 100; rounds++) {
      const gap = part.gap;
      part = search(task, { ...ALL, boxes: 5 }, part);
      expect(part.gap).toBeLessThanOrEqual(gap);
    }
    expect(part.tree).toEqual(whole.tree);
  });

  it("stops when time is over", () => {
    const found = search(means(1), { boxes: 100, goesOn: () => false });
    expect(found.tree).toEqual(["open"]);
  });

  it("chooses a number in every box, and takes no choice that fails for a refutation", () => {
    // x² ≤ cx + ε for some c: c = x does; for c = 0 it fails.
    const task = taskOf((to, x, c) => [to.square(x), to.add(to.multiply(c, x), to.constant(2 ** -10))]);
    const good = search({ ...task, choose: ([side]) => [side!.hi] }, ALL);
    expect(good.open).toBe(0);
    expect(good.choices).toHaveLength(good.proved);
    const bad = search({ ...task, choose: () => [0] }, { ...ALL, boxes: 100 });
    expect(bad.refuted).toBeNull();
    expect(bad.open).toBeGreaterThan(0);
  });
});
