import { failingPrints } from "../report/errata.js";
import type { ClaimReport, FormReport, Report } from "../report/schema.js";
import { counted } from "../text/numbers.js";
import { sourceOf } from "../text/sources.js";
import { isOwn } from "../../src/catalogue/index.js";
import { type Claim, paperOf } from "../../src/claim/index.js";

/** `39 of 140 statements fail as printed, 96 hold, 5 are consistent; of our own 22 hold`, and whether some do fail. */
export function headline(
  report: Report,
  catalogue: ReadonlyMap<string, Claim>,
): { readonly text: string; readonly fails: boolean } {
  const isPrinted = (id: string): boolean => {
    const source = sourceOf(paperOf(id), catalogue.values());
    return source === undefined || !isOwn(source);
  };
  const { printed, failing } = failingPrints(report, isPrinted);
  const own = report.claims.filter(({ id, forms }) => !isPrinted(id) && forms.some(({ form }) => form === "printed"));
  const others = printedVerdicts(report.claims.filter((claim) => isPrinted(claim.id) && !failing.includes(claim)));
  const fail = failing.length === 0 ? "none" : String(failing.length);
  const parts = [
    ...(printed === 0
      ? []
      : [
          [
            `${fail} of ${counted(printed, "statement")} ${failing.length > 1 ? "fail" : "fails"} as printed`,
            ...others,
          ].join(", "),
        ]),
    ...(own.length === 0 ? [] : [`of our own ${printedVerdicts(own).join(", ")}`]),
  ];
  return { text: parts.join("; "), fails: failing.length > 0 };
}

const VERDICT_WORDS: Readonly<Record<FormReport["verdict"], readonly [one: string, several: string]>> = {
  holds: ["holds", "hold"],
  consistent: ["is consistent", "are consistent"],
  refuted: ["is refuted", "are refuted"],
  inconsistent: ["is inconsistent", "are inconsistent"],
  open: ["is open", "are open"],
  undecided: ["is undecided", "are undecided"],
  vacuous: ["says nothing", "say nothing"],
  error: ["could not be evaluated", "could not be evaluated"],
};

/** How many claims have which verdict as they are stated. */
function printedVerdicts(claims: readonly ClaimReport[]): string[] {
  return Object.entries(VERDICT_WORDS).flatMap(([verdict, [one, several]]) => {
    const n = claims.filter(({ forms }) => forms.find(({ form }) => form === "printed")?.verdict === verdict).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : several}`];
  });
}
