import { uniforms } from "../statistics/uniforms.fixture.js";
import { Matrix } from "./matrix.js";

/** Standard normal numbers for tests (Box–Muller). */
export function normals(seed: number): () => number {
  const next = uniforms(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** A rows × cols matrix of independent numbers from `next`. */
export function drawn(rows: number, cols: number, next: () => number): Matrix {
  return new Matrix(rows, cols, Float64Array.from({ length: rows * cols }, next));
}
