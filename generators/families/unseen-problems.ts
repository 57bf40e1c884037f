import { statedDelta } from "../hypotheses/index.js";
import { MIXED_LAWS } from "../laws/index.js";
import { type Instances, instancesFrom, law, layout, type Range, type SpecArbitrary } from "../specs/index.js";
import type { Assumption, ListSpec, Spec, SpecSource } from "../../src/claim/index.js";
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

/** A matrix of a problem written by hand: by its law or its entries, or the number that a 1×1 matrix is. */
type Part = ListSpec | number;

/** A problem written by hand. Left out, M* is the upper rows of what is unseen, all is seen, and all of it alike. */
interface ProblemParts {
  readonly widths: readonly number[];
  readonly target?: Part;
  readonly unseen?: Part;
  readonly pattern?: Part;
  readonly contrast?: number;
}

/**
 * Recovery problems of the given depths and end widths whose measurements leave at most one direction unseen. A looser
 * source may state a δ.
 * @param rank the r of (r, δ)-RIP
 */
export function recoveryProblems(depth: Range, ends: Range, rank: number): Instances<UnseenProblem, ProblemParts> {
  const specs = unseenProblems(depth, ends);
  const at = ({ widths, target, unseen = NOTHING, pattern = NOTHING, contrast = 1 }: ProblemParts): Spec =>
    specs.explicit({
      widths,
      choices: { target: TARGETS[target === undefined ? 1 : 0]! },
      reals: { contrast },
      lists: { target: listOf(target ?? NOTHING), unseen: listOf(unseen), pattern: listOf(pattern) },
    });
  return instancesFrom(
    layout<string, string, string, string>(specs.options),
    (spec) => unseenProblem(specs, spec, rank),
    at,
  );
}

const NOTHING = law("zero");

function listOf(part: Part): ListSpec {
  return typeof part === "number" ? { entries: [[[part]]] } : part;
}

type ProblemSpecs = SpecArbitrary<never, "target" | "unseen" | "pattern", "target", "contrast">;

/** The specs of such problems, for claims in the old form. */
export function unseenProblems(depth: Range, ends: Range): ProblemSpecs {
  return layout({
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
export function unseenProblem(specs: ProblemSpecs, spec: Spec, rank: number): UnseenProblem {
  const { widths, reals, lists, choices } = specs.raw(spec);
  const direction = lists.unseen[0]!;
  const target = choices.target === TARGETS[0] ? lists.target[0]! : upperRows(direction);
  const seen = unseenMeasurements(direction, { pattern: lists.pattern[0]!, contrast: reals.contrast }, rank);
  return { ...seen, delta: statedDelta(spec, seen.delta), constructed: seen.delta, target, widths };
}

/** δ < 1. Slack: 1 − δ. */
export function belowOne(facts: {
  readonly without?: SpecSource;
  readonly remark?: string;
}): Assumption<Pick<UnseenProblem, "delta">> {
  return { name: "δ < 1", statement: String.raw`\delta < 1`, slack: ({ delta }) => exact(1).minus(delta), ...facts };
}

/** U = diag(1 + 2⁻⁶, …, 1 + 2⁻⁶, 1, …, 1) of size k unseen, M* its first half: nearly the largest distance known. */
export function halfUnseen(k: number): ProblemParts {
  const entry = (i: number): number => (i < k / 2 ? 1 + 2 ** -6 : 1);
  const unseen = Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_x, j) => (i === j ? entry(i) : 0)));
  return { widths: [k, k, k], unseen: { entries: [unseen] } };
}

/** The spec of it, for claims in the old form. */
export function halfOfTheUnseen(specs: ProblemSpecs, k: number): Spec {
  const { widths, unseen } = halfUnseen(k);
  return specs.explicit({
    widths,
    choices: { target: TARGETS[1]! },
    reals: { contrast: 1 },
    lists: { target: NOTHING, unseen: listOf(unseen!), pattern: NOTHING },
  });
}

/** |t| over the t of all minimizers M* + tU. */
export function offsetSize({ lower, upper }: LineInterval): Quantity {
  const [low, high] = [Math.abs(lower), Math.abs(upper)];
  return between(lower <= 0 && upper >= 0 ? 0 : Math.min(low, high), Math.max(low, high));
}
