import type { Claim, FormFacts, Witness } from "../../claim/index.js";
import type { Confirmation, Refutation } from "../../engine/judge/index.js";
import type { HuntOutcome } from "../../engine/search/index.js";
import { UNREACHED } from "../../../reports/report/index.js";
import {
  certificateLine,
  counted,
  hanging,
  type Palette,
  refutationLine,
  rounded,
  specLine,
} from "../../../reports/text/index.js";

/** What a hunt is told about. */
export interface HuntReport {
  readonly claim: Claim;
  readonly form: FormFacts["name"];
  readonly without: readonly string[];
  readonly seed: number;
  readonly outcome: HuntOutcome;
  /** The smallest counterexample as it is stored. */
  readonly witness: Witness | null;
  /** Where it is stored. */
  readonly file: string | null;
  /** What is said where it is stored nowhere. */
  readonly unstored: string;
  /** False where the hunt was interrupted. */
  readonly complete: boolean;
  /** The command that finds it again. */
  readonly again: string;
}

/** What a hunt found, for a terminal. */
export function huntText(
  report: HuntReport,
  { columns, palette }: { readonly columns: number; readonly palette: Palette },
): string {
  const { claim, form, without, outcome, complete, again } = report;
  const row = (lead: string, text: string): string[] => hanging(`  ${lead}`, text, columns);
  const lines = [
    ...hanging("", `${claim.id}:${form} · ${claim.title}`, columns).map(palette.strong),
    ...(without.length === 0 ? [] : row("without: ", without.join(", "))),
    ...(outcome.found === null ? missed(report, row) : caught(report, row, palette)),
    ...(complete ? [] : ["Interrupted: this is the best so far."]),
    `Again:  ${again}`,
  ];
  return `${lines.join("\n")}\n`;
}

type Row = (lead: string, text: string) => string[];

/** Most paths into a spec that are shown; of a large one hundreds may not matter. */
const SHOWN = 12;

function listed(paths: readonly string[]): string {
  const first = paths.slice(0, SHOWN).join(", ");
  return paths.length <= SHOWN ? first : `${first}, and ${paths.length - SHOWN} more, which --json shows`;
}

function caught({ outcome, witness, file, unstored }: HuntReport, row: Row, palette: Palette): string[] {
  const { relation, evaluations, smallest, confirmation, worst, violates, irrelevant } = outcome.found!;
  const alone = confirmation.outcome === "unreached" ? ` ${UNREACHED};` : "";
  return [
    ...row("", `refuted${alone} after ${counted(evaluations, "evaluation")}: ${relation}`).map(palette.bad),
    ...row("smallest: ", refutationLine(smallest)),
    ...row("worst: ", refutationLine(worst)),
    ...(irrelevant.length === 0 ? [] : row("does not matter: ", listed(irrelevant))),
    ...(violates.length === 0 ? [] : row("violates: ", violates.join(", "))),
    ...row(
      "certificate: ",
      witness === null || witness.certificate === null
        ? CERTIFICATE_MISSING[confirmation.outcome]
        : certificateLine(smallest.direction, witness.certificate),
    ),
    ...row("stored: ", file ?? unstored),
  ];
}

/** Why a counterexample has no certificate. */
const CERTIFICATE_MISSING: Readonly<Record<Confirmation["outcome"], string>> = {
  certified: "none",
  enclosed: "none of its own, intervals refute it with error bounds that they borrow from floating point",
  unreached: "none, intervals do not reach it",
  contradicted: "none, intervals contradict it",
};

function missed({ claim, outcome, without }: HuntReport, row: Row): string[] {
  const { evaluations, silent, thrown, bestMargin, bestSpec, broken } = outcome;
  const unbroken = without.filter((name) => !broken.includes(name));
  return [
    ...(silent === evaluations && evaluations > 0 && broken.length === 0
      ? row("", `vacuous: no candidate meets the hypotheses, or ${claim.id} says nothing of any of them`)
      : []),
    ...row("", `nothing found in ${counted(evaluations, "evaluation")}, of which ${silent} said nothing`),
    ...(thrown === null
      ? []
      : row("threw: ", `${counted(thrown.count, "evaluation")}, first "${thrown.first}" at ${specLine(thrown.spec)}`)),
    ...(bestMargin === null || bestSpec === null
      ? []
      : row("nearest: ", `margin ${rounded(bestMargin)} of the scale at ${specLine(bestSpec)}`)),
    ...(unbroken.length === 0 ? [] : row("never violated, so that nothing was tried: ", unbroken.join(", "))),
  ];
}

/** What a hunt found, as JSON; numbers that must survive are decimal strings. */
export function huntJson(report: HuntReport): string {
  const { claim, form, without, seed, outcome, witness, file, complete, again } = report;
  const { found, evaluations, silent, thrown, bestMargin, bestSpec, broken } = outcome;
  const facts = {
    claim: claim.id,
    form,
    without,
    seed,
    evaluations,
    complete,
    silent,
    thrown,
    bestMargin: bestMargin === null ? null : String(bestMargin),
    best: bestSpec,
    broken,
    found:
      found === null
        ? null
        : {
            relation: found.relation,
            evaluations: found.evaluations,
            first: decimals(found.first),
            smallest: decimals(found.smallest),
            worst: decimals(found.worst),
            violates: found.violates,
            irrelevant: found.irrelevant,
            confirmation: found.confirmation.outcome,
            certificate: witness?.certificate ?? null,
            file,
          },
    contradictions: outcome.contradictions,
    again,
  };
  return `${JSON.stringify(facts, null, 2)}\n`;
}

function decimals({ direction, spec, lhs, rhs, rounding }: Refutation): Readonly<Record<string, unknown>> {
  return { spec, direction, lhs: String(lhs), rhs: String(rhs), rounding: String(rounding) };
}
