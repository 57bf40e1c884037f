import { pow } from "../../../src/numerics/index.js";
import { decay, one, type Part, part } from "../../../src/statistics/index.js";

/** Whether a trial failed at a small size, and at a larger one. */
type Failures = readonly [small: boolean, large: boolean];

/**
 * A probability of failure that is said to fall exponentially with a size, at two sizes of which the larger is `times`
 * the smaller: contradicted where it certainly rises, confirmed where it certainly falls faster than 1/size. Bent, it
 * falls from what is seen at the smaller size like a power of the size.
 */
export function fallingFailures<Row>(options: {
  readonly name: string;
  readonly times: number;
  readonly of: (row: Row) => Failures | null;
}): Part<Row> {
  const { name, times } = options;
  const count = (data: readonly Failures[], at: 0 | 1) => data.filter((one) => one[at]).length;
  const judged = (data: readonly Failures[], error: number) =>
    decay(
      ([0, 1] as const).map((at) => ({ size: at === 0 ? 1 : times, events: count(data, at), trials: data.length })),
      error,
    );
  return part<Row, Failures>({
    name,
    read: one(options.of),
    verdict: (data, error) => {
      const { decision } = judged(data, error);
      return decision === "rises" ? "inconsistent" : decision === "fast" ? "consistent" : "undecided";
    },
    summary: (data, error) => {
      const { leastPower } = judged(data, error);
      return (
        `${name} in ${count(data, 0)} of ${data.length}, and in ${count(data, 1)} at ${times} times the size: falls like ` +
        `size^−${Math.max(0, leastPower).toFixed(2)} at least`
      );
    },
    departures: [
      {
        what: "the probability of failure falls",
        // From the one nearest to an exponential.
        sizes: [1, 2, 4, 8, Infinity],
        say: (size) => (size === Infinity ? "not at all" : `like size^−${size === 1 ? "1" : `1/${size}`} only`),
        bend: ([small], size, random) => [small, small && random.uniform() < pow(times, -1 / size)],
      },
      { what: "the sizes", sizes: [1], say: () => "exchanged", bend: ([small, large]) => [large, small] },
    ],
  });
}
