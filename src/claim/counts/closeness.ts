import { type Judgement, type Relation, type RelationVerdict, tightness } from "../relations/relation.js";

/** Bins of lhs/rhs for a bound: [0, 0.05), …, [0.95, 1]. */
export const RATIO_BINS = 20;

/** Decades of a relative size: below 1e-15, [1e-15, 1e-14), …, [0.1, ∞). */
export const DECADES = 16;

/** Where a decade ends and the next begins. A table, so that no engine's logarithm decides a bin. */
const DECADE_ENDS = Float64Array.from({ length: DECADES - 1 }, (_, k) => Number(`1e${k - DECADES + 1}`));

/** How close the two sides of a relation came, counted over many cases. Counts of disjoint parts add up. */
export interface Closeness {
  /**
   * The cases that were not refuted. Bounds: by lhs/rhs in `RATIO_BINS` bins, a negative ratio in the first one and one
   * that exceeds 1 within the rounding in the last. Identities: by the width of the enclosure on which the sides meet,
   * relative to the scale, in `DECADES` bins.
   */
  readonly within: number[];
  /** The refuted cases by their departure |lhs − rhs| relative to the scale, in `DECADES` bins. */
  readonly beyond: number[];
  /** The other cases: those without a ratio, since the right side of the bound is 0 or not known to be positive. */
  none: number;
}

/** The closeness of no case at all. */
export function emptyCloseness(sense: Relation["sense"]): Closeness {
  const bins = sense === "bound" ? RATIO_BINS : DECADES;
  return { within: new Array<number>(bins).fill(0), beyond: new Array<number>(DECADES).fill(0), none: 0 };
}

/** Counts one judged case into the closeness of its relation. */
export function countCloseness(
  closeness: Closeness,
  relation: Relation,
  { margin, rounding }: Judgement,
  verdict: RelationVerdict,
): void {
  const { scale, sense } = relation;
  if (verdict === "refuted") {
    closeness.beyond[decade(scale > 0 ? -margin / scale : Infinity)]! += 1;
    return;
  }
  if (sense === "bound") {
    const ratio = tightness(relation);
    if (Number.isNaN(ratio)) closeness.none += 1;
    else closeness.within[Math.min(Math.max(Math.floor(ratio * RATIO_BINS), 0), RATIO_BINS - 1)]! += 1;
    return;
  }
  const width = rounding === 0 ? 0 : rounding / scale;
  if (width < Infinity) closeness.within[decade(width)]! += 1;
  else closeness.none += 1;
}

/** The closeness of the cases of both. */
export function addCloseness(a: Closeness, b: Closeness): Closeness {
  return {
    within: a.within.map((n, i) => n + b.within[i]!),
    beyond: a.beyond.map((n, i) => n + b.beyond[i]!),
    none: a.none + b.none,
  };
}

function decade(x: number): number {
  let k = 0;
  while (k < DECADES - 1 && x >= DECADE_ENDS[k]!) k++;
  return k;
}
