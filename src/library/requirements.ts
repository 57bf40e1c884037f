import { DomainError } from "../numerics/index.js";

/** @throws DomainError where it is no integer of 32 bits */
export function requireSeed(where: string, seed: number): void {
  requireBetween(where, "seed", seed, [0, 0xffffffff]);
}

/** @throws DomainError where it is no integer from 1 on, or too large */
export function requireWhole(where: string, name: string, n: number, most: number): void {
  requireBetween(where, name, n, [1, most]);
}

function requireBetween(where: string, name: string, n: number, [least, most]: readonly [number, number]): void {
  if (Number.isInteger(n) && n >= least && n <= most) return;
  throw new DomainError({ where, expected: `an integer from ${least} to ${most} as ${name}`, got: String(n) });
}
