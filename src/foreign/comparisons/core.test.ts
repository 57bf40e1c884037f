import { describe, expect, it } from "vitest";
import { catalogue } from "../../../theorems/index.js";
import { standardOf, UNITS } from "../answers/judge.js";
import type { OwnNumerics } from "../answers/own.js";
import { core } from "../core.fixture.js";
import { compareNumerics } from "./numerics.js";

const names = Object.keys(core) as (keyof OwnNumerics)[];

describe("our own core, asked by its doors and held to intervals as everybody's may be", () => {
  it.each(names)("%s is right on chosen operands", (name) => {
    const { agrees, functions, text } = compareNumerics({ [name]: core[name] }, [], { intervals: true });
    expect(agrees, text).toBe(true);
    // Of vectors that belong to a value that repeats intervals tell nothing.
    expect(functions[0]!.told).toBeGreaterThanOrEqual((name === "leadingPair" ? 0.5 : 0.75) * functions[0]!.asked);
  });

  it("is right on what claims work on, and breaks none of their relations", { timeout: 300_000 }, async () => {
    const claims = await catalogue.load();
    const { agrees, functions, relations, text } = compareNumerics(core, claims, { runs: 1, intervals: true });
    expect(agrees, text).toBe(true);
    expect(Math.max(...functions.map(({ worstUnits }) => worstUnits))).toBeLessThan(UNITS.units / 2);
    expect(relations).toBeGreaterThan(5 * claims.length);
  });

  it("is held to intervals alone where that is asked for", () => {
    const question = { operation: "nuclearNorm", operands: [[[3, 4]]] } as const;
    expect([standardOf(question, UNITS)!.certified, standardOf(question, UNITS, true)!.certified]).toEqual([
      false,
      true,
    ]);
    // The first singular vector of a value that repeats: intervals do not reach it, and nothing is said.
    const repeated = { operation: "leadingPair", operands: [[[1, 0], [0, 1]], 0, 0] } as const; // prettier-ignore
    expect(standardOf(repeated, UNITS, true)).toBeNull();
  });
});
