import { derivedList, type OwnMatrices } from "../../src/claim/index.js";
import {
  distance,
  endToEnd,
  exact,
  frobeniusSquared,
  identity,
  loss,
  type Matrix,
  type Quantity,
  smallestEigenvalue,
} from "../../src/numerics/index.js";

type Lists = ReadonlyMap<string, OwnMatrices>;

/**
 * −ℒ on the data of a file: (1/n)Σ(⟨A_i, E(W)⟩ − b_i)² for layers, measurements and labels, (1/n)Σ‖E(W)x_i − y_i‖² for
 * layers, inputs and targets, one a row; null where it has neither. @throws ShapeError
 */
export function zeroLossOnFile(lists: Lists): Quantity | null {
  const [W, A, b, X, y] = ["W", "A", "b", "X", "y"].map((name) => lists.get(name)?.matrices);
  if (W === undefined) return null;
  if (A !== undefined && b?.length === 1 && b[0]!.data.length === A.length) {
    return loss(W, { measurements: A, labels: Array.from(b[0]!.data, (x) => exact(x)) }).negated();
  }
  if (X?.length !== 1 || y?.length !== 1) return null;
  const outputs = X[0]!.times(endToEnd(W).T);
  return frobeniusSquared(outputs.minus(y[0]!)).over(X[0]!.rows).negated();
}

/** −‖Σ̂_x − I‖_F for the inputs of a file, one a row; null where it has none. */
export function whiteOnFile(lists: Lists): Quantity | null {
  const inputs = lists.get("X")?.matrices;
  if (inputs?.length !== 1) return null;
  const [X] = inputs as readonly [Matrix];
  return distance(X.T.times(X).times(exact(1).over(X.rows)), identity(X.cols)).negated();
}

/** λ_min(Σ̂_x) for the inputs of a file, one a row, as it is: above zero for full rank; null where it has none. */
export function fullRankOnFile(lists: Lists): Quantity | null {
  const inputs = lists.get("X")?.matrices;
  if (inputs?.length !== 1) return null;
  const [X] = inputs as readonly [Matrix];
  return smallestEigenvalue(X.T.times(X)).over(X.rows);
}

/** −‖M − Mᵀ‖_F for the end-to-end matrix of a file, or its only one; null where it has none, or none that is square. */
export function symmetricOnFile(lists: Lists): Quantity | null {
  const M = (lists.get("M") ?? lists.get("matrix") ?? derivedList(lists, "M")?.list)?.matrices[0];
  return M === undefined || M.rows !== M.cols ? null : distance(M, M.T).negated();
}
