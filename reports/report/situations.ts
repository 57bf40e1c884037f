import type { Claim } from "../../src/claim/index.js";
import { counted, rounded } from "../text/numbers.js";
import type { FormReport } from "./schema.js";

type RelationReport = FormReport["relations"][number];

/** How often the situations that a claim demands occurred: `of 987 deciding cases: depth ≥ 3 62 %, not square 71 %`. */
export function situationsText({ situations }: FormReport): string {
  if (situations === undefined || Object.keys(situations.occurred).length === 0) return "";
  const { deciding, occurred } = situations;
  const share = (count: number): string => (deciding === 0 ? "none" : `${rounded((100 * count) / deciding, 2)} %`);
  const each = Object.entries(occurred).map(([name, count]) => `${name} ${share(count)}`);
  return `of ${counted(deciding, "deciding case")}: ${each.join(", ")}`;
}

/** Below this share of the cases in which it is evaluated a relation decides too seldom to be shown much by them. */
const LEAST_DECIDING = 0.1;

/** Whether a relation decides in fewer than one in ten of its cases. */
export function decidesSeldom({ holds, refuted, undecided }: RelationReport): boolean {
  const decided = holds + refuted;
  return decided < LEAST_DECIDING * (decided + undecided);
}

/** `decides 3 of 200 cases`. */
export function decidingText({ holds, refuted, undecided }: RelationReport): string {
  const decided = holds + refuted;
  return `decides ${decided} of ${counted(decided + undecided, "case")}`;
}

/** The reason that the claim gives where a change of a relation may go unnoticed. */
export function reasonOf(claim: Pick<Claim, "unnoticed"> | undefined, relation: string): string | undefined {
  return claim?.unnoticed?.[relation];
}
