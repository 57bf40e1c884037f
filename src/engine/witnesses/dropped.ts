import type { Claim, Spec, Witness } from "../../claim/index.js";

/** In what a spec has other parts than a drawn one. */
export function misfitWith(drawn: Spec, spec: Spec): string | null {
  for (const part of ["sizes", "choices", "reals", "lists"] as const) {
    const [own, theirs] = [namesOf(drawn, part), namesOf(spec, part)];
    if (own !== theirs) return `its ${part} are ${theirs || "none"}, those of the claim ${own || "none"}`;
  }
  if (drawn.widths.length > 0 !== spec.widths.length > 0) {
    return spec.widths.length > 0 ? "it has widths and the claim none" : "it has no widths and the claim has";
  }
  return null;
}

function namesOf(spec: Spec, part: "sizes" | "choices" | "reals" | "lists"): string {
  return Object.keys(spec[part]).sort().join(", ");
}

/**
 * The dropped assumptions that a witness does not need: it violates none of them, and has no parameters either that only
 * the source of that assumption gives.
 * @param violated the assumptions that the instance violates
 */
export function idleDrops(
  claim: Claim,
  { spec, without }: Pick<Witness, "spec" | "without">,
  violated: readonly string[],
): string[] {
  const fits = misfitWith(claim.specs.draw(0), spec) === null;
  return without.filter((name) => {
    if (violated.includes(name)) return false;
    const own = claim.assumptions.find((assumption) => assumption.name === name)?.without;
    return fits || own === undefined || misfitWith(own.draw(0), spec) !== null;
  });
}
