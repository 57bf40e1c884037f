import { type Claim, type Erratum, ERRATUM_GRADES } from "../../src/claim/index.js";
import type { ClaimReport, Report } from "./schema.js";

/** What the grades of errata mean, in a sentence. */
export const GRADES_TOLD =
  "Worst first, by grade: `statement`, what is said has to change; `constant`, a factor or an exponent; `edge`, it " +
  "fails at a degenerate value alone, which the source does not exclude; `notation`, a slip of the pen.";

/** Those claims that have an erratum, by its grade, the worst first, and else as they were. */
export function worstFirst(claims: readonly ClaimReport[], catalogue: ReadonlyMap<string, Claim>): ClaimReport[] {
  return ERRATUM_GRADES.flatMap((grade) => claims.filter(({ id }) => catalogue.get(id)?.erratum?.grade === grade));
}

type Grade = Erratum["grade"];

/** In what a statement fails, after its number: `13 in what they say`. */
export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  statement: "in what they say",
  constant: "in a constant or an exponent",
  edge: "at a degenerate value alone",
  notation: "by a slip of the pen",
};

/** Those claims that have an erratum by its grade, the worst first; grades without one are left out. */
export function byGrade(
  claims: readonly ClaimReport[],
  catalogue: ReadonlyMap<string, Claim>,
): (readonly [Grade, readonly ClaimReport[]])[] {
  return ERRATUM_GRADES.map(
    (grade) => [grade, claims.filter(({ id }) => catalogue.get(id)?.erratum?.grade === grade)] as const,
  ).filter(([, found]) => found.length > 0);
}

/**
 * How many claims of sources were run in the words of their print, and which of them came out as failing in those words.
 * @param isPrinted whether a claim is one of a source, by its id
 */
export function failingPrints(
  { claims }: Report,
  isPrinted: (id: string) => boolean,
): { readonly printed: number; readonly failing: readonly ClaimReport[] } {
  const printed = claims.filter(({ id, forms }) => isPrinted(id) && forms.some(({ form }) => form === "printed"));
  const failing = printed.filter(({ forms }) =>
    forms.some(({ form, verdict }) => form === "printed" && (verdict === "refuted" || verdict === "inconsistent")),
  );
  return { printed: printed.length, failing };
}
