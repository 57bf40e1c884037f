import { instances } from "../../../generators/index.js";
import { column, frobeniusNorm, fromRows, largestRitzPair, type Matrix, trace } from "../../../src/numerics/index.js";
import { neuronsFrom, reluJacobian, smallerFisher, weightedSquare } from "../../../src/numerics/shallow/index.js";
import { sphereSamples, subSeed } from "../../../src/random/index.js";
import { concentrationSize } from "../../../src/statistics/index.js";

/** δ of N(d, δ). */
export const DELTA = 0.1;

/** The constant of ≳. */
const ENOUGH = 2;

/** By how much the weights of one layer are below those of the other. */
const MINOR = 2 ** -6;

/** What of an instance decides its sizes. */
type Growth = Readonly<Record<"level" | "growing" | "other", string>>;

const LEVELS = ["low", "middle", "high"];

const isMany = ({ other }: Growth) => other === "larger";

const dimension = (of: Growth) => (of.growing === "d" ? [3, 6, 12][LEVELS.indexOf(of.level)]! : isMany(of) ? 3 : 2);

const neurons = (of: Growth) => (of.growing === "m" ? [16, 48, 128][LEVELS.indexOf(of.level)]! : isMany(of) ? 3 : 2);

/** Every X with the ‖θ‖²_{2,q} that it is compared with. */
export const NORMS = { "Tr G": "‖θ‖²_{2,d}", "‖G‖_F": "‖θ‖²_{2,√d}", "‖G‖₂": "‖θ‖²_{2,1}" } as const;

/** One of these norms. */
export type Norm = keyof typeof NORMS;

/** What is measured of a case. */
export const COLUMNS = ["d", "m", "scale", "widening", "outer", "away", ...Object.entries(NORMS).flat()] as const;

/** A case by these names. */
export type Row = Readonly<
  Record<"d" | "m" | "scale" | "widening" | "outer" | "away" | Norm | (typeof NORMS)[Norm], number>
>;

/** The weights of a network, which of them are heavy, and what grows. */
export const drawn = instances({
  choices: {
    growing: ["d", "d", "d", "m"],
    other: ["smaller", "larger"],
    heavy: ["inner", "inner", "outer"],
    directions: ["free", "samples", "free", "samples", "free", "samples", "away"],
    level: ["low", "high", "low", "high", "low", "high", "middle"],
  },
  reals: { scale: [1, 0.125, 8] },
  sizes: { seed: [0, 2 ** 32 - 1] },
  matrices: {
    W: { shape: [neurons, dimension], laws: ["gaussian", "gaussian", "integer"] },
    a: { shape: [neurons, 1], laws: ["gaussian", "sign", "positive"] },
  },
});

/** The network on points of the sphere, with its norms. */
export const measured = drawn.map(({ W, a, scale, growing, heavy, directions, seed }): Row => {
  const d = W.cols;
  const n = ENOUGH * concentrationSize(d, DELTA);
  const inputs = fromRows(sphereSamples(subSeed(seed, 0), n, d));
  const many = fromRows(sphereSamples(subSeed(seed, 1), d * n, d));
  const [forOuter, forInner] = heavy === "outer" ? [1, MINOR] : [MINOR, 1];
  const pointing = directions === "away" ? [awayFrom(inputs)] : (directions === "samples" ? inputs : W).toRows();
  const outer = Array.from(a.data, (x) => x * scale * forOuter);
  // Integer rows may vanish, and then there is no gradient: the first entry is moved.
  const row = (x: readonly number[]) => x.map((entry, k) => (k === 0 ? entry + 1 / 2 : entry) * scale * forInner);
  const inner = fromRows(outer.map((_, j) => row(pointing[j % pointing.length]!)));
  const fisher = smallerFisher(reluJacobian(outer, inner, inputs));
  const network = neuronsFrom(column(outer), inner);
  return {
    ...{ d, m: outer.length, scale, widening: Number(growing === "m"), outer: Number(heavy === "outer") },
    away: Number(directions === "away"),
    ...{ "Tr G": trace(fisher).value, "‖θ‖²_{2,d}": weightedSquare(network, d).value },
    ...{ "‖G‖_F": frobeniusNorm(fisher).value, "‖θ‖²_{2,√d}": weightedSquare(network, Math.sqrt(d)).value },
    "‖G‖₂": spectralNorm(smallerFisher(reluJacobian(outer, inner, many))),
    "‖θ‖²_{2,1}": weightedSquare(network, 1).value,
  };
});

/** The direction against the mean of the points, in which a ReLU is active on few of them. */
function awayFrom(points: Matrix): number[] {
  return points.T.toRows().map((coordinates) => -coordinates.reduce((total, x) => total + x, 0));
}

/** The largest eigenvalue, to many more digits than a ratio that may not grow needs. */
function spectralNorm(fisher: Matrix): number {
  const { rows: size, data } = fisher;
  const apply = (x: Float64Array, out: Float64Array): void => {
    for (let i = 0; i < size; i++) {
      let total = 0;
      for (let j = 0; j < size; j++) total += data[i * size + j]! * x[j]!;
      out[i] = total;
    }
  };
  return largestRitzPair({ size, apply }, { relativeTolerance: 2 ** -20 }).value;
}
