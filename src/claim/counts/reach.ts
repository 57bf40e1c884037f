import type { Extent } from "../specs/spec.js";

/** The largest dimension, depth and number of samples, each by itself, of the cases on which a relation was decided. */
export type Reach = Extent;

const SIZES = ["d", "L", "n"] as const;

/** The reach with one more case. */
export function reached(reach: Reach, extent: Extent): Reach {
  return SIZES.every((size) => (extent[size] ?? -1) <= (reach[size] ?? -1)) ? reach : largerReach(reach, extent);
}

/** The reach of the cases of both. */
export function largerReach(a: Reach, b: Reach): Reach {
  const sizes = SIZES.flatMap((size) => {
    const most = Math.max(a[size] ?? -1, b[size] ?? -1);
    return most < 0 ? [] : [[size, most] as const];
  });
  return Object.fromEntries(sizes);
}
