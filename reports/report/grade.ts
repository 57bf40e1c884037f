import { rounded } from "../text/numbers.js";
import { confirmation } from "./evidence.js";
import { noticeText, weakestNotice } from "./notice.js";
import { proofsText, proofText } from "./proof-text.js";
import type { ProofSummary } from "./proofs.js";
import type { FormReport } from "./schema.js";

export type Evidence = NonNullable<FormReport["evidence"]>;

/** What the words of evidence mean, in a few sentences. */
export const EVIDENCE_TOLD =
  "The evidence is, from strong to weak: `proved`, by machine, for all real entries at the sizes that stand beside it and at no " +
  "others; `proved up to 1 + ε` on the instances that are named; a `certified counterexample`; `tested`, with what the cases " +
  "would have noticed: the least change of the right side that some case would have refuted, for the relation of the form " +
  "that could be the most wrong, and where nothing would be noticed the reason; `open`.";

/**
 * On what a verdict rests, from strong to weak: `proved`, for all entries at the sizes that stand beside it, where every
 * relation of the form is; `proved up to a factor`, where some is up to 1 + ε; a counterexample, certified or not; `tested`,
 * with what the cases would have noticed, and with what of it is proved; `open`. Undecided and vacuous forms rest on nothing.
 *
 * @param proofs those on record of the form as it is stated
 */
export function gradeOf(form: Omit<FormReport, "evidence">, proofs: readonly ProofSummary[]): Evidence {
  const names = new Set(form.relations.map(({ name }) => name));
  // A box may show what follows from a form and is none of its relations; an identity is one of them.
  const mine =
    form.verdict === "holds" ? proofs.filter(({ kind, relation }) => kind === "box" || names.has(relation)) : [];
  const said = mine.map((proof) => ({ relation: proof.relation, text: proofText(proof) }));
  return { ...graded(form, mine), proofs: said };
}

function graded(form: Omit<FormReport, "evidence">, proofs: readonly ProofSummary[]): Omit<Evidence, "proofs"> {
  switch (form.verdict) {
    case "refuted": {
      const how = confirmation(form);
      return how === "certified"
        ? { grade: "certified counterexample", text: "certified counterexample" }
        : { grade: "counterexample", text: how === "" ? "counterexample in floating point" : `counterexample, ${how}` };
    }
    case "holds":
      return heldBy(form, proofs);
    case "consistent":
      return { grade: "tested", text: `tested; power: ${form.conclusion?.power ?? ""}` };
    case "inconsistent": {
      const risk = rounded(Number(form.conclusion?.errorProbability ?? 0), 2);
      return { grade: "tested", text: `tested; contradicted but for a chance of at most ${risk}` };
    }
    case "open":
      return { grade: "open", text: "open" };
    default:
      return { grade: "none", text: "none" };
  }
}

/** Of what holds: proved where all of its relations are, and nothing of it is a law. */
function heldBy(form: Omit<FormReport, "evidence">, proofs: readonly ProofSummary[]): Omit<Evidence, "proofs"> {
  const byName = new Map(
    form.relations.map(({ name }) => [name, proofs.filter(({ relation }) => relation === name)] as const),
  );
  const proved = [...byName].filter(([, some]) => some.length > 0);
  const texts = new Set(proved.map(([, some]) => proofsText(some)));
  const besides = [...new Set(proofs.map(({ relation }) => relation))].filter((name) => !byName.has(name));
  const said = [
    ...proved,
    ...besides.map((name) => [name, proofs.filter(({ relation }) => relation === name)] as const),
  ];
  const each = said.map(([name, some]) => `${name}: ${proofsText(some)}`).join("; ");
  if (proved.length > 0 && proved.length === byName.size) {
    // A relation with a proof that has no factor needs no other one.
    const strict = proved.every(([, some]) => some.some((proof) => !hasFactor(proof)));
    const grade = strict ? "proved" : "proved up to a factor";
    return { grade, text: texts.size === 1 && besides.length === 0 ? [...texts][0]! : each };
  }
  const notice = weakestNotice(form);
  const tested = notice === null ? "tested" : `tested, would notice ${noticeText(notice)}`;
  return { grade: "tested", text: each === "" ? tested : `${tested}; of it ${each}` };
}

function hasFactor(proof: ProofSummary): boolean {
  return proof.kind === "box" && proof.slack !== null;
}
