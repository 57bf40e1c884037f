import type { Claim } from "../../claim/index.js";
import { conclude, mergeTallies } from "../../engine/run/index.js";
import { UsageError } from "../../world/index.js";
import {
  type ProofRecord,
  buildReport,
  type ClaimReport,
  claimTally,
  type ReplayReport,
  type Report,
  type RunFacts,
} from "../../../reports/report/index.js";

/** A stored report and where it was read. */
export interface StoredReport {
  readonly file: string;
  readonly report: Report;
}

type Whole = RunFacts & { readonly shard: NonNullable<RunFacts["shard"]> };

/**
 * The report of the run whose shards are given: the one that the whole run would have written, but for the time. The
 * verdicts are reached anew from the added counts, and counterexamples shrunk anew.
 *
 * @throws UsageError where a report is no finished shard, or the shards are not those of one run, each once
 */
export function mergeShards(
  shards: readonly StoredReport[],
  catalogue: readonly Claim[],
  proofs: ProofRecord | null,
): Report {
  const [first, ...others] = shards.map(requireShard).sort((a, b) => a.run.shard.index - b.run.shard.index);
  if (first === undefined)
    throw new UsageError({ where: "--merge", expected: "the reports of all shards", got: "none" });
  for (const other of others) requireSameRun(first, other);
  requireAll([first, ...others]);
  const reports = [first, ...others].map(({ report }) => report);
  const results = first.report.claims.map(({ id }) => {
    const parts = reports.map(({ claims }) => claims.find((claim) => claim.id === id)!);
    const claim = requireClaim(catalogue, parts[0]!, first.file);
    return conclude(claim, parts.map(claimTally).reduce(mergeTallies));
  });
  const runs = reports.map(({ run }) => run);
  const distinct = (texts: readonly string[]): string => [...new Set(texts)].join(", ");
  const { machine, ...facts } = first.run;
  return buildReport(
    {
      ...facts,
      node: distinct(runs.map(({ node }) => node)),
      ...(machine === undefined ? {} : { machine: distinct(runs.flatMap((run) => run.machine ?? [])) }),
      startedAt: runs.map(({ startedAt }) => startedAt).sort()[0]!,
      seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0),
      shard: null,
    },
    results,
    new Map(first.report.claims.map(({ id, witnesses }): [string, readonly ReplayReport[]] => [id, witnesses])),
    proofs,
  );
}

function requireShard({ file, report }: StoredReport): StoredReport & { readonly run: Whole } {
  const { shard, complete, runs } = report.run;
  const refuse = (got: string, remedy: string): never => {
    throw new UsageError({ where: file, expected: "the report of a finished shard of a run", got, remedy });
  };
  if (shard === null) return refuse("a whole run", "give the reports of verify --shard i/n");
  if (!complete) return refuse("a run that was interrupted", `run shard ${shard.index}/${shard.of} again`);
  if (runs === null) return refuse("a run by time", "run the shards with --runs: only these have the same cases");
  return { file, report, run: { ...report.run, shard } };
}

type Shard = ReturnType<typeof requireShard>;

/** Of one run are shards of the same version, seed, cases and selection, cut into as many parts. */
function requireSameRun(first: Shard, other: Shard): void {
  const facts = ({ run, report }: Shard): readonly (readonly [string, string])[] => [
    ["version", run.version],
    ["seed", String(run.seed)],
    ["cases a claim", String(run.runs)],
    ["number of shards", String(run.shard.of)],
    ["selection", run.selected.join(", ")],
    ["forms", report.claims.map((claim) => formsOf(claim)).join(", ")],
  ];
  const mismatch = facts(other).findIndex(([, value], i) => value !== facts(first)[i]![1]);
  if (mismatch === -1) return;
  const [name, value] = facts(other)[mismatch]!;
  const expected = `the ${name} of ${first.file}: ${facts(first)[mismatch]![1]}`;
  throw new UsageError({ where: other.file, expected, got: value, remedy: "merge the shards of one run" });
}

function formsOf({ id, forms }: ClaimReport): string {
  return forms.map(({ form }) => `${id}:${form}`).join(", ");
}

function requireAll(shards: readonly Shard[]): void {
  const { of } = shards[0]!.run.shard;
  const twice = shards.find(({ run }, i) => run.shard.index === shards[i - 1]?.run.shard.index);
  if (twice !== undefined) {
    const { index } = twice.run.shard;
    throw new UsageError({ where: twice.file, expected: "every shard once", got: `shard ${index}/${of} again` });
  }
  const given = new Set(shards.map(({ run }) => run.shard.index));
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((index) => !given.has(index));
  if (missing.length === 0) return;
  throw new UsageError({
    where: "--merge",
    expected: `all ${of} shards`,
    got: `${shards.length}`,
    remedy: `give shard ${missing.map((index) => `${index}/${of}`).join(", ")} too`,
  });
}

/** The claim with the forms of the report, of which every relation is known by its name when cases are run. */
function requireClaim(catalogue: readonly Claim[], { id, forms }: ClaimReport, file: string): Claim {
  const claim = catalogue.find((candidate) => candidate.id === id);
  const known = claim?.forms.filter(({ name }) => forms.some(({ form }) => form === name)) ?? [];
  if (claim === undefined || known.length !== forms.length) {
    throw new UsageError({
      where: file,
      expected: "claims of the catalogue",
      got: id,
      remedy: "merge with the version that ran the shards, and name further modules by --claims",
    });
  }
  return { ...claim, forms: known };
}
