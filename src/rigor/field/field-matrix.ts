import { RigorError } from "../numbers/errors.js";
import { difference, type Field, total } from "./field.js";

/** A rows × cols matrix of elements of a field, row by row. */
export interface FieldMatrix<E> {
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly E[];
}

/** The rows × cols matrix with the entries f(i, k). */
export function buildField<E>(rows: number, cols: number, f: (i: number, k: number) => E): FieldMatrix<E> {
  const data = Array.from({ length: rows * cols }, (_, at) => f(Math.floor(at / cols), at % cols));
  return { rows, cols, data };
}

/** The entry in row i and column k, counted from 0. */
export function entryOf<E>({ cols, data }: FieldMatrix<E>, i: number, k: number): E {
  return data[i * cols + k]!;
}

/** The identity of size d. */
export function fieldIdentity<E>(d: number, field: Field<E>): FieldMatrix<E> {
  return buildField(d, d, (i, k) => (i === k ? field.one : field.zero));
}

function requireAlike<E>(a: FieldMatrix<E>, b: FieldMatrix<E>, where: string): void {
  if (a.rows !== b.rows || a.cols !== b.cols) {
    throw new RigorError(where, `shape ${a.rows} × ${a.cols}`, `${b.rows} × ${b.cols}`);
  }
}

/** A + B. @throws RigorError */
export function addFieldMatrices<E>(a: FieldMatrix<E>, b: FieldMatrix<E>, field: Field<E>): FieldMatrix<E> {
  requireAlike(a, b, "a sum of matrices");
  return { ...a, data: a.data.map((x, k) => field.add(x, b.data[k]!)) };
}

/** A − B. @throws RigorError */
export function subtractFieldMatrices<E>(a: FieldMatrix<E>, b: FieldMatrix<E>, field: Field<E>): FieldMatrix<E> {
  requireAlike(a, b, "a difference of matrices");
  return { ...a, data: a.data.map((x, k) => difference(x, b.data[k]!, field)) };
}

/** tA. */
export function scaleField<E>(a: FieldMatrix<E>, t: E, field: Field<E>): FieldMatrix<E> {
  return { ...a, data: a.data.map((x) => field.multiply(x, t)) };
}

/** Aᵀ. */
export function transposeField<E>(a: FieldMatrix<E>): FieldMatrix<E> {
  return buildField(a.cols, a.rows, (i, k) => entryOf(a, k, i));
}

/** Σ x_k y_k. */
function dot<E>(x: readonly E[], y: readonly E[], field: Field<E>): E {
  return total(
    x.map((one, k) => field.multiply(one, y[k]!)),
    field,
  );
}

/** AB. @throws RigorError */
export function fieldProduct<E>(a: FieldMatrix<E>, b: FieldMatrix<E>, field: Field<E>): FieldMatrix<E> {
  if (a.cols !== b.rows) throw new RigorError("a product of matrices", `${a.cols} rows`, `${b.rows} × ${b.cols}`);
  const rows = Array.from({ length: a.rows }, (_, i) => a.data.slice(i * a.cols, (i + 1) * a.cols));
  const across = transposeField(b);
  const cols = Array.from({ length: b.cols }, (_, k) => across.data.slice(k * b.rows, (k + 1) * b.rows));
  return buildField(a.rows, b.cols, (i, k) => dot(rows[i]!, cols[k]!, field));
}

/** The product of one or more matrices, from the left. @throws RigorError */
export function fieldChain<E>(factors: readonly FieldMatrix<E>[], field: Field<E>): FieldMatrix<E> {
  return factors.reduce((a, b) => fieldProduct(a, b, field));
}

/** A ⊗ B. */
export function fieldKronecker<E>(a: FieldMatrix<E>, b: FieldMatrix<E>, field: Field<E>): FieldMatrix<E> {
  return buildField(a.rows * b.rows, a.cols * b.cols, (i, k) =>
    field.multiply(entryOf(a, Math.floor(i / b.rows), Math.floor(k / b.cols)), entryOf(b, i % b.rows, k % b.cols)),
  );
}

/** ⟨A, B⟩. @throws RigorError */
export function fieldInner<E>(a: FieldMatrix<E>, b: FieldMatrix<E>, field: Field<E>): E {
  requireAlike(a, b, "an inner product");
  return dot(a.data, b.data, field);
}

/** tr A. @throws RigorError */
export function fieldTrace<E>(a: FieldMatrix<E>, field: Field<E>): E {
  if (a.rows !== a.cols) throw new RigorError("a trace", "a square matrix", `${a.rows} × ${a.cols}`);
  return total(
    Array.from({ length: a.rows }, (_, i) => entryOf(a, i, i)),
    field,
  );
}

/** Σ c_k A_k of one or more matrices. @throws RigorError */
export function fieldCombination<E>(
  matrices: readonly FieldMatrix<E>[],
  coefficients: readonly E[],
  field: Field<E>,
): FieldMatrix<E> {
  return matrices.map((a, k) => scaleField(a, coefficients[k]!, field)).reduce((a, b) => addFieldMatrices(a, b, field));
}
