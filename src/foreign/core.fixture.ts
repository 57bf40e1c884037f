import * as numerics from "../numerics/index.js";
import type { Operation } from "../numerics/index.js";
import { operations } from "../operations/index.js";
import type { OwnFunction, OwnNumerics } from "./answers/index.js";
import { mapOperands, type PlainOperand, type Rows, signatures } from "./questions/index.js";

type AnyFunction = (...operands: unknown[]) => number;

/** What is said of a number, and what operands are made of: nobody has a function for them. */
const NONE: ReadonlySet<Operation> = new Set(["provided", "integer", "rearranged", "quantityMatrix", "polarFactor"]);

/** Methods of matrices, and functions of problems, whose matrices are made before these are. */
const OF_MATRICES: ReadonlySet<Operation> = new Set([
  "addScaled",
  "scaled",
  "scaledByQuantity",
  "transpose",
  "multiplyMatrices",
  "gramOfRows",
  "sharpness",
  "explicitHessian",
  "ripConstant",
]);

/** Where the table of operations takes another route than the function of that name. */
const OF_THAT_NAME: Readonly<Partial<Record<Operation, unknown>>> = {
  hessianTrace: numerics.hessianTrace,
  layerGradient: (weights: numerics.MatrixList, a: numerics.MatrixLike, layer: number) =>
    numerics.layerGradients(weights, a)[layer]!,
};

/**
 * The functions of our own core as somebody would hand theirs over, by operation: on arrays of rows and plain numbers, by
 * the doors that callers use.
 */
export const core: OwnNumerics = Object.fromEntries(
  (Object.keys(signatures) as Operation[])
    .filter((operation) => !NONE.has(operation))
    .map((operation) => [operation, byDoor(operation)] as const),
);

function byDoor(operation: Operation): OwnFunction {
  const compute = (OF_THAT_NAME[operation] ?? operations[operation].floating) as AnyFunction;
  const matrix = (rows: Rows): unknown => (OF_MATRICES.has(operation) ? numerics.fromRows(rows) : rows);
  const same = (x: unknown): unknown => x;
  const by = { quantity: numerics.exact, matrix, number: same, origin: same };
  return (...operands: PlainOperand[]) => compute(...mapOperands(operation, operands, by));
}
