import { describe, expect, it } from "vitest";
import { law } from "../specs/index.js";
import { halfUnseen, recoveryProblems } from "./unseen-problems.js";

const { at, loosened, materialize, specs } = recoveryProblems([2, 3], [1, 3], 2);

describe("recoveryProblems", () => {
  it("draws problems with δ < 1, some of which leave a direction unseen", () => {
    const problems = Array.from({ length: 100 }, (_, seed) => materialize(specs.draw(seed)));
    expect(problems.every(({ delta }) => delta.value < 1)).toBe(true);
    const partly = problems.filter(({ unseen }) => unseen !== null);
    expect(partly.length).toBeGreaterThan(5);
    expect(partly.length).toBeLessThan(100);
  });

  it("states a δ in a looser source, and keeps that of the construction", () => {
    const { delta, constructed } = materialize(loosened({ reals: { delta: [4] } }).draw(0));
    expect(delta.value).toBe(4);
    expect(constructed.value).toBeLessThan(1);
  });

  it("sees all, and all alike, unless told otherwise", () => {
    const { target, unseen, delta } = materialize(at({ widths: [1, 1, 1], target: 3 }));
    expect(target.toRows()).toEqual([[3]]);
    expect(unseen).toBeNull();
    expect(delta.value).toBe(0);
    expect(materialize(at({ widths: [3, 3, 3], unseen: law("identity") })).unseen).not.toBeNull();
  });
});

describe("halfUnseen", () => {
  it("has the first half of what is unseen as M*", () => {
    const { target, unseen, widths } = materialize(at(halfUnseen(4)));
    expect(widths).toEqual([4, 4, 4]);
    expect([0, 1, 2, 3].map((i) => unseen!.at(i, i))).toEqual([1 + 2 ** -6, 1 + 2 ** -6, 1, 1]);
    expect([0, 1, 2, 3].map((i) => target.at(i, i))).toEqual([1 + 2 ** -6, 1 + 2 ** -6, 0, 0]);
  });
});
