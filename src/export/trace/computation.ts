import { Matrix, type Operation, Quantity } from "../../numerics/index.js";
import { literal, type Text } from "../../operations/index.js";
import type { FollowedNode } from "./followed.js";
import type { Origins } from "./graph.js";
import type { Identifiers } from "../text/index.js";
import { fileOf, type NamedMatrix } from "./instance-matrices.js";
import { recompute } from "./recompute.js";
import type { Trace } from "./trace.js";

/** One operation with a name for its result. */
export interface Line {
  readonly name: string;
  readonly operation: Operation;
  /** As both languages write them: names, literals and lists of these. */
  readonly operands: readonly Text[];
  /** On the matrices of the witness. */
  readonly result: Matrix | Quantity;
}

/** A number by the name that it has in the programs. */
export interface NamedNumber {
  readonly name: string;
  readonly value: number;
  /** In words: `lambda`, or where it comes from. */
  readonly role: string;
}

/** One side of the relation: the lines that it needs beyond those before it, and what its value is called then. */
interface Side {
  readonly lines: readonly Line[];
  readonly result: string;
}

/** Both sides of a relation, as it is written, as a straight-line program: every line uses names above it. */
export interface Computation {
  /** The reals of the instance that take part. */
  readonly reals: readonly NamedNumber[];
  /** Numbers and matrices that the claim computed in a way that was not noted. */
  readonly givenNumbers: readonly NamedNumber[];
  readonly givenMatrices: readonly NamedMatrix[];
  readonly left: Side;
  readonly right: Side;
}

/** The straight-line program of a followed computation. @param realNames of the reals of the instance, in order */
export function straightLine(
  { followed, inputs, givenFrom }: Trace,
  matrices: readonly NamedMatrix[],
  realNames: readonly string[],
  identifiers: Identifiers,
): Computation {
  const values = recompute(followed, inputs);
  const texts: Text[] = [];
  const lines: Line[] = [];
  const reals: NamedNumber[] = [];
  const givenNumbers: NamedNumber[] = [];
  const givenMatrices: NamedMatrix[] = [];
  const at = (place: number): Text => texts[place]!;
  const origin = (place: number): string => {
    const from = (givenFrom.get(place) ?? []).map((k) => matrices[k]!.name).join(", ");
    return `made by the claim${from === "" ? "" : ` from ${from}`} in steps that leave no record`;
  };
  const given = (place: number, value: Matrix | Quantity | number): string => {
    if (value instanceof Matrix) {
      const name = identifiers.take(`computed_${givenMatrices.length + 1}`);
      const error = value.radius === 0 ? "" : `, within ${value.radius} in the Frobenius norm`;
      givenMatrices.push({ name, file: fileOf(name), matrix: value, role: `${origin(place)}${error}` });
      return name;
    }
    const [number, error] = value instanceof Quantity ? [value.value, value.error] : [value, 0];
    const role = `${origin(place)}${error === 0 ? "" : `, within ${error}`}`;
    const same = givenNumbers.find((one) => Object.is(one.value, number) && one.role === role);
    if (same !== undefined) return same.name;
    const name = identifiers.take(`given_${givenNumbers.length + 1}`);
    givenNumbers.push({ name, value: number, role });
    return name;
  };
  const text = (node: FollowedNode, place: number): Text => {
    switch (node.kind) {
      case "input":
        return matrices[node.matrix]!.name;
      case "real": {
        const role = realNames[node.real]!;
        const name = identifiers.take(role);
        reals.push({ name, value: inputs.reals[node.real]!, role });
        return name;
      }
      case "constant":
        return literal(node.value);
      case "plain":
        return at(node.of);
      case "given":
        return given(place, node.value);
      case "list":
        return node.members.map(at);
      case "problem":
        return { measurements: at(node.measurements) as readonly Text[], labels: at(node.labels) as readonly Text[] };
      case "origins":
        return originsText(node.origins);
      case "step": {
        const result = values[place] as Matrix | Quantity;
        const name = identifiers.take(`${result instanceof Matrix ? "P" : "x"}${lines.length + 1}`);
        lines.push({ name, operation: node.operation, operands: node.operands.map(at), result });
        return name;
      }
    }
  };
  const side = (last: number): Side => {
    const before = lines.length;
    while (texts.length <= last) texts.push(text(followed.nodes[texts.length]!, texts.length));
    return { lines: lines.slice(before), result: texts[last] as string };
  };
  const [left, right] = [side(followed.left), side(followed.right)];
  return { reals, givenNumbers, givenMatrices, left, right };
}

/** Row by row and entry by entry, `[source, row, col]` or `[]`, all counted from zero. */
function originsText(origins: Origins): string {
  return `[${origins.map((row) => `[${row.map((from) => `[${(from ?? []).join(", ")}]`).join(", ")}]`).join(", ")}]`;
}
