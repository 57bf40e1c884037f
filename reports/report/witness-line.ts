import { refutationLine, signs, specLine } from "../text/spec-text.js";
import { confirmation, UNREACHED } from "./evidence.js";
import type { FormReport, WitnessReport } from "./schema.js";

/** What the witness shows: the two sides that should have been in order, where, and whether intervals confirm it. */
export function witnessLine(form: FormReport, witness: WitnessReport): string {
  const { relation, spec, lhs, rhs, certificate } = witness;
  const sense = form.relations.find(({ name }) => name === relation)?.sense ?? "bound";
  const mark = confirmation(form);
  // Where double precision cannot tell the sides apart, the ends of their enclosures do.
  const text =
    certificate !== null && lhs === rhs
      ? `${specLine(spec)}: ${certificate.lhs[0]} ${signs[sense]} ${certificate.rhs[1]}`
      : refutationLine({ sense, spec, lhs: Number(lhs), rhs: Number(rhs) });
  return `${text} (${mark === "" ? UNREACHED : mark})`;
}
