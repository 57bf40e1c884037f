import { instances } from "../../../generators/index.js";
import { column, frobeniusNorm, identity, largestEigenvalue, takenAsExact } from "../../../src/numerics/index.js";

/** A quadratic loss, a direction, ρ, and where the loss is taken. */
export const drawn = instances({
  large: { entries: 1024 },
  reals: { radius: [1, 0.5, 0.125, 2 ** -6, 2 ** -10], above: [1, 0.25, 4] },
  fixed: { below: 0 },
  sizes: { p: [1, 4] },
  matrices: {
    H: {
      shape: ["p", "p"],
      laws: ["identity", "integer", "gaussian", "gaussian", "diagonal", "sparse", "sign", "lowRank", "zero"],
    },
    direction: { shape: ["p", 1], laws: ["unit", "gaussian", "gaussian", "integer", "sign"] },
  },
});

/** H, ε* and μ, with g = (μI − H)ε* and ρ = ‖ε*‖. */
export const quadratics = drawn.map(({ p, H: half, direction, radius, above, below }) => {
  const H = half.plus(half.T);
  const first = largestEigenvalue(H);
  const multiplier = takenAsExact(
    Math.max(first.value + first.error, 0) + above - below,
    "μ is what it is, and the slack compares it with λ₁(H) and 0",
  );
  // A power of two times small numbers as a rule, so that ε* is exact; what it is, it is by definition.
  const nonzero = direction.data.some((x) => x !== 0) ? direction.data : direction.data.map(() => 1);
  const maximizer = column(Array.from(nonzero, (x) => x * radius));
  const g = identity(p).times(multiplier).minus(H).times(maximizer);
  return { H, first, multiplier, maximizer, g, rho: frobeniusNorm(maximizer) };
});
