import { hasBottleneck, instances, law } from "../../../generators/index.js";
import { frobeniusNorm, frobeniusSquared, type Matrix, sum } from "../../../src/numerics/index.js";
import { inducedRegularizerDepthTwo, inducedRegularizerSingle } from "../../../src/numerics/minima/index.js";
import { attainmentRanks } from "../shared/attainment-ranks.js";
import { escapingNetwork } from "../shared/escaping-network.js";
import { reachedBy } from "../shared/reached.js";
import { rankNetwork } from "../shared/rank-network.js";
import { onlySeen } from "../shared/seen-core.js";

/** Small integers, under which the ranks of products differ often. */
const laws = [
  ...["integer", "sign", "sparse", "lowRank", "lowRank", "diagonal"],
  ...["identity", "nilpotent", "nilpotent", "unit", "unit", "zero"],
];

/** Measurements, and M of a kind that is reached or is not. */
export const drawn = instances({
  large: { entries: 1024 },
  file: { own: { target: "any", core: 1, P: law("zero"), Q: law("zero") } },
  chain: { depth: [2, 4], ends: [1, 3], slack: 0 },
  choices: { target: ["any", "outer", "blocks"] },
  reals: { epsilon: [2 ** -2, 2 ** -6, 2 ** -10] },
  sizes: { n: ({ L }) => (L === 2 ? [1, 3, Infinity] : [1, 1]), core: ({ d0, dL }) => [1, Math.min(d0, dL)] },
  matrices: {
    A: { each: ["dL", "d0"], count: "n", laws },
    M: { shape: ["dL", "d0"], laws },
    P: { shape: ["dL", 1], laws: ["integer", "sign", "unit"] },
    Q: { shape: [1, "d0"], laws: ["integer", "sign", "unit"] },
  },
});

/** (2L/n)Σ‖A_i‖_F² ‖M‖_F^{2−2/L}. */
function traceSize(measurements: readonly Matrix[], m: Matrix, depth: number): number {
  const seen = sum(measurements.map(frobeniusSquared)).times(frobeniusNorm(m).power(2 * (depth - 1), depth));
  return seen.times(2 * depth).over(measurements.length).value;
}

/** The infimum of one instance, and what reaches it or comes near. */
export const cases = drawn.map(({ A, M, P, Q, widths, L, target, core, epsilon }) => {
  const outer = target === "outer";
  const { seen, split } = target === "blocks" ? onlySeen(A, M, core) : { seen: A, split: outer ? P.times(Q) : M };
  const factors = outer ? [P, Q] : [split];
  const ranks = attainmentRanks(seen, factors, L);
  return {
    ...{ widths, measurements: seen, m: split, outer, ranks },
    infimum: L === 2 ? inducedRegularizerDepthTwo(seen, split) : inducedRegularizerSingle(seen[0]!, split, L),
    /** On whose scale traces are compared that cancel to zero. */
    size: traceSize(seen, split, L),
    /**
     * A network that reaches the infimum if any does; null for M = 0, and where a step asks for an inverse that there
     * is not.
     */
    best:
      hasBottleneck(widths) || split.isZero
        ? null
        : reachedBy(() => rankNetwork(seen, factors, L, ranks.core.value), seen, split),
    /** A network with a trace that goes to zero with ε, where M = pq and N = 0; null elsewhere. */
    escaping: outer && ranks.core.value === 0 ? escapingNetwork(seen, [P, Q], L, epsilon) : null,
  };
});

/** What is known of one instance. */
export type Attained = ReturnType<typeof cases.materialize>;
