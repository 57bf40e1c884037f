import type { Matrix } from "../numerics/index.js";

/** A list of matrices out of a file; a single matrix is a list of one. */
export interface OwnList {
  /** As the file calls it. */
  readonly name: string;
  readonly matrices: readonly Matrix[];
  /** Whether it came as numbers in a row: then the single matrix is a column. */
  readonly vector: boolean;
  /** Of layers that the file stores one by one, each as the file calls it. */
  readonly names?: readonly string[];
}

/** How a file is read. */
export interface FileReading {
  /** Whether its layers are stored as (in, out). */
  readonly transposed?: boolean;
}
