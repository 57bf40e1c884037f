import { encodeNpz } from "../formats/index.js";
import { mapOperands, type PlainOperand, type Rows, signatures } from "../foreign/index.js";
import { hexadecimal } from "./hexadecimal.js";
import { example } from "./pytest-example.js";
import { readme } from "./readme.js";
import { type Enclosed, enclosureFields } from "./enclosed.js";
import type { InstanceCase } from "./instance-cases.js";
import { instanceArrays, instancesJson } from "./instance-files.js";
import { VECTORS_SCHEMA_VERSION } from "./schema-version.js";
import { type NamedArrays, single } from "./arrays.js";
import type { Origin, VectorCase, Vectors } from "./vector-cases.js";

/** The files of vectors by their names: two an operation, an example for pytest, a README and a list. */
export function vectorFiles(
  all: readonly Vectors[],
  instances: readonly InstanceCase[],
  origin: Origin,
): Map<string, string | Uint8Array> {
  const made = all.filter(({ cases }) => cases.length > 0);
  const index = {
    schemaVersion: VECTORS_SCHEMA_VERSION,
    version: origin.version,
    again: origin.again,
    instances: instances.length,
    operations: made.map(({ operation, cases, found, leftOut }) => ({
      operation,
      cases: cases.length,
      found,
      leftOut,
    })),
  };
  return new Map<string, string | Uint8Array>([
    ["README.md", readme(made, origin)],
    ["index.json", jsonText(index)],
    ["test_vectors.py", example],
    ["instances.json", jsonText(instancesJson(instances))],
    ["instances.npz", encodeNpz(instanceArrays(instances))],
    ...made.flatMap((vectors): [string, string | Uint8Array][] => [
      [`${vectors.operation}.json`, jsonText(jsonOf(vectors))],
      [`${vectors.operation}.npz`, encodeNpz(arraysOf(vectors))],
    ]),
  ]);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function jsonOf({ operation, cases }: Vectors) {
  return {
    schemaVersion: VECTORS_SCHEMA_VERSION,
    operation,
    operands: signatures[operation],
    cases: cases.map((one) => ({
      id: one.id,
      claim: one.claim,
      operands: one.operands,
      operands_hex: inHex(operation, one.operands),
      ...enclosureFields((of) => shaped(one, of)),
      unit: one.unit,
    })),
  };
}

/** Something of every entry: of a number alone, of a matrix as rows. */
function shaped<T>({ shape, entries }: VectorCase, of: (entry: Enclosed) => T): T | T[][] {
  const { kind, rows, cols } = shape;
  if (kind === "quantity") return of(entries[0]!);
  return Array.from({ length: rows }, (_, i) => entries.slice(i * cols, (i + 1) * cols).map(of));
}

function inHex(operation: Vectors["operation"], operands: readonly PlainOperand[]): unknown[] {
  return mapOperands(operation, operands, {
    quantity: hexadecimal,
    matrix: (rows: Rows) => rows.map((row) => row.map(hexadecimal)),
    number: (x: number) => x,
    origin: (table: unknown) => table,
  });
}

/** Every case with its operands and its enclosure, each a matrix by a name such as `nuclearNorm-003_operand0_1`. */
function arraysOf({ operation, cases }: Vectors): NamedArrays {
  const arrays: NamedArrays = new Map();
  for (const one of cases) {
    const parts = mapOperands(operation, one.operands, {
      quantity: single,
      matrix: (rows: Rows) => ({ rows: rows.length, cols: rows[0]!.length, data: rows.flat() }),
      number: single,
      origin: () => single(0),
    });
    parts.forEach((part, k) => addParts(arrays, `${one.id}_operand${k}`, part));
    const { rows, cols } = one.shape;
    arrays.set(`${one.id}_lower`, { rows, cols, data: one.entries.map(({ lower }) => lower) });
    arrays.set(`${one.id}_upper`, { rows, cols, data: one.entries.map(({ upper }) => upper) });
    arrays.set(`${one.id}_unit`, single(one.unit));
  }
  return arrays;
}

function addParts(arrays: NamedArrays, name: string, part: unknown): void {
  const given = part as ReturnType<typeof single>;
  if ("data" in given) arrays.set(name, given);
  else for (const [key, each] of Object.entries(given)) addParts(arrays, `${name}_${key}`, each);
}
