import { signatures } from "../foreign/index.js";
import type { Operation } from "../numerics/index.js";
import { phrase, type Text } from "../operations/index.js";

/** What the plain numbers among the operands are called, in their order. */
const NUMBERS: { readonly [K in Operation]?: readonly string[] } = {
  power: ["p"],
  addScaled: ["t"],
  scaled: ["t"],
  matrixEntry: ["i", "j"],
  quantityMatrix: ["rows", "cols"],
  singularValue: ["i"],
  schattenNorm: ["p"],
  leadingPair: ["i", "side"],
  layerGradient: ["j"],
};

/** An operation in words: its operands by their letters, and what it gives of them in the symbols of the papers. */
export function operationWords(operation: Operation): { readonly operands: string; readonly meaning: string } {
  const counts = { matrix: 0, quantity: 0, number: 0 };
  const letter = (kind: unknown): string => {
    if (kind === "matrix") return "ABC"[counts.matrix++]!;
    if (kind === "quantity") return "xyz"[counts.quantity++]!;
    return kind === "number" ? (NUMBERS[operation]?.[counts.number++] ?? "k") : "places";
  };
  const texts = (signatures[operation] as readonly unknown[]).map((kind, k): Text => {
    if (typeof kind === "string") return letter(kind);
    if (!Array.isArray(kind)) return { measurements: ["A₁", "…"], labels: ["b₁", "…"] };
    if (kind.length === 2) return ["p", "q"];
    const isLayers = k === 0 && NETWORKS.has(operation);
    return [`${isLayers ? "W" : kind[0] === "matrix" ? "A" : "x"}₁`, "…"];
  });
  return { operands: texts.map(textOf).join(", "), meaning: phrase("meaning", operation, texts) };
}

/** Operations whose first operand are the layers of a network. */
const NETWORKS: ReadonlySet<string> = new Set<Operation>([
  "layerGradient",
  "gradientSquares",
  "hessianTrace",
  "sharpness",
  "regularizerR",
  "explicitHessian",
]);

function textOf(text: Text): string {
  if (typeof text === "string") return text;
  if ("measurements" in text) {
    return `{ measurements: ${textOf(text.measurements)}, labels: ${textOf(text.labels)} }`;
  }
  return `[${text.map(textOf).join(", ")}]`;
}
