import { goalsOf } from "../record/index.js";
import { isZeroExpanded, sizeOf, unlikelyOf, unsignedIn, vanishes } from "./decide.js";
import { hashOf, type IdentityProof, type ProvedProgram } from "./identity-proof.js";

/** What is wrong with a proof, in words; null where nothing is. @param fresh a seed of which the proof does not know */
export function flawOf(proof: IdentityProof, fresh: number): string | null {
  for (const proved of proof.proved) {
    const flaw = flawAt(proof, proved, fresh);
    if (flaw !== null) return `${sizesText(proved)}: ${flaw}`;
  }
  return proof.proved.length === 0 ? "it has no sizes" : null;
}

function flawAt(proof: IdentityProof, proved: ProvedProgram, fresh: number): string | null {
  if (hashOf(proof, proved) !== proved.hash) return "its hash is not that of statement, sizes and program";
  const { program, method } = proved;
  const unsigned = unsignedIn(program);
  if (unsigned !== null) return unsigned;
  const goals = goalsOf(program);
  const { degree, norm } = sizeOf(program, goals);
  const bits = norm.toString(2).length;
  if (degree !== proved.degree || bits !== proved.bits)
    return `its degree is ${degree} and its coefficients have ${bits} bits`;
  if (method.kind === "expansion") {
    return isZeroExpanded(program, goals) ? null : "its difference does not expand to 0";
  }
  if (method.exponent <= bits) return `the prime has ${method.exponent} bits, and the coefficients may have ${bits}`;
  if (method.unlikely !== unlikelyOf(method.exponent, degree)) return "its probability is another";
  const seeds = [method.seed, fresh];
  return seeds.every((seed) => vanishes(program, goals, method.exponent, seed)) ? null : "both sides differ";
}

/** The sizes of a proof in a line. */
function sizesText({ at }: { readonly at: ProvedProgram["at"] }): string {
  const named = [...Object.entries(at.sizes), ...Object.entries(at.choices), ...Object.entries(at.reals)];
  const widths = at.widths.length === 0 ? [] : [`widths ${at.widths.join(", ")}`];
  return [...widths, ...named.map(([name, value]) => `${name} = ${value}`)].join("; ") || "the one size that there is";
}
