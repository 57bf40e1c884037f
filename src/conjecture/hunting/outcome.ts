import type { Contradiction, FormFacts, Spec } from "../../claim/index.js";
import type { Pace, Quarry } from "../../engine/search/index.js";
import type { Named, Stated } from "../words/index.js";

/** How conjectures are looked for; `evaluations` are for the hunt of each bound, the time for all of it. */
export interface ConjectureOptions extends Pace {
  readonly form: FormFacts["name"];
  readonly seed: number;
  /** Cases that are drawn, besides the chosen ones. */
  readonly runs: number;
  readonly onProgress?: (progress: ConjectureProgress) => void;
}

/** How far the search has come. */
export interface ConjectureProgress {
  readonly survived: number;
  readonly refuted: number;
  /** The bound that is hunted. */
  readonly bound: string;
}

/** A bound that nothing refuted. It is no theorem. */
export interface Conjectured {
  readonly text: string;
  /** The quantities in it whose names do not tell what they are. */
  readonly legends: readonly Named[];
  /** The cases in which both sides are equal within rounding. */
  readonly touches: number;
  /** The names of the sizes that vary, and the sizes at which it is met, as text. */
  readonly sizes: readonly string[];
  readonly touchedSizes: readonly string[];
  /** The cases that have all of its quantities above zero. */
  readonly cases: number;
  /** The median of the smaller side over the larger one. */
  readonly typical: number;
  /** Evaluations of its hunt. */
  readonly evaluations: number;
  /** Relations of the claim that say the same, or the same with a larger factor. */
  readonly stated: readonly Stated[];
}

/** A bound that all cases allowed until a hunt refuted it. */
export interface ThrownOut {
  readonly text: string;
  /** The smallest counterexample. */
  readonly spec: Spec;
  readonly lhs: number;
  readonly rhs: number;
  readonly confirmation: Quarry["confirmation"]["outcome"];
  readonly evaluations: number;
}

/** A bound of the form, whose two sides the search took apart without looking at which is compared with which. */
export interface FoundAgain {
  readonly relation: string;
  /** How a conjecture says it; null where none does. */
  readonly found: "same" | "sharper" | null;
}

/** What was found of a form. */
export interface ConjectureOutcome {
  readonly cases: number;
  /** Bounds that the first cases allowed and some case met, before those that follow from others were left out. */
  readonly proposed: number;
  readonly conjectures: readonly Conjectured[];
  readonly thrownOut: readonly ThrownOut[];
  /** The bounds of the form, and whether what was found says the same of each, or the same with a smaller factor of sizes. */
  readonly printed: readonly FoundAgain[];
  /** Bounds that were left without a whole hunt, since the time was over. */
  readonly left: number;
  /** Refutations in floating point that intervals contradict. */
  readonly contradictions: readonly Contradiction[];
  readonly evaluations: number;
  /** False where it was interrupted. */
  readonly complete: boolean;
}
