import type { IsometricMeasurements } from "../../../generators/index.js";
import { absolute, approximately, exact, Matrix, type Quantity, takenAsExact } from "../../../src/numerics/index.js";

/** Whole numbers with a² + b² = c²: δ = a/c, √(1−δ²) = b/c. */
export type Triple = readonly [a: number, b: number, c: number];

/** Measurements of (m+1) × (m+1) matrices, what they do not see, and the numbers of `seenTop`. */
export interface SeenTop extends IsometricMeasurements {
  readonly unseen: Matrix;
  readonly w: Quantity;
}

/**
 * Measurements for which the first bound of unseen-spread is an equality at D = diag(mt, 1, …, 1), t = δ/√(1−δ²). For
 * Z = (x bᵀ; c Y) with Y of size m, T = tr Y and w = √(1−δ²),
 *
 *   (1/n) Σ ⟨A_i, Z⟩² = (wx − δT)² + m/(m−1) (‖Y‖_F² − T²/m) + ‖b‖² + ‖c‖² + 2δ⟨b, c⟩:
 *
 * one measurement √n diag(w, −δ, …, −δ), and with r = √(nm/(m−1)) the r(E_kk − I/m) and rE_kl of Y, and
 * √(n(1±δ)/2)(E_1k ± E_k1). This is (2, δ)-RIP where δ(2δ−1) ≤ 1/(m−1) ≤ δ, which beyond/unseen-top-reached proves. The
 * δ returned is that of the stored entries, by the sum of the errors of all coefficients. D is given times b, without
 * rounding.
 * @param m at least 2
 */
export function seenTop([a, b, c]: Triple, m: number): SeenTop {
  const size = m + 1;
  const [delta, w] = [exact(a).over(c), exact(b).over(c)];
  const places = Array.from({ length: m }, (_, k) => k + 1);
  const pairs = places.flatMap((k) => places.filter((l) => l !== k).map((l) => [k, l] as const));
  const n = 1 + m + pairs.length + 2 * m;
  const weight = exact(m).over(m - 1);
  const root = (x: Quantity): number => Math.sqrt(n * x.value);
  const entries = (...filled: (readonly [row: number, col: number, value: number])[]): Matrix => {
    const data = new Float64Array(size * size);
    for (const [row, col, value] of filled) data[row * size + col] = value;
    return new Matrix(size, size, data);
  };
  const top = entries(
    [0, 0, Math.sqrt(n) * w.value],
    ...places.map((k) => [k, k, -Math.sqrt(n) * delta.value] as const),
  );
  const spread = places.map((k) =>
    entries(...places.map((l) => [l, l, root(weight) * ((k === l ? 1 : 0) - 1 / m)] as const)),
  );
  const single = pairs.map(([k, l]) => entries([k, l, root(weight)]));
  const sides = places.flatMap((k) =>
    [1, -1].map((sign) => {
      const x = root(exact(1).plus(delta.times(sign)).over(2));
      return entries([0, k, x], [k, 0, sign * x]);
    }),
  );
  const measurements = [top, ...spread, ...single, ...sides];
  const share = (x: number, y: number): Quantity =>
    takenAsExact(x, "an entry as it is stored").times(takenAsExact(y, "an entry as it is stored")).over(n);
  const onDiagonal = [0, ...places].flatMap((k) =>
    [0, ...places].map((l) => {
      const stored = [top, ...spread].reduce((all, one) => all.plus(share(one.at(k, k), one.at(l, l))), exact(0));
      const meant = weight.times(exact(k === l ? 1 : 0).minus(exact(1).over(m)));
      const seen = (k === 0 ? w : delta.times(-1)).times(l === 0 ? w : delta.times(-1));
      return stored.minus(k === 0 || l === 0 ? seen : seen.plus(meant));
    }),
  );
  const offDiagonal = single.map((one, at) => share(one.at(...pairs[at]!), one.at(...pairs[at]!)).minus(weight));
  // (Z_1k ± Z_k1)² is at most 2 for ‖Z‖_F = 1.
  const beside = sides.map((one, at) => {
    const x = one.at(0, Math.floor(at / 2) + 1);
    const meant = exact(1)
      .plus(delta.times(at % 2 === 0 ? 1 : -1))
      .over(2);
    return share(x, x).minus(meant).times(2);
  });
  const errors = [...onDiagonal, ...offDiagonal, ...beside].map(absolute);
  const error = errors.reduce((total, one) => total + one.value + one.error, 0);
  const unseen = entries([0, 0, m * a], ...places.map((k) => [k, k, b] as const));
  return { measurements, delta: approximately(delta.value, delta.error + error), unseen, w };
}
