import { readFileSync } from "node:fs";
import { matrixFrom, networkFrom, numbersFrom } from "../numerics/fixtures/networks.js";
import { fromMatrix, fromRows, type IntervalMatrix } from "./matrices/interval-matrix.js";
import type { MeasurementProblem } from "./networks/network.js";
import { fromNumber } from "./numbers/interval.js";

/** A network of the reference file: instance as numbers, quantities as decimal strings of 30 digits. */
interface Stored {
  readonly weights: number[][][];
  readonly measurements: number[][][];
  readonly labels: number[];
  readonly loss: string;
  readonly hessianTrace: string;
  readonly regularizerR: string;
  readonly gradientNormSquared: string;
  readonly endToEnd: (number | string)[][];
  readonly nuclearNorm: string;
  readonly sharpness?: string;
}

/** A network with its measurements and labels, all of them points. */
export interface Instance {
  readonly weights: IntervalMatrix[];
  readonly problem: MeasurementProblem;
}

const file = JSON.parse(readFileSync(new URL("../numerics/fixtures/reference.json", import.meta.url), "utf8")) as {
  networks: Stored[];
};

/** The networks of the reference file. */
export const referenceNetworks: readonly (Instance & { readonly stored: Stored })[] = file.networks.map((stored) => ({
  stored,
  weights: stored.weights.map(fromRows),
  problem: { measurements: stored.measurements.map(fromRows), labels: stored.labels.map(fromNumber) },
}));

/** A network of these widths with n measurements and labels, entries in (−1, 1). */
export function instanceFrom(seed: number, widths: readonly number[], n: number): Instance {
  const next = numbersFrom(seed);
  const measurements = Array.from({ length: n }, () => fromMatrix(matrixFrom(next, widths.at(-1)!, widths[0]!)));
  return {
    weights: networkFrom(next, widths).map(fromMatrix),
    problem: { measurements, labels: measurements.map(() => fromNumber(next())) },
  };
}
