import type { Claim, Contradiction, FormFacts, Spec } from "../../claim/index.js";
import { subSeed, textSeed } from "../../random/index.js";
import type { Refutation } from "../judge/refutation.js";
import type { Pace } from "./effort.js";
import { hunt, type HuntOutcome, type Quarry } from "./hunt.js";

export interface AblateOptions extends Pace {
  readonly form: FormFacts["name"];
  readonly seed: number;
  /** Some of the assumptions by their names; all of them unless given. `evaluations` are for each hunt. */
  readonly assumptions?: readonly string[];
  readonly witnesses?: readonly Spec[];
  readonly onProgress?: (progress: AblateProgress) => void;
  /** Called with a refutation at once, and with the assumption that it was found without. */
  readonly onFound?: (found: Refutation, assumption: string) => void;
}

interface AblateProgress {
  /** The assumption that is dropped; null while the form is hunted with all of them. */
  readonly assumption: string | null;
  readonly evaluations: number;
}

/**
 * `necessary`: a witness that violates this assumption alone refutes the form. `no witness`: candidates violated it,
 * and none refuted. `never violated`: no candidate had a negative slack, so that nothing was tried. `false with it`:
 * the form is refuted with every assumption in force, so that none can be told necessary.
 */
type Necessity = "necessary" | "no witness" | "never violated" | "false with it";

export interface Ablation {
  readonly assumption: string;
  readonly verdict: Necessity;
  /** What was found without it, or, for `false with it`, with it. */
  readonly witness: Quarry | null;
  readonly evaluations: number;
}

export interface AblateOutcome {
  readonly form: string;
  /** The hunt with all assumptions in force. */
  readonly withAll: HuntOutcome;
  readonly ablations: readonly Ablation[];
  /** False where it was interrupted: assumptions not reached are left out. */
  readonly complete: boolean;
  /** Candidates that floating point refutes and intervals say to hold, with whatever assumption dropped. */
  readonly contradictions: readonly Contradiction[];
}

/**
 * Drops the assumptions of a claim one at a time, keeps all others, and hunts; first of all with none dropped.
 * @throws DomainError where the claim has no such form or assumption
 */
export async function ablate(claim: Claim, options: AblateOptions): Promise<AblateOutcome> {
  const { form, assumptions = claim.assumptions.map(({ name }) => name) } = options;
  const pace = timeFor(options, assumptions.length + 1);
  const huntWithout = (dropped: readonly string[]): Promise<HuntOutcome> => {
    const assumption = dropped[0] ?? null;
    const { onProgress, onFound, witnesses = [] } = options;
    return hunt(claim, {
      ...pace,
      form,
      without: dropped,
      witnesses,
      seed: assumption === null ? options.seed : subSeed(options.seed, textSeed(assumption)),
      onProgress: ({ evaluations }) => onProgress?.({ assumption, evaluations }),
      onFound: (found) => {
        if (assumption !== null) onFound?.(found, assumption);
      },
    });
  };
  const withAll = await huntWithout([]);
  const ablations: Ablation[] = [];
  const contradictions = [...withAll.contradictions];
  for (const assumption of assumptions) {
    if (options.signal.aborted) break;
    if (withAll.found !== null) {
      ablations.push({ assumption, verdict: "false with it", witness: withAll.found, evaluations: 0 });
      continue;
    }
    const outcome = await huntWithout([assumption]);
    const { found, evaluations } = outcome;
    contradictions.push(...outcome.contradictions);
    if (options.signal.aborted && found === null) break;
    ablations.push({ assumption, verdict: necessity(outcome, assumption), witness: found, evaluations });
  }
  return { form, withAll, ablations, complete: !options.signal.aborted, contradictions };
}

function necessity({ found, broken }: HuntOutcome, assumption: string): Necessity {
  if (found !== null) return found.violates.includes(assumption) ? "necessary" : "false with it";
  return broken.includes(assumption) ? "no witness" : "never violated";
}

function timeFor({ evaluations, forMilliseconds, now, signal }: Pace, parts: number): Pace {
  const time = forMilliseconds === undefined ? {} : { forMilliseconds: forMilliseconds / parts };
  return { evaluations, now, signal, ...time };
}
