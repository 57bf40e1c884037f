import { exp, log } from "../../numerics/index.js";

/** A sample, or several, on which a bound fails for every δ > e^{−exponent}. */
interface Failing {
  readonly probability: number;
  readonly exponent: number;
}

/** What is added to δ so that rounding does not lose the sample that it was made for. */
const CLEARANCE = 2 ** -20;

/**
 * The δ in (0, 1) at which a bound with log(c/δ) is nearest to failing with probability δ: barely above c·e^{−f} for the
 * exponent f with the largest P(exponent ≥ f)·e^f. Any δ is as good where a statement holds; at this one it says the most.
 * The given one where every exponent is too small for such a δ.
 */
export function likeliestLevel(failing: readonly Failing[], constant: number, otherwise: number): number {
  const sorted = [...failing].sort((a, b) => b.exponent - a.exponent);
  let level = otherwise;
  let most = 0;
  let reached = 0;
  for (const { probability, exponent } of sorted) {
    reached += probability;
    const delta = constant * exp(-exponent) * (1 + CLEARANCE);
    if (!(delta < 1) || exponent <= log(constant)) break;
    if (reached / delta > most) [most, level] = [reached / delta, delta];
  }
  return level;
}
