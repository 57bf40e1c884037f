import type { Claim } from "../claim/index.js";
import {
  conjecture as search,
  type ConjectureOutcome,
  type ConjectureProgress,
  USUAL_CASES,
  USUAL_HUNT,
} from "../conjecture/index.js";
import { DomainError } from "../numerics/index.js";
import { claimOf } from "./asked.js";
import { requireBetween, requireSeed } from "../engine/run/index.js";

/** How `conjecture` looks for bounds. */
export interface ConjectureOptions {
  /** Decides the cases and the hunts, from 0 to 2³² − 1; 1 unless given. */
  readonly seed?: number;
  /** Cases that bounds are proposed from, besides the chosen ones; 200 unless given. */
  readonly runs?: number;
  /** Evaluations of the hunt of each bound at most; 1000 unless given. */
  readonly evaluations?: number;
  /** Ends the search: what was not hunted by then is no conjecture, and the outcome is not `complete`. */
  readonly signal?: AbortSignal;
  /** Called before each hunt. */
  readonly onProgress?: (progress: ConjectureProgress) => void;
}

/**
 * Bounds between the quantities of a form that no case and no hunt refutes, where each is met, and which relation of the claim
 * says the same; and those that a hunt refuted, with a counterexample. The same seed finds the same, as `flatcheck conjecture`
 * does. What survives is no theorem.
 *
 * @param asked a claim, whose first form that is expected to hold is meant, or one form of it
 * @throws UsageError, DomainError where the claim or a number is none, or the claim has no form that is expected to hold
 * @throws UnsteadyError where the claim gives other values when the same instance is evaluated again
 */
export async function conjecture(asked: string | Claim, options: ConjectureOptions = {}): Promise<ConjectureOutcome> {
  const { seed = 1, runs = USUAL_CASES, evaluations = USUAL_HUNT, onProgress } = options;
  requireSeed("conjecture", seed);
  requireBetween("conjecture", "runs", runs, [1, 1e6]);
  requireBetween("conjecture", "evaluations", evaluations, [1, 1e9]);
  const claim = await claimOf(asked, "conjecture");
  const isNamed = typeof asked === "string" && asked.includes(":");
  const form = isNamed ? claim.forms[0] : claim.forms.find(({ expected }) => expected === "holds");
  if (form === undefined) {
    throw new DomainError({
      where: "conjecture",
      expected: "a form that is expected to hold",
      got: `${claim.id}, which has none`,
      remedy: `name a form, as ${claim.id}:printed`,
    });
  }
  return search(claim, {
    ...{ form: form.name, seed, runs, evaluations },
    signal: options.signal ?? new AbortController().signal,
    now: () => performance.now(),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}
