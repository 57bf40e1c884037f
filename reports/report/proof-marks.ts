import { counted } from "../text/numbers.js";
import { noticeOf, noticeText } from "./notice.js";
import type { FormReport } from "./schema.js";
import type { ProofStep } from "../../src/claim/index.js";

/** On what a step of a proof rests. */
export interface Mark {
  readonly by: "proved by machine" | "tested" | "not tested" | "cited" | "argued in words";
  /** The relation, for one that is proved or tested. */
  readonly relation?: string;
  readonly text: string;
}

/** What the marks mean, in a few sentences. */
export const PROOF_MARKS_TOLD =
  "Each step is marked by what it rests on besides the reader: *proved by machine*, with the sizes at which, or the instances for " +
  "which, its relation was proved for all entries; *tested*, with the least change of its right side that some case would have " +
  "refuted; *cited*; or *argued in words*, which nothing here looks at.";

/** On what a step rests: each of its relations, then what it cites. @param form what a run said; undefined for none */
export function marksOf({ checks = [], cites = [] }: Pick<ProofStep, "checks" | "cites">, form?: FormReport): Mark[] {
  const marks = [
    ...checks.map((relation) => markOf(relation, form)),
    ...cites.map(({ text }): Mark => ({ by: "cited", text })),
  ];
  return marks.length === 0 ? [{ by: "argued in words", text: "" }] : marks;
}

function markOf(relation: string, form: FormReport | undefined): Mark {
  const proofs = (form?.evidence?.proofs ?? []).filter((proof) => proof.relation === relation);
  if (proofs.length > 0) {
    return { by: "proved by machine", relation, text: proofs.map(({ text }) => text).join("; ") };
  }
  const found = form?.relations.find(({ name }) => name === relation);
  if (found === undefined || found.holds + found.refuted === 0) return { by: "not tested", relation, text: "" };
  const notice = noticeOf(found);
  const cases = counted(found.holds, "case");
  const said = notice === null ? cases : `would notice ${noticeText(notice)}, ${cases}`;
  return { by: "tested", relation, text: said };
}
