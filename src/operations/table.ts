import type { Operation } from "../numerics/index.js";
import type { Table, Text } from "./entry.js";
import { type Helper, withNeeds } from "./helpers/helper.js";
import { matrices } from "./matrices.js";
import { measurements } from "./measurements.js";
import { networks } from "./networks.js";
import { numbers } from "./numbers.js";
import { spectra } from "./spectra.js";

/** Every operation that is noted, in every arithmetic and language. Programs define their helpers in this order. */
export const operations: Table = { ...networks, ...spectra, ...measurements, ...matrices, ...numbers };

/** An operation on operands as a program writes it, or what it means in the symbols of the papers. */
export function phrase(key: "python" | "julia" | "meaning", operation: Operation, operands: readonly Text[]): string {
  const write = operations[operation][key] as (...texts: readonly Text[]) => string;
  return write(...operands);
}

const everyHelper: readonly Helper[] = [
  ...new Set(Object.values(operations).flatMap(({ helper }) => (helper === undefined ? [] : withNeeds(helper)))),
];

/** What a program with these operations defines for itself and nothing more, each helper behind those that it needs. */
export function helpersOf(used: Iterable<Operation>): readonly Helper[] {
  const own = Array.from(used, (operation) => operations[operation].helper);
  const needed = new Set(own.flatMap((helper) => (helper === undefined ? [] : withNeeds(helper))));
  return everyHelper.filter((helper) => needed.has(helper));
}
