import type { Claim, Witness } from "../claim/index.js";
import { hunt as search, type HuntOutcome, type HuntProgress, USUAL_EVALUATIONS } from "../engine/search/index.js";
import { confirmedWitness } from "../engine/witnesses/index.js";
import { version } from "../world/index.js";
import { catalogue } from "../../theorems/index.js";
import { claimOf } from "./asked.js";
import { requireBetween, requireSeed } from "../engine/run/index.js";

/** How `hunt` searches. */
export interface HuntOptions {
  /** Decides the search, from 0 to 2³² − 1; 1 unless given. */
  readonly seed?: number;
  /** Evaluations of the claim at most; 10,000 unless given. */
  readonly evaluations?: number;
  /** Names of assumptions that are dropped; all others hold on every candidate. */
  readonly without?: readonly string[];
  /** The relation to refute; any of the form's unless given. */
  readonly relation?: string;
  /** Whether it also starts from the stored witnesses; it does not unless told so. */
  readonly witnesses?: boolean;
  /** Ends the search: the outcome then has what was found by then, and is not `complete`. */
  readonly signal?: AbortSignal;
  /** Called as the search goes on. */
  readonly onProgress?: (progress: HuntProgress) => void;
}

/** What a hunt brought home. */
export interface Hunted {
  /** The smallest counterexample, as a file of a witness has it, with its certificate; null where none was found. */
  readonly witness: Witness | null;
  /** The search: how many evaluations, the best margin, the first and the worst counterexample. */
  readonly outcome: HuntOutcome;
  /** False where the signal ended it. */
  readonly complete: boolean;
}

/**
 * Hunts for a counterexample to a form of a claim, shrinks what it finds and certifies it by intervals. The same seed finds
 * the same, as `flatcheck hunt` does.
 *
 * @param asked a claim, whose printed form is meant, or one form of it
 * @throws UsageError, DomainError where the claim, the form, the assumption or a number is none
 * @throws UnsteadyError where the claim gives other values when the same instance is evaluated again
 */
export async function hunt(asked: string | Claim, options: HuntOptions = {}): Promise<Hunted> {
  const { seed = 1, evaluations = USUAL_EVALUATIONS, without = [], relation, onProgress } = options;
  requireSeed("hunt", seed);
  requireBetween("hunt", "evaluations", evaluations, [1, 1e9]);
  const { id, forms } = await claimOf(asked, "hunt");
  const form = forms[0]!.name;
  const claim = typeof asked === "string" ? (await catalogue.load([id]))[0]! : asked;
  const signal = options.signal ?? new AbortController().signal;
  const stored = options.witnesses === true ? await catalogue.witnesses(claim.id) : [];
  const outcome = await search(claim, {
    ...{ form, seed, evaluations, without, signal },
    witnesses: stored.map(({ witness }) => witness.spec),
    now: () => performance.now(),
    ...(relation === undefined ? {} : { relation }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const { found } = outcome;
  const complete = outcome.complete && !signal.aborted;
  if (found === null) return { witness: null, outcome, complete };
  const facts = { form, without, provenance: { version, seed, evaluations: found.evaluations } };
  return { witness: confirmedWitness(claim, facts, found.smallest, found.confirmation), outcome, complete };
}
