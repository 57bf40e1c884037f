import type { Claim } from "../../claim/index.js";
import { DomainError } from "../../numerics/index.js";

/** @throws DomainError where it is no integer of 32 bits */
export function requireSeed(where: string, seed: number): void {
  requireBetween(where, "seed", seed, [0, 0xffffffff]);
}

/** @throws DomainError where it is no integer from the least to the most */
export function requireBetween(
  where: string,
  name: string,
  n: number,
  [least, most]: readonly [least: number, most: number],
): void {
  if (Number.isInteger(n) && n >= least && n <= most) return;
  throw new DomainError({ where, expected: `an integer from ${least} to ${most} as ${name}`, got: String(n) });
}

/**
 * The claims that are given, as a list.
 * @param where the function, for complaints
 * @throws DomainError where something else is given
 */
export function claimsIn(where: string, given: Claim | readonly Claim[]): readonly Claim[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  return list.map((one) => {
    if (isClaim(one)) return one;
    const isPromise = one instanceof Promise;
    const got = isPromise
      ? "a promise"
      : typeof one === "object" && one !== null
        ? "an object that is none"
        : String(one);
    const remedy = isPromise ? "await it" : "get them by await claims(), or make them with the function claim";
    throw new DomainError({ where, expected: "a claim or an array of claims", got, remedy });
  });
}

function isClaim(one: unknown): one is Claim {
  return typeof one === "object" && one !== null && "id" in one && "forms" in one && "evaluate" in one;
}
