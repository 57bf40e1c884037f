import { counted, ratio, rounded } from "../text/numbers.js";
import { specLine } from "../text/spec-text.js";
import type { ClaimReport, FormReport, Report } from "./schema.js";

/** Whether a form came out as its author expects, on all of its cases. */
export function isExpected({ verdict, expected, incomplete }: FormReport): boolean {
  return verdict === expected && incomplete !== true;
}

/** What went wrong on a case, after the name of its claim. @param words how the message is written here */
export function errorText(
  { message, index, spec, unsteady, unfinished }: ClaimReport["errors"][number],
  words: (message: string) => string = (text) => text,
): string {
  if (unsteady === true) return `gives another value each time on case ${index}, ${specLine(spec)}: ${words(message)}`;
  if (unfinished === true) return `on case ${index}, ${specLine(spec)}: ${words(message)}`;
  return `threw on case ${index}: ${words(message)}`;
}

/** What became of the checks of a form or of several, a check being one relation on one case. */
export interface Checks {
  readonly holds: number;
  readonly refuted: number;
  readonly undecided: number;
  /** How many of the decided ones floating point had left open and intervals decided. */
  readonly rigorous: number;
  /** How many of the undecided ones are ties as far as intervals tell, which no precision decides. */
  readonly ties: number;
  /** How many others of them are out of reach of intervals. */
  readonly beyond: number;
}

/** The checks of relations, added up. */
export function checksOf(relations: FormReport["relations"]): Checks & { readonly all: number } {
  const sum = { holds: 0, refuted: 0, undecided: 0, rigorous: 0, ties: 0, beyond: 0 };
  for (const { holds, refuted, undecided, rigorous, ties = 0, beyond = 0 } of relations) {
    sum.holds += holds;
    sum.refuted += refuted;
    sum.undecided += undecided;
    sum.rigorous += rigorous;
    sum.ties += ties;
    sum.beyond += beyond;
  }
  return { ...sum, all: sum.holds + sum.refuted + sum.undecided };
}

/** How many cases a verdict rests on and, where not all checks held in floating point, what became of them. */
export function evidence({ cases, relations, conclusion }: FormReport): string {
  const { all, refuted, undecided, rigorous, ties, beyond } = checksOf(relations);
  const silent = conclusion?.silent ?? 0;
  return [
    counted(cases, "case"),
    ...(all === cases || all === 0 ? [] : [counted(all, "check")]),
    ...(refuted === 0 ? [] : [`${refuted} refuted`]),
    ...(ties === 0 ? [] : [counted(ties, "tie")]),
    ...(beyond === 0 ? [] : [`${beyond} out of reach of intervals`]),
    ...(undecided === ties + beyond ? [] : [`${undecided - ties - beyond} undecided`]),
    ...(rigorous === 0 ? [] : [`${rigorous} decided by intervals`]),
    ...(silent === 0 ? [] : [`${silent} said nothing`]),
  ].join(", ");
}

/** The largest lhs/rhs over the bounds of a form; empty where none says anything. */
export function largestRatio({ relations }: FormReport): string {
  const ratios = relations.flatMap(({ tightest }) => (tightest === null ? [] : [Number(tightest.value)]));
  return ratios.length === 0 ? "" : ratio(Math.max(...ratios));
}

/** The widest relative enclosure on which both sides of an identity met, `exactly` for 0; empty where none did. */
export function agreement({ relations }: FormReport): string {
  const widths = relations.filter(({ sense, holds }) => sense === "identity" && holds > 0).map((r) => Number(r.width));
  if (widths.length === 0) return "";
  const widest = Math.max(...widths);
  return widest === 0 ? "exactly" : rounded(widest, 2);
}

/** Largest lhs/rhs over the bounds; how closely the identities agree. Empty where a form has neither. */
export function tightness(form: FormReport): string {
  const [largest, agrees] = [largestRatio(form), agreement(form)];
  return [
    ...(largest === "" ? [] : [`${checksOf(form.relations).refuted > 0 ? "largest ratio" : "tightest"} ${largest}`]),
    ...(agrees === "" ? [] : [agrees === "exactly" ? "agree exactly" : `agree to ${agrees}`]),
  ].join(", ");
}

/** What is said of a refutation that intervals neither confirm nor contradict. */
export const UNREACHED = "in floating point; intervals do not reach it";

