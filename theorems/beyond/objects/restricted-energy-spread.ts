import { instances, isometric, law, MIXED_LAWS, RIP_LAW_NAMES, statedDelta } from "../../../generators/index.js";
import { seenSpread } from "../shared/seen-spread.js";

const ENDS = ["gaussian", "integer", "unit", "positive"];

/**
 * M and measurements; and for the steps X_k = P_kQ_kᵀ, side lengths σ_k, and all sides w_k of a closed polygon but the
 * last.
 */
export const parts = instances({
  file: {
    own: {
      family: "listed",
      share: 1,
      first: 1,
      P: law("gaussian", 1),
      Q: law("gaussian", 2),
      w: law("gaussian", 3),
      side: law("positive", 4),
    },
  },
  choices: { family: ["spread", "listed"] },
  reals: { share: [1, 1 / 2, 1 / 4, 1 / 16], first: [1, 1 / 2, 0, 3 / 4, 1 / 4] },
  sizes: { rows: [1, 4], cols: [1, 4], n: [1, 8] },
  matrices: {
    A: {
      each: ["rows", "cols"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "direction", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    M: { shape: ["rows", "cols"], laws: [...MIXED_LAWS, "identity", "diagonal"] },
    P: { each: ["rows", 1], count: 3, laws: ENDS },
    Q: { each: ["cols", 1], count: 3, laws: ENDS },
    w: { each: [2, 1], count: 2, laws: ENDS },
    side: { each: [1, 1], count: 3, laws: ["positive"] },
  },
});

/** M, and measurements with a δ of (2, δ)-RIP. */
export const drawn = parts.map(({ rows, cols, family, share, first, M, P, Q, w, side, built }, spec) => {
  const { measurements, delta } = family === "spread" ? seenSpread(rows, cols, share, first) : isometric(built.A, 2);
  const X = P.map((p, k) => p.times(Q[k]!.T));
  return { M, X, w, side, measurements, delta: statedDelta(spec, delta) };
});

/** Steps that play no part in a case. */
export const ANY = { P: law("gaussian", 1), Q: law("gaussian", 2), w: law("gaussian", 3), side: law("positive", 4) };
