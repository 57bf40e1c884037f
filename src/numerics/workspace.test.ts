/** Nothing depends on what the workspace held before: its numbers have unspecified content when they are handed out. */
import { describe, expect, it } from "vitest";
import { allocate } from "./arithmetic/arena.js";
import type { Given, Sampled } from "./fixtures/scales/check.js";
import { Draw } from "./fixtures/scales/draw.js";
import { rooms } from "./fixtures/scales/table.js";
import { FlatcheckError, Matrix, Quantity, withArena } from "./index.js";

const CALLS = 12;
const FIRST = 78_000_000;
const SIZE = 1 << 14;

/** All numbers of a result. */
function numbersOf(given: Given): (number | string)[] {
  return given.flatMap((one) => {
    if (one instanceof Matrix) return [one.shape, ...one.data, one.radius];
    return one instanceof Quantity ? [one.value, one.error] : [one.bound];
  });
}

function outcome(sampled: Sampled, seed: number): readonly (number | string)[] {
  try {
    return numbersOf(sampled(new Draw(seed)));
  } catch (error) {
    if (error instanceof FlatcheckError) return [error.message];
    throw error;
  }
}

/** Leaves this number everywhere in the workspace. */
function fillWorkspace(content: number): void {
  withArena(() => allocate(SIZE).fill(content));
}

describe.each(Object.entries(rooms))("%s in a workspace that was used", (_room, functions) => {
  it.each(Object.entries(functions))("%s gives what it gives in a fresh one", (_name, sampled) => {
    for (let seed = FIRST; seed < FIRST + CALLS; seed++) {
      const fresh = outcome(sampled, seed);
      for (const content of [NaN, 7]) {
        fillWorkspace(content);
        expect(withArena(() => outcome(sampled, seed))).toEqual(fresh);
      }
    }
  });
});

describe("the workspace", () => {
  it("hands out what was left in it", () => {
    fillWorkspace(7);
    expect(withArena(() => [...allocate(20)])).toEqual(new Array(20).fill(7));
  });
});
