import { instances } from "../../../generators/index.js";
import { directSum, Matrix, padded, zeros } from "../../../src/numerics/matrices/index.js";

const INTEGER_LAWS = ["identity", "diagonal", "unit", "sign", "integer", "positive", "sparse", "nilpotent"];

/** What A and M are made of, where A sees a corner alone. */
export const parts = instances({
  large: { entries: 1024 },
  sizes: {
    depth: [2, 4],
    rows: [1, 3],
    cols: [1, 3],
    seenRows: ({ rows }) => [1, rows],
    seenCols: ({ cols }) => [1, cols],
    r: ({ seenRows, seenCols }) => [1, Math.min(seenRows, seenCols)],
  },
  matrices: {
    A: { shape: ["seenRows", "seenCols"], laws: INTEGER_LAWS },
    P: { shape: ["rows", "r"], laws: INTEGER_LAWS },
    Q: { shape: ["r", "cols"], laws: INTEGER_LAWS },
    Z: {
      shapes: ({ rows, cols, seenRows, seenCols }) =>
        rows > seenRows && cols > seenCols ? [[rows - seenRows, cols - seenCols]] : [],
      laws: ["integer", "lowRank", "zero", "sign"],
    },
  },
});

/** A = A' ⊕ 0 and M = PQ + 0 ⊕ Z. */
export const drawn = parts.map(({ depth, rows, cols, seenRows, seenCols, r, A: seen, P, Q, Z: [given] }) => {
  const A = padded(seen, rows, cols);
  const Z = given ?? zeros(rows - seenRows, cols - seenCols);
  // Small integers: the sums and products are exact.
  const M = new Matrix(rows, cols, P.times(Q).plus(directSum(zeros(seenRows, seenCols), Z)).data);
  return { depth, r, A, P, Q, Z, M };
});
