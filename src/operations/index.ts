/** What is recorded, in every arithmetic and in every language: one entry an operation. */
export { Enclosure } from "./enclosure.js";
export type { Text } from "./entry.js";
export { type Operand, valuesIn } from "./operands.js";
export { helpersOf, operations, phrase } from "./table.js";
export { literal } from "./words.js";
