import { asWritten, type Relation } from "../../claim/index.js";
import { Matrix, type Operation, type Origin, Quantity, type Step } from "../../numerics/index.js";
import type { Operand } from "../../operations/index.js";

/** A relation as it was evaluated, and how each of its quantities and matrices came about. */
export interface Evaluation {
  readonly relation: Relation;
  readonly stepOf: (value: object) => Step | undefined;
}

/** Where the entries of a rearranged matrix come from, row by row; null for a zero. */
export type Origins = readonly (readonly ReturnType<Origin>[])[];

/** A value that nobody noted a computation of: a matrix, a quantity, or a plain number. */
export type Leaf =
  | { readonly kind: "matrix"; readonly matrix: Matrix }
  | { readonly kind: "quantity"; readonly quantity: Quantity }
  | { readonly kind: "number"; readonly number: number };

/** A step with the numbers of the nodes that it works on, and the shape of its result where that is a matrix. */
export interface StepNode {
  readonly kind: "step";
  readonly operation: Operation;
  readonly operands: readonly number[];
  readonly shape: { readonly rows: number; readonly cols: number } | null;
}

/** One node of a computation; nodes name others by their places in the list, all of them before their own. */
export type Node =
  | Leaf
  | StepNode
  | { readonly kind: "origins"; readonly origins: Origins }
  | { readonly kind: "list"; readonly members: readonly number[] }
  | { readonly kind: "problem"; readonly measurements: number; readonly labels: number };

/** Both sides, as the relation is written, as a list of nodes, each behind those that it needs. */
export interface Graph<N = Node> {
  readonly nodes: readonly N[];
  readonly left: number;
  readonly right: number;
}

/** The computation of both sides: two evaluations that took the same steps give lists that differ in leaves alone. */
export function graphOf({ relation, stepOf }: Evaluation): Graph {
  const nodes: Node[] = [];
  const places = new Map<object, number>();
  const add = (node: Node): number => nodes.push(node) - 1;
  const visit = (operand: Operand): number => {
    if (typeof operand === "number") return add({ kind: "number", number: operand });
    if (operand instanceof Matrix || operand instanceof Quantity) return value(operand);
    if (typeof operand === "function") throw new RangeError("places of entries belong to the step that uses them");
    if (Array.isArray(operand)) return add({ kind: "list", members: (operand as readonly Operand[]).map(visit) });
    const { measurements, labels } = operand as Extract<Operand, { readonly measurements: unknown }>;
    return add({ kind: "problem", measurements: visit(measurements), labels: visit(labels) });
  };
  const value = (of: Matrix | Quantity): number => {
    const known = places.get(of);
    if (known !== undefined) return known;
    const step = stepOf(of);
    const place = add(step === undefined ? leaf(of) : stepNode(step, of));
    places.set(of, place);
    return place;
  };
  const stepNode = ({ operation, operands }: Step, result: Matrix | Quantity): StepNode => {
    const shape = result instanceof Matrix ? { rows: result.rows, cols: result.cols } : null;
    const placed = (operands as readonly Operand[]).map((operand) =>
      typeof operand === "function" ? add({ kind: "origins", origins: originsOf(operand, shape!) }) : visit(operand),
    );
    return { kind: "step", operation, operands: placed, shape };
  };
  const [left, right] = asWritten(relation).map(value) as [number, number];
  return { nodes, left, right };
}

function leaf(value: Matrix | Quantity): Leaf {
  return value instanceof Matrix ? { kind: "matrix", matrix: value } : { kind: "quantity", quantity: value };
}

function originsOf(origin: Origin, { rows, cols }: { readonly rows: number; readonly cols: number }): Origins {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: cols }, (_, col) => origin(row, col)));
}

/** What two computations have in common that took the same steps: all but the values of their leaves. */
export function stepsText({ nodes, left, right }: Graph): string {
  return JSON.stringify([left, right, nodes.map(withoutValue)]);
}

function withoutValue(node: Node): unknown {
  switch (node.kind) {
    case "matrix":
      return ["matrix", node.matrix.rows, node.matrix.cols];
    case "quantity":
      // A number that is exact by definition is no computed one.
      return ["quantity", node.quantity.error === 0];
    case "number":
      // Places and signs choose the steps; other numbers are leaves like any.
      return Number.isInteger(node.number) ? ["number", node.number] : "number";
    default:
      return node;
  }
}
