import { exact, type Matrix, matrixEntry, product, type Quantity, ShapeError, sum } from "../../numerics/index.js";

/**
 * ((x_1 + … + x_n)/n)^n − x_1⋯x_n for x_i ≥ 0, as a number that is ≥ 0 by the way it is computed. With the mean A of all but
 * the last and the mean S of all, the gap is (S − A)² Σ_k (k+1) S^{n−2−k}A^k + x_n(A^{n−1} − x_1⋯x_{n−1}): what belongs to S
 * and A is a^n + (n−1)b^n − nab^{n−1} = (a−b)² Σ_k (k+1) a^{n−2−k}b^k, and the rest is the gap of one number less.
 */
export function meansGap(terms: readonly Quantity[]): Quantity {
  const last = terms.at(-1);
  const others = terms.slice(0, -1);
  if (last === undefined || others.length === 0) return exact(0);
  const [S, A] = [sum(terms).over(terms.length), sum(others).over(others.length)];
  const weights = Array.from({ length: others.length }, (_, k) => powers(S, others.length - 1 - k, A, k).times(k + 1));
  return S.minus(A)
    .squared()
    .times(sum(weights))
    .plus(last.times(meansGap(others)));
}

function powers(x: Quantity, p: number, y: Quantity, q: number): Quantity {
  return product([...new Array<Quantity>(p).fill(x), ...new Array<Quantity>(q).fill(y)]);
}

/**
 * ‖A‖_F²‖B‖_F² − ⟨A, B⟩² = Σ (a_ib_k − a_kb_i)² over all pairs i < k of entries, Lagrange's identity: the gap of the inequality
 * of Cauchy and Schwarz, squared. @throws ShapeError
 */
export function lagrangeGap(a: Matrix, b: Matrix): Quantity {
  if (a.rows !== b.rows || a.cols !== b.cols) {
    throw new ShapeError({ where: "lagrangeGap", expected: `${a.rows}×${a.cols}`, got: `${b.rows}×${b.cols}` });
  }
  const entries = (m: Matrix): Quantity[] =>
    Array.from({ length: m.rows * m.cols }, (_, at) => matrixEntry(m, Math.floor(at / m.cols), at % m.cols));
  const [x, y] = [entries(a), entries(b)];
  return sum(
    x.flatMap((xi, i) =>
      x.slice(i + 1).map((xk, k) =>
        xi
          .times(y[i + 1 + k]!)
          .minus(xk.times(y[i]!))
          .squared(),
      ),
    ),
  );
}

/** The mean of squares minus the square of the mean: the mean of the squares of (x_i − mean). */
export function varianceGap(values: readonly Quantity[]): Quantity {
  const center = sum(values).over(values.length);
  return sum(values.map((x) => x.minus(center).squared())).over(values.length);
}
