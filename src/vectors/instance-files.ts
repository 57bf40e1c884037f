import type { ListSpec } from "../claim/index.js";
import { type NamedArrays, single } from "./arrays.js";
import { type Enclosed, enclosureFields } from "./enclosed.js";
import { hexadecimal } from "./hexadecimal.js";
import type { InstanceCase } from "./instance-cases.js";
import { VECTORS_SCHEMA_VERSION } from "./schema-version.js";

/** Instances as their file has them. */
export function instancesJson(instances: readonly InstanceCase[]) {
  return {
    schemaVersion: VECTORS_SCHEMA_VERSION,
    instances: instances.map(({ id, claim, spec, relations }) => ({
      id,
      claim,
      sizes: spec.sizes,
      widths: spec.widths,
      choices: spec.choices,
      reals: spec.reals,
      lists: lists(spec.lists, (x) => x),
      lists_hex: lists(spec.lists, hexadecimal),
      relations: relations.map(({ form, relation, lhs, rhs }) => ({ form, relation, lhs: side(lhs), rhs: side(rhs) })),
    })),
  };
}

function side(one: Enclosed) {
  return enclosureFields((of) => of(one));
}

function lists<T>(all: Readonly<Record<string, ListSpec>>, of: (x: number) => T) {
  return Object.fromEntries(
    Object.entries(all).map(([name, list]) => [name, entriesOf(list).map((rows) => rows.map((row) => row.map(of)))]),
  );
}

function entriesOf(list: ListSpec): readonly (readonly (readonly number[])[])[] {
  return "entries" in list ? list.entries : [];
}

/** The matrices of instances, and both sides of their relations in order: `<id>_W_0`, `<id>_relation0_lhs_lower`. */
export function instanceArrays(instances: readonly InstanceCase[]): NamedArrays {
  const arrays: NamedArrays = new Map();
  for (const { id, spec, relations } of instances) {
    const stem = id.replace("/", "-");
    for (const [name, list] of Object.entries(spec.lists)) {
      entriesOf(list).forEach((rows, k) => {
        arrays.set(`${stem}_${name}_${k}`, { rows: rows.length, cols: rows[0]!.length, data: rows.flat() });
      });
    }
    relations.forEach(({ lhs, rhs }, k) => {
      for (const [name, one] of Object.entries({ lhs, rhs })) {
        arrays.set(`${stem}_relation${k}_${name}_lower`, single(one.lower));
        arrays.set(`${stem}_relation${k}_${name}_upper`, single(one.upper));
      }
    });
  }
  return arrays;
}
