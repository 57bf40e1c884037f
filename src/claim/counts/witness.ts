import type { FormFacts } from "../statement/claim.js";
import type { Spec } from "../specs/spec.js";

/** Version of the file format of witnesses. */
export const WITNESS_SCHEMA_VERSION = 1;

/** Both sides of a refuted relation, enclosed by arithmetic that shares no code with the floating-point evaluation. */
export interface Certificate {
  /** Lower and upper end of the left side, as decimal strings rounded outward. */
  readonly lhs: readonly [lower: string, upper: string];
  readonly rhs: readonly [lower: string, upper: string];
  /** Working precision in bits at which the enclosures became disjoint. */
  readonly bits: number;
}

/** A stored instance on which a form of a claim is refuted: kept by value, never as a seed. */
export interface Witness {
  readonly schemaVersion: typeof WITNESS_SCHEMA_VERSION;
  readonly claim: string;
  readonly form: FormFacts["name"];
  readonly relation: string;
  /** Names of the assumptions that were dropped when it was found and that it violates. */
  readonly without: readonly string[];
  /** With every list given by its entries. */
  readonly spec: Spec;
  /** Both sides and the rounding bound as evaluated in double precision, as decimal strings. */
  readonly lhs: string;
  readonly rhs: string;
  readonly rounding: string;
  readonly certificate: Certificate | null;
  /** How it was found. */
  readonly provenance: { readonly version: string; readonly seed: number; readonly evaluations: number };
}
