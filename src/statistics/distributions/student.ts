import { atan, cos, DomainError, sin, tan } from "../../numerics/index.js";

/**
 * P(|T| ≤ t) for Student's T with an integer number of degrees of freedom ν ≥ 1 and t ≥ 0.
 *
 * The finite sums of Abramowitz and Stegun 26.7.3 (ν odd) and 26.7.4 (ν even) with θ = arctan(t/√ν); every term is
 * positive, so the absolute error is a few units of roundoff times ν.
 * @throws DomainError
 */
export function studentCentral(t: number, degrees: number): number {
  if (!(Number.isSafeInteger(degrees) && degrees >= 1)) {
    throw new DomainError({ where: "studentCentral", expected: "degrees of freedom 1, 2, …", got: String(degrees) });
  }
  if (!(t >= 0)) throw new DomainError({ where: "studentCentral", expected: "t ≥ 0", got: String(t) });
  if (t === Infinity) return 1;
  const theta = atan(t / Math.sqrt(degrees));
  const cosine = cos(theta);
  const odd = degrees % 2 === 1;
  let total = 0;
  let term = odd ? cosine : 1;
  for (let k = odd ? 1 : 0; k <= degrees - 2; k += 2) {
    total += term;
    term *= ((k + 1) / (k + 2)) * cosine * cosine;
  }
  const series = sin(theta) * total;
  return odd ? (2 / Math.PI) * (theta + series) : series;
}

/**
 * The t with P(|T| ≤ t) = confidence, by bisection on θ = arctan(t/√ν).
 * Relative accuracy about 1e-10 as long as 1 − confidence is well above the unit roundoff.
 * @throws DomainError
 */
export function studentQuantile(confidence: number, degrees: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new DomainError({ where: "studentQuantile", expected: "a confidence in (0, 1)", got: String(confidence) });
  }
  let below = 0;
  let above = Math.PI / 2;
  const at = (theta: number): number => Math.sqrt(degrees) * tan(theta);
  for (let step = 0; step < 64; step++) {
    const middle = below + (above - below) / 2;
    if (studentCentral(at(middle), degrees) < confidence) below = middle;
    else above = middle;
  }
  return at(above);
}
