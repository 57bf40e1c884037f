import { version } from "../terminal/version.js";
import type { Selection } from "../words/select.js";
import { DEFAULT_STORE } from "../words/shared-options.js";
import type { Claim, ClaimResult, Contradiction, Spec, Witness } from "../../claim/index.js";
import { type CaseRunner, hurrying, type VerifyOptions } from "../../engine/run/index.js";
import { type Replay, replay, runWitness } from "../../engine/witnesses/index.js";
import { storedWitnesses, storesOf, WitnessPlace } from "../../store/index.js";
import { type Io, OutputError } from "../../world/index.js";
import type { ReplayReport } from "../../../reports/report/index.js";

/** The witnesses that lie in the stores, replayed. */
export interface Stored {
  /** What became of every witness, by the id of its claim. */
  readonly replays: ReadonlyMap<string, readonly ReplayReport[]>;
  /** Witnesses that refute with all assumptions in force: cases like others. */
  readonly specs: ReadonlyMap<string, readonly Spec[]>;
  /** Those that floating point refutes and intervals say to hold. */
  readonly contradictions: ReadonlyMap<string, readonly Contradiction[]>;
}

export const NOTHING_STORED: Stored = { replays: new Map(), specs: new Map(), contradictions: new Map() };

/**
 * Replays the stored witnesses of the selected forms, each where the cases are run, so that one that does not end is ended.
 * @throws UsageError where a file in a store is no witness
 */
export async function replayStored(
  { claims, includes }: Selection,
  store: string,
  runner: CaseRunner,
  limits: Pick<VerifyOptions, "signal" | "forMilliseconds">,
  io: Io,
): Promise<Stored> {
  const replays = new Map<string, readonly ReplayReport[]>();
  const specs = new Map<string, readonly Spec[]>();
  const contradictions = new Map<string, readonly Contradiction[]>();
  const found = claims.map((claim) =>
    storesOf(store, io)
      .flatMap((folder) => storedWitnesses(folder, claim, io.cwd))
      .filter(({ witness }) => includes(claim.id, witness.form))
      .map((one) => ({ ...one, claim })),
  );
  const unhurried = hurrying(runner, limits);
  const replayed = await Promise.all(
    found.map((own) => Promise.all(own.map(async (one) => ({ ...one, replayed: await replayIn(runner, one) })))),
  ).finally(unhurried);
  for (const [i, claim] of claims.entries()) {
    const own = replayed[i]!;
    replays.set(
      claim.id,
      own.map(({ file, witness, replayed }) => ({
        file: shown(file, io.theorems),
        form: witness.form,
        outcome: replayed.outcome === "contradicted" ? "not reproduced" : replayed.outcome,
        reason: "reason" in replayed ? replayed.reason : null,
      })),
    );
    const cases = own.filter(
      ({ witness, replayed }) => replayed.outcome === "reproduced" && witness.without.length === 0,
    );
    specs.set(
      claim.id,
      cases.map(({ witness }) => witness.spec),
    );
    contradictions.set(
      claim.id,
      own.flatMap(({ replayed }) => (replayed.outcome === "contradicted" ? [replayed.contradiction] : [])),
    );
  }
  return { replays, specs, contradictions };
}

/** A file that lies under the name of a claim must be about that claim. */
async function replayIn(
  runner: CaseRunner,
  { claim, witness }: { readonly claim: Claim; readonly witness: Witness },
): Promise<Replay> {
  if (claim.id !== witness.claim) return replay(undefined, witness);
  return runner.replay?.(claim, witness) ?? replay(claim, witness);
}

/** Witnesses of the catalogue are shown the same wherever it is installed. */
function shown(file: string, theorems: string): string {
  return file.startsWith(theorems) ? `theorems${file.slice(theorems.length)}` : file;
}

/**
 * Stores the counterexamples of forms that nobody expects to be refuted, as a hunt stores what it finds, and gives the
 * files. Where the store cannot be written, they are told on stderr instead.
 */
export function keepSurprises(
  results: readonly ClaimResult[],
  { includes }: Selection,
  seed: number,
  io: Io,
): string[] {
  const files = results.flatMap(({ claim, cases, forms }) =>
    forms
      .filter(({ facts, verdict }) => includes(claim.id, facts.name) && verdict === "refuted")
      .filter(({ facts }) => facts.expected !== "refuted")
      .flatMap(({ facts, counterexamples }) =>
        counterexamples.flatMap((counterexample) => {
          const provenance = { version, seed, evaluations: cases };
          const witness = runWitness(claim, { form: facts.name, without: [], provenance }, counterexample);
          if (witness === null) return [];
          const place = new WitnessPlace(DEFAULT_STORE, claim, facts.name, io.cwd);
          try {
            place.keep(witness);
            place.settle(witness);
          } catch (error) {
            if (!(error instanceof OutputError)) throw error;
            io.stderr.write(
              `flatcheck: ${error.message}; this is what was to be stored:\n${JSON.stringify(witness)}\n`,
            );
          }
          return place.file ?? [];
        }),
      ),
  );
  return [...new Set(files)];
}
