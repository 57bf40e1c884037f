import { hasBottleneck, instances, law } from "../../../generators/index.js";
import { inducedRegularizerDepthTwo, inducedRegularizerSingle } from "../../../src/numerics/minima/index.js";
import { attainmentRanks } from "../shared/attainment-ranks.js";
import { escapingNetwork } from "../shared/escaping-network.js";
import { reachedBy } from "../shared/reached.js";
import { onlySeen, seenMinimizer } from "../shared/seen-core.js";

/** Small integers, under which the ranks of products differ often. */
const laws = [
  ...["integer", "integer", "sign", "sparse", "lowRank"],
  ...["diagonal", "identity", "nilpotent", "unit", "zero"],
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
    P: { shape: ["dL", 1], laws },
    Q: { shape: [1, "d0"], laws },
  },
});

/** The infimum of one instance, and what reaches it or comes near. */
export const cases = drawn.map(({ A, M, P, Q, widths, L, target, core, epsilon }) => {
  const outer = target === "outer";
  const { seen, split } = target === "blocks" ? onlySeen(A, M, core) : { seen: A, split: outer ? P.times(Q) : M };
  const ranks = attainmentRanks(seen, outer ? [P, Q] : [split], L);
  const hasMinimizer = target === "blocks" && !hasBottleneck(widths);
  return {
    ...{ widths, measurements: seen, m: split, outer, ranks },
    infimum: () => (L === 2 ? inducedRegularizerDepthTwo(seen, split) : inducedRegularizerSingle(seen[0]!, split, L)),
    /** A network that reaches the infimum; null where none is known. */
    best: hasMinimizer ? reachedBy(() => seenMinimizer(seen, split, L, core), seen, split) : null,
    /** A network with a trace that goes to zero with ε, where M = pq and N = 0; null elsewhere. */
    escaping: outer && ranks.core.value === 0 ? escapingNetwork(seen, [P, Q], L, epsilon) : null,
  };
});
