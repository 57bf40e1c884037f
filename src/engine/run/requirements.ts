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
