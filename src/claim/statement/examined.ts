import type { CaseOutcome, Claim } from "./claim.js";
import type { Spec } from "../specs/spec.js";
import type { Quantity } from "../../numerics/index.js";

/** One instance, made once for all that is asked of it. It lives as long as the workspace it was made in. */
export interface Examined {
  readonly outcomes: () => readonly CaseOutcome[];
  /** In the order of `assumptions`; null for those that are left out. */
  readonly slacks: (measured: (i: number) => boolean) => readonly (Quantity | null)[];
  /** The situations of the claim that occur in it. */
  readonly occurring: () => readonly string[];
}

type Examine = (spec: Spec) => Examined;

/** How to make an instance once for both `evaluate` and `slacks`, by the functions that would each make their own. */
const shared = new WeakMap<Claim["evaluate"], { readonly slacks: Claim["slacks"]; readonly examine: Examine }>();

/** The claim, known to make an instance once for all that is asked of it. */
export function sharing(claim: Claim, examine: Examine): Claim {
  shared.set(claim.evaluate, { slacks: claim.slacks, examine });
  return claim;
}

/** The claim with its specs changed before it sees them. */
export function reading(claim: Claim, change: (spec: Spec) => Spec): Claim {
  const evaluate: Claim["evaluate"] = (spec) => claim.evaluate(change(spec));
  const slacks: Claim["slacks"] = (spec) => claim.slacks(change(spec));
  const { occurring: own } = claim;
  const occurring = own === undefined ? {} : { occurring: (spec: Spec) => own(change(spec)) };
  return sharing({ ...claim, evaluate, slacks, ...occurring }, (spec) => examined(claim, change(spec)));
}

/** The claim with something done around all that it computes of a spec, such as noting that it does. */
export function around(claim: Claim, during: <T>(spec: Spec, work: () => T) => T): Claim {
  const evaluate: Claim["evaluate"] = (spec) => during(spec, () => claim.evaluate(spec));
  const slacks: Claim["slacks"] = (spec) => during(spec, () => claim.slacks(spec));
  const { occurring: own } = claim;
  const occurring = own === undefined ? {} : { occurring: (spec: Spec) => during(spec, () => own(spec)) };
  return sharing({ ...claim, evaluate, slacks, ...occurring }, (spec) =>
    examinedDuring(claim, spec, (work) => during(spec, work)),
  );
}

/** An instance made once, with something done around its making and all that is asked of it. */
export function examinedDuring(claim: Claim, spec: Spec, during: <T>(work: () => T) => T): Examined {
  const instance = during(() => examined(claim, spec));
  return {
    outcomes: () => during(instance.outcomes),
    slacks: (measured) => during(() => instance.slacks(measured)),
    occurring: () => during(instance.occurring),
  };
}

/** An instance made once, or by each of both functions where the claim was given another one of them. */
export function examined(claim: Claim, spec: Spec): Examined {
  const known = shared.get(claim.evaluate);
  if (known?.slacks === claim.slacks) return known.examine(spec);
  return {
    outcomes: () => claim.evaluate(spec),
    slacks: () => claim.slacks(spec),
    occurring: () => claim.occurring?.(spec) ?? [],
  };
}
