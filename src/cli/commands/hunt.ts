import { join, resolve } from "node:path";
import { huntJson, type HuntReport, huntText } from "../terminal/hunt-report.js";
import { mute, rateText, ticker } from "../terminal/progress.js";
import { version } from "../terminal/version.js";
import { exitCodes } from "../words/exit-codes.js";
import { DEFAULT_EVALUATIONS, DEFAULT_STORE, type HuntOptions } from "../words/options.js";
import { aboutUsage, paceOf, shellWord } from "../words/search-options.js";
import { selectOne } from "../words/select.js";
import type { Claim, Spec, Witness } from "../../claim/index.js";
import { type HuntOutcome, type HuntProgress, requireKnown, hunt as search } from "../../engine/search/hunt.js";
import { certifiedWitness, plainWitness, widestRefutation, type WitnessFacts } from "../../engine/witnesses/witness.js";
import { storedWitnesses, storesOf, witnessFolder, WitnessPlace } from "../../store/witness-store.js";
import { checkWritable } from "../../store/write-file.js";
import { OutputError } from "../../world/failures.js";
import { type Io, wantsColour } from "../../world/io.js";
import { rounded } from "../../../reports/text/numbers.js";
import { coloured, plain } from "../../../reports/text/palette.js";

/**
 * `flatcheck hunt`: searches for a counterexample, and stores it before anything else is done with it.
 * @throws UsageError; OutputError where the store cannot be written from the start
 */
export async function hunt(catalogue: readonly Claim[], name: string, options: HuntOptions, io: Io): Promise<number> {
  const selected = selectOne(catalogue, name, "hunt");
  const claim = catalogue.find(({ id }) => id === selected.id)!;
  const form = selected.forms[0]!.name;
  const { without = [], store = DEFAULT_STORE } = options;
  await aboutUsage(() => Promise.resolve(requireKnown(claim, form, without)));
  const place = new WitnessPlace(store, claim, form, io.cwd);
  checkWritable(resolve(io.cwd, join(witnessFolder(store, claim.paper), place.next)));

  const seed = options.seed ?? io.freshSeed();
  const keeper = new Keeper(place, io);
  const facts = (evaluations: number): WitnessFacts => ({ form, without, provenance: { version, seed, evaluations } });
  const { say, clear } = options.quiet === true || options.json === true ? mute : ticker(io);
  let spent = 0;
  const outcome = await search(claim, {
    ...paceOf(options, DEFAULT_EVALUATIONS.hunt, io),
    form,
    without,
    seed,
    witnesses: options.witnesses === true ? storedSpecs(store, claim, io) : [],
    onProgress: (progress) => {
      spent = progress.evaluations;
      say((elapsed) => progressText(progress, elapsed, options.for));
    },
    onFound: (spec) => {
      const first = widestRefutation(claim, form, spec);
      if (first !== null) keeper.keep(plainWitness(claim, facts(spent), first));
    },
  }).finally(clear);

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
    file: keeper.failed ? null : place.file,
    complete,
    again: commandLine(claim, form, seed, outcome, options),
  };
  const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
  io.stdout.write(options.json === true ? huntJson(report) : huntText(report, { columns: io.stdout.columns, palette }));
  if (keeper.failed) return exitCodes.usage.code;
  if (!complete) return exitCodes.interrupted.code;
  return outcome.found === null ? exitCodes.unexpected.code : exitCodes.asExpected.code;
}

function storedSpecs(store: string, claim: Claim, io: Io): Spec[] {
  return storesOf(store, io)
    .flatMap((folder) => storedWitnesses(folder, claim, io.cwd))
    .map(({ witness }) => witness.spec);
}

function witnessOf(claim: Claim, { found }: HuntOutcome, facts: (evaluations: number) => WitnessFacts): Witness | null {
  return found === null ? null : certifiedWitness(claim, facts(found.evaluations), found.smallest);
}

/** Keeps witnesses in their place; where that cannot be written, tells them instead, so that the hunt is not in vain. */
class Keeper {
  failed = false;

  constructor(
    private readonly place: WitnessPlace,
    private readonly io: Io,
  ) {}

  keep(witness: Witness): void {
    try {
      this.place.keep(witness);
      this.failed = false;
    } catch (error) {
      if (!(error instanceof OutputError)) throw error;
      this.failed = true;
      this.io.stderr.write(`flatcheck: ${error.message}; this is what was to be stored:\n${JSON.stringify(witness)}\n`);
    }
  }

  settle(witness: Witness): void {
    this.keep(witness);
    if (!this.failed) this.place.settle(witness);
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
  const asked = options.for === undefined ? (options.evaluations ?? DEFAULT_EVALUATIONS.hunt) : evaluations;
  return [
    `npx flatcheck hunt ${claim.id}:${form}`,
    ...(options.without ?? []).map((name) => `--without ${shellWord(name)}`),
    `--seed ${seed}`,
    `--evaluations ${asked}`,
    ...(options.witnesses === true ? ["--witnesses"] : []),
    ...(options.store === undefined ? [] : [`--store ${shellWord(options.store)}`]),
    ...(options.claims ?? []).map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}
