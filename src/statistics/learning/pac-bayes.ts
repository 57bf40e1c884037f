import type { Distribution } from "../distributions/index.js";
import { exact, exponential, logarithm, OUTWARD, type Quantity, sum, UNIT_ROUNDOFF } from "../../numerics/index.js";

/**
 * F(λ) = log E_P e^{λΔ} − λ²/(8n) for gaps Δ_h of finitely many hypotheses with prior P.
 *
 * By the variational principle of Donsker and Varadhan, sup_λ F(λ) > t holds exactly where some Q satisfies
 * E_Q Δ > √((KL(Q‖P) + t)/(2n)), since √(K/(2n)) = min_λ (λ/(8n) + K/λ).
 */
export function gapExponent(prior: Distribution, gaps: readonly Quantity[], samples: number, lambda: number): Quantity {
  const moment = logarithm(sum(prior.map((p, h) => p.times(exponential(gaps[h]!.times(lambda))))));
  return moment.minus(
    exact(lambda)
      .times(lambda)
      .over(8 * samples),
  );
}

/** Halvings of the interval of λ before the search leaves the question open. */
const MAX_HALVINGS = 24;

/**
 * Whether sup_{λ>0} F(λ) > t for a threshold t > 0 (see `gapExponent`): true and false are proved, null is open.
 *
 * True: some λ has F(λ) > t. False: λ ranges over [0, 4n max Δ], beyond which F decreases, and each piece [a, b] of it
 * has the bound of a convex log E_P e^{λΔ} by its chord, max over [a, b] of chord(λ) − λ²/(8n) ≤ t.
 */
export function exceeds(
  prior: Distribution,
  gaps: readonly Quantity[],
  samples: number,
  threshold: Quantity,
): boolean | null {
  const largest = Math.max(...gaps.map(({ value, error }) => (value + error) * OUTWARD));
  if (largest <= 0) return false;
  const curvature = 1 / (8 * samples);
  const point = (lambda: number): Point => {
    const { value, error } = gapExponent(prior, gaps, samples, lambda);
    return { lambda, value, error };
  };
  const upTo = (threshold.value + threshold.error) * OUTWARD;
  const below = (threshold.value - threshold.error) * (1 - 2 * UNIT_ROUNDOFF);
  let open = false;
  const search = (a: Point, b: Point, halvings: number): boolean => {
    if (a.value - a.error > upTo || b.value - b.error > upTo) return true;
    if (chordBound(a, b, curvature) <= below) return false;
    if (halvings === 0 || a.value + a.error > below || b.value + b.error > below) {
      // Where a point itself is undecided, smaller pieces beside it are too.
      open = true;
      return false;
    }
    const middle = point((a.lambda + b.lambda) / 2);
    return search(a, middle, halvings - 1) || search(middle, b, halvings - 1);
  };
  const found = search(point(0), point(4 * samples * largest * OUTWARD), MAX_HALVINGS);
  if (found) return true;
  return open ? null : false;
}

/** F at one λ, with its error. */
interface Point {
  readonly lambda: number;
  readonly value: number;
  readonly error: number;
}

/**
 * An upper bound of F on [a, b]. Against its own chord F exceeds by at most c(b − a)²/4 for the curvature c of the
 * quadratic: F + cλ² lies below its chord, and the chord of cλ² lies above cλ² by c(λ − a)(b − λ).
 */
function chordBound(a: Point, b: Point, curvature: number): number {
  const width = b.lambda - a.lambda;
  const rise = b.value - a.value;
  const bulge = curvature * width * width;
  // Largest value of a.value + s·rise + bulge·s(1 − s) over s in [0, 1].
  const s = bulge > 0 ? Math.min(Math.max((rise / bulge + 1) / 2, 0), 1) : 0;
  const height = a.value + s * rise + bulge * s * (1 - s);
  const size = Math.abs(a.value) + Math.abs(b.value) + bulge;
  return height + Math.max(a.error, b.error) + 16 * UNIT_ROUNDOFF * size;
}

/** log(1/δ) for an exact δ in (0, 1). */
export function logInverse(delta: number): Quantity {
  return logarithm(delta).negated();
}