/** How a counterexample is confirmed by intervals: from its entries alone, with borrowed error bounds, or not at all. */
export function confirmation({
  certified,
  witness,
}: Pick<FormReport, "certified" | "witness">): "certified" | "enclosed" | "" {
  if (witness === null) return "";
  if (certified) return "certified";
  return witness.certificate === null ? "" : "enclosed";
}

/** Why no precision decides what is no tie. */
const BEYOND = "an operand rests on an error bound of floating point";
const BEYOND_LARGE = `${BEYOND}, or it would take them too long`;

/** What a tie is, where its number is told. */
export const TIE = "both sides equal as far as intervals tell: their enclosures shrink onto each other";

/** What intervals did in a run: open checks decided, counterexamples confirmed. Empty where there was nothing to do. */
export function intervalWork({ run, claims }: Report): string {
  const forms = claims.flatMap((claim) => claim.forms);
  const { undecided, rigorous, ties, beyond } = checksOf(forms.flatMap(({ relations }) => relations));
  const shown = forms.filter(({ witness }) => witness !== null);
  const of = (kind: string): number => shown.filter((form) => confirmation(form) === kind).length;
  const enclosed = of("enclosed") === 0 ? "" : `, ${of("enclosed")} enclosed`;
  return [
    ...(undecided + rigorous === 0 ? [] : [`${rigorous} of ${counted(undecided + rigorous, "open check")} decided`]),
    ...(ties === 0 ? [] : [`${counted(ties, "tie")} (${TIE})`]),
    ...(beyond === 0
      ? []
      : [`${beyond} out of reach of intervals (${run.sizes === undefined ? BEYOND : BEYOND_LARGE})`]),
    ...(undecided === ties + beyond ? [] : [`${undecided - ties - beyond} left undecided`]),
    ...(shown.length === 0
      ? []
      : [`${of("certified")} of ${counted(shown.length, "counterexample")} certified${enclosed}`]),
  ].join(", ");
}

/** The verdict, with what was expected where that is something else, and whether it is one of floating point alone. */
export function verdictText(
  form: Pick<FormReport, "verdict" | "expected" | "certified" | "witness" | "incomplete">,
): string {
  const { verdict, expected, witness, incomplete } = form;
  if (incomplete === true) return `${verdict} on a part of its cases, expected ${expected} on all`;
  const alone = verdict === "refuted" && witness !== null && confirmation(form) === "";
  const said = alone ? `${verdict} ${UNREACHED}` : verdict;
  return verdict === expected ? said : `${said}${alone ? ";" : ","} expected ${expected}`;
}

/** `paper/label:form`, the name by which the command line knows a form. */
export function formName(id: string, { form }: Pick<FormReport, "form">): string {
  return `${id}:${form}`;
}

/**
 * The counts of a report: claims, forms, the names of the forms that did not come out as expected, and of those among
 * them against which nothing speaks but that they were not finished.
 */
export function totals({ claims }: Report): Totals {
  const named = (chosen: (form: FormReport) => boolean): string[] =>
    claims.flatMap(({ id, forms }) => forms.filter(chosen).map((form) => formName(id, form)));
  const isOpen = ({ verdict, expected }: FormReport): boolean => verdict === "undecided" || verdict === expected;
  return {
    claims: claims.length,
    forms: claims.reduce((sum, { forms }) => sum + forms.length, 0),
    unexpected: named((form) => !isExpected(form)),
    unfinished: named((form) => form.incomplete === true && isOpen(form)),
  };
}

interface Totals {
  readonly claims: number;
  readonly forms: number;
  readonly unexpected: readonly string[];
  readonly unfinished: readonly string[];
}

/** One line for every instance on which floating point refutes what holds by intervals. */
export function numericsFaults({ claims }: Report): string[] {
  return claims.flatMap(({ contradictions = [] }) =>
    contradictions.map(
      ({ claim, form, relation, spec, lhs, rhs, rounding }) =>
        `${claim}:${form}, ${relation}, at ${specLine(spec)}: floating point refutes it with ${lhs} against ${rhs}, ` +
        `rounding at most ${rounded(Number(rounding), 2)}; by intervals it holds`,
    ),
  );
}

/** One line for every stored witness that does not refute any more: its file and the reason. */
export function lostWitnesses({ claims }: Report): string[] {
  return claims.flatMap(({ witnesses }) =>
    witnesses.flatMap(({ file, outcome, reason }) =>
      outcome === "reproduced" ? [] : [`${file} ${outcome === "stale" ? "is stale" : "does not refute"}: ${reason}`],
    ),
  );
}
