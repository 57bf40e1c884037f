import { type Claim, whyNotLarge } from "../claim/index.js";
import { selectedForms, type Selection } from "../catalogue/index.js";
import {
  inThisThread,
  NOTHING_STORED,
  type Progress,
  replayStored,
  requireBetween,
  requireSeed,
  type Sizes,
  type Stored,
  USUAL_LARGE_RUNS,
  USUAL_RUNS,
  verify as run,
  withStored,
} from "../engine/run/index.js";
import { version } from "../world/index.js";
import { buildReport, lostWitnesses, numericsFaults, type Report, totals } from "../../reports/report/index.js";
import { catalogue } from "../../theorems/index.js";
import { type Asked, selectionOf } from "./asked.js";
import { proofRecord } from "./proofs.js";

/** How `verify` runs. */
export interface VerifyOptions {
  /** Decides all that is drawn, from 0 to 2³² − 1; 1 unless given. */
  readonly seed?: number;
  /** Generated cases per claim, before the claim's own budget; 1000 unless given, and 100 large ones. */
  readonly runs?: number;
  /** Large instances alone; claims that have none are left out. */
  readonly sizes?: Sizes;
  /** Whether the stored witnesses of the claims are replayed, and run as cases; they are unless told otherwise. */
  readonly witnesses?: boolean;
  /** Ends the run before its next cases: the report then has what was done, and `run.complete` is false. */
  readonly signal?: AbortSignal;
  /** Called as the run goes on. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Runs every form of the claims on stored witnesses, equality and degenerate cases, and generated cases, on this thread,
 * with turns for all else that waits for it. Laws that so many cases leave undecided get up to four times as many. Nothing
 * is written anywhere.
 *
 * @param asked claims, forms or sources; everything where nothing is named
 * @returns what `flatcheck verify` writes as report.json: for the same seed, runs and version the same but for `node`,
 *   `machine`, `startedAt` and `seconds` of its run
 * @throws UsageError where a name is that of nothing
 * @throws DomainError where the seed or the number of cases is none
 */
export async function verify(asked?: Asked, options: VerifyOptions = {}): Promise<Report> {
  const {
    sizes,
    runs = sizes === undefined ? USUAL_RUNS : USUAL_LARGE_RUNS,
    seed = 1,
    witnesses = true,
    onProgress = () => {},
  } = options;
  requireSeed("verify", seed);
  requireBetween("verify", "runs", runs, [1, 1e9]);
  const signal = options.signal ?? new AbortController().signal;
  const all = await selectionOf(asked);
  const isRun = (claim: Claim): boolean => sizes === undefined || whyNotLarge(claim) === null;
  const selection = { ...all, claims: all.claims.filter(isRun) };
  const startedAt = new Date();
  const started = performance.now();
  const given = sizes === undefined ? {} : { sizes };
  const stored = witnesses ? await storedOf(selection, signal) : NOTHING_STORED;
  const outcome = await run(selection.claims, inThisThread, {
    ...{ seed, runs, stored: stored.specs, signal, onProgress, ...given },
    now: () => performance.now(),
  });
  const facts = {
    ...{ version, seed, runs, ...given, node: "library", startedAt: startedAt.toISOString() },
    seconds: (performance.now() - started) / 1000,
    shard: null,
    complete: outcome.complete,
    selected: selection.claims.map(({ id }) => id),
  };
  const results = withStored(outcome.results, stored).map((result) => selectedForms(result, selection));
  return buildReport(facts, results, stored.replays, await proofRecord());
}

/** The published witnesses of what is selected, replayed. */
async function storedOf({ claims, includes }: Selection, signal: AbortSignal): Promise<Stored> {
  const found = claims.map(async (claim) => ({
    claim,
    witnesses: (await catalogue.witnesses(claim.id)).filter(({ witness }) => includes(claim.id, witness.form)),
  }));
  return replayStored(await Promise.all(found), inThisThread, { signal });
}

/**
 * What a report has that its reader did not expect, a line each: forms with another verdict than expected, stored witnesses
 * that refute no longer, and faults of the numerics. None where the command line ends with exit status 0.
 */
export function surprises(report: Report): readonly string[] {
  return [
    ...(report.run.complete ? [] : ["the run did not come to its end"]),
    ...totals(report).unexpected.map((form) => `${form} did not come out as expected`),
    ...lostWitnesses(report),
    ...numericsFaults(report),
  ];
}
