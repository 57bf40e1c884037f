import { describe, expect, it } from "vitest";
import { DomainError } from "../../src/numerics/index.js";
import type { Spec } from "../../src/claim/index.js";
import { instances } from "./instances.js";
import { usual } from "./usual.js";

const layered = instances({ chain: { depth: [2, 4], ends: [1, 3], slack: 1 }, matrices: { M: ["dL", "d0"] } });
const of = (widths: readonly number[]): Spec => ({ ...layered.specs.draw(0), widths });

describe("usual", () => {
  it("counts layers, and compares the ends", () => {
    const asked = usual("L = 2", "L ≥ 3", "depth ≥ 3", "d_0 ≠ d_L", "d_x ≠ d_y");
    const occurring = (widths: readonly number[]) =>
      Object.entries(asked).flatMap(([name, occurs]) => (occurs(undefined, of(widths)) ? [name] : []));
    expect(occurring([2, 1])).toEqual(["d_0 ≠ d_L", "d_x ≠ d_y"]);
    expect(occurring([2, 3, 2])).toEqual(["L = 2"]);
    expect(occurring([1, 3, 2])).toEqual(["L = 2", "d_0 ≠ d_L", "d_x ≠ d_y"]);
    expect(occurring([2, 3, 3, 2])).toEqual(["L ≥ 3", "depth ≥ 3"]);
  });

  it("keeps the order of the names", () => {
    expect(Object.keys(usual("d_0 ≠ d_L", "L = 2"))).toEqual(["d_0 ≠ d_L", "L = 2"]);
  });

  it("refuses a spec without a chain", () => {
    expect(() => usual("L ≥ 3")["L ≥ 3"](undefined, of([]))).toThrow(DomainError);
  });
});
