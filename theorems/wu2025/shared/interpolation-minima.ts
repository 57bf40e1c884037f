import { pow } from "../../../src/numerics/elementary/index.js";
import { fromRows, trace } from "../../../src/numerics/matrices/index.js";
import {
  interpolatingNetwork,
  reluJacobian,
  reluPredictions,
  smallerFisher,
} from "../../../src/numerics/shallow/index.js";
import { Random, sphereSamples, subSeed } from "../../../src/random/index.js";
import { concentrationSize } from "../../../src/statistics/index.js";

/** δ of the sizes n = 4^level N(d, δ). */
export const DELTA = 0.1;
/** Points for the mean that stands for E(f − f*)². */
const FRESH = 100;
/** Neurons for each point that is interpolated. */
const WIDTH = 4;

/** f*, with |f*| ≤ 1 on the sphere of radius √d. */
function targetAt(kind: string, x: readonly number[]): number {
  const d = x.length;
  if (kind === "linear") return x[0]! / Math.sqrt(d);
  if (kind === "quadratic") return (2 * x[0]! * x[1]!) / d;
  return x[0]! < 0 ? -1 : 1;
}

/** How much more the other points are wrong on a sample that is four times as large. */
export const WORSE = 16;

/**
 * One interpolation minimum, with other labels that are `times` as wrong; its residual max|f(x_i) − f*(x_i)| is
 * rounding alone.
 */
export function trained({
  d,
  level,
  seed,
  target,
  kind,
  times = 1,
}: {
  d: number;
  level: number;
  seed: number;
  target: string;
  kind: string;
  times?: number;
}) {
  const n = concentrationSize(d, DELTA) * pow(4, level);
  const samples = sphereSamples(subSeed(seed, 0), n, d);
  const others = kind === "right" ? [] : sphereSamples(subSeed(seed, 1), Math.ceil(n / 4), d);
  const random = new Random(subSeed(seed, 2));
  // Other labels are on points that are no samples: f is an interpolation minimum whatever it does there.
  const wrong = times * (kind === "the more wrong" ? pow(WORSE, level) : 1);
  const labels = [...samples.map((x) => targetAt(target, x)), ...others.map(() => random.sign() * wrong)];
  const points = fromRows([...samples, ...others]);
  const directions = fromRows(sphereSamples(subSeed(seed, 3), WIDTH * points.rows, d));
  const network = interpolatingNetwork(points, labels, directions);
  const inputs = fromRows(samples);
  const fresh = sphereSamples(subSeed(seed, 4), FRESH, d);
  const targets = fresh.map((x) => targetAt(target, x));
  const found = reluPredictions(network, fromRows(fresh));
  return {
    d,
    n,
    error: found.reduce((total, value, i) => total + pow(value - targets[i]!, 2), 0) / FRESH,
    fisherTrace: trace(smallerFisher(reluJacobian(network.outer, network.inner, inputs))).value,
    residual: Math.max(...reluPredictions(network, inputs).map((value, i) => Math.abs(value - labels[i]!))),
    largestTarget: Math.max(...targets.map(Math.abs), ...labels.slice(0, n).map(Math.abs)),
  };
}
