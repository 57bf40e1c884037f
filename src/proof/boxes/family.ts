import { twoTo } from "../../numerics/index.js";
import type { Spec } from "../../claim/index.js";
import type { Sides } from "./written.js";

/** A parameter of a family and the interval in which it lies. */
export interface Parameter {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** One chart of a family: the instances that a box of parameters gives. */
export interface Chart {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The spec of the instance with these values; a chart of a statement with numbers to choose has none. */
  readonly spec?: (values: readonly number[]) => Spec;
  /** Names of the numbers that a proof may choose anew in each box; their values come after those of the parameters. */
  readonly chosen?: readonly string[];
  /** Numbers to choose where the parameters are about these. */
  readonly choose?: (values: readonly number[]) => readonly number[];
  /** Both sides with these values, of a statement that no relation of the claim says as it stands. */
  readonly sides?: (values: readonly number[]) => Sides;
}

/** A statement on all instances of some sizes that a few parameters give, up to what changes neither side. */
export interface Family {
  /** `claim/family`, by which a command names it. */
  readonly id: string;
  readonly claim: string;
  readonly form: "printed" | "corrected";
  /** The name of the relation of the claim; what is said instead, for a statement of `sides`. */
  readonly relation: string;
  /** The sizes for which the family stands. */
  readonly sizes: string;
  /** For which instances of these sizes it stands, in words. */
  readonly covers: string;
  /** Why the instances of the charts suffice. */
  readonly argument: string;
  /** The right side is multiplied by 1 + 2^{−slack}, or by nothing where this is null. */
  readonly slack: number | null;
  readonly charts: readonly Chart[];
}

/** 1 + ε. */
export function factorOf({ slack }: Pick<Family, "slack">): number {
  return slack === null ? 1 : 1 + twoTo(-slack);
}
