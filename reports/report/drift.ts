import { ratio } from "../text/numbers.js";
import type { FormReport } from "./schema.js";

type RelationReport = FormReport["relations"][number];

/** Sizes up to here are those of usual runs, and the smallest class beyond begins a comparison. */
const SMALL = 8;

/** A best ratio that is this many times another one tells of a drift. */
const FACTOR = 2;

/** How the best lhs/rhs of a bound goes with a size. */
interface Drift {
  readonly relation: string;
  readonly size: "d" | "L" | "n";
  /** The best ratio at small sizes, and at the class of the largest ones. */
  readonly small: number;
  readonly large: number;
  /** Where that class ends. */
  readonly at: number;
}

/**
 * The bounds of a form whose best lhs/rhs at the largest sizes is less than half, or more than twice, of that at sizes up
 * to 8. It compares what was met: fewer large cases than small ones may come less near to equality, so that what falls may
 * be the draw and not the constant; what rises is the constant.
 */
export function driftsOf({ relations }: Pick<FormReport, "relations">): Drift[] {
  return relations.flatMap(({ name, sense, refuted, profile }) => {
    if (sense !== "bound" || refuted > 0 || profile === undefined) return [];
    const { depth, width, samples = [] } = profile;
    return [drift(name, "d", width), drift(name, "L", depth), drift(name, "n", samples)].flatMap((one) => one ?? []);
  });
}

function drift(
  relation: string,
  size: Drift["size"],
  points: NonNullable<RelationReport["profile"]>["depth"],
): Drift | null {
  const below = points.filter(([at]) => at <= SMALL).map(([, value]) => Number(value));
  const [at, value] = points.at(-1) ?? [0, "0"];
  if (below.length === 0 || at <= SMALL) return null;
  const [small, large] = [Math.max(...below), Number(value)];
  return small > 0 && (large > FACTOR * small || FACTOR * large < small) ? { relation, size, small, large, at } : null;
}

/** A drift in words: `best 0.98 up to d = 8, 0.11 at d up to 64`. */
export function driftText({ size, small, large, at }: Drift): string {
  return `best ${ratio(small)} up to ${size} = ${SMALL}, ${ratio(large)} at ${size} up to ${at}`;
}
