import { log, pow } from "../../numerics/index.js";
import { clopperPearson } from "../distributions/index.js";
import type { Conclusion } from "./conclusion.js";
import { decisiveWins, signTest } from "./paired-signs.js";

/** By how much the larger of two compared sizes exceeds the smaller. */
export const ENLARGED = 4;

/** Growth like the size to this power is told apart from none. */
const EXPONENT = 1 / 4;

/** A quantity that is claimed to be bounded whatever the size: its values at a size and at `ENLARGED` times it. */
export interface Growth {
  readonly name: string;
  readonly pairs: readonly (readonly [small: number, large: number])[];
}

/** A number at a base size, at `ENLARGED` times its depth and at `ENLARGED` times its width. */
export interface AtThreeSizes {
  readonly small: number;
  readonly deep: number;
  readonly wide: number;
}

/** The growth of a number with depth and with width. */
export function depthAndWidth(name: string, measured: readonly AtThreeSizes[]): Growth[] {
  return [
    { name: `${name} with depth`, pairs: measured.map(({ small, deep }) => [small, deep]) },
    { name: `${name} with width`, pairs: measured.map(({ small, wide }) => [small, wide]) },
  ];
}

/** What many pairs say about one quantity. */
interface Measured {
  readonly name: string;
  readonly decision: "faster" | "slower" | "undecided";
  readonly exponent: number;
  readonly largest: number;
}

function measure({ name, pairs }: Growth, error: number): Measured {
  const allowed = pow(ENLARGED, EXPONENT);
  const { decision } = signTest(
    pairs.map(([small, large]) => [large, small * allowed] as const),
    error,
  );
  const logs = pairs.map(([small, large]) => log(large / small) / log(ENLARGED)).sort((a, b) => a - b);
  return {
    name,
    decision: decision === "larger" ? "faster" : decision === "smaller" ? "slower" : "undecided",
    exponent: logs[Math.floor(logs.length / 2)] ?? NaN,
    largest: Math.max(0, ...pairs.flat()),
  };
}

/**
 * The conclusion on quantities that a source bounds by a constant independent of a size. No sample tells a constant from
 * slow growth; this one tells it from growth like size^{1/4}: `inconsistent` where enlarging the size by 4 multiplies some
 * quantity by more than √2 in more than half of all instances, `consistent` where each is multiplied by less than that in
 * more than half, by exact sign tests that are wrong with probability at most `error` together.
 * @param error of the whole conclusion, in (0, 1)
 */
export function boundedGrowth(growths: readonly Growth[], error: number): Conclusion {
  const measured = growths.map((growth) => measure(growth, error / growths.length));
  const trials = Math.min(...growths.map(({ pairs }) => pairs.length));
  const needed = decisiveWins(trials, error / growths.length);
  return {
    verdict: measured.some(({ decision }) => decision === "faster")
      ? "inconsistent"
      : measured.every(({ decision }) => decision === "slower")
        ? "consistent"
        : "undecided",
    errorProbability: error,
    power:
      needed === undefined
        ? `none: ${trials} instances are too few for this error probability`
        : `a quantity multiplied by more than √2 (growth beyond size^{1/4}) in ${needed} of ${trials} instances would have ` +
          `been refuted, and one multiplied by less in fewer than ${needed} not confirmed`,
    summary: measured
      .map(
        ({ name, exponent, largest }) =>
          `${name} like size^${exponent.toFixed(2)} (median), at most ${largest.toPrecision(3)}`,
      )
      .join("; "),
  };
}

/**
 * The conclusion on a claim that something converges with high probability and that its limit is bounded whatever the
 * size: `inconsistent` also where convergence is rarer than 1/2, `consistent` only where it is more frequent than that.
 * @param converged for every instance @param error of the whole conclusion, in (0, 1)
 */
export function convergentGrowth(converged: readonly boolean[], growths: readonly Growth[], error: number): Conclusion {
  const bounded = boundedGrowth(growths, error / 2);
  const trials = converged.length;
  const successes = converged.filter(Boolean).length;
  const { lower, upper } = clopperPearson(successes, trials, error / 2);
  const needed = decisiveWins(trials, error / 2);
  return {
    verdict:
      upper < 1 / 2
        ? "inconsistent"
        : bounded.verdict === "consistent" && !(lower > 1 / 2)
          ? "undecided"
          : bounded.verdict,
    errorProbability: error,
    power:
      needed === undefined
        ? bounded.power
        : `${bounded.power}; convergence in fewer than ${trials - needed + 1} of ${trials} would have been refuted, and in ` +
          `fewer than ${needed} not confirmed`,
    summary:
      `${successes} of ${trials} converged, so that the probability is at least ${lower.toFixed(2)}; ` +
      bounded.summary,
  };
}
