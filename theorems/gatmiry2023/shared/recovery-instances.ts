import {
  CONTRASTS,
  instances,
  law,
  PATTERN_LAWS,
  statedDelta,
  UNSEEN_LAWS,
  unseenMeasurements,
  type UnseenProblem,
  type Written,
} from "../../../generators/index.js";
import type { Spec } from "../../../src/claim/index.js";
import { block, type Matrix, padded } from "../../../src/numerics/index.js";
import { severalUnseen, unseenAtMost } from "./several-unseen.js";

/** A problem that leaves no direction, one, or, at depth two, up to four unseen. */
export interface RecoveryProblem extends UnseenProblem {
  /** The number of unseen directions; `unseen` is null unless it is one. */
  readonly blind: number;
}

type Range = readonly [low: number, high: number];
type Entries = ReturnType<typeof law> | Written;

interface Parts {
  readonly widths: readonly number[];
  readonly blind?: number;
  readonly contrast?: number;
  readonly target?: Entries;
  /** M* is the upper half of the rows of what is unseen. */
  readonly upper?: boolean;
  readonly unseen?: Entries;
  readonly pattern?: Entries;
}

/** The first half of the rows, rounded up, and zeros below. */
function upperRows(u: Matrix): Matrix {
  return padded(block(u, 0, 0, Math.ceil(u.rows / 2), u.cols), u.rows, u.cols);
}

/** Recovery problems of the given depths and end widths. @param rank the r of (r, δ)-RIP */
export function recoveryInstances(depth: Range, ends: Range, rank: number) {
  const drawn = instances({
    // Δ of all d₀d_L measurements is measured.
    large: { entries: 256 },
    chain: { depth, ends, slack: 1 },
    choices: { target: ["drawn", "upper rows of the unseen"] },
    reals: { contrast: CONTRASTS },
    sizes: { blind: ({ L, d0 }) => [1, L === 2 ? unseenAtMost(d0) : 1] },
    matrices: {
      M: ["dL", "d0"],
      U: { shape: ["dL", "d0"], laws: UNSEEN_LAWS },
      pattern: { shape: ["dL", "d0"], laws: PATTERN_LAWS },
    },
  });
  const problem = drawn.map(({ M, U, pattern, widths, contrast, target, blind }, spec): RecoveryProblem => {
    const truth = target === "drawn" ? M : upperRows(U);
    const rest = { target: truth, widths };
    const several = blind > 1 ? severalUnseen(U, blind, rank) : null;
    if (several !== null) {
      const { measurements, delta } = several;
      return { measurements, delta: statedDelta(spec, delta), constructed: delta, unseen: null, blind, ...rest };
    }
    const { measurements, delta, unseen } = unseenMeasurements(U, { pattern, contrast }, rank);
    const stated = statedDelta(spec, delta);
    return { measurements, delta: stated, constructed: delta, unseen, blind: unseen === null ? 0 : 1, ...rest };
  });
  /** A problem by hand: the measurements see everything, and all alike, unless more is given. */
  const at = ({ widths, upper = false, blind = 1, contrast = 1, ...parts }: Parts): Spec => {
    const { target = law("zero"), unseen = law("zero"), pattern = law("zero") } = parts;
    const from = upper ? "upper rows of the unseen" : "drawn";
    return drawn.at({ ...{ widths, blind, contrast, target: from }, ...{ M: target, U: unseen, pattern } });
  };
  return { ...problem, at };
}
