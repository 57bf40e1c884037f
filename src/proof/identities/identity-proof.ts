import { createHash } from "node:crypto";
import type { Program } from "../record/index.js";

/** The sizes at which an identity was proved. */
export interface ProvedSizes {
  readonly sizes: Readonly<Record<string, number>>;
  readonly widths: readonly number[];
  readonly choices: Readonly<Record<string, string>>;
  /** `entries` where all entries of all lists are free; `laws` where those are that the laws of the lists draw at random. */
  readonly lists: "entries" | "laws";
  /** Named reals that the program has as constants, in decimal digits; those that are left out are free. */
  readonly reals: Readonly<Record<string, string>>;
  readonly drawn: DrawnAt;
}

/**
 * From where the program was derived, so that it can be again: the case of a run that has these sizes, and how many
 * instances in general position, made from it, were compared.
 */
export interface DrawnAt {
  readonly seed: number;
  readonly index: number;
  readonly instances: number;
}

/** How the difference of both sides was found to be 0. */
type Method =
  /** All of its coefficients are 0. */
  | { readonly kind: "expansion" }
  /**
   * It is 0 at a random point modulo the prime 2^exponent − 1, by `seed`. A polynomial that is not 0 passes with
   * probability at most 2^−unlikely.
   */
  | { readonly kind: "evaluation"; readonly exponent: number; readonly seed: number; readonly unlikely: number };

/** An identity that was proved for all real values of the free variables of a program. */
export interface ProvedProgram {
  readonly at: ProvedSizes;
  /** Degree of the difference of both sides, its denominators cleared, in the free variables. */
  readonly degree: number;
  /** The sum of the absolute values of its coefficients is below two to this power. */
  readonly bits: number;
  readonly method: Method;
  readonly program: Program;
  /** SHA-256 of all that is said here and of the relation; see `hashOf`. */
  readonly hash: string;
}

/** The format of the file. */
export const PROOF_SCHEMA_VERSION = 2;

/** What is proved, wherever it is proved. */
export interface ProvedRelation {
  readonly claim: string;
  readonly form: string;
  readonly relation: string;
  /** The statement of the form, in TeX. */
  readonly statement: string;
  /** The version of the program that proved it. */
  readonly version: string;
}

/** The proofs of one relation of a form, one for each size. */
export interface IdentityProof extends ProvedRelation {
  readonly schemaVersion: typeof PROOF_SCHEMA_VERSION;
  readonly kind: "identity";
  readonly proved: readonly ProvedProgram[];
}

/** The SHA-256 digest, in hexadecimal digits, of the JSON text without spaces of a program. */
export function programHash({ free, lines, left, right, bound }: Program): string {
  const text = JSON.stringify([free, lines, left, right, bound ?? null]);
  return createHash("sha256").update(text).digest("hex");
}

/**
 * The SHA-256 digest, in hexadecimal digits, of the JSON text without spaces of the list of claim, form, relation,
 * statement, version, sizes, degree, bits, method and program, each as the file has it.
 */
export function hashOf(
  relation: ProvedRelation,
  { at, degree, bits, method, program }: Omit<ProvedProgram, "hash">,
): string {
  const { claim, form, relation: name, statement, version } = relation;
  const text = JSON.stringify([claim, form, name, statement, version, at, degree, bits, method, program]);
  return createHash("sha256").update(text).digest("hex");
}
