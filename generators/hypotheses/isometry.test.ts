import { describe, expect, it } from "vitest";
import { RIP_LAW_NAMES } from "../laws/isometric-laws.js";
import { listLaw } from "../laws/list-laws.js";
import { MATRIX_LAWS } from "../laws/matrix-laws.js";
import { layout } from "../specs/layout.js";
import { loosened } from "../specs/loosened.js";
import { approximately } from "../../src/numerics/arithmetic/quantity.js";
import { fromRows } from "../../src/numerics/matrices/matrix.js";
import { restrictedQuotient } from "../../src/numerics/measurements/measurement-operator.js";
import { Random } from "../../src/random/random.js";
import { isometric, isometryAssumption, STATED_DELTAS, statedDelta } from "./isometry.js";

const shapes = new Array<[number, number]>(6).fill([2, 3]);

describe("isometric", () => {
  it("takes δ from a list that knows it", () => {
    const list = { matrices: [fromRows([[2]])], rip: (rank: number) => approximately(3 * rank, 0.25) };
    expect(isometric(list, 2)).toEqual({ measurements: list.matrices, delta: approximately(6, 0.25) });
  });

  it("computes δ where the rank covers all matrices: |a² − 1| for one 1×1 measurement", () => {
    const { delta } = isometric({ matrices: [fromRows([[2]])] }, 1);
    expect(Math.abs(delta.value - 3)).toBeLessThanOrEqual(delta.error);
  });

  it("gives an exact δ above the constant elsewhere: no rank-one matrix exceeds it, and slack is not negative", () => {
    for (let seed = 0; seed < 20; seed++) {
      const found = isometric(listLaw("gaussian")(shapes, seed), 1);
      expect(found.delta.error).toBe(0);
      for (let i = 0; i < 20; i++) {
        const x = MATRIX_LAWS.rankOne(2, 3, new Random(i));
        const { value, error } = restrictedQuotient(found.measurements, x);
        // The stored rank-one matrix has a second singular value of roundoff size, which moves the quotient by as much.
        expect(Math.abs(value - 1) - error).toBeLessThanOrEqual(found.delta.value * (1 + 2 ** -40));
      }
      const slack = isometryAssumption(1).slack(found);
      expect(slack.value).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("isometryAssumption", () => {
  it.each(RIP_LAW_NAMES)("accepts what %s says of itself and refutes a δ that is too small", (law) => {
    for (const rank of [1, 2]) {
      const { slack } = isometryAssumption(rank);
      const { measurements, delta } = isometric(listLaw(law)(shapes, 3), rank);
      const accepted = slack({ measurements, delta });
      expect(accepted.value).toBeGreaterThanOrEqual(-accepted.error);
      const refused = slack({ measurements, delta: approximately(delta.value - 0.75, 0) });
      expect(refused.value).toBeLessThan(-refused.error);
    }
  });
});

describe("statedDelta", () => {
  const strict = layout({ sizes: { n: [1, 1] } });

  it("is the known δ unless the spec states one, which may fall short of it", () => {
    const loose = loosened(strict, { reals: { delta: STATED_DELTAS } });
    const { measurements, delta: known } = isometric({ matrices: [fromRows([[2]])] }, 1);
    expect(statedDelta(strict.draw(1), known)).toBe(known);
    const spec = loose.draw(1);
    const delta = statedDelta(spec, known);
    expect(delta).toEqual({ value: spec.reals["delta"], error: 0 });
    const assumption = isometryAssumption(1, loose);
    expect(assumption.without).toBe(loose);
    expect(assumption.slack({ measurements, delta }).value).toBeCloseTo(delta.value - 3);
  });
});
