import { failing, refutationLine, specLine } from "../text/spec-text.js";
import { asWritten } from "../../src/claim/index.js";
import { directionOf } from "./direction.js";
import { confirmation, UNREACHED } from "./evidence.js";
import type { FormReport, WitnessReport } from "./schema.js";

/** What the witness shows: the two sides that should have been in order, where, and whether intervals confirm it. */
export function witnessLine(form: FormReport, witness: WitnessReport): string {
  const { relation, spec, lhs, rhs, certificate } = witness;
  const direction = directionOf(form, relation);
  const mark = confirmation(form);
  // Where double precision cannot tell the sides apart, the ends of their enclosures do.
  const text =
    certificate !== null && lhs === rhs
      ? `${specLine(spec)}: ${asWritten({ direction, lhs: certificate.lhs[0], rhs: certificate.rhs[1] }).join(` ${failing[direction]} `)}`
      : refutationLine({ direction, spec, lhs: Number(lhs), rhs: Number(rhs) });
  return `${text} (${mark === "" ? UNREACHED : mark})`;
}
