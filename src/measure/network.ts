import {
  distance,
  endToEnd,
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
  type Matrix,
  type Quantity,
  regularizerR,
  ripConstant,
} from "../numerics/index.js";
import { curvatureOf, problemOf } from "./curvature.js";
import { lossFactor, type LossName, lossText, type MeasureOptions } from "./loss.js";
import { type Measured, type Measurement, normsOf } from "./measured.js";

/** Up to this many entries of a measurement the restricted isometry constants are enclosed, up to this rank. */
const MOST_ENTRIES = 100;
const MOST_RANK = 4;

/** A network with the measurements of its end-to-end matrix, and their labels, where there are any. */
export interface OwnNetwork {
  readonly weights: readonly Matrix[];
  readonly measurements: readonly Matrix[] | null;
  readonly labels: readonly number[] | null;
}

/** Everything about a network: its end-to-end matrix, its curvature, its measurements and its balance. */
export function measureNetwork({ weights, measurements, labels }: OwnNetwork, options: MeasureOptions): Measurement {
  const factor = lossFactor(options.loss, { samples: measurements?.length ?? 1, outputs: 1 });
  const curvature =
    measurements === null
      ? { quantities: [], leftOut: ["loss, curvature and isometry: there are no measurements"] }
      : curvatureOf({
          ...{ weights, problem: problemOf(measurements, labels), labelled: labels !== null },
          ...{ factor, top: options.top },
        });
  return {
    kind: "network",
    about: aboutNetwork(weights, measurements, options.loss),
    quantities: [
      ...normsOf(endToEnd(weights), "E(W)"),
      ...curvature.quantities,
      ...regularizersOf(weights, measurements, factor),
      ...balancednessOf(weights),
      ...isometryOf(measurements ?? []),
    ],
    leftOut: [
      ...curvature.leftOut,
      ...(measurements !== null && (measurements[0]?.data.length ?? 0) > MOST_ENTRIES
        ? [`δ of (r, δ)-RIP: more than ${MOST_ENTRIES} entries in a measurement`]
        : []),
      ...regularizersLeftOut(weights, measurements),
      ...(measurements === null ? [] : ["S_min: it is known for regressions, inputs X and targets y"]),
    ],
  };
}

/** The layers in words: `a network of 2 layers, widths 3, 2, 2`. */
export function layersText(weights: readonly Matrix[]): string {
  const widths = [weights[0]!.cols, ...weights.map(({ rows }) => rows)].join(", ");
  return `a network of ${weights.length === 1 ? "1 layer" : `${weights.length} layers`}, widths ${widths}`;
}

/** ‖W_{j+1}ᵀW_{j+1} − W_jW_jᵀ‖_F, zero for balanced layers. */
export function balancednessOf(weights: readonly Matrix[]): Measured[] {
  return weights.slice(1).map((above, index) => {
    const below = weights[index]!;
    const j = index + 1;
    return {
      key: `balancedness.${j}`,
      label: `‖W_${j + 1}ᵀW_${j + 1} − W_${j}W_${j}ᵀ‖_F`,
      quantity: distance(above.T.times(above), below.times(below.T)),
    };
  });
}

/** Why F(E(W)) is not known. */
function regularizersLeftOut(weights: readonly Matrix[], measurements: readonly Matrix[] | null): string[] {
  if (weights.length < 2 || measurements === null) return [];
  if (!isWide(weights)) return ["F(E(W)): a hidden width is below min(d_0, d_L)"];
  if (weights.length === 2 || measurements.length === 1) return [];
  return ["F(E(W)): its closed forms are for two layers, and for a single measurement"];
}

/** Whether every d_L × d_0 matrix is a product of such layers. */
function isWide(weights: readonly Matrix[]): boolean {
  const ends = Math.min(weights[0]!.cols, weights.at(-1)!.rows);
  return weights.every(({ rows }) => rows >= ends);
}

/** R(W), and F(E(W)) where a closed form is known: depth two, or a single measurement. */
function regularizersOf(
  weights: readonly Matrix[],
  measurements: readonly Matrix[] | null,
  factor: Quantity,
): Measured[] {
  const depth = weights.length;
  if (depth < 2) return [];
  const r: Measured = { key: "regularizerR", label: "R(W)", quantity: regularizerR(weights) };
  if (measurements === null || !isWide(weights) || (depth > 2 && measurements.length > 1)) return [r];
  const product = endToEnd(weights);
  const quantity =
    depth === 2
      ? inducedRegularizerDepthTwo(measurements, product)
      : inducedRegularizerSingle(measurements[0]!, product, depth);
  return [r, { key: "inducedRegularizer", label: "F(E(W))", quantity: quantity.times(factor) }];
}

function isometryOf(measurements: readonly Matrix[]): Measured[] {
  const [first] = measurements;
  if (first === undefined || first.data.length > MOST_ENTRIES) return [];
  const ranks = Math.min(first.rows, first.cols, MOST_RANK);
  return Array.from({ length: ranks }, (_, i) => ({
    key: `ripConstant.${i + 1}`,
    label: `δ of (${i + 1}, δ)-RIP`,
    quantity: ripConstant(measurements, i + 1),
  }));
}

function aboutNetwork(weights: readonly Matrix[], measurements: readonly Matrix[] | null, loss: LossName): string {
  if (measurements === null) return layersText(weights);
  const count = measurements.length === 1 ? "1 measurement" : `${measurements.length} measurements`;
  return `${layersText(weights)}; ${count}; ${lossText(loss, "(⟨A_i, E(W)⟩ − b_i)²")}`;
}
