import type { Program } from "../record/index.js";

/** The sizes at which an identity was proved. */
export interface ProvedSizes {
  readonly sizes: Readonly<Record<string, number>>;
  readonly widths: readonly number[];
  readonly choices: Readonly<Record<string, string>>;
  /** Named reals that the program has as constants. */
  readonly reals: Readonly<Record<string, number>>;
}

/** An identity that was proved for all real values of the free variables of a program. */
export interface ProvedProgram {
  readonly at: ProvedSizes;
  readonly program: Program;
  /** Degree of the difference of both sides, its denominators cleared, in the free variables. */
  readonly degree: number;
  /** The sum of the absolute values of its coefficients is below two to this power. */
  readonly bits: number;
  /**
   * `expansion`: all coefficients were found to be 0. `evaluation`: it is 0 at a random point modulo the prime
   * 2^exponent − 1; a polynomial that is not 0 passes with probability at most 2^−unlikely.
   */
  readonly method:
    | { readonly kind: "expansion" }
    | { readonly kind: "evaluation"; readonly exponent: number; readonly seed: number; readonly unlikely: number };
  /** SHA-256 of statement, sizes and program. */
  readonly hash: string;
}

/** The proofs of one relation of a form, one for each size. */
export interface IdentityProof {
  readonly kind: "identity";
  readonly claim: string;
  readonly form: string;
  readonly relation: string;
  /** The statement of the form, in TeX. */
  readonly statement: string;
  /** The version of the program that proved it. */
  readonly version: string;
  readonly proved: readonly ProvedProgram[];
}
