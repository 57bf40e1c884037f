import {
  type ClaimResult,
  type Counterexample,
  type FormResult,
  type Notable,
  type Noticed,
  type RelationTally,
  type Sensitivity,
  wordsOf,
} from "../../src/claim/index.js";
import { gradeOf } from "./grade.js";
import { type ProofRecord, proofsOf } from "./proofs.js";
import {
  type ClaimReport,
  type FormReport,
  type ReplayReport,
  type Report,
  reportSchema,
  type RunFacts,
  SCHEMA_VERSION,
  type WitnessReport,
} from "./schema.js";

/**
 * The report of a run. It is checked against its own schema, so that nothing is ever stored that cannot be read back.
 * @param replays what became of the stored witnesses, by the id of their claim
 * @param proofs what is on record as proved
 * @throws ZodError where a result does not fit the schema
 */
export function buildReport(
  run: RunFacts,
  results: readonly ClaimResult[],
  replays: ReadonlyMap<string, readonly ReplayReport[]> = new Map(),
  proofs: ProofRecord | null = null,
): Report {
  const common = { isShard: run.shard !== null, proofs };
  const claims = results.map((result) => claimReport(result, replays.get(result.claim.id) ?? [], common));
  return reportSchema.parse({ schemaVersion: SCHEMA_VERSION, run, claims });
}

/** The text of report.json. */
export function reportText(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

function claimReport(
  { claim, complete, cases, chosen, stored, outside, overflowed, forms, errors, contradictions }: ClaimResult,
  witnesses: readonly ReplayReport[],
  common: Pick<Common, "isShard" | "proofs">,
): ClaimReport {
  return {
    id: claim.id,
    kinds: [...claim.kinds],
    title: claim.title,
    locus: claim.locus,
    ...(claim.reading === undefined ? {} : { reading: claim.reading }),
    chosen,
    stored,
    outside,
    ...(overflowed === 0 ? {} : { overflowed }),
    forms: forms.map((form) => formReport(form, { ...common, claim, cases, complete })),
    witnesses: [...witnesses],
    errors: [...errors],
    contradictions: [...contradictions],
  };
}

/** What a form has in common with the others of its claim. */
interface Common {
  readonly claim: ClaimResult["claim"];
  readonly cases: number;
  readonly complete: boolean;
  readonly isShard: boolean;
  readonly proofs: ProofRecord | null;
}

function formReport(result: FormResult, { claim, cases, complete, isShard, proofs }: Common): FormReport {
  const { facts, verdict, relations, conclusion, observations, silent, situations, counterexamples } = result;
  const shown = mostConvincing(counterexamples);
  const form: FormReport = {
    form: facts.name,
    words: wordsOf(claim, facts.name),
    expected: facts.expected,
    verdict,
    ...(complete ? {} : { incomplete: true }),
    certified: shown?.certified ?? false,
    cases,
    relations: relations.map(relationReport),
    situations: { deciding: situations.deciding, occurred: Object.fromEntries(situations.occurred) },
    conclusion:
      conclusion === null
        ? null
        : {
            ...conclusion,
            errorProbability: String(conclusion.errorProbability),
            observations: observations.length,
            silent,
          },
    observations: isShard && conclusion !== null ? observations.map(observationReport) : null,
    witness: shown === null ? null : witnessReport(shown),
  };
  return { ...form, evidence: gradeOf(form, proofsOf(proofs, claim.id, facts)) };
}

function relationReport(tally: RelationTally) {
  const { name, sense, direction, counts, rigorous, ties, beyond, minMargin, tightest, width, closeness } = tally;
  const { profile, reach, sensitivity } = tally;
  const { refutations, confirmed, unreached } = tally;
  return {
    name,
    sense,
    direction,
    ...counts,
    rigorous,
    ties,
    beyond,
    minMargin: notableReport(minMargin),
    tightest: notableReport(tightest),
    width: String(width),
    refutedBy: notableReport(refutations[0] ?? null),
    refutations: refutations.map(standing),
    confirmed,
    unreached,
    closeness,
    profile: { depth: bySize(profile.depth), width: bySize(profile.width), samples: bySize(profile.samples) },
    reach,
    sensitivity: sensitivityReport(sensitivity),
  };
}

function observationReport({ index, values }: FormResult["observations"][number]) {
  return { index, values: values.map(String) };
}

function sensitivityReport({ cases, noticing, change, shift, quantities }: Sensitivity) {
  return {
    cases,
    noticing,
    change: noticedReport(change),
    shift: noticedReport(shift),
    quantities: Object.fromEntries(
      [...quantities].map(([name, { low, high, exponent }]) => [
        name,
        { low: String(low), high: String(high), exponent: String(exponent) },
      ]),
    ),
  };
}

function noticedReport(noticed: Noticed | null) {
  return noticed === null ? null : { value: String(noticed.value), index: noticed.index };
}

function bySize(largest: ReadonlyMap<number, number>): [number, string][] {
  return [...largest].sort(([a], [b]) => a - b).map(([size, ratio]) => [size, String(ratio)]);
}

function notableReport(notable: Notable | null) {
  return notable === null ? null : standing(notable);
}

function standing({ value, index, spec }: Notable) {
  return { value: String(value), index, spec };
}

/** A certified counterexample before an enclosed one before any other; then the shortest spec; then the first. */
function mostConvincing(counterexamples: readonly Counterexample[]): Counterexample | null {
  const doubt = ({ certified, certificate }: Counterexample): number => (certified ? 0 : certificate === null ? 2 : 1);
  const length = ({ spec }: Counterexample): number => JSON.stringify(spec).length;
  const [first] = [...counterexamples].sort((a, b) => doubt(a) - doubt(b) || length(a) - length(b));
  return first ?? null;
}

function witnessReport({ relation, spec, lhs, rhs, rounding, certificate }: Counterexample): WitnessReport {
  return { relation, spec, lhs: String(lhs), rhs: String(rhs), rounding: String(rounding), certificate };
}
