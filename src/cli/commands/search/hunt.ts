import { resolve } from "node:path";
import { tellContradictions } from "../../terminal/faults.js";
import { huntJson, type HuntReport, huntText } from "../../terminal/hunt-report.js";
import { mute, rateText, ticker } from "../../terminal/progress.js";
import { version } from "../../terminal/version.js";
import { defineCommand, flag, type OptionValues, repeated, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { notWritten, placeOf } from "../../words/places.js";
import { aboutUsage, limitSearch, paceOf } from "../../words/search-options.js";
import { selectOne } from "../../words/select.js";
import { DEFAULT_STORE, FAULTS, OWN_CLAIMS, searchOptions, STORE } from "../../words/shared-options.js";
import { duration, path } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import type { Claim, Spec, Witness } from "../../../claim/index.js";
import {
  type HuntOutcome,
  type HuntProgress,
  requireKnown,
  hunt as search,
  USUAL_EVALUATIONS,
} from "../../../engine/search/index.js";
import { confirmedWitness, plainWitness, type WitnessFacts } from "../../../engine/witnesses/index.js";
import { checkWritable, storedWitnesses, storesOf, WitnessPlace } from "../../../store/index.js";
import { type Io, OutputError, wantsColour } from "../../../world/index.js";
import { coloured, plain, rounded, shellWord } from "../../../../reports/text/index.js";

/** Evaluations of a hunt where nothing else is asked for. */

const OPTIONS = {
  without: repeated("assumption", path, "drop this assumption; may be given several times"),
  ...searchOptions(USUAL_EVALUATIONS, "at most"),
  for: value("time", duration, "search for about this long instead: 30s, 2m, 1h"),
  store: STORE,
  witnesses: flag("start from the stored witnesses of the claim too; what is found then depends on them"),
  json: flag("print what was found as JSON, and nothing else"),
  quiet: flag("no progress"),
  ...OWN_CLAIMS,
} as const;

export type HuntOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Searches for an instance that refutes a form of a claim (the printed one unless told otherwise) under all of its " +
    "assumptions but those that are dropped. What is found is stored at once, then shrunk and certified, and stored " +
    "again. The same seed and number of evaluations give the same counterexample.",
  argument: "a claim, or one form of it",
  options: OPTIONS,
  examples: [
    "flatcheck hunt gatmiry2023/theorem-1 --seed 1",
    'flatcheck hunt gatmiry2023/lemma-2 --without "zero loss" --evaluations 2000',
  ],
  exits: { asExpected: "a counterexample was found", unexpected: "none was found" },
  run: ({ args, options, io, catalogue }) => hunt(catalogue, args[0]!, options, io),
});

/**
 * `flatcheck hunt`: searches for a counterexample, and stores it before anything else is done with it.
 * @throws UsageError; OutputError where the store cannot be written from the start
 */
export async function hunt(catalogue: Catalogue, name: string, options: HuntOptions, io: Io): Promise<number> {
  const selected = await selectOne(catalogue, name, "hunt");
  const [claim] = (await catalogue.load([selected.id])) as [Claim];
  const form = selected.forms[0]!.name;
  const { without = [] } = options;
  const store = placeOf(options.store, DEFAULT_STORE, io);
  await aboutUsage(() => Promise.resolve(requireKnown(claim, form, without)));
  const place = store === null ? null : new WitnessPlace(store, claim, form, io.cwd);
  if (place !== null) checkWritable(resolve(io.cwd, place.first));

  const seed = options.seed ?? io.freshSeed();
  const keeper = new Keeper(place, io);
  limitSearch(options, io);
  const facts = (evaluations: number): WitnessFacts => ({ form, without, provenance: { version, seed, evaluations } });
  const { say, clear } = options.quiet === true || options.json === true ? mute : ticker(io);
  let spent = 0;
  const searched = search(claim, {
    ...paceOf(options, USUAL_EVALUATIONS, io),
    form,
    without,
    seed,
    witnesses: options.witnesses === true ? storedSpecs(options.store ?? DEFAULT_STORE, claim, io) : [],
    onProgress: (progress) => {
      spent = progress.evaluations;
      say((elapsed) => progressText(progress, elapsed, options.for));
    },
    onFound: (first) => {
      keeper.keep(plainWitness(claim, facts(spent), first));
    },
  });
  const outcome = await aboutUsage(() => searched).finally(clear);

  const witness = witnessOf(claim, outcome, facts);
  if (witness !== null) keeper.settle(witness);
  const complete = outcome.complete && !io.signal.aborted;
  const report: HuntReport = {
    claim,
    form,
    without,
    seed,
    outcome,
    witness,
    file: keeper.failed ? null : (place?.file ?? null),
    unstored: place === null ? notWritten("store", DEFAULT_STORE) : "nowhere, see above",
    complete,
    again: commandLine(claim, form, seed, outcome, options),
  };
  const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
  io.stdout.write(options.json === true ? huntJson(report) : huntText(report, { columns: io.stdout.columns, palette }));
  tellContradictions(outcome.contradictions, FAULTS, io);
  if (keeper.failed) return exitCodes.usage.code;
  if (!complete) return exitCodes.interrupted.code;
  if (outcome.contradictions.length > 0) return exitCodes.fault.code;
  return outcome.found === null ? exitCodes.unexpected.code : exitCodes.asExpected.code;
}

