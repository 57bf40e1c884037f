import { EVIDENCE_TOLD } from "../report/grade.js";
import type { FormReport, Report } from "../report/schema.js";
import { cell, code, markdownTable } from "../text/markdown-text.js";
import { counted } from "../text/numbers.js";
import { paperOf } from "../../src/claim/index.js";

/** The file with what is proved of which form, beside the ledger. */
export const PROOFS_PAGE = "proofs.md";

/** A form that holds, with what is proved of it. */
interface Held {
  readonly id: string;
  readonly form: FormReport;
  /** The relations that are proved, and how many there are. */
  readonly proved: readonly string[];
  readonly all: number;
}

/** What is proved of every form that holds, at which sizes; null where nothing is. @param pageOf the page of a source */
export function proofsPage(report: Report, pageOf: (source: string) => string): string | null {
  const held = report.claims.flatMap(({ id, forms }) => forms.flatMap((form) => heldIn(id, form)));
  const some = held.filter(({ form }) => (form.evidence?.proofs ?? []).length > 0);
  if (some.length === 0) return null;
  const whole = some.filter(({ proved, all }) => proved.length === all && all > 0).length;
  const relations = some.reduce((total, { proved }) => total + proved.length, 0);
  const rows = some.map(({ id, form, proved, all }) => [
    `[\`${id}\`](${pageOf(paperOf(id))})${form.form === "corrected" ? ", corrected" : ""}`,
    `${proved.length} of ${all}`,
    (form.evidence?.proofs ?? []).map(({ relation, text }) => `${code(relation)}: ${cell(text)}`).join("<br>"),
  ]);
  const none = held.filter((one) => !some.includes(one));
  const blocks = [
    "# What is proved",
    `Of ${counted(held.length, "form")} that hold ${whole} are proved as a whole and ${some.length - whole} in part: ` +
      `${counted(relations, "relation")}, each for all real entries at the sizes that stand beside it, or up to a factor on the ` +
      "instances that are named. What a form says beyond these sizes is tested, not proved. Made from proofs.json, whose " +
      "commands stand in it.",
    EVIDENCE_TOLD,
    markdownTable(["claim", "relations proved", "which, and at which sizes"], rows),
    `Of these nothing is proved: ${none.map(({ id, form }) => code(form.form === "corrected" ? `${id}:corrected` : id)).join(", ")}.`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function heldIn(id: string, form: FormReport): Held[] {
  if (form.verdict !== "holds") return [];
  const names = form.relations.map(({ name }) => name);
  const proved = names.filter((name) => form.evidence?.proofs.some(({ relation }) => relation === name) === true);
  return [{ id, form, proved, all: names.length }];
}
