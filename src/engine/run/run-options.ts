import type { CaseRecord, Claim, ClaimResult, ClaimTally, Spec, Witness } from "../../claim/index.js";
import type { Replay } from "../witnesses/index.js";
import type { CaseRange, Sizes } from "./cases.js";
import type { Looked } from "./looked.js";

/** Who runs cases: this thread, or a pool of workers. `range` null stands for the chosen cases. */
export interface CaseRunner {
  readonly run: (claim: Claim, range: CaseRange | null, record: boolean) => Promise<ClaimTally>;
  /** How many calls may be under way at once. */
  readonly width: number;
  /** Runs stored witnesses; in this thread where it is left out. */
  readonly runStored?: (claim: Claim, specs: readonly Spec[], record: boolean) => Promise<ClaimTally>;
  /** Looks at refutations again; null where there is no time for it. In this thread where it is left out. */
  readonly lookAt?: (claim: Claim, tally: ClaimTally) => Promise<Looked[][] | null>;
  /** Replays a stored witness, as `replay` does. In this thread where it is left out. */
  readonly replay?: (claim: Claim, witness: Witness) => Promise<Replay>;
  /**
   * Lets calls under way end soon, with what they have done. Where it is left out, an interruption leaves them behind,
   * and a time ends nothing that is under way.
   */
  readonly hurry?: (why: "time" | "interruption") => void;
}

/** Generated cases per claim where nothing else is asked for. */
export const USUAL_RUNS = 1000;

/** The same where all instances are large. */
export const USUAL_LARGE_RUNS = 100;

/** How far a run has come with a claim: what it takes to go on from there. */
export interface Finished {
  readonly id: string;
  readonly tally: ClaimTally;
  /** How often its statistics were looked at. */
  readonly looks: number;
}

/**
 * Part i of n of every claim's cases, counted from 1: of those before the first look at its statistics, or of those that
 * it gets when an earlier look has left it undecided.
 */
export interface ShardOfCases {
  readonly index: number;
  readonly of: number;
  /** For which look the cases are; 1, the first, unless given. */
  readonly look?: number;
}

export interface VerifyOptions {
  readonly seed: number;
  /** Generated cases per claim, before the claim's own budget; with `forMilliseconds`, those of every round. */
  readonly runs: number;
  /** A part of every claim's cases. */
  readonly shard?: ShardOfCases;
  /** Which instances are drawn: the usual ones, with a few large ones among them, unless given. */
  readonly sizes?: Sizes;
  /** Go on in rounds of `runs` cases per claim until this much time has passed. */
  readonly forMilliseconds?: number;
  /** Stored witnesses by the id of their claim: cases that are run first. */
  readonly stored?: ReadonlyMap<string, readonly Spec[]>;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Claims that an earlier run of the same settings has finished: they are not run again. */
  readonly resumed?: readonly Finished[];
  /** Called when all cases of a claim were run, in whatever order claims get there. */
  readonly onFinished?: (finished: Finished) => void;
  /** Takes every case in full, in an order that does not depend on the runner; left out where nobody wants them. */
  readonly onCases?: (id: Claim["id"], records: readonly CaseRecord[]) => void;
}

/** How far a run has come. */
export interface Progress {
  readonly done: number;
  /** Cases in all; null while a time budget decides. */
  readonly total: number | null;
  readonly claim: string;
  /** The forms that some case has refuted so far, in floating point and before intervals look at it. */
  readonly refuted: readonly RefutedSoFar[];
}

/** A form that some case has refuted. */
export interface RefutedSoFar {
  /** `source/label:form`. */
  readonly name: string;
  readonly isExpected: boolean;
}

export interface VerifyOutcome {
  readonly results: readonly ClaimResult[];
  /** False where the run was interrupted, or its time too short for every claim: then results cover what was done. */
  readonly complete: boolean;
}
