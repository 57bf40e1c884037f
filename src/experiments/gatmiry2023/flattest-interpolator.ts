import {
  diagonal,
  exp,
  flattenedRows,
  frobeniusNorm,
  Matrix,
  type MeasurementProblem,
  pseudoInverse,
  svd,
  symmetricEigen,
  withArena,
  zeros,
} from "../../numerics/index.js";

/** An end-to-end matrix that fits, and two numbers that enclose the least λ_max of two layers that fit, but for rounding and `slope`. */
export interface FlattestInterpolator {
  readonly endToEnd: Matrix;
  /** λ_max of two layers with this product. */
  readonly sharpness: number;
  /** The bound of the mixture Z of beyond/sharpness-duality for this product. */
  readonly bound: number;
  /** How steep the bound still is among the products that fit, over itself. */
  readonly slope: number;
}

/** Steps of the products and of the logarithm of Z, and after how many they have become smaller by a root of two. */
const STRIDE = { product: 0.1, mixture: 2 } as const;
const SLOWER = 50;

function kept({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(rows, cols, Float64Array.from(data));
}

/** f(S) of a symmetric matrix. */
function functionOf(s: Matrix, f: (x: number) => number): Matrix {
  const { values, vectors } = symmetricEigen(kept(s.plus(s.T).times(0.5)));
  return vectors.times(diagonal(Array.from(values, f))).times(vectors.T);
}

/** exp(H)/tr exp(H). */
function mixtureOf(h: Matrix): Matrix {
  const { values, vectors } = symmetricEigen(kept(h.plus(h.T).times(0.5)));
  const weights = Array.from(values, (value) => exp(value - values[0]!));
  const total = weights.reduce((all, x) => all + x, 0);
  return vectors.times(diagonal(weights.map((x) => x / total))).times(vectors.T);
}

/** Rows of entries as matrices of the shape of the A_i. */
function rowsAsMatrices(flat: Matrix, { rows, cols }: Matrix): Matrix[] {
  return Array.from(
    { length: flat.rows },
    (_, i) =>
      new Matrix(
        rows,
        cols,
        Float64Array.from({ length: rows * cols }, (_x, at) => flat.at(i, at)),
      ),
  );
}

/** The entries of each matrix, a row of them. */
function rowsOf(all: readonly Matrix[]): Matrix {
  return flattenedRows(all.map((one) => [one]));
}

function total(all: readonly Matrix[]): Matrix {
  return all.reduce((x, y) => x.plus(y));
}

/** 2‖P^{1/2}MQ^{1/2}‖_*, P = ΣZ_ijA_iA_jᵀ and Q = ΣZ_ijA_iᵀA_j, its slope by M and the Gram matrix of gradients at the best two layers. */
function bothAt(measurements: readonly Matrix[], flat: Matrix, m: Matrix, z: Matrix) {
  const mixed = rowsAsMatrices(z.times(flat), m);
  const [p, q] = [
    measurements.map((a, i) => a.times(mixed[i]!.T)),
    measurements.map((a, i) => a.T.times(mixed[i]!)),
  ].map(total) as [Matrix, Matrix];
  const [left, right] = [functionOf(p, Math.sqrt), functionOf(q, Math.sqrt)];
  const [fromLeft, fromRight] = [p, q].map((s) => functionOf(s, (x) => 1 / Math.sqrt(x))) as [Matrix, Matrix];
  const { u, values, v } = svd(kept(left.times(m).times(right)));
  const lengths = diagonal(values);
  const outer = fromLeft.times(u.times(lengths).times(u.T)).times(fromLeft);
  const into = fromRight.times(v.times(lengths).times(v.T)).times(fromRight);
  const moved = rowsOf(measurements.map((a) => outer.times(a).plus(a.times(into))));
  return {
    value: 2 * values.reduce((all, x) => all + x, 0),
    slope: left.times(u.times(v.T)).times(right).times(2),
    gram: flat.times(moved.T),
  };
}

/**
 * The flattest two layers that fit, of all products: the saddle of 2‖P^{1/2}MQ^{1/2}‖_*, convex in the M that fit and concave in Z ⪰ 0,
 * tr Z = 1, by steps of an extragradient method, in M and in log Z, and the mean of the later half of its points. Nothing is claimed of
 * the result but its numbers.
 */
export function flattestInterpolator(
  { measurements, labels }: MeasurementProblem,
  steps: number,
): FlattestInterpolator {
  const n = measurements.length;
  const flat = kept(rowsOf(measurements));
  const inverse = pseudoInverse(flat);
  const seen = kept(inverse.times(flat));
  const shape = measurements[0]!;
  const back = (column: Matrix): Matrix => rowsAsMatrices(column.T, shape)[0]!;
  const values = new Matrix(
    n,
    1,
    Float64Array.from(labels, (label) => (typeof label === "number" ? label : label.value)),
  );
  const unseen = (x: Matrix): Matrix =>
    back(
      seen
        .times(rowsOf([x]).T)
        .times(-1)
        .plus(rowsOf([x]).T),
    );
  const start = back(inverse.times(values));
  let [m, h] = [start, zeros(n, n)];
  let [product, mixture] = [zeros(m.rows, m.cols), zeros(n, n)];
  let count = 0;
  for (let step = 0; step < steps; step++) {
    const stride = 1 / Math.sqrt(1 + step / SLOWER);
    const from = [m, h] as const;
    const stepped = ([at, log]: readonly [Matrix, Matrix]): readonly [Matrix, Matrix] => {
      const { slope, gram } = bothAt(measurements, flat, at, mixtureOf(log));
      const top = symmetricEigen(kept(gram.plus(gram.T).times(0.5))).values[0]!;
      return [
        kept(from[0].plus(unseen(kept(slope)), (-STRIDE.product * stride) / top)),
        kept(from[1].plus(gram, (STRIDE.mixture * stride) / top)),
      ];
    };
    const next = withArena(() => {
      const middle = stepped(from);
      return { middle, end: stepped(middle) };
    });
    [m, h] = next.end;
    if (step >= steps / 2) {
      [product, mixture] = withArena(() => [
        kept(product.plus(next.middle[0])),
        kept(mixture.plus(mixtureOf(next.middle[1]))),
      ]);
      count += 1;
    }
  }
  const endToEnd = kept(product.times(1 / count));
  const { value, slope, gram } = bothAt(measurements, flat, endToEnd, mixture.times(1 / count));
  const top = symmetricEigen(kept(gram.plus(gram.T).times(0.5))).values[0]!;
  return {
    endToEnd,
    sharpness: (2 / n) * top,
    bound: (2 / n) * value,
    slope: frobeniusNorm(unseen(kept(slope))).value / value,
  };
}
