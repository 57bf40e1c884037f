import { exact, type Matrix, type Origin, type Quantity } from "../../numerics/index.js";
import { operations } from "../../operations/index.js";
import type { Followed } from "./followed.js";

/** The numbers of an instance as a followed computation takes them. */
export interface Inputs {
  readonly matrices: readonly Matrix[];
  readonly reals: readonly number[];
}

/** Both sides of a relation as it is written. */
export type Sides = readonly [left: Quantity, right: Quantity];

type AnyFunction = (...operands: readonly unknown[]) => unknown;

/** The value of every node of a followed computation on an instance. @throws whatever the operations throw */
export function recompute({ nodes }: Followed, { matrices, reals }: Inputs): readonly unknown[] {
  const values: unknown[] = [];
  const at = (place: number): unknown => values[place];
  for (const node of nodes) {
    switch (node.kind) {
      case "input":
        values.push(matrices[node.matrix]);
        break;
      case "real":
        values.push(exact(reals[node.real]!));
        break;
      case "constant":
        values.push(node.plain ? node.value : exact(node.value));
        break;
      case "plain":
        values.push((values[node.of] as Quantity).value);
        break;
      case "given":
        values.push(node.value);
        break;
      case "list":
        values.push(node.members.map(at));
        break;
      case "problem":
        values.push({ measurements: at(node.measurements), labels: at(node.labels) });
        break;
      case "origins": {
        const origin: Origin = (row, col) => node.origins[row]![col]!;
        values.push(origin);
        break;
      }
      case "step": {
        const compute = operations[node.operation].floating as AnyFunction;
        const shape = node.shape === null ? [] : [node.shape];
        values.push(compute(...node.operands.map(at), ...shape));
        break;
      }
    }
  }
  return values;
}

/** Both sides of a followed computation on an instance. @throws as `recompute` */
export function recomputedSides(followed: Followed, inputs: Inputs): Sides {
  const values = recompute(followed, inputs);
  return [values[followed.left] as Quantity, values[followed.right] as Quantity];
}
