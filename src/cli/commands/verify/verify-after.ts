import { version } from "../../terminal/version.js";
import { readReport } from "../../../store/index.js";
import type { Sizes } from "../../../engine/run/index.js";
import { type Io, UsageError } from "../../../world/index.js";

/** A further look at the statistics of a run in shards: what it is to run. */
export interface FurtherLook {
  readonly look: number;
  /** The forms that were run, by their names. */
  readonly names: readonly string[];
  readonly seed: number;
  readonly runs: number;
  /** Those of the instances, where they are not the usual ones. */
  readonly sizes?: Sizes;
}

/**
 * What the joined shards of a run await.
 * @returns null where they leave nothing undecided that more cases might decide
 * @throws UsageError where the report is none of joined shards, or of another version
 */
export function awaitedBy(file: string, { cwd }: Io): FurtherLook | null {
  const { run, claims } = readReport(file, cwd);
  const refuse = (expected: string, got: string, remedy: string): never => {
    throw new UsageError({ where: file, expected, got, remedy });
  };
  if (run.version !== version)
    return refuse(`a report of version ${version}`, run.version, "run all shards with one version");
  if (run.shard !== null || run.runs === null) {
    const got = run.shard === null ? "a run by time" : `shard ${run.shard.index}/${run.shard.of}`;
    return refuse("joined shards", got, "join all shards first: flatcheck report --merge");
  }
  if (run.awaits === undefined) return null;
  const { look, claims: ids } = run.awaits;
  const names = claims
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ id, forms }) => forms.map(({ form }) => `${id}:${form}`));
  return { look, names, seed: run.seed, runs: run.runs, ...(run.sizes === undefined ? {} : { sizes: run.sizes }) };
}
