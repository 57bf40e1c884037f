import { DomainError, Matrix } from "../../src/numerics/index.js";
import { Random, subSeed } from "../../src/random/index.js";
import { MEASUREMENT_LAWS } from "./isometric-laws.js";
import { type ListLaw, MATRIX_LAW_NAMES, MATRIX_LAWS, type MatrixLaw, MIXED_LAWS, type Shape } from "./matrix-laws.js";

/** Each matrix on its own, from a stream of its own: a prefix of the list does not depend on its length. */
function independent(law: MatrixLaw): ListLaw {
  return (shapes, seed) => ({
    matrices: shapes.map(([rows, cols], i) => law(rows, cols, new Random(subSeed(seed, i)))),
  });
}

/** Every matrix from a law of its own, picked at random. */
const mixed: MatrixLaw = (rows, cols, random) => MATRIX_LAWS[random.pick(MIXED_LAWS)](rows, cols, random);

/** Copies of one Gaussian pool: layers of one shape are duplicates of each other, others share leading blocks. */
const duplicate: ListLaw = (shapes, seed) => {
  const rows = Math.max(...shapes.map(([r]) => r));
  const cols = Math.max(...shapes.map(([, c]) => c));
  const pool = MATRIX_LAWS.gaussian(rows, cols, new Random(seed));
  const block = ([r, c]: Shape): Matrix =>
    new Matrix(
      r,
      c,
      Float64Array.from({ length: r * c }, (_, k) => pool.at(Math.floor(k / c), k % c)),
    );
  return { matrices: shapes.map(block) };
};

/** Rank-one layers W_j = v_j v_{j−1}ᵀ with integer vectors: each layer's range is the next one's row space. */
const aligned: ListLaw = (shapes, seed) => {
  const random = new Random(seed);
  const vector = (length: number): number[] =>
    Array.from({ length }, (_, k) => (k === 0 ? random.integer(1, 2) : random.integer(-1, 1)));
  let right = vector(shapes[0]![1]);
  const matrices = shapes.map(([rows, cols]) => {
    const left = vector(rows);
    const from = right;
    right = left;
    return new Matrix(
      rows,
      cols,
      Float64Array.from({ length: rows * cols }, (_, k) => left[Math.floor(k / cols)]! * from[k % cols]!),
    );
  });
  return { matrices };
};

const LIST_LAWS: Readonly<Record<string, ListLaw>> = {
  ...Object.fromEntries(MATRIX_LAW_NAMES.map((name) => [name, independent(MATRIX_LAWS[name])])),
  mixed: independent(mixed),
  duplicate,
  aligned,
  ...MEASUREMENT_LAWS,
};

/** Every name a list may have as its law. */
export const LIST_LAW_NAMES: readonly string[] = Object.keys(LIST_LAWS);

/** The law of that name. @throws DomainError where there is none */
export function listLaw(name: string): ListLaw {
  const law = Object.hasOwn(LIST_LAWS, name) ? LIST_LAWS[name] : undefined;
  if (law === undefined) {
    throw new DomainError({ where: "spec", expected: `a law out of ${LIST_LAW_NAMES.join(", ")}`, got: name });
  }
  return law;
}

/** Laws for the layers of a network. */
export const LAYER_LAWS: readonly string[] = [
  ...["gaussian", "gaussian", "gaussian", "integer", "integer", "mixed", "mixed"],
  ...["orthogonal", "graded", "aligned", "duplicate", "identity", "sparse", "sign", "lowRank", "positive"],
];
