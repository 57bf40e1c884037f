import { isometric, type IsometricMeasurements, widthsOf } from "../hypotheses/index.js";
import type { OwnObjects } from "../../src/claim/index.js";
import { DomainError, matrixEntry, measurementMap, quantityMatrix, zeros } from "../../src/numerics/index.js";
import type { UnseenProblem } from "./unseen-problems.js";

/** Measurements of a file with its ground truth, as a problem of recovery. */
interface OwnRecovery extends UnseenProblem {
  /** 0 where the measurements see all, else 2: what is unseen is not told by itself. */
  readonly blind: number;
}

/**
 * Measurements A and the ground truth M of a file, with the widths of W where it has layers, of two layers else.
 * @param rank the r of (r, δ)-RIP
 * @param most the most layers for which something is said where a direction is unseen
 * @throws DomainError where one is and there are more
 */
export function ownRecovery(own: OwnObjects, rank: number, most: number): OwnRecovery {
  const [measurements, [target]] = [own.all("A"), own.all("M")];
  const { rows, cols, shape } = target!;
  const widths = own.one("W") === undefined ? [cols, Math.min(rows, cols), rows] : widthsOf(own.all("W"));
  const [seen, size] = [measurementMap(measurements).rank, target!.data.length];
  if (seen < size && widths.length - 1 > most) {
    const expected = `measurements that see all of ${shape}${most > 0 ? ` with more than ${most} layers` : ""}`;
    throw new DomainError({ where: "A", expected, got: `${seen} dimensions of ${size}` });
  }
  const { delta } = ownIsometry(own, rank);
  return { measurements, delta, constructed: delta, unseen: null, blind: seen < size ? 2 : 0, target: target!, widths };
}

/** The measurements of a file with the δ that it states, a 1×1 matrix, or one for which they satisfy (rank, δ)-RIP. */
export function ownIsometry(own: OwnObjects, rank: number): IsometricMeasurements {
  const [measurements, stated] = [own.all("A"), own.one("delta")];
  if (stated === undefined) return isometric({ matrices: measurements }, rank);
  return { measurements, delta: matrixEntry(stated, 0, 0) };
}

/** The δ of a problem as a file states it. */
export function deltaLists({ measurements, delta }: IsometricMeasurements) {
  return { A: measurements, delta: [quantityMatrix(1, 1, () => delta)] };
}

/** What readings of such problems have in common. */
export const OWN_RECOVERY = { takes: ["A", "M"], also: ["W", "delta"] } as const;

/** What somebody has who has this problem; of the layers nothing counts but their widths. */
export function recoveryLists({ target, widths, ...measured }: UnseenProblem) {
  return { ...deltaLists(measured), M: [target], W: widths.slice(1).map((rows, j) => zeros(rows, widths[j]!)) };
}
