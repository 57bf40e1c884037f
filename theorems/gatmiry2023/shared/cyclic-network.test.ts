import { describe, expect, it } from "vitest";
import {
  distance,
  endToEnd,
  hessianTrace,
  inducedRegularizerSingle,
  singleMeasurementCore,
  exactRank,
} from "../../../src/numerics/index.js";
import { turnedCycle } from "./cyclic-network.js";

describe("turnedCycle", () => {
  it.each([
    ["a full cycle", { a: [1, 2, 1], m: [1, 3, 2] }, 0, 3],
    ["a nilpotent chain, which three layers see once", { a: [1, 1, 1], m: [0, 3, 2] }, 2, 1],
    ["a chain that A interrupts", { a: [1, 0, 1], m: [0, 3, 2] }, 2, 0],
    ["nothing", { a: [0, 0, 0], m: [1, 1, 1] }, 0, 0],
  ])("has the product M, and what its trace exceeds the infimum by: %s", (_, cycle, terms, rank) => {
    const epsilon = 2 ** -5;
    const { A, M, weights, excess } = turnedCycle(cycle, [3, 3, 4, 3], epsilon);
    const apart = distance(endToEnd(weights), M);
    expect(apart.value).toBeLessThanOrEqual(apart.error);
    expect(excess.value).toBe(2 * terms * epsilon ** 2);
    expect(exactRank(singleMeasurementCore(A, M, 3))).toBe(rank);
    const [trace, infimum] = [hessianTrace(weights, [A]), inducedRegularizerSingle(A, M, 3)];
    const error = trace.error + infimum.error + excess.error;
    expect(Math.abs(trace.value - infimum.value - excess.value)).toBeLessThanOrEqual(error);
    expect(trace.value - infimum.value > error).toBe(terms > 0);
    if (rank > 0) return;
    expect(trace.error).toBeLessThan(2 ** -30);
  });
});
