import { describe, expect, it } from "vitest";
import { fromRows, identity, zeros } from "../matrices/matrix.js";
import { distance, frobeniusNorm } from "../matrices/norms.js";
import { minimumSharpness } from "../networks/minimum-sharpness.js";
import { endToEnd } from "../networks/network.js";
import { ascendDual, descendTwoLayers } from "./flatness-search.js";
import { dualSharpness } from "./flattest-minimum.js";

const white = {
  target: fromRows([
    [3, 1, 0],
    [0, 2, -1],
  ]),
  root: identity(3),
};
/** T = diag(8, 4), R = diag(1, 2): 64 for two layers, at the second direction. */
const colored = {
  target: fromRows([
    [8, 0],
    [0, 4],
  ]),
  root: fromRows([
    [1, 0],
    [0, 2],
  ]),
};

describe("ascendDual", () => {
  it.each([2, 3, 4])("reaches 2mσ^{2−2/m} for white data from a B of full rank, m = %i", (depth) => {
    const start = fromRows([
      [1, 0.5, 0],
      [0, 1, 1],
    ]);
    const b = ascendDual(depth, white, start, 60);
    // σ² is the larger eigenvalue of TTᵀ = [[10, 2], [2, 5]], of trace 15 and determinant 46.
    const top = (15 + Math.sqrt(15 ** 2 - 4 * 46)) / 2;
    const least = 2 * depth * top ** ((depth - 1) / depth);
    const reached = dualSharpness(depth, white.target, white.root, b).value;
    expect(reached).toBeLessThan(least * (1 + 2 ** -40));
    expect(reached).toBeGreaterThan(least * 0.999);
    expect(frobeniusNorm(b).value).toBeCloseTo(1, 12);
  });

  it("climbs where two directions compete", () => {
    const start = fromRows([
      [1, 1],
      [1, 1],
    ]);
    const before = dualSharpness(2, colored.target, colored.root, start).value;
    const b = ascendDual(2, colored, start, 60);
    const after = dualSharpness(2, colored.target, colored.root, b).value;
    expect(after).toBeGreaterThan(before);
    expect(after).toBeLessThan(64 * (1 + 2 ** -40));
    expect(after).toBeGreaterThan(63.9);
  });

  it("stays where it is where the target is zero, so that nothing has a gradient", () => {
    const start = fromRows([[3, 0, 4]]);
    const b = ascendDual(2, { target: zeros(1, 3), root: identity(3) }, start, 3);
    expect(b.toRows()[0]!.map((x) => x.toPrecision(12))).toEqual(["0.600000000000", "0.00000000000", "0.800000000000"]);
  });
});

describe("descendTwoLayers", () => {
  it.each([
    ["white", white, 4 * Math.sqrt((15 + Math.sqrt(41)) / 2)],
    ["coloured", colored, 64],
  ])("comes down to the least sharpness for %s data", (_name, problem, least) => {
    const start = fromRows([
      [5, 1],
      [1, 0.5],
    ]);
    const weights = descendTwoLayers(problem, start, 30);
    const reached = minimumSharpness(weights, problem.root).value;
    expect(reached).toBeGreaterThan(least * (1 - 2 ** -40));
    expect(reached).toBeLessThan(least * 1.01);
    expect(distance(endToEnd(weights), problem.target).value).toBeLessThan(2 ** -40);
  });

  it("stays finite where the data are zero", () => {
    const problem = {
      target: white.target,
      root: fromRows(
        identity(3)
          .toRows()
          .map((row) => row.map(() => 0)),
      ),
    };
    const weights = descendTwoLayers(problem, identity(2), 3);
    expect(minimumSharpness(weights, problem.root).value).toBe(0);
  });
});
