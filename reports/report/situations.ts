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

/** The cases that a relation decides, and those that it could: not where both sides are equal as far as intervals tell. */
export function decidedCases({ holds, refuted, undecided, ties = 0 }: RelationReport) {
  const decided = holds + refuted;
  return { decided, evaluated: decided + undecided - ties };
}

/** Whether a relation decides in fewer than one in ten of the cases that it could. */
export function decidesSeldom(relation: RelationReport): boolean {
  const { decided, evaluated } = decidedCases(relation);
  return decided < LEAST_DECIDING * evaluated;
}

/** `decides 3 of 200 cases`. */
export function decidingText(relation: RelationReport): string {
  const { decided, evaluated } = decidedCases(relation);
  return `decides ${decided} of ${counted(evaluated, "case")}`;
}

/** The reason that the claim gives where a change of a relation may go unnoticed. */
export function reasonOf(claim: Pick<Claim, "unnoticed"> | undefined, relation: string): string | undefined {
  return claim?.unnoticed?.[relation];
}
