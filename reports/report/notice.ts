import { counted, rounded } from "../text/numbers.js";
import type { FormReport } from "./schema.js";

type RelationReport = FormReport["relations"][number];

/** The least change of a relation that some case of the run would have refuted. */
export interface Notice {
  /** Of the right side, relative to itself; or of either side, relative to the scale, where the right side may be 0. */
  readonly of: "factor" | "shift";
  /** ∞ where no change would have been noticed. */
  readonly value: number;
}

/** What a run would have noticed of a relation; null where it was refuted, or by reports that do not say. */
export function noticeOf({ refuted, sensitivity }: RelationReport): Notice | null {
  if (sensitivity === undefined || refuted > 0) return null;
  const { change, shift } = sensitivity;
  if (change !== null) return { of: "factor", value: Number(change.value) };
  return { of: "shift", value: shift === null ? Infinity : Number(shift.value) };
}

/** What a run would have noticed of one relation of a form. */
export interface NamedNotice extends Notice {
  readonly relation: string;
}

/** What a run would have noticed of every relation of a form: of the one that could be the most wrong; null for none. */
export function weakestNotice({ relations }: FormReport): NamedNotice | null {
  const all = relations.flatMap((relation): NamedNotice[] => {
    const notice = noticeOf(relation);
    return notice === null ? [] : [{ ...notice, relation: relation.name }];
  });
  return all.reduce<NamedNotice | null>((a, b) => (a === null || b.value > a.value ? b : a), null);
}

/** Below this a change is rounding, which no table shows. */
const INDISTINCT = 1e-9;

/** `29 %`, `any change`, `a shift by 0.5 of the scale`, `no change`. */
export function noticeText({ of, value }: Notice): string {
  if (value === Infinity) return "no change";
  if (value < INDISTINCT) return "any change";
  const percent = value < 1e-3 ? rounded(value, 2) : `${rounded(100 * value, 2)} %`;
  return of === "factor" ? percent : `a shift by ${percent} of the scale`;
}

/** On how many cases the figure rests: `762 cases, of which 1, 3 and 90 would notice 1, 10 and 50 %`. */
export function noticedBy({ sensitivity }: RelationReport): string {
  if (sensitivity === undefined) return "";
  const { cases, noticing } = sensitivity;
  if (cases === 0) return "no case";
  if (noticing[0] === cases) return `${counted(cases, "case")}, all of which would notice 1 %`;
  if (noticing[2] === 0) return `${counted(cases, "case")}, none of which would notice less than 50 %`;
  return `${counted(cases, "case")}, of which ${noticing[0]}, ${noticing[1]} and ${noticing[2]} would notice 1, 10 and 50 %`;
}

/** By which power of each quantity the right side could be off unnoticed: `n^0.28, rows^0.5`; an exponent of 0 is `any`. */
export function exponentsText({ sensitivity }: RelationReport): string {
  return varying(sensitivity)
    .map(([name, { exponent }]) => {
      const least = Number(exponent);
      if (least === Infinity) return `${name}: none`;
      return `${name}^${least < INDISTINCT ? "any" : rounded(least, 2)}`;
    })
    .join(", ");
}

/** The quantities that are the same on all cases that could have noticed anything. */
export function constantQuantities({ sensitivity }: RelationReport): string[] {
  return Object.entries(sensitivity?.quantities ?? {}).flatMap(([name, { low, high }]) =>
    low === high ? [`${name} = ${rounded(Number(low))}`] : [],
  );
}

function varying(sensitivity: RelationReport["sensitivity"]) {
  return Object.entries(sensitivity?.quantities ?? {}).filter(([, { low, high }]) => low !== high);
}
