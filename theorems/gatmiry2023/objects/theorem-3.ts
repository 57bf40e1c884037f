import { instances } from "../../../generators/index.js";
import {
  block,
  distance,
  inner,
  type Matrix,
  type MeasurementProblem,
  minimumTraceEndToEnd,
  nuclearNorm,
  padded,
  svd,
} from "../../../src/numerics/index.js";

/** The ranks r of the pairs, near half of what is drawn for them: matrices that d_0 + d_L measurements do not tell. */
const RANKS = [3, 4] as const;

/** Ranks at which d_0 + d_L measurements do not tell M* in the smaller shapes either. */
const LOW_RANKS = [2, 3] as const;

/**
 * Gaussian measurements, and M* of a given rank: for a probability, for a rate in n, for one in d_0 + d_L, which goes
 * from this shape to twice the sides, or for half of d_0d_L at rank one.
 */
export const drawn = instances({
  choices: { asked: ["probability", "probability", "probability", "rate", "rate", "half", "shape", "shape"] },
  sizes: {
    outputs: ({ asked }) => (asked === "probability" ? [3, 5] : asked === "shape" ? [3, 4] : [8, 8]),
    inputs: ({ asked }) => (asked === "probability" ? [5, 6] : asked === "shape" ? [4, 5] : [8, 8]),
    rank: ({ asked, outputs, inputs }) =>
      asked === "rate" ? RANKS : asked === "shape" ? LOW_RANKS : [1, asked === "half" ? 1 : Math.min(outputs, inputs)],
    // For the rate a pair of n and 2n below d_0d_L.
    n: ({ asked, outputs, inputs }) => {
      const [least, most] = [outputs + inputs, Math.floor((outputs * inputs - 1) / 2)];
      if (asked === "half") return [2 * least, 2 * least];
      return [least, asked === "probability" ? Math.max(least, most) : least];
    },
  },
  matrices: {
    A: {
      each: [side("outputs"), side("inputs")],
      count: ({ asked, n }) => (asked === "rate" || asked === "shape" ? 2 * n : n),
      laws: ["gaussian"],
      quantified: "almost surely",
    },
    U: { shape: ["outputs", columns], laws: ["gaussian"] },
    V: { shape: [columns, "inputs"], laws: ["gaussian"] },
  },
});

/** A side of the measurements. */
function side(name: "outputs" | "inputs") {
  return (drawn: { readonly asked: string; readonly outputs: number; readonly inputs: number }) =>
    drawn.asked === "shape" ? 2 * drawn[name] : drawn[name];
}

/** Columns of U: a pair takes twice the rank, as far as there is room. */
function columns({
  asked,
  rank,
  outputs,
}: {
  readonly asked: string;
  readonly rank: number;
  readonly outputs: number;
}) {
  return asked === "rate" ? Math.min(2 * rank, outputs) : rank;
}

/** What is measured of a case. */
export const COLUMNS = [
  "a pair",
  "half",
  "doubled",
  "loss at n",
  "its error",
  "loss at 2n",
  "error at 2n",
  "n",
  "d₀+d_L",
] as const;

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/**
 * Two gaps of the convex problem, relative to the least trace; by how far the solutions differ is the error of the
 * finer. In 16 trial problems its loss was within 0.4 % of that for a gap of 2⁻³⁰, and the error 4 % to 26 % of it.
 */
const [COARSE, FINE] = [2 ** -6, 2 ** -12];

/** The matrix that is found for E(W*). */
export const flattest = (problem: MeasurementProblem, relativeGap: number) =>
  minimumTraceEndToEnd(problem, { relativeGap }).minimizer;

/** L̄(W*)/‖M*‖_*² with its error, from all the measurements; nothing for M* = 0. */
function lossOf(estimate: typeof flattest, measurements: readonly Matrix[], truth: Matrix) {
  const nuclear = nuclearNorm(truth).value;
  if (nuclear === 0) return null;
  const problem = { measurements, labels: measurements.map((a) => inner(a, truth)) };
  const [coarse, fine] = [estimate(problem, COARSE), estimate(problem, FINE)];
  const away = distance(fine, truth).value / nuclear;
  const error = (distance(fine, coarse).value + fine.radius + truth.radius) / nuclear;
  return { loss: away * away, error: error * (2 * away + error) };
}

/** That matrix with its singular values made equal: Gaussian measurements do not tell its vectors from others. */
function evened(m: Matrix, rank: number): Matrix {
  const { u, v } = svd(m);
  return block(u, 0, 0, m.rows, rank).times(block(v, 0, 0, m.cols, rank).T);
}

type Problem = readonly [measurements: readonly Matrix[], truth: Matrix];

/** The problem that is drawn, or the two of a pair. */
function problemsOf({ asked, A, U, V, outputs, inputs, rank, n }: ReturnType<typeof drawn.materialize>): {
  readonly few: Problem;
  readonly many: Problem | null;
} {
  const truth = U.times(V);
  if (asked === "rate") {
    const lower = block(U, 0, 0, outputs, rank).times(block(V, 0, 0, rank, inputs));
    return { few: [A.slice(0, n), lower], many: [A, truth] };
  }
  if (asked !== "shape") return { few: [A, truth], many: null };
  const small = evened(truth, rank);
  const corners = A.slice(0, n).map((a) => block(a, 0, 0, outputs, inputs));
  return { few: [corners, small], many: [A, padded(small, 2 * outputs, 2 * inputs)] };
}

/** The losses of an estimate at n, and of a pair at 2n, 0 where there is none. */
export function lossesOf(estimate: typeof flattest, instance: ReturnType<typeof drawn.materialize>): Row | null {
  const { asked, outputs, inputs, n } = instance;
  const problems = problemsOf(instance);
  const few = lossOf(estimate, ...problems.few);
  const many = problems.many === null ? { loss: 0, error: 0 } : lossOf(estimate, ...problems.many);
  if (few === null || many === null) return null;
  return {
    ...{
      "a pair": asked === "rate" ? 1 : 0,
      half: asked === "half" ? 1 : 0,
      doubled: asked === "shape" ? 1 : 0,
      "loss at n": few.loss,
      "its error": few.error,
      "loss at 2n": many.loss,
      "error at 2n": many.error,
    },
    ...{ n, "d₀+d_L": outputs + inputs },
  };
}

/** The losses of the trace minimizer. */
export const measured = drawn.map((instance): Row | null => lossesOf(flattest, instance));
