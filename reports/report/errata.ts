import { type Claim, ERRATUM_GRADES } from "../../src/claim/index.js";
import type { ClaimReport } from "./schema.js";

/** What the grades of errata mean, in a sentence. */
export const GRADES_TOLD =
  "Worst first. `statement`: what is said has to change; `constant`: a factor or an exponent; `edge`: it fails at a " +
  "degenerate value alone, which the source does not exclude; `notation`: a slip of the pen.";

/** Those claims that have an erratum, by its grade, the worst first, and else as they were. */
export function worstFirst(claims: readonly ClaimReport[], catalogue: ReadonlyMap<string, Claim>): ClaimReport[] {
  return ERRATUM_GRADES.flatMap((grade) => claims.filter(({ id }) => catalogue.get(id)?.erratum?.grade === grade));
}
