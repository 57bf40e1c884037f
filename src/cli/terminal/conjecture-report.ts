import type { Conjectured, ConjectureOutcome, ThrownOut } from "../../conjecture/index.js";
import { counted, hanging, type Palette, ratio, rounded, specLine, visible } from "../../../reports/text/index.js";

/** What was found of one form. */
export interface ConjectureReport {
  readonly name: string;
  readonly outcome: ConjectureOutcome;
}

/** Sizes at which a bound is met, and counterexamples, that are shown at most. */
const SHOWN = 6;

/** What survived of every form, and what was thrown out, for a terminal. */
export function conjectureText(
  reports: readonly ConjectureReport[],
  { columns, palette }: { readonly columns: number; readonly palette: Palette },
): string {
  const lines = reports.flatMap(({ name, outcome }) => [
    palette.strong(visible(name)),
    ...hanging("  ", summary(outcome), columns),
    ...outcome.conjectures.flatMap((one) => survivorLines(one, columns, palette)),
    ...outcome.thrownOut.slice(0, SHOWN).flatMap((one) => thrownLines(one, columns)),
    ...(outcome.thrownOut.length > SHOWN
      ? hanging("  ", `and ${outcome.thrownOut.length - SHOWN} more, which --json shows`, columns)
      : []),
  ]);
  const all = reports.flatMap(({ outcome }) => outcome.printed);
  const total = reports.length > 1 ? hanging("", `In all: ${foundText(all)}`, columns) : [];
  return [...lines, ...total].map((line) => `${line}\n`).join("");
}

/** How many of the bounds that are printed were found again. */
function foundText(printed: ConjectureOutcome["printed"]): string {
  const sharper = printed.filter(({ found }) => found === "sharper").length;
  const same = printed.filter(({ found }) => found === "same").length;
  const more = sharper === 0 ? "" : `, ${sharper} with a smaller factor`;
  return `${same} of ${counted(printed.length, "printed bound")} found again${more}`;
}

function summary({ cases, proposed, conjectures, thrownOut, left, printed }: ConjectureOutcome): string {
  return [
    `${counted(proposed, "bound")} proposed from ${counted(cases, "case")}`,
    `${conjectures.length} not refuted`,
    `${thrownOut.length} thrown out by a hunt`,
    ...(left === 0 ? [] : [`${left} left without a whole hunt`]),
    foundText(printed),
  ].join(" · ");
}

function survivorLines(one: Conjectured, columns: number, palette: Palette): string[] {
  const row = (lead: string, text: string): string[] => hanging(`    ${lead}`, text, columns);
  const { legends, touches, cases, sizes, touchedSizes, typical, evaluations, stated } = one;
  const at = touchedSizes.slice(0, SHOWN).join(", ") + (touchedSizes.length > SHOWN ? ", …" : "");
  const known = stated.map(({ relation, how }) => (how === "same" ? relation : `with a larger factor: ${relation}`));
  return [
    ...hanging("  ", one.text, columns).map(palette.strong),
    ...legends.flatMap(({ name, legend }) => row(`${name}: `, legend!)),
    ...row(
      "met: ",
      `in ${touches} of ${counted(cases, "case")}${sizes.length === 0 ? "" : `, at ${touchedSizes.length} of the sizes (${sizes.join(", ")}): ${at}`}`,
    ),
    ...row("tightness: ", `the smaller side is half the time more than ${rounded(typical)} of the larger one`),
    ...row("known: ", known.length === 0 ? "no relation of the claim says so" : known.join("; ")),
    ...row("", `a conjecture, not refuted in ${counted(cases, "case")} and ${counted(evaluations, "evaluation")}`),
  ];
}

function thrownLines({ text, spec, lhs, rhs, confirmation, evaluations }: ThrownOut, columns: number): string[] {
  const row = (lead: string, said: string): string[] => hanging(`    ${lead}`, said, columns);
  const how =
    confirmation === "certified" ? "certified" : confirmation === "enclosed" ? "enclosed" : "in floating point";
  return [
    ...hanging("  ", `false: ${text}`, columns),
    ...row(
      "",
      `${how}, after ${counted(evaluations, "evaluation")}: smaller side ${ratio(lhs)}, larger side ${ratio(rhs)}`,
    ),
    ...row("at ", specLine(spec)),
  ];
}

/** The same as JSON; numbers that must survive are decimal strings. */
export function conjectureJson(
  reports: readonly ConjectureReport[],
  facts: { readonly seed: number; readonly complete: boolean; readonly again: string },
): string {
  const { again, ...run } = facts;
  const forms = reports.map(({ name, outcome: { conjectures, thrownOut, ...rest } }) => ({
    form: name,
    ...rest,
    conjectures: conjectures.map((one) => ({ ...one, typical: String(one.typical) })),
    thrownOut: thrownOut.map((one) => ({ ...one, lhs: String(one.lhs), rhs: String(one.rhs) })),
  }));
  return `${JSON.stringify({ ...run, forms, again }, null, 2)}\n`;
}
