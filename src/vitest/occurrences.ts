import type { Claim, Spec } from "../claim/index.js";
import { chosenSpecs } from "../engine/run/index.js";
import { hypot, Matrix, type Operation, type Operations, Quantity, withProvenance } from "../numerics/index.js";

/** One operation that a claim performed: on what, in which instance, and what came out. */
export interface Occurrence {
  readonly operation: Operation;
  readonly operands: readonly unknown[];
  readonly result: Quantity | Matrix;
  readonly spec: Spec;
}

/** Every operation behind what a claim says of its chosen instances and of `runs` drawn ones, by its name. */
export function occurrences(claim: Claim, runs: number): ReadonlyMap<Operation, readonly Occurrence[]> {
  const all = new Map<Operation, Occurrence[]>();
  for (const spec of [...chosenSpecs(claim), ...Array.from({ length: runs }, (_, seed) => claim.specs.draw(seed))]) {
    for (const one of occurrencesOn(claim, spec)) {
      const known = all.get(one.operation);
      if (known === undefined) all.set(one.operation, [one]);
      else known.push(one);
    }
  }
  return all;
}

function occurrencesOn(claim: Claim, spec: Spec): Occurrence[] {
  const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
  const found: Occurrence[] = [];
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const step = stepOf(value);
    if (step === undefined) return;
    const { operation, operands } = step;
    if (value instanceof Quantity || value instanceof Matrix) {
      found.push({ operation, operands, result: value, spec });
    }
    operands.forEach(visit);
  };
  for (const { relations } of outcomes) for (const { lhs, rhs } of relations) [lhs, rhs].forEach(visit);
  return found;
}

/** A matrix as an array of rows. */
export type Rows = readonly (readonly number[])[];

/** What somebody's own function returns. */
export type Returned = number | Rows;

/** Somebody's own functions, by the operations whose operands they take: quantities as numbers, matrices as rows. */
export type OwnNumerics = Partial<Operations<number, Rows>>;

/** One of them, for any operation. */
export type OwnFunction = (...operands: readonly never[]) => Returned;

/** How far somebody's own result lies from the one that occurred, and how far it may. */
export interface Comparison {
  readonly distance: number;
  readonly allowed: number;
  /** What the own function returned. */
  readonly returned: Returned;
}

/**
 * Calls somebody's own function on the operands of an occurrence, matrices as arrays of rows and quantities as numbers,
 * and compares: |own − ours| ≤ our error bound + tolerance·|ours|, for matrices in the Frobenius norm. Null where ours has
 * no bound. Whatever is no number lies infinitely far away.
 * @throws whatever the own function throws
 */
export function compared({ operands, result }: Occurrence, own: OwnFunction, tolerance: number): Comparison | null {
  const error = result instanceof Quantity ? result.error : result.radius;
  if (!Number.isFinite(error)) return null;
  const returned = own(...(operands.map(plain) as never[]));
  const ours = result instanceof Quantity ? [[result.value]] : result.toRows();
  const theirs = typeof returned === "number" ? [[returned]] : returned;
  const distance = frobenius(ours.map((row, i) => row.map((x, j) => (theirs[i]?.[j] ?? NaN) - x)));
  const isSameShape = theirs.length === ours.length && theirs.every((row, i) => row.length === ours[i]!.length);
  const allowed = error + tolerance * frobenius(ours);
  return { distance: isSameShape && !Number.isNaN(distance) ? distance : Infinity, allowed, returned };
}

function frobenius(rows: readonly (readonly number[])[]): number {
  return hypot(...rows.flat());
}

/** Matrices as arrays of rows, quantities as numbers, also within problems. */
function plain(operand: unknown): unknown {
  if (Array.isArray(operand)) return operand.map(plain);
  if (operand instanceof Quantity) return operand.value;
  if (operand instanceof Matrix) return operand.toRows();
  if (typeof operand !== "object" || operand === null) return operand;
  return Object.fromEntries(Object.entries(operand).map(([name, part]) => [name, plain(part)]));
}
