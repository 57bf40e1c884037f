import {
  largestEigenvalue,
  type Matrix,
  minimumSharpness,
  pow,
  prefixProducts,
  type Quantity,
  suffixProducts,
  takenAsExact,
  withArena,
} from "../../../src/numerics/index.js";

/** Halvings of the interval in which the logarithm of the scale of the rest is searched: to a part in 1000. */
const HALVINGS = 15;

/**
 * The largest scale t found, from 2^−20 to 2^20, at which the minimum of the layers (gain) ⊕ tC_j is flattest for white
 * data; 0 where there is none.
 */
export function flattestScale(rest: readonly Matrix[], gain: number): number {
  let low = -20;
  let high = 20;
  let found = 0;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    const scale = takenAsExact(pow(2, middle), "any scale will do; what is returned is a number of its own");
    const at = (): Matrix[] => rest.map((c) => c.times(scale));
    if (withArena(() => staysFlattest(at(), gain))) {
      low = middle;
      found = scale.value;
    } else {
      high = middle;
    }
  }
  return found;
}

const SEARCH = "the scale that is found may be any";

/** Whether no pair of paths of the layers (gain) ⊕ C_j exceeds m gain^{2m−2}, beyond rounding. */
function staysFlattest(rest: readonly Matrix[], gain: number): boolean {
  const depth = rest.length;
  const limit = depth * pow(gain, 2 * depth - 2);
  const below = (q: Quantity, factor: number): boolean => q.value + q.error <= factor * limit;
  const weighted = (terms: readonly Matrix[]): Quantity => largestEigenvalue(terms.reduce((x, y) => x.plus(y)));
  const into = prefixProducts(rest)
    .slice(0, depth)
    .map((p, k) => p.T.gramOfRows().times(takenAsExact(pow(gain, 2 * (depth - 1 - k)), SEARCH)));
  const out = suffixProducts(rest)
    .slice(1)
    .map((s, k) => s.gramOfRows().times(takenAsExact(pow(gain, 2 * k), SEARCH)));
  return below(weighted(into), 1) && below(weighted(out), 1) && below(minimumSharpness(rest), 2);
}
