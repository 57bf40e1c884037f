import { afterAll, describe, expect, it } from "vitest";
import type { Claim } from "../claim/index.js";
import {
  compareFunction,
  departureText,
  functionsIn,
  type MatrixMaker,
  type Occurrence,
  occurrences,
  type OwnNumerics,
  type Tolerance,
  UNITS,
} from "../foreign/index.js";
import type { Operation } from "../numerics/index.js";
import { TIMEOUT } from "./options.js";

export interface NumericsOptions<M = number[][]> {
  /** Instances that are drawn of each claim, besides the chosen ones. */
  readonly runs?: number;
  /** Decides the instances that are drawn; 1 unless given. */
  readonly seed?: number;
  /** What results may be off by: units in the last place times the condition, or so much of the result. */
  readonly tolerance?: Tolerance;
  /** Makes the matrices that own functions take; they are arrays of rows unless given. */
  readonly matrices?: MatrixMaker<M>;
  /** Milliseconds for one test. */
  readonly timeout?: number;
}

/**
 * Somebody's own numerics against every operation that the claims perform, as tests: a suite for each claim, and in it a
 * test for each own function on the operands that occur there. Its results have to lie in the enclosures of ours. A
 * function whose operation no claim performs fails, since nothing was compared.
 */
export function numerics<M = number[][]>(
  own: OwnNumerics<M>,
  claims: readonly Claim[],
  { runs = 20, seed = 1, tolerance = UNITS, matrices, timeout = TIMEOUT }: NumericsOptions<M> = {},
): void {
  const functions = functionsIn(own);
  const operations = new Set(functions.map(([operation]) => operation));
  const met = new Map<Operation, number>();
  for (const claim of claims) {
    describe(claim.id, () => {
      let found: readonly Occurrence[] | null = null;
      afterAll(() => {
        found = null;
      });
      for (const [operation, compute] of functions) {
        it(operation, { timeout }, ({ skip }) => {
          found ??= occurrences(claim, { seed, runs, operations });
          const { told, smallest } = compareFunction(found, operation, compute, { tolerance, matrices });
          met.set(operation, (met.get(operation) ?? 0) + told);
          if (told === 0) skip("the claim does not perform it");
          if (smallest !== null) throw new DepartureError(departureText(smallest));
        });
      }
    });
  }
  it.each(functions)("%s occurs in some claim", (operation) => {
    expect(met.get(operation) ?? 0, `results of ${operation}`).toBeGreaterThan(0);
  });
}

/** An own function whose result lies outside of the enclosure. */
class DepartureError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DepartureError";
    this.stack = `${this.name}: ${message}`;
  }
}
