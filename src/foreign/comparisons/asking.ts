import { requireBetween, requireSeed } from "../../engine/run/index.js";
import { DomainError } from "../../numerics/index.js";
import { requireTolerance } from "../answers/index.js";
import type { Gathering } from "../questions/index.js";
import type { Asking } from "./compare.js";

/** Instances that may be drawn of each claim. */
const MOST_RUNS = 1e6;

/**
 * What somebody asks of a comparison, before anything is compared.
 * @param where the function that was called, for complaints
 * @throws DomainError where runs, seed or tolerance are no such numbers, intervals is neither true nor false, or
 * what makes matrices is no function
 */
export function requireAsking(
  where: string,
  { runs, seed }: Gathering,
  { tolerance, intervals, matrices }: Asking,
): void {
  requireBetween(where, "runs", runs, [0, MOST_RUNS]);
  requireSeed(where, seed);
  requireTolerance(where, tolerance);
  if (intervals !== undefined && typeof intervals !== "boolean") {
    throw new DomainError({ where, expected: "true or false as intervals", got: `a ${typeof intervals}` });
  }
  if (matrices === undefined || typeof matrices === "function") return;
  const remedy = "leave it out, or write (rows) => rows";
  throw new DomainError({ where, expected: "a function as matrices", got: `a ${typeof matrices}`, remedy });
}
