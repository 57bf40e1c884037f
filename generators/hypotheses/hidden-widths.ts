import { type Assumption, atMost, type Relations, type SpecSource } from "../../src/claim/index.js";
import { exact, exactRank, isZeroExactly, type Matrix } from "../../src/numerics/index.js";

/** d_0, …, d_L of the layers. */
export function widthsOf(weights: readonly Matrix[]): number[] {
  return [weights[0]!.cols, ...weights.map(({ rows }) => rows)];
}

/** min_i d_i − min(d_0, d_L), below zero where a hidden width is too small. */
function room(widths: readonly number[]): number {
  return Math.min(...widths) - Math.min(widths[0]!, widths.at(-1)!);
}

/** Whether some hidden width is below min(d_0, d_L). */
export function hasBottleneck(widths: readonly number[]): boolean {
  return room(widths) < 0;
}

/** d_i ≥ min(d_0, d_L), so that every d_L × d_0 matrix is a product of layers. Slack: min_i d_i − min(d_0, d_L). */
export function widthsAssumption<Instance>(
  widths: (instance: Instance) => readonly number[],
  facts: { readonly without?: SpecSource; readonly remark?: string },
): Assumption<Instance> {
  return {
    name: "widths",
    statement: String.raw`d_i \ge \min(d_0, d_L)`,
    slack: (instance) => exact(room(widths(instance))),
    ...facts,
  };
}

const REACHED = "rank M ≤ minᵢ dᵢ: some W has W_L⋯W_1 = M";

/**
 * What a minimum over all W with W_L⋯W_1 = M takes for granted, that there is one: rank M ≤ min_i d_i, refuted where M is
 * out of reach and the minimum is that of the empty set. Nothing where all M are in reach, as under the assumption.
 */
export function unreached(widths: readonly number[], m: Matrix): Relations<typeof REACHED> {
  if (!hasBottleneck(widths)) return {};
  const [rank, narrowest] = [exactRank(m), Math.min(...widths)];
  return rank <= narrowest ? {} : { [REACHED]: atMost(exact(rank), exact(narrowest)) };
}

/** What a form says of the W with W_L⋯W_1 = M: that there is none where M is out of reach. */
export function withinReach<R extends Relations>(
  { M, widths }: { readonly M: Matrix; readonly widths: readonly number[] },
  relations: () => R,
): R | Relations<typeof REACHED> {
  const outOfReach = unreached(widths, M);
  return REACHED in outOfReach ? outOfReach : relations();
}

/** As `withinReach`, for forms that say nothing for M = 0. */
export function reaching<R extends Relations>(
  of: { readonly M: Matrix; readonly widths: readonly number[] },
  relations: () => R,
): R | Relations<typeof REACHED> {
  return isZeroExactly(of.M) ? {} : withinReach(of, relations);
}
