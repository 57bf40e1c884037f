import { type Field } from "./field.js";
import { buildField, entryOf, type FieldMatrix, fieldProduct, fieldTrace, transposeField } from "./field-matrix.js";

/**
 * G⁻¹ by its characteristic polynomial (Faddeev, Le Verrier): M_1 = I, c_k = −tr(GM_k)/k, M_{k+1} = GM_k + c_k I, and
 * G⁻¹ = −M_n/c_n, since GM_n + c_n I = 0 (Cayley, Hamilton). It divides by integers up to n and once by ±det G.
 * @throws RigorError where G is not square; ZeroDivisor where it is singular
 */
function inverse<E>(g: FieldMatrix<E>, field: Field<E>): FieldMatrix<E> {
  let m = buildField(g.rows, g.rows, (i, k) => (i === k ? field.one : field.zero));
  for (let k = 1; ; k++) {
    const product = fieldProduct(g, m, field);
    const c = field.multiply(field.negate(fieldTrace(product, field)), field.rational(1n, BigInt(k)));
    if (k === g.rows) return { ...m, data: m.data.map((x) => field.negate(field.divide(x, c))) };
    m = buildField(g.rows, g.rows, (i, j) => {
      const x = entryOf(product, i, j);
      return i === j ? field.add(x, c) : x;
    });
  }
}

/**
 * The Moore–Penrose inverse of a matrix of full rank: Aᵀ(AAᵀ)⁻¹ where it has no more rows than columns, (AᵀA)⁻¹Aᵀ else.
 * @throws ZeroDivisor for another rank, where it is no rational function of the entries
 */
export function fieldPseudoInverse<E>(a: FieldMatrix<E>, field: Field<E>): FieldMatrix<E> {
  const across = transposeField(a);
  return a.rows <= a.cols
    ? fieldProduct(across, inverse(fieldProduct(a, across, field), field), field)
    : fieldProduct(inverse(fieldProduct(across, a, field), field), across, field);
}
