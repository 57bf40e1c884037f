import type { Claim, FittedSpec } from "../claim/index.js";
import type { OwnFile } from "../formats/index.js";
import { approximately, type Quantity } from "../numerics/index.js";
import { UsageError } from "../world/index.js";
import { ClaimFault, fit, type Judged, judgedOnFile, type RelationCheck } from "./file-check.js";

/** What one of many claims says of a file, as it can be told to another thread. */
export type SaidOnFile =
  | {
      readonly kind: "judged";
      /** Without the other choices of parameters, whose worst is in what was found. */
      readonly fitted: FittedSpec;
      readonly found: Judged;
    }
  /** The matrices are not those that it is about. */
  | { readonly kind: "unfit"; readonly reason: string }
  | { readonly kind: "threw"; readonly where: string; readonly cause: Pick<Error, "name" | "message" | "stack"> };

/** What a claim says of the matrices of a file, whatever that is. */
export function saidOnFile(claim: Claim, file: OwnFile): SaidOnFile {
  try {
    const fitted = fit(claim, file, []);
    return { kind: "judged", fitted: { ...fitted, others: [] }, found: judgedOnFile(claim, fitted, file, []) };
  } catch (error) {
    if (error instanceof ClaimFault) {
      const { where, cause } = error;
      const { name, message, stack } = cause instanceof Error ? cause : new Error(`${String(cause)}, thrown`);
      return { kind: "threw", where, cause: { name, message, ...(stack === undefined ? {} : { stack }) } };
    }
    if (error instanceof UsageError)
      return { kind: "unfit", reason: error.message.slice(error.message.indexOf(": ") + 2) };
    throw error;
  }
}

/** What was told by another thread: there quantities are numbers alone. */
export function heardOnFile(said: SaidOnFile): SaidOnFile {
  if (said.kind !== "judged") return said;
  const { assumptions, forms, ...rest } = said.found;
  const found: Judged = {
    ...rest,
    assumptions: assumptions.map((one) => ({ ...one, slack: quantity(one.slack) })),
    forms: forms.map((form) => ({ ...form, relations: form.relations.map(heardRelation) })),
  };
  return { ...said, found };
}

function heardRelation(told: RelationCheck): RelationCheck {
  const { lhs, rhs, margin } = told;
  return { ...told, lhs: quantity(lhs), rhs: quantity(rhs), margin: quantity(margin) };
}

function quantity({ value, error }: Pick<Quantity, "value" | "error">): Quantity {
  return approximately(value, error);
}

/** The fault of a claim that threw, with what it threw. */
export function faultOf(claim: string, { where, cause }: Extract<SaidOnFile, { kind: "threw" }>): ClaimFault {
  return new ClaimFault(claim, where, Object.assign(new Error(cause.message), cause));
}
