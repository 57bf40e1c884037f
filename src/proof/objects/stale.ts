import type { Claim } from "../../claim/index.js";
import {
  type Derivation,
  derivationOf,
  derived,
  type IdentityProof,
  programHash,
  type RelationOutcome,
} from "../identities/index.js";

/** A program that was proved, by its hash, and from where it can be derived again. */
export type KnownProgram = Derivation & { readonly program: string };

/** Programs of a proof by which a change of its claim is told: the shortest, and one of middle length. */
export function knownPrograms({ layouts }: RelationOutcome): KnownProgram[] {
  const proved = layouts.flatMap((layout) => (layout.why === null ? [layout] : []));
  const sorted = proved.sort((a, b) => a.program.lines.length - b.program.lines.length);
  const chosen = [...new Set([0, sorted.length >> 1])].flatMap((k) => sorted[k] ?? []);
  return chosen.map(({ at, program }) => ({ ...derivationOf(at), program: programHash(program) }));
}

/** The programs of a claim as it is computed now; what several relations share is computed once. */
export class Derived {
  private readonly known = new Map<string, ReturnType<typeof derived>>();

  constructor(private readonly claim: Claim) {}

  at(derivation: Derivation): ReturnType<typeof derived> {
    const { seed, index, instances, lists, reals } = derivation;
    const key = JSON.stringify([seed, index, instances, lists, reals]);
    const found = this.known.get(key) ?? derived(this.claim, derivation);
    this.known.set(key, found);
    return found;
  }

  /** Whether a relation is still computed by these programs. */
  has(form: string, relation: string, programs: readonly KnownProgram[]): boolean {
    return programs.every((one) => {
      const program = this.at(one).programOf({ form, relation });
      return program !== null && programHash(program) === one.program;
    });
  }
}

/** In what a proof is not of the claim as it is computed now, in words; null where it is. */
export function staleIn(claim: Claim, { form, relation, proved }: IdentityProof): string | null {
  const now = new Derived(claim);
  for (const { at, program } of proved) {
    const { at: here, programOf } = now.at(derivationOf(at));
    const sizes = JSON.stringify([here.sizes, here.widths, here.choices]);
    if (sizes !== JSON.stringify([at.sizes, at.widths, at.choices]))
      return "its sizes are not those of the case it names";
    const found = programOf({ form, relation });
    if (found === null) return "the claim has no program for it by now";
    if (programHash(found) !== programHash(program)) return "the claim computes it by another program by now";
  }
  return null;
}
