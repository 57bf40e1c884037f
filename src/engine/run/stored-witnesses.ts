import type { Claim, ClaimResult, Contradiction, Spec, Witness } from "../../claim/index.js";
import { type Replay, replay } from "../witnesses/index.js";
import { hurrying } from "./hurrying.js";
import type { CaseRunner, VerifyOptions } from "./run-options.js";

/** A witness that is stored under the name of a claim. */
export interface StoredWitness {
  readonly file: string;
  readonly witness: Witness;
}

/** What became of a stored witness, for a report. */
interface ReplayedWitness {
  readonly file: string;
  readonly form: Witness["form"];
  readonly outcome: "reproduced" | "not reproduced" | "stale";
  readonly reason: string | null;
}

/** Stored witnesses, replayed. */
export interface Stored {
  /** What became of every witness, by the id of its claim. */
  readonly replays: ReadonlyMap<string, readonly ReplayedWitness[]>;
  /** Witnesses that refute with all assumptions in force: cases like others. */
  readonly specs: ReadonlyMap<string, readonly Spec[]>;
  /** Those that floating point refutes and intervals say to hold. */
  readonly contradictions: ReadonlyMap<string, readonly Contradiction[]>;
}

export const NOTHING_STORED: Stored = { replays: new Map(), specs: new Map(), contradictions: new Map() };

/** Replays witnesses where the cases are run, so that one that does not end is ended. */
export async function replayStored(
  claims: readonly { readonly claim: Claim; readonly witnesses: readonly StoredWitness[] }[],
  runner: CaseRunner,
  limits: Pick<VerifyOptions, "signal" | "forMilliseconds">,
): Promise<Stored> {
  const unhurried = hurrying(runner, limits);
  const replayed = await Promise.all(
    claims.map(async ({ claim, witnesses }) => ({
      id: claim.id,
      own: await Promise.all(
        witnesses.map(async (one) => ({ ...one, replayed: await replayIn(runner, claim, one.witness) })),
      ),
    })),
  ).finally(unhurried);
  return {
    replays: new Map(
      replayed.map(({ id, own }) => [
        id,
        own.map(({ file, witness, replayed }) => ({
          file,
          form: witness.form,
          outcome: replayed.outcome === "contradicted" ? "not reproduced" : replayed.outcome,
          reason: "reason" in replayed ? replayed.reason : null,
        })),
      ]),
    ),
    specs: new Map(
      replayed.map(({ id, own }) => [
        id,
        own
          .filter(({ witness, replayed }) => replayed.outcome === "reproduced" && witness.without.length === 0)
          .map(({ witness }) => witness.spec),
      ]),
    ),
    contradictions: new Map(
      replayed.map(({ id, own }) => [
        id,
        own.flatMap(({ replayed }) => (replayed.outcome === "contradicted" ? [replayed.contradiction] : [])),
      ]),
    ),
  };
}

/** The results with what the replays of stored witnesses contradict, before what the runs do. */
export function withStored(results: readonly ClaimResult[], { contradictions }: Stored): ClaimResult[] {
  return results.map((result) => {
    const own = contradictions.get(result.claim.id) ?? [];
    return { ...result, contradictions: [...own, ...result.contradictions] };
  });
}

/** A file that lies under the name of a claim must be about that claim. */
async function replayIn(runner: CaseRunner, claim: Claim, witness: Witness): Promise<Replay> {
  if (claim.id !== witness.claim) return replay(undefined, witness);
  return runner.replay?.(claim, witness) ?? replay(claim, witness);
}
