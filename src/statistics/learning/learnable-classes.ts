import { cos } from "../../numerics/index.js";
import type { Random } from "../../random/index.js";

/**
 * Classes of functions h on a space with a distribution, and a truth h* in the class, for which the two sides of a
 * uniform bound are computable: the Rademacher complexity of n points, and the largest population loss among the h that
 * agree with h* on a sample. The loss is 1 − cos(h(x) − h*(x)): differentiable, non-negative, zero only at agreement
 * (differences stay below 2π), with 1-Lipschitz derivative (H = 1) and at most 2 (B = 2).
 */
export interface LearnableClass {
  /**
   * sup over n points of E sup_h (1/n) Σ ε_i h(x_i), the worst-case Rademacher complexity. Without the absolute value
   * that some authors take inside, it is the smaller of the two.
   */
  readonly complexity: (n: number) => number;
  /** The supremum over h of E(1 − cos(h(x) − h*(x))), h agreeing with h* on n points drawn here. */
  readonly worstLoss: (n: number, random: Random) => number;
}

/**
 * Steps x ↦ height·1[x ≥ θ] on [0, 1] under the uniform distribution; the truth steps at ½, 0 ≤ height < 2π.
 *
 * The sup of Σ ε_i h(x_i) over steps is height times the maximum of a random walk over its n + 1 times, whose mean is
 * Σ_{k≤n} E[S_k⁺]/k (Spitzer 1956), E[S_k⁺] = E|S_k|/2, and E|S_{2m}| = E|S_{2m−1}| = 2m·C(2m, m)/4^m. A step agrees
 * with the truth exactly where it lies in the gap of the sample around ½, so the worst one lies at the farther end.
 */
export function steps(height: number): LearnableClass {
  return {
    complexity: (n) => {
      let total = 0;
      let share = 1;
      for (let k = 1; k <= n; k++) {
        const m = Math.ceil(k / 2);
        if (k === 2 * m - 1) share *= (2 * m - 1) / (2 * m);
        total += (m * share) / k;
      }
      return (height * total) / n;
    },
    worstLoss: (n, random) => {
      let below = 0;
      let above = 1;
      for (let i = 0; i < n; i++) {
        const x = random.uniform();
        if (x < 1 / 2) below = Math.max(below, x);
        else above = Math.min(above, x);
      }
      return Math.max(1 / 2 - below, above - 1 / 2) * (1 - cos(height));
    },
  };
}

/**
 * Linear functions w ↦ ⟨w, x⟩ with ‖w‖_2 ≤ radius on the `count` coordinate vectors under the uniform distribution; the
 * truth is 0.
 *
 * For n ≤ count the worst points are different ones, with E‖Σ ε_i x_i‖·radius/n = radius/√n. Agreement means w_k = 0 on
 * the coordinates seen; 1 − cos √u being concave on [0, π²], the worst w spreads its norm evenly over the unseen ones.
 */
export function coordinates(radius: number, count: number): LearnableClass {
  return {
    complexity: (n) => radius / Math.sqrt(n),
    worstLoss: (n, random) => {
      const seen = new Set<number>();
      for (let i = 0; i < n; i++) seen.add(random.integer(0, count - 1));
      const unseen = count - seen.size;
      return unseen === 0 ? 0 : (unseen / count) * (1 - cos(Math.min(Math.PI, radius / Math.sqrt(unseen))));
    },
  };
}
