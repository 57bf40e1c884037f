import { afterAll, describe, expect, it } from "vitest";
import type { Claim } from "../claim/index.js";
import type { Operation } from "../numerics/index.js";
import { departureOf, operationsOf } from "./departures.js";
import { type Occurrence, occurrences, type OwnNumerics } from "./occurrences.js";
import { TIMEOUT } from "./options.js";

export interface NumericsOptions {
  /** Instances that are drawn of each claim, besides the chosen ones. */
  readonly runs?: number;
  /** Relative error that is allowed to the own functions, which come without bounds. */
  readonly tolerance?: number;
  /** Milliseconds for one test. */
  readonly timeout?: number;
}

/** Own functions that are stable in double precision stay below this by far on the small instances of claims. */
export const TOLERANCE = 1e-9;

/**
 * Somebody's own numerics against every operation that the claims perform, as tests: a suite for each claim, and in it a
 * test for each own function on the operands that occur there. Its results have to lie in the enclosures of ours. A
 * function whose operation no claim performs fails, since nothing was compared.
 */
export function numerics(
  own: OwnNumerics,
  claims: readonly Claim[],
  { runs = 20, tolerance = TOLERANCE, timeout = TIMEOUT }: NumericsOptions = {},
): void {
  const met = new Map<Operation, number>();
  for (const claim of claims) {
    describe(claim.id, () => {
      let found: ReadonlyMap<Operation, readonly Occurrence[]> | null = null;
      afterAll(() => {
        found = null;
      });
      for (const [operation, compute] of operationsOf(own)) {
        it(operation, { timeout }, ({ skip }) => {
          found ??= occurrences(claim, runs);
          const here = departureOf(found.get(operation) ?? [], compute, tolerance);
          met.set(operation, (met.get(operation) ?? 0) + here.met);
          if (here.met === 0) skip("the claim does not perform it");
          if (here.departure !== null) throw new DepartureError(here.departure);
        });
      }
    });
  }
  it.each(operationsOf(own))("%s occurs in some claim", (operation) => {
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
