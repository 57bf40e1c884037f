import type { BuiltList } from "../laws/index.js";
import type { Assumption, Spec, SpecSource } from "../../src/claim/index.js";
import { exact, type Matrix, type Quantity, ripConstant, upperBound } from "../../src/numerics/index.js";

/** Measurements with a δ for which they satisfy (r, δ)-RIP. */
export interface IsometricMeasurements {
  readonly measurements: readonly Matrix[];
  readonly delta: Quantity;
}

/** Values of a δ that is stated whether or not the measurements satisfy it: the real `delta` of a looser source. */
export const STATED_DELTAS: readonly number[] = [0, 1 / 2, 1 / 4, 1 / 8];

/** The δ that the spec states, or else the one that is known. */
export function statedDelta({ reals }: Spec, known: Quantity): Quantity {
  return reals["delta"] === undefined ? known : exact(reals["delta"]);
}

/**
 * The list with a δ for which it satisfies (rank, δ)-RIP: the least one where the list knows it by construction, or
 * where the rank covers all matrices and it is an eigenvalue; elsewhere the upper end of its enclosure, as an exact
 * number, for which the property holds as well.
 * @throws ShapeError, DomainError
 */
export function isometric(list: BuiltList, rank: number): IsometricMeasurements {
  const { matrices, rip } = list;
  return { measurements: matrices, delta: rip === undefined ? enclosedDelta(matrices, rank) : rip(rank) };
}

function enclosedDelta(measurements: readonly Matrix[], rank: number): Quantity {
  const constant = ripConstant(measurements, rank);
  const { rows, cols } = measurements[0]!;
  if (rank >= Math.min(rows, cols)) return constant;
  return upperBound(constant);
}

/** (rank, δ)-RIP. Slack: δ less the least δ that `ripConstant` finds, whatever the list says of itself. Sampled. */
export function isometryAssumption(rank: number, without?: SpecSource): Assumption<IsometricMeasurements> {
  return {
    name: `(${rank}, δ)-RIP`,
    statement: String.raw`(1-\delta)\|X\|_F^2 \le \frac1n\sum_{i=1}^n\langle A_i,X\rangle^2 \le (1+\delta)\|X\|_F^2
      \quad\text{for } \operatorname{rank} X \le ${rank}`,
    slack: ({ measurements, delta }) => delta.minus(ripConstant(measurements, rank)),
    sampled: 16,
    ...(without === undefined ? {} : { without }),
  };
}
