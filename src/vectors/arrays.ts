/** A matrix, row by row. */
export interface NamedArray {
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly number[];
}

/** Matrices by their names in an .npz file. */
export type NamedArrays = Map<string, NamedArray>;

/** A number as a matrix of one entry. */
export function single(x: number): NamedArray {
  return { rows: 1, cols: 1, data: [x] };
}
