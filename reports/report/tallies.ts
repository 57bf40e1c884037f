import {
  type CaseError,
  type ClaimTally,
  emptyCloseness,
  emptySensitivity,
  type FormTally,
  largerReach,
  type Notable,
  type Noticed,
  type Reach,
  type RelationTally,
  type Sensitivity,
  usualDirection,
} from "../../src/claim/index.js";
import type { ClaimReport, FormReport } from "./schema.js";

type RelationReport = FormReport["relations"][number];

/**
 * The counts behind the report of a claim, so that those of shards can be added up. Nothing is lost on the way through
 * report.json: numbers come back bit for bit, and the report of a shard has the observations of statistical forms.
 */
export function claimTally({
  id,
  chosen,
  stored,
  outside = 0,
  overflowed = 0,
  forms,
  errors,
  contradictions = [],
}: ClaimReport): ClaimTally {
  const cases = forms[0]?.cases ?? 0;
  return {
    id,
    cases,
    chosen,
    stored,
    outside,
    overflowed,
    forms: forms.map(formTally),
    errors: errors.map(caseError),
    contradictions,
    records: [],
  };
}

function caseError({ unsteady, unfinished, stopped, ...error }: ClaimReport["errors"][number]): CaseError {
  return {
    ...error,
    ...(unsteady === undefined ? {} : { unsteady }),
    ...(unfinished === undefined ? {} : { unfinished }),
    ...(stopped === undefined ? {} : { stopped }),
  };
}

function formTally({ form, relations, situations, observations, conclusion }: FormReport): FormTally {
  return {
    form,
    relations: relations.map(relationTally),
    observations: (observations ?? []).map(({ index, values }) => ({ index, values: values.map(Number) })),
    silent: conclusion?.silent ?? 0,
    situations: { deciding: situations?.deciding ?? 0, occurred: new Map(Object.entries(situations?.occurred ?? {})) },
  };
}

function relationTally(report: RelationReport): RelationTally {
  const { name, sense, direction, holds, refuted, undecided, rigorous, width, closeness, profile } = report;
  return {
    name,
    sense,
    direction: direction ?? usualDirection(sense),
    counts: { holds, refuted, undecided },
    rigorous,
    ties: report.ties ?? 0,
    beyond: report.beyond ?? 0,
    minMargin: notable(report.minMargin),
    tightest: notable(report.tightest),
    width: Number(width),
    confirmed: report.confirmed ?? 0,
    unreached: report.unreached ?? 0,
    refutations: (report.refutations ?? [report.refutedBy]).flatMap((one) => notable(one) ?? []),
    closeness: closeness ?? emptyCloseness(sense),
    profile: {
      depth: numbers(profile?.depth),
      width: numbers(profile?.width),
      samples: numbers(profile?.samples),
    },
    reach: largerReach({}, (report.reach ?? {}) as Reach),
    sensitivity: sensitivityOf(report),
  };
}

function sensitivityOf({ sensitivity }: RelationReport): Sensitivity {
  if (sensitivity === undefined) return emptySensitivity();
  const { cases, noticing, change, shift, quantities } = sensitivity;
  return {
    cases,
    noticing,
    change: noticed(change),
    shift: noticed(shift),
    quantities: new Map(
      Object.entries(quantities).map(([name, { low, high, exponent }]) => [
        name,
        { low: Number(low), high: Number(high), exponent: Number(exponent) },
      ]),
    ),
  };
}

function noticed(report: { readonly value: string; readonly index: number } | null): Noticed | null {
  return report === null ? null : { value: Number(report.value), index: report.index };
}

function numbers(sized: readonly (readonly [number, string])[] = []): Map<number, number> {
  return new Map(sized.map(([size, value]) => [size, Number(value)]));
}

function notable(report: RelationReport["minMargin"]): Notable | null {
  return report === null ? null : { value: Number(report.value), index: report.index, spec: report.spec };
}
