import type { Spec } from "../specs/spec.js";

/**
 * How tight a bound was met on chains of layers of different sizes: the largest lhs/rhs by the depth L, and by the
 * largest width. Empty for claims that are not about a chain.
 */
export interface Profile {
  readonly depth: Map<number, number>;
  readonly width: Map<number, number>;
}

export function emptyProfile(): Profile {
  return { depth: new Map(), width: new Map() };
}

/** Counts the ratio of one case, NaN where it has none. */
export function countProfile({ depth, width }: Profile, ratio: number, { widths }: Spec): void {
  if (widths.length < 2 || Number.isNaN(ratio)) return;
  raise(depth, widths.length - 1, ratio);
  raise(width, Math.max(...widths), ratio);
}

/** The profile of the cases of both. */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  return { depth: larger(a.depth, b.depth), width: larger(a.width, b.width) };
}

function larger(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): Map<number, number> {
  const both = new Map(a);
  for (const [size, ratio] of b) raise(both, size, ratio);
  return both;
}

function raise(largest: Map<number, number>, size: number, ratio: number): void {
  const known = largest.get(size);
  if (known === undefined || ratio > known) largest.set(size, ratio);
}
