import type { Extent } from "../specs/spec.js";

/**
 * How tight a bound was met on instances of different sizes: the largest lhs/rhs by the depth L, by the largest dimension d,
 * and by the number n of samples. Sizes up to 8 stand for themselves, larger ones for all from there down to more than half.
 */
export interface Profile {
  readonly depth: Map<number, number>;
  readonly width: Map<number, number>;
  readonly samples: Map<number, number>;
}

export function emptyProfile(): Profile {
  return { depth: new Map(), width: new Map(), samples: new Map() };
}

/** Sizes that stand for themselves. */
const SMALL = 8;

/** The size that stands for this one: itself, or the next power of two. */
function classOf(size: number): number {
  let up = SMALL;
  while (up < size) up *= 2;
  return size <= SMALL ? size : up;
}

/** Counts the ratio of one case, NaN where it has none. */
export function countProfile({ depth, width, samples }: Profile, ratio: number, { L, d, n }: Extent): void {
  if (Number.isNaN(ratio)) return;
  raise(depth, L, ratio);
  raise(width, d, ratio);
  raise(samples, n, ratio);
}

/** The profile of the cases of both. */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  return {
    depth: larger(a.depth, b.depth),
    width: larger(a.width, b.width),
    samples: larger(a.samples, b.samples),
  };
}

function larger(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): Map<number, number> {
  const both = new Map(a);
  for (const [size, ratio] of b) raise(both, size, ratio);
  return both;
}

function raise(largest: Map<number, number>, size: number | undefined, ratio: number): void {
  if (size === undefined || size < 1) return;
  const up = classOf(size);
  const known = largest.get(up);
  if (known === undefined || ratio > known) largest.set(up, ratio);
}
