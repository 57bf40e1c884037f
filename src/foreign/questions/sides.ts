import type { PlainOperand, Question, Rows } from "./question.js";
import { signatures } from "./signatures.js";

/** The names of both sides of a matrix. Sides of one name have one length, and lose a place together. */
export type Sides = readonly [rows: string, cols: string];

/** The names of the sides of every matrix, in the order in which the operands have them. */
export function sidesOf({ operation, operands }: Question): Sides[] {
  const many = (operand: PlainOperand | undefined): number => (Array.isArray(operand) ? operand.length : 0);
  const [first, second] = operands;
  switch (operation) {
    case "multiplyMatrices":
      return [
        ["m", "k"],
        ["k", "n"],
      ];
    case "kronecker":
      return [
        ["m", "n"],
        ["p", "q"],
      ];
    case "trace":
    case "largestEigenvalue":
    case "smallestEigenvalue":
    case "squareRootPsd":
      return [["n", "n"]];
    case "rankOfProduct":
      return Array.from({ length: many(first) }, (_, i) => [`d${i}`, `d${i + 1}`] as const);
    case "layerGradient":
      return networkSides(many(first), 1);
    case "gradientSquares":
    case "hessianTrace":
    case "sharpness":
      return networkSides(many(first), many(second));
    case "explicitHessian":
      return networkSides(many(first), (second as { readonly measurements: readonly Rows[] }).measurements.length);
    case "regularizerR":
      return networkSides(many(first), 0);
    case "linearCombination":
    case "ripConstant":
      return Array.from({ length: many(first) }, () => ["m", "n"] as const);
    case "inducedRegularizerDepthTwo":
      return Array.from({ length: many(first) + 1 }, () => ["m", "n"] as const);
    case "rearranged":
    case "quantityMatrix":
      return [];
    default:
      return signatures[operation].flatMap((kind) => (kind === "matrix" ? [["m", "n"] as const] : []));
  }
}

/** W_1, …, W_L, where W_j is d_j × d_{j−1}, and so many measurements of the end-to-end matrix, d_L × d_0. */
function networkSides(depth: number, measurements: number): Sides[] {
  const layers = Array.from({ length: depth }, (_, j) => [`d${j + 1}`, `d${j}`] as const);
  return [...layers, ...Array.from({ length: measurements }, () => [`d${depth}`, "d0"] as const)];
}
