import type { Certificate, Claim, Contradiction, FormFacts, Spec } from "../../claim/index.js";
import { judgeRigorously, LADDER } from "./certify.js";
import type { Refutation } from "./refutation.js";
import { requireSame } from "./steady.js";

/**
 * What intervals make of a refutation in floating point. `certified`: they refute it, too, from the entries of the
 * instance alone. `enclosed`: they do, with error bounds borrowed from floating-point code. `unreached`: they decide
 * nothing. `contradicted`: they say that the relation holds, so that one of the two computations is at fault.
 */
export type Confirmation =
  | { readonly outcome: "certified" | "enclosed"; readonly certificate: Certificate }
  | { readonly outcome: "unreached"; readonly certificate: null }
  | { readonly outcome: "contradicted"; readonly certificate: null; readonly contradiction: Contradiction };

/**
 * Judges a refutation again by intervals, before anybody is told of it.
 * @throws UnsteadyError where the claim gives other values than it did; whatever evaluation throws
 */
export function confirm(
  claim: Claim,
  form: FormFacts["name"],
  refutation: Refutation,
  ladder: readonly number[] = LADDER,
): Confirmation {
  const { relation, spec, lhs, rhs, rounding } = refutation;
  const departure = Math.abs(rhs - lhs) - rounding;
  const target = { form, relation, ...(departure > 0 ? { departure } : {}) };
  const [rigorous] = judgeRigorously(claim, [target], spec, ladder);
  const { verdict, certificate, borrowed, sides } = rigorous!;
  requireSame(claim, spec, relation, refutation, sides);
  if (verdict === "undecided" || certificate === null) return { outcome: "unreached", certificate: null };
  if (verdict === "refuted") return { outcome: borrowed ? "enclosed" : "certified", certificate };
  const contradiction = contradictionOf(claim, form, refutation, spec, certificate);
  return { outcome: "contradicted", certificate: null, contradiction };
}

/** A refutation that intervals contradict, to be written down. */
export function contradictionOf(
  claim: Claim,
  form: FormFacts["name"],
  { relation, lhs, rhs, rounding }: Omit<Refutation, "spec" | "sense">,
  spec: Spec,
  enclosures: Certificate,
): Contradiction {
  const decimals = { lhs: String(lhs), rhs: String(rhs), rounding: String(rounding) };
  return { claim: claim.id, form, relation, spec, ...decimals, enclosures };
}
