import { exact, exactRank, type Matrix } from "../numerics/index.js";
import { type Measurement, normsOf, singularValuesOf } from "./measured.js";

/** Elimination with exact integers takes minutes beyond this many entries. */
const MOST_FOR_RANK = 2500;

/** Singular values that are printed. */
const MOST_VALUES = 64;

/** Singular values, norms and the rank of the entries as they stand. */
export function measureMatrix(matrix: Matrix, name: string): Measurement {
  const small = matrix.data.length <= MOST_FOR_RANK;
  const count = Math.min(matrix.rows, matrix.cols);
  return {
    kind: "matrix",
    about: `${name}, a ${matrix.shape} matrix`,
    quantities: [
      ...singularValuesOf(matrix, name, MOST_VALUES),
      ...normsOf(matrix, name),
      ...(small ? [{ key: "rank", label: `rank ${name}`, quantity: exact(exactRank(matrix)) }] : []),
    ],
    leftOut: [
      ...(count > MOST_VALUES ? [`singular values beyond the first ${MOST_VALUES} of ${count}`] : []),
      ...(small ? [] : [`the exact rank: more than ${MOST_FOR_RANK} entries`]),
    ],
  };
}
