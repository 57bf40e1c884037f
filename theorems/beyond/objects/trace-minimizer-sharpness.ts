import { instances, MIXED_LAWS } from "../../../generators/index.js";
import { exact, type Quantity } from "../../../src/numerics/arithmetic/index.js";

/** Layers that minimize the trace, for one measurement. */
export const drawn = instances({
  large: { entries: 256 },
  file: { called: { T: "M" } },
  chain: { depth: [2, 5], ends: [1, 4], slack: 1 },
  matrices: { T: { shape: ["dL", "d0"], laws: [...MIXED_LAWS, "rankOne", "orthogonal"] } },
});

/** f(ρ). */
export function excess({ L, d0, dL }: Readonly<Record<"L" | "d0" | "dL", number>>, rho: Quantity): Quantity {
  const ends = exact(d0 + dL).over(d0 * dL);
  const outer = ends.times(
    exact(1)
      .over(rho)
      .power(L - 2, L),
  );
  const inner = rho.power(2, L).times(L - 2);
  return exact(d0 * dL)
    .power(1, L)
    .times(outer.plus(inner))
    .over(L);
}
