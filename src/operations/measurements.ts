import * as numerics from "../numerics/index.js";
import * as rigor from "../rigor/index.js";
import type { Table } from "./entry.js";
import { inducedRegularizerDepthTwo, ripConstant } from "./helpers/measurements.js";
import { called, list } from "./words.js";

/** Operations on linear measurements. */
export const measurements = {
  inducedRegularizerDepthTwo: {
    result: "quantity",
    floating: numerics.inducedRegularizerDepthTwo,
    interval: rigor.inducedRegularizerDepthTwo,
    field: { absent: "singular values are no rational functions of the entries" },
    ...called(inducedRegularizerDepthTwo),
    meaning: (all, m) => `the least tr ∇²L over two layers with product ${m}, measured by ${list(all)}`,
  },
  ripConstant: {
    result: "quantity",
    // Noted where every matrix qualifies.
    floating: (all) => numerics.ripConstant(all, Math.min(all[0]!.rows, all[0]!.cols)),
    interval: rigor.ripConstantFullRank,
    field: { absent: "eigenvalues are no rational functions of the entries" },
    ...called(ripConstant),
    meaning: (all) => `the isometry constant of ${list(all)} on all matrices`,
  },
} satisfies Partial<Table>;
