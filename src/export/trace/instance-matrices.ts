import type { Spec } from "../../claim/index.js";
import { DomainError, Matrix } from "../../numerics/index.js";
import type { Identifiers } from "../text/index.js";

/** A matrix of the folder: one of the instance, or one that the claim made in a way that was not noted. */
export interface NamedMatrix {
  readonly name: string;
  readonly file: string;
  readonly matrix: Matrix;
  /** In words: `W, 2 of 3`, or where it comes from. */
  readonly role: string;
}

/** The matrices of the spec, named after their lists: M, or W1, W2, …. @throws DomainError for a list without entries */
export function entryMatrices(spec: Spec, identifiers: Identifiers): readonly NamedMatrix[] {
  return Object.entries(spec.lists).flatMap(([list, given]) => {
    if (!("entries" in given)) {
      throw new DomainError({
        where: `witness, list ${list}`,
        expected: "its entries",
        got: `the law ${JSON.stringify(given.law)} with a seed`,
        remedy: "a witness is kept by value",
      });
    }
    return given.entries.map((rows, i): NamedMatrix => {
      const alone = given.entries.length === 1;
      const name = identifiers.take(alone ? list : `${list}${i + 1}`);
      const matrix = new Matrix(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));
      return { name, file: fileOf(name), matrix, role: alone ? list : `${list}, ${i + 1} of ${given.entries.length}` };
    });
  });
}

/** `computed_1` is kept in `computed-1.npy`. */
export function fileOf(name: string): string {
  return `${name.replaceAll("_", "-")}.npy`;
}
