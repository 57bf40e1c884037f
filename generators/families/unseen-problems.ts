import { statedDelta } from "../hypotheses/index.js";
import { MIXED_LAWS } from "../laws/index.js";
import {
  type ByLaw,
  type Instances,
  instancesFrom,
  law,
  layout,
  listOf,
  type Range,
  type SpecArbitrary,
  type Written,
} from "../specs/index.js";
import type { Assumption, Spec, SpecSource } from "../../src/claim/index.js";
import { between, exact, type LineInterval, type Quantity, type SeenButOne } from "../../src/numerics/index.js";
import {
  CONTRASTS,
  endToEndShape,
  PATTERN_LAWS,
  TARGETS,
  UNSEEN_LAWS,
  unseenMeasurements,
  upperRows,
} from "./unseen.js";

/** The measurements (d_L × d_0) with their δ, M* that makes the labels, what is unseen, and the widths d_0, …, d_L. */
export interface UnseenProblem extends SeenButOne {
  /** The δ of the construction, whatever δ is stated: what encloses the minimizers rests on it. */
  readonly constructed: Quantity;
  readonly widths: readonly number[];
}

type ProblemSpecs = SpecArbitrary<never, "target" | "unseen" | "pattern", "target", "contrast">;

/** Specs of recovery problems whose measurements leave at most one direction unseen. */
function unseenProblems(depth: Range, ends: Range): ProblemSpecs {
  return layout({
    // There are d₀d_L measurements of as many entries.
    large: { entries: 256 },
    chain: { depth, ends, slack: 1 },
    choices: { target: TARGETS },
    reals: { contrast: CONTRASTS },
    lists: {
      target: { shapes: endToEndShape, laws: MIXED_LAWS },
      unseen: { shapes: endToEndShape, laws: UNSEEN_LAWS },
      pattern: { shapes: endToEndShape, laws: PATTERN_LAWS },
    },
  });
}

/** The problem of a spec of `unseenProblems`, or of a looser one that states a δ. @param rank the r of (r, δ)-RIP */
function unseenProblem(specs: ProblemSpecs, spec: Spec, rank: number): UnseenProblem {
  const { widths, reals, lists, choices } = specs.raw(spec);
  const direction = lists.unseen[0]!;
  const target = choices.target === TARGETS[0] ? lists.target[0]! : upperRows(direction);
  const seen = unseenMeasurements(direction, { pattern: lists.pattern[0]!, contrast: reals.contrast }, rank);
  return { ...seen, delta: statedDelta(spec, seen.delta), constructed: seen.delta, target, widths };
}

/** A problem written by hand: the measurements see everything, and all alike, unless more is given. */
export interface UnseenParts {
  readonly widths: readonly number[];
  readonly contrast?: number;
  /** M*, or with `upper` the upper rows of the unseen direction. */
  readonly target?: ByLaw | Written;
  readonly upper?: boolean;
  readonly unseen?: ByLaw | Written;
  readonly pattern?: ByLaw | Written;
}

function written(specs: ProblemSpecs, { widths, contrast = 1, upper = false, ...parts }: UnseenParts): Spec {
  const { target = law("zero"), unseen = law("zero"), pattern = law("zero") } = parts;
  return specs.explicit({
    widths,
    choices: { target: TARGETS[upper ? 1 : 0]! },
    reals: { contrast },
    lists: { target: listOf(target), unseen: listOf(unseen), pattern: listOf(pattern) },
  });
}

/**
 * Recovery problems of the given depths and end widths whose measurements leave at most one direction unseen.
 * @param rank the r of (r, δ)-RIP
 */
export function recoveryProblems(depth: Range, ends: Range, rank: number): Instances<UnseenProblem, UnseenParts> {
  const specs = unseenProblems(depth, ends);
  const materialize = (spec: Spec): UnseenProblem => unseenProblem(specs, spec, rank);
  return instancesFrom(layout<string, string, string, string>(specs.options), materialize, (parts) =>
    written(specs, parts),
  );
}

/** δ < 1. Slack: 1 − δ. */
export function belowOne(facts: {
  readonly without?: SpecSource;
  readonly remark?: string;
}): Assumption<Pick<UnseenProblem, "delta">> {
  return { name: "δ < 1", statement: String.raw`\delta < 1`, slack: ({ delta }) => exact(1).minus(delta), ...facts };
}

/** U = diag(1 + 2⁻⁶, …, 1 + 2⁻⁶, 1, …, 1) of size k unseen, M* its first half: nearly the largest distance known. */
export function halfUnseen(k: number): UnseenParts {
  const entry = (i: number): number => (i < k / 2 ? 1 + 2 ** -6 : 1);
  const unseen = Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_x, j) => (i === j ? entry(i) : 0)));
  return { widths: [k, k, k], upper: true, unseen };
}

/** |t| over the t of all minimizers M* + tU. */
export function offsetSize({ lower, upper }: LineInterval): Quantity {
  const [low, high] = [Math.abs(lower), Math.abs(upper)];
  return between(lower <= 0 && upper >= 0 ? 0 : Math.min(low, high), Math.max(low, high));
}
