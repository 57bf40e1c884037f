import type { FormVerdict } from "../src/claim/claim.js";
import { counted, ratio, rounded } from "./numbers.js";
import type { FormReport, Report } from "./schema.js";

/** Whether a form came out as its author expects. */
export function isExpected({ verdict, expected }: FormReport): boolean {
  return verdict === expected;
}

/** Relations added up: on how many cases they held, were refuted, stayed undecided. */
function tallied({ relations }: FormReport): { holds: number; refuted: number; undecided: number } {
  const sum = { holds: 0, refuted: 0, undecided: 0 };
  for (const { holds, refuted, undecided } of relations) {
    sum.holds += holds;
    sum.refuted += refuted;
    sum.undecided += undecided;
  }
  return sum;
}

/** How many cases a verdict rests on and, where not all checks held, what became of them. */
export function evidence(form: FormReport): string {
  const { cases, relations, conclusion } = form;
  const { holds, refuted, undecided } = tallied(form);
  const checks = holds + refuted + undecided;
  const of = checks === cases ? "" : ` of ${counted(checks, "check")}`;
  const parts = [counted(cases, "case")];
  if (relations.length > 1) parts.push(counted(relations.length, "relation"));
  if (refuted > 0) parts.push(`${refuted}${of} refuted`);
  if (undecided > 0) parts.push(`${undecided}${refuted > 0 ? "" : of} undecided`);
  if (conclusion !== null && conclusion.silent > 0) parts.push(`${conclusion.silent} said nothing`);
  return parts.join(", ");
}

/** Largest lhs/rhs over the bounds; how closely the identities agree. Empty where a form has neither. */
export function tightness(form: FormReport): string {
  const { relations } = form;
  const ratios = relations.flatMap(({ tightest }) => (tightest === null ? [] : [Number(tightest.value)]));
  const widths = relations.filter(({ sense, holds }) => sense === "identity" && holds > 0).map((r) => Number(r.width));
  const parts = [];
  if (ratios.length > 0) {
    parts.push(`${tallied(form).refuted > 0 ? "largest ratio" : "tightest"} ${ratio(Math.max(...ratios))}`);
  }
  if (widths.length > 0) {
    const widest = Math.max(...widths);
    parts.push(widest === 0 ? "agree exactly" : `agree to ${rounded(widest, 2)}`);
  }
  return parts.join(", ");
}

/** The verdict, with what was expected where that is something else. */
export function verdictText(form: { readonly verdict: FormVerdict; readonly expected: FormVerdict }): string {
  return form.verdict === form.expected ? form.verdict : `${form.verdict}, expected ${form.expected}`;
}

/** `paper/label:form`, the name by which the command line knows a form. */
export function formName(id: string, { form }: Pick<FormReport, "form">): string {
  return `${id}:${form}`;
}

/** The counts of a report: claims, forms, and the names of the forms that came out otherwise than expected. */
export function totals({ claims }: Report): { claims: number; forms: number; unexpected: string[] } {
  const unexpected = claims.flatMap(({ id, forms }) =>
    forms.filter((form) => !isExpected(form)).map((form) => formName(id, form)),
  );
  return { claims: claims.length, forms: claims.reduce((sum, { forms }) => sum + forms.length, 0), unexpected };
}

/** The claims of a report by the folder of their source, in order. */
export function byPaper<T extends { readonly id: string }>(claims: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const claim of claims) {
    const paper = claim.id.slice(0, claim.id.indexOf("/"));
    groups.set(paper, [...(groups.get(paper) ?? []), claim]);
  }
  return groups;
}
