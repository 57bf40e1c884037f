import type { Claim, ClaimTally } from "../../../claim/index.js";
import { conclude, hasOpenStatistics, LOOKS, mergeTallies } from "../../../engine/run/index.js";
import { UsageError } from "../../../world/index.js";
import {
  type ProofRecord,
  buildReport,
  type ClaimReport,
  claimTally,
  type ReplayReport,
  type Report,
  type RunFacts,
} from "../../../../reports/report/index.js";

/** A stored report and where it was read. */
export interface StoredReport {
  readonly file: string;
  readonly report: Report;
}

type Whole = RunFacts & { readonly shard: NonNullable<RunFacts["shard"]> };

/**
 * The report of the run whose shards are given: the one that the whole run would have written, but for the time. The
 * verdicts are reached anew from the added counts, and counterexamples shrunk anew. What the whole run would have given
 * more cases, since its statistics are undecided, awaits the shards of a further look, which may be given as well.
 *
 * @throws UsageError where a report is no finished shard, or the shards are not those of one run, each once
 */
export function mergeShards(
  given: readonly StoredReport[],
  catalogue: readonly Claim[],
  proofs: ProofRecord | null,
): Report {
  const shards = given.map(requireShard).sort((a, b) => a.run.shard.index - b.run.shard.index);
  const [first, ...others] = shards.filter(({ run }) => lookOf(run) === 1);
  if (first === undefined)
    throw new UsageError({ where: "--merge", expected: "the reports of all shards", got: "none" });
  for (const other of others) requireCommon(commonOf(first), other);
  requireAll([first, ...others]);
  const standings = first.report.claims.map(({ id }, i): Standing => {
    const claim = requireClaim(catalogue, first.report.claims[i]!, first.file);
    return { claim, tally: added(id, [first, ...others]), looks: 1 };
  });
  const awaits = furtherLooks(first, shards, standings);
  const runs = shards.map(({ run }) => run);
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
      ...(awaits === null ? {} : { awaits }),
    },
    standings.map(({ claim, tally, looks }) => conclude(claim, tally, { looks })),
    new Map(first.report.claims.map(({ id, witnesses }): [string, readonly ReplayReport[]] => [id, witnesses])),
    proofs,
  );
}

/** What is known of a claim after some looks at its statistics. */
interface Standing {
  readonly claim: Claim;
  tally: ClaimTally;
  looks: number;
}

/** Adds the cases of further looks, where they are given, and says for which look there are none. */
function furtherLooks(
  first: Shard,
  shards: readonly Shard[],
  standings: readonly Standing[],
): NonNullable<RunFacts["awaits"]> | null {
  for (let look = 2; look <= LOOKS; look++) {
    const open = standings.filter(({ claim, tally }) => hasOpenStatistics(claim, tally));
    const further = shards.filter(({ run }) => lookOf(run) === look);
    const beyond = shards.find(({ run }) => lookOf(run) >= look);
    if (open.length === 0 || further.length === 0) {
      if (beyond !== undefined) {
        const got = `those of look ${lookOf(beyond.run)}`;
        const expected =
          open.length === 0 ? `no shards beyond look ${look - 1}, which decides all` : `those of look ${look}`;
        throw new UsageError({ where: beyond.file, expected, got, remedy: "merge the shards of one run" });
      }
      return open.length === 0 ? null : { look, claims: open.map(({ claim }) => claim.id) };
    }
    const common = commonOf(first);
    const selection = open.map(({ claim }) => claim.id).join(", ");
    const facts = { ...common.facts, selection, "number of shards": String(further[0]!.run.shard.of) };
    const claims = common.claims.filter(({ id }) => open.some(({ claim }) => claim.id === id));
    for (const other of further) requireCommon({ file: "the looks before", facts, claims }, other);
    requireAll(further);
    for (const standing of open) {
      standing.tally = mergeTallies(standing.tally, added(standing.claim.id, further));
      standing.looks = look;
    }
  }
  return null;
}

/** The counts of all shards for one claim. @throws UsageError where a shard lacks the claim and had cases of it */
function added(id: string, shards: readonly Shard[]): ClaimTally {
  const found = shards.map(({ report }) => report.claims.find((claim) => claim.id === id));
  const tallies = found.flatMap((claim) => (claim === undefined ? [] : [claimTally(claim)]));
  const drawn = tallies.reduce((sum, { cases, chosen, stored }) => sum + cases - chosen - stored, 0);
  found.forEach((claim, i) => {
    const { file, run } = shards[i]!;
    const { index, of } = run.shard;
    // The share of a shard, as runs are cut: none where all that were drawn are in the others.
    const share = Math.floor((drawn * index) / of) - Math.floor((drawn * (index - 1)) / of);
    if (claim !== undefined || share === 0) return;
    const remedy = `run shard ${index}/${of} again`;
    throw new UsageError({ where: file, expected: `cases of ${id}, as in the other shards`, got: "none", remedy });
  });
  return tallies.reduce((all, one) => mergeTallies(all, one));
}

function lookOf({ shard }: Whole): number {
  return shard.look ?? 1;
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

/** What shards of one run have in common. */
interface Common {
  /** Where it was taken from. */
  readonly file: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly claims: readonly ClaimReport[];
}

/** Of one run are shards of the same version, seed, cases and selection, cut into as many parts. */
function commonOf({ file, run, report: { claims } }: Shard): Common {
  const facts = {
    version: run.version,
    seed: String(run.seed),
    "cases a claim": String(run.runs),
    sizes: run.sizes ?? "usual",
    "number of shards": String(run.shard.of),
    selection: run.selected.join(", "),
  };
  return { file, facts, claims };
}

function requireCommon({ file, facts, claims }: Common, shard: Shard): void {
  const other = commonOf(shard);
  // Of a shard a claim with few cases may have none.
  const missing = claims.filter(({ id }) => !other.claims.some((claim) => claim.id === id));
  const forms = (all: readonly ClaimReport[]): string => all.map(formsOf).sort().join(", ");
  const mine: Common["facts"] = { ...facts, forms: forms(claims) };
  const others: Common["facts"] = { ...other.facts, forms: forms([...other.claims, ...missing]) };
  const name = Object.keys(mine).find((key) => others[key] !== mine[key]);
  if (name === undefined) return requireSameExpectations({ file, claims }, shard);
  const expected = `the ${name} of ${file}: ${mine[name]!}`;
  throw new UsageError({ where: shard.file, expected, got: others[name]!, remedy: "merge the shards of one run" });
}

function formsOf({ id, forms }: ClaimReport): string {
  return forms.map(({ form }) => `${id}:${form}`).join(", ");
}

function requireSameExpectations({ file, claims }: Pick<Common, "file" | "claims">, shard: Shard): void {
  const expectations = new Map(claims.flatMap(expectationsOf));
  const other = shard.report.claims
    .flatMap(expectationsOf)
    .find(([name, verdict]) => expectations.get(name) !== verdict);
  if (other === undefined) return;
  const [name, got] = other;
  const expected = `${name} with the verdict that ${file} expects of it: ${expectations.get(name)!}`;
  throw new UsageError({ where: shard.file, expected, got, remedy: "merge the shards of one run" });
}

function expectationsOf({ id, forms }: ClaimReport): [name: string, expected: string][] {
  return forms.map(({ form, expected }) => [`${id}:${form}`, expected]);
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
