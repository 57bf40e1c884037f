import { type CaseError, type ClaimTally, type FormTally, merge, mergeSituations } from "../../claim/index.js";

/** Errors and contradictions kept by value. */
export const KEPT = 5;

/** The tally of the cases of both parts. */
export function mergeTallies(a: ClaimTally, b: ClaimTally): ClaimTally {
  return {
    id: a.id,
    cases: a.cases + b.cases,
    chosen: a.chosen + b.chosen,
    stored: a.stored + b.stored,
    outside: a.outside + b.outside,
    overflowed: a.overflowed + b.overflowed,
    forms: a.forms.map((form, i) => mergeForms(form, b.forms[i]!)),
    errors: [...a.errors, ...b.errors].sort(byWeight).slice(0, KEPT),
    contradictions: [...a.contradictions, ...b.contradictions].slice(0, KEPT),
    records: [],
  };
}

/** Cases that did not come to an end first, which must not be lost behind many that threw; then by their positions. */
function byWeight(a: CaseError, b: CaseError): number {
  return Number(isLost(b)) - Number(isLost(a)) || a.index - b.index;
}

function isLost({ unfinished, stopped }: CaseError): boolean {
  return unfinished === true && stopped !== true;
}

function mergeForms(a: FormTally, b: FormTally): FormTally {
  const byName = new Map(a.relations.map((tally) => [tally.name, tally]));
  for (const tally of b.relations) {
    const other = byName.get(tally.name);
    byName.set(tally.name, other === undefined ? tally : merge(other, tally));
  }
  return {
    form: a.form,
    relations: [...byName.values()],
    observations: [...a.observations, ...b.observations],
    silent: a.silent + b.silent,
    situations: mergeSituations(a.situations, b.situations),
  };
}
