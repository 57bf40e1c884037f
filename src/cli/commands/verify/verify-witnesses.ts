import { version } from "../../terminal/version.js";
import type { Selection } from "../../words/select.js";
import { DEFAULT_STORE } from "../../words/shared-options.js";
import type { ClaimResult } from "../../../claim/index.js";
import { type CaseRunner, replayStored, type Stored, type VerifyOptions } from "../../../engine/run/index.js";
import { runWitness } from "../../../engine/witnesses/index.js";
import { storedWitnesses, storesOf, WitnessPlace } from "../../../store/index.js";
import { type Io, OutputError } from "../../../world/index.js";

/**
 * Replays the witnesses of the selected forms that lie in the stores.
 * @throws UsageError where a file in a store is no witness
 */
export function replayStores(
  { claims, includes }: Selection,
  store: string,
  runner: CaseRunner,
  limits: Pick<VerifyOptions, "signal" | "forMilliseconds">,
  io: Io,
): Promise<Stored> {
  const found = claims.map((claim) => ({
    claim,
    witnesses: storesOf(store, io)
      .flatMap((folder) => storedWitnesses(folder, claim, io.cwd))
      .filter(({ witness }) => includes(claim.id, witness.form))
      .map(({ file, witness }) => ({ file: shown(file, io.theorems), witness })),
  }));
  return replayStored(found, runner, limits);
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
