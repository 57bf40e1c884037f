import { DomainError, exact, logarithm, type Quantity, sum } from "../../numerics/index.js";

/** A probability vector on a finite space. */
export type Distribution = readonly Quantity[];

/**
 * w / Σw for weights w ≥ 0: exact rationals as quantities, where the weights are small integers.
 * @throws DomainError unless all weights are finite, none is negative and some are positive
 */
export function normalized(weights: ArrayLike<number>): Distribution {
  const list = Array.from(weights);
  if (!list.every((w) => w >= 0 && w < Infinity) || list.every((w) => w === 0)) {
    throw new DomainError({ where: "normalized", expected: "weights ≥ 0, not all zero", got: `[${list.join(", ")}]` });
  }
  const total = sum(list);
  return list.map((w) => exact(w).over(total));
}

/** E_p f = Σ p_i f_i. */
export function expectation(p: Distribution, f: readonly (Quantity | number)[]): Quantity {
  return sum(p.map((probability, i) => probability.times(f[i]!)));
}

/**
 * D_KL(p‖q) = Σ p_i log(p_i/q_i), with 0·log 0 = 0. The error is infinite where q_i may vanish and p_i does not.
 */
export function klDivergence(p: Distribution, q: Distribution): Quantity {
  let total = exact(0);
  p.forEach((probability, i) => {
    if (probability.value === 0 && probability.error === 0) return;
    total = total.plus(probability.times(logarithm(probability.over(q[i]!))));
  });
  return total;
}
