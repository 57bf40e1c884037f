import type { ListSpec, Spec } from "../claim/index.js";
import { DomainError, Matrix } from "../numerics/index.js";
import type { Identifiers } from "./identifiers.js";
import { type Evaluation, leafMatrices, pairLeaves } from "./provenance-graph.js";

/** A matrix of the folder: an entry of the spec, or one that the claim made from them in a way that was not noted. */
export interface NamedMatrix {
  readonly name: string;
  readonly file: string;
  readonly matrix: Matrix;
  /** In words: `W, 2 of 3`, `the identity`, or where it comes from. */
  readonly role: string;
  /** Whether anybody knows what it is: an entry of the spec or a constant. */
  readonly isKnown: boolean;
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
      const role = alone ? list : `${list}, ${i + 1} of ${given.entries.length}`;
      return { name, file: `${name}.npy`, matrix, role, isKnown: true };
    });
  });
}

/** The spec with every matrix multiplied by a number of its own near 1, so that equal ones can be told apart. */
function toldApart(spec: Spec): Spec {
  const lists: Record<string, ListSpec> = {};
  let k = 0;
  for (const [list, given] of Object.entries(spec.lists)) {
    if (!("entries" in given)) continue;
    const entries = given.entries.map((rows) => {
      const factor = 1 + ++k / 1024;
      return rows.map((row) => row.map((x) => x * factor));
    });
    lists[list] = { entries };
  }
  return { ...spec, lists };
}

/**
 * Which matrix of the folder each leaf of the evaluation is: the entry of the spec that has its values, and where
 * several have, the one that takes its place when the relation is evaluated again on matrices that differ. Other leaves
 * are new matrices `computed_1`, ….
 */
export function matchLeaves(
  evaluation: Evaluation,
  spec: Spec,
  entries: readonly NamedMatrix[],
  identifiers: Identifiers,
  evaluate: (spec: Spec) => Evaluation | null,
): ReadonlyMap<Matrix, NamedMatrix> {
  const ambiguous = entries.some((x, i) => entries.some((y, j) => i < j && areEqual(x.matrix, y.matrix)));
  const twins = ambiguous ? twinNames(evaluation, spec, evaluate) : null;
  const matched = new Map<Matrix, NamedMatrix>();
  const free = new Set(entries);
  const computed: NamedMatrix[] = [];
  for (const leaf of leafMatrices(evaluation)) {
    const equal = (candidate: NamedMatrix): boolean => areEqual(candidate.matrix, leaf);
    const twin = entries[twins?.get(leaf) ?? -1];
    let found = twin !== undefined && equal(twin) ? twin : ([...free].find(equal) ?? entries.find(equal));
    if (found === undefined || leaf.radius > 0) found = computed.find(equal);
    if (found === undefined) {
      found = newMatrix(leaf, computed, identifiers);
      computed.push(found);
    }
    free.delete(found);
    matched.set(leaf, found);
  }
  return matched;
}

/** A matrix that is not in the spec: a constant, or one whose computation was not noted. */
function newMatrix(matrix: Matrix, before: readonly NamedMatrix[], identifiers: Identifiers): NamedMatrix {
  const constant = constantName(matrix);
  const kind = constant === null ? "computed" : "constant";
  const name = identifiers.take(
    `${kind}_${before.filter(({ isKnown }) => isKnown === (constant !== null)).length + 1}`,
  );
  const error = matrix.radius === 0 ? "" : `, with an error of at most ${matrix.radius} in the Frobenius norm`;
  return {
    name,
    file: `${name.replaceAll("_", "-")}.npy`,
    matrix,
    role: constant ?? `made from the instance by the claim itself${error}`,
    isKnown: constant !== null,
  };
}

/** What an exact matrix is where it needs no instance: the identity or zero. */
function constantName({ rows, cols, data, radius }: Matrix): string | null {
  if (radius > 0) return null;
  if (data.every((x) => x === 0)) return "zero";
  return rows === cols && data.every((x, k) => x === (k % (cols + 1) === 0 ? 1 : 0)) ? "the identity" : null;
}

/** For each leaf the number of the entry that stands in its place, where matrices that differ say so. */
function twinNames(
  evaluation: Evaluation,
  spec: Spec,
  evaluate: (spec: Spec) => Evaluation | null,
): ReadonlyMap<Matrix, number> {
  const numbers = new Map<Matrix, number>();
  const apart = toldApart(spec);
  const other = evaluate(apart);
  const pairs = other === null ? null : pairLeaves(evaluation, other);
  const matrices = Object.values(apart.lists).flatMap((given) => ("entries" in given ? given.entries : []));
  for (const [leaf, twin] of pairs ?? []) {
    const found = matrices.findIndex((rows) => areEqual(twin, { rows: rows.length, data: rows.flat() }));
    if (found >= 0) numbers.set(leaf, found);
  }
  return numbers;
}

function areEqual(a: Pick<Matrix, "rows"> & { data: ArrayLike<number> }, b: typeof a): boolean {
  if (a.rows !== b.rows || a.data.length !== b.data.length) return false;
  for (let i = 0; i < a.data.length; i++) if (a.data[i] !== b.data[i]) return false;
  return true;
}
