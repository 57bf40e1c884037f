import { CONTRASTS, PATTERN_LAWS, UNSEEN_LAWS, unseenMeasurements } from "../../../generators/families/index.js";
import { STATED_DELTAS, statedDelta } from "../../../generators/hypotheses/index.js";
import { instances } from "../../../generators/specs/index.js";
import { exact, maximum, type Quantity, squareRoot, sum } from "../../../src/numerics/arithmetic/index.js";
import { diagonal, frobeniusSquared, inner, type Matrix } from "../../../src/numerics/matrices/index.js";
import { singularPairs } from "./unseen-spread.js";

export const parts = instances({
  // There are as many measurements as D has entries, less one.
  large: { d: 9, entries: 128 },
  choices: { family: ["peaked", "drawn"] },
  reals: { contrast: CONTRASTS, peak: [1, 3 / 2, 5 / 4, 13 / 8, 9 / 8, 11 / 8, 1 / 2] },
  sizes: { tail: [2, 4], rows: [1, 4], cols: [1, 4] },
  matrices: {
    rest: { shape: ["tail", 1], laws: ["identity", "positive", "positive"] },
    drawn: { shape: ["rows", "cols"], laws: [...UNSEEN_LAWS, "diagonal", "graded"] },
    pattern: { shape: ["rows", "cols"], laws: PATTERN_LAWS },
  },
});

/** D: as drawn, or diag(peak·(r_1 + r_2 + …), r_1, r_2, …), so that one singular value is above all others together. */
function direction({ family, drawn, rest, peak }: ReturnType<typeof parts.materialize>): Matrix {
  if (family === "drawn") return drawn;
  const r = Array.from(rest.data, (x) => (x === 0 ? 1 : x));
  return diagonal([peak * r.reduce((all, x) => all + x, 0), ...r]);
}

/** Measurements that do not see D alone, with a δ < 1 of (2, δ)-RIP; none of D where that would take δ to 1. */
export const drawn = parts.map((one, spec) => {
  const D = direction(one);
  const isPlain = one.family === "peaked";
  const pattern = isPlain ? D : one.pattern;
  const { measurements, delta, unseen } = unseenMeasurements(D, { pattern, contrast: isPlain ? 1 : one.contrast }, 2);
  return { measurements, delta: statedDelta(spec, delta), D, isUnseen: unseen !== null };
});

export const stated = drawn.loosened({ reals: { delta: STATED_DELTAS } });

/** What the proof speaks of, of the singular pairs of D. */
export function numbersOf(measurements: readonly Matrix[], delta: Quantity, D: Matrix) {
  const { directions, sigma } = singularPairs(D);
  const n = measurements.length;
  const energy = (x: Matrix): Quantity => sum(measurements.map((a) => inner(a, x).squared())).over(n);
  const beta = directions.map((x) => energy(x).minus(1));
  const root = (x: Quantity): Quantity => squareRoot(maximum([0, x]));
  const g = beta.map((b) => root(delta.plus(b)));
  const h = beta.map((b) => root(delta.minus(b)));
  const along = (of: readonly Quantity[]): Quantity =>
    sum([exact(0), ...sigma.slice(1).map((x, k) => x.times(of[k + 1]!))]);
  return {
    sigma,
    beta,
    g,
    h,
    G: along(g),
    H: along(h),
    s: sum([exact(0), ...sigma.slice(1)]),
    Q: sum([exact(0), ...sigma.slice(1).map((x) => x.squared())]),
    size: frobeniusSquared(D),
    left: root(energy(D)).times(squareRoot(delta.plus(1))),
  };
}