function storedSpecs(store: string, claim: Claim, io: Io): Spec[] {
  return storesOf(store, io)
    .flatMap((folder) => storedWitnesses(folder, claim, io.cwd))
    .map(({ witness }) => witness.spec);
}

function witnessOf(claim: Claim, { found }: HuntOutcome, facts: (evaluations: number) => WitnessFacts): Witness | null {
  return found === null ? null : confirmedWitness(claim, facts(found.evaluations), found.smallest, found.confirmation);
}

/** Keeps witnesses in their place; where that cannot be written, tells them instead, so that the hunt is not in vain. */
class Keeper {
  failed = false;

  constructor(
    private readonly place: WitnessPlace | null,
    private readonly io: Io,
  ) {}

  keep(witness: Witness): void {
    this.attempt(witness, (place) => place.keep(witness));
  }

  private attempt(witness: Witness, work: (place: WitnessPlace) => void): void {
    if (this.place === null) return;
    try {
      work(this.place);
      this.failed = false;
      this.io.watcher?.lastWords(`flatcheck: found, and stored in ${this.place.file}\n`);
    } catch (error) {
      if (!(error instanceof OutputError)) throw error;
      this.failed = true;
      this.io.stderr.write(`flatcheck: ${error.message}; this is what was to be stored:\n${JSON.stringify(witness)}\n`);
    }
  }

  settle(witness: Witness): void {
    this.attempt(witness, (place) => {
      place.keep(witness);
      place.settle(witness);
    });
  }
}

function progressText({ evaluations, bestMargin, found }: HuntProgress, elapsed: number, time?: number): string {
  return [
    `${evaluations} evaluations`,
    ...rateText(evaluations, elapsed, time),
    ...(bestMargin === null ? [] : [`best margin ${rounded(bestMargin)}`]),
    ...(found ? ["found"] : []),
  ].join(" · ");
}

/** The command that finds the same again: a number of evaluations, even where a time ended the search. */
function commandLine(
  claim: Claim,
  form: string,
  seed: number,
  { evaluations }: HuntOutcome,
  options: HuntOptions,
): string {
  const asked = options.for === undefined ? (options.evaluations ?? USUAL_EVALUATIONS) : evaluations;
  return [
    `npx flatcheck hunt ${shellWord(`${claim.id}:${form}`)}`,
    ...(options.without ?? []).map((name) => `--without ${shellWord(name)}`),
    `--seed ${seed}`,
    `--evaluations ${asked}`,
    ...(options.witnesses === true ? ["--witnesses"] : []),
    ...(options.store === undefined ? [] : [`--store ${shellWord(options.store)}`]),
    ...(options.claims ?? []).map((module) => `--claims ${shellWord(module)}`),
    ...(options.json === true ? ["--json"] : []),
    ...(options.quiet === true ? ["--quiet"] : []),
  ].join(" ");
}
