import { instances } from "../../../generators/index.js";
import { fromRows, inner, type Matrix, type Quantity, traceBySecondDifferences } from "../../../src/numerics/index.js";
import { minimizerIfInvertible } from "../shared/single-minimizer.js";

const laws = ["diagonal", "identity", "integer", "positive", "gaussian", "repeated"];

/** A, M, the depth, and what turns both. */
export const drawn = instances({
  large: { entries: 256, sizes: { L: 8 } },
  file: { depth: true, own: ({ L }) => ({ L: Math.max(L, 2), rows: 1, cols: 0, sign: "kept" }) },
  sizes: { d: [1, 3], L: [2, 4], rows: ({ d }) => [0, d - 1], cols: ({ d }) => [0, d - 1] },
  choices: { sign: ["kept", "first row"] },
  matrices: { A: { shape: ["d", "d"], laws }, M: { shape: ["d", "d"], laws: [...laws, "orthogonal"] } },
});

/** The orthogonal Q and R: cyclic shifts of rows and of columns, the first row perhaps with its sign changed. */
export function turns({
  d,
  rows,
  cols,
  sign,
}: Pick<ReturnType<typeof drawn.materialize>, "d" | "rows" | "cols" | "sign">) {
  const shift = (by: number, first: number): Matrix =>
    fromRows(
      Array.from({ length: d }, (_, i) =>
        Array.from({ length: d }, (_x, j) => ((i + by) % d === j ? (i === 0 ? first : 1) : 0)),
      ),
    );
  return [shift(rows, sign === "kept" ? 1 : -1), shift(cols, 1)] as const;
}

/** F(M) as tr ∇²ℒ at a minimizer, from values of the loss alone; null where A or M is singular within rounding. */
export function regularizer(a: Matrix, m: Matrix, depth: number): Quantity | null {
  const weights = minimizerIfInvertible(a, m, depth);
  return weights && traceBySecondDifferences(weights, { measurements: [a], labels: [inner(a, m)] });
}
