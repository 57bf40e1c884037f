import { layout, type MatrixLawName } from "../../../generators/index.js";
import { type Claim } from "../../../src/claim/index.js";
import { defineClaim } from "../../../src/claim/claim.js";
import { type Matrix, ripConstant } from "../../../src/numerics/index.js";
import { type Conclusion, decay } from "../../../src/statistics/index.js";

/** The numbers of measurements of a trial, in units of r(d_0 + d_L). */
const TRIAL_RATIOS = [4, 8, 16] as const;

/** Deviations for which failures are counted; the first one decides. */
const DELTAS = [1 / 2, 3 / 4] as const;

/** Probability of a wrong decision in the direction of "inconsistent". */
const ERROR = 2 ** -20;

/** Measurements of which prefixes are tried, with r = min(d_0, d_L). */
interface Trial {
  readonly measurements: readonly Matrix[];
  readonly unit: number;
  readonly rank: number;
}

function percent(x: number): string {
  return `${(100 * x).toFixed(1)} %`;
}

/** Each observation is the least δ of one trial at every ratio. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  if (observations.length === 0) {
    return { verdict: "undecided", errorProbability: 0, power: "none without cases", summary: "no case" };
  }
  const trials = observations.length;
  const tables = DELTAS.map((delta) => {
    const counts = TRIAL_RATIOS.map((size, i) => ({
      size,
      events: observations.filter((deltas) => !(deltas[i]! <= delta)).length,
      trials,
    }));
    return { delta, counts, ...decay(counts, ERROR / DELTAS.length) };
  });
  const [deciding] = tables;
  const verdict = deciding!.decision === "fast" ? "consistent" : deciding!.decision === "rises" ? "inconsistent" : null;
  const line = tables.map(({ delta, counts, intervals }) => {
    const shares = counts.map(({ size, events }, i) => {
      const { lower, upper } = intervals[i]!;
      return `${percent(events / trials)} [${percent(lower)}, ${percent(upper)}] at ${size}`;
    });
    return `P(δ > ${delta}) = ${shares.join(", ")}`;
  });
  const { leastPower, intervals } = deciding!;
  const rate = -Math.log(intervals.at(-1)!.upper) / TRIAL_RATIOS.at(-1)!;
  return {
    verdict: verdict ?? "undecided",
    errorProbability: ERROR,
    power:
      `failures that fall like n^−k for a k below ${leastPower.toFixed(2)} are excluded; an exponential with an ` +
      `unnamed constant is contradicted by rising failures alone`,
    summary: `${line.join("; ")} times r(d₀+d_L); −ln P ≥ ${rate.toFixed(3)}·n/(r(d₀+d_L)) at the last`,
  };
}

/**
 * The claim that n ≥ Ω(r(d_0 + d_L)) independent measurements of one entrywise law satisfy (r, δ)-RIP with probability
 * 1 − e^{−Ω(n)}, for r = min(d_0, d_L), where the constant is an eigenvalue: every trial takes the first 4, 8 and 16
 * times r(d_0 + d_L) matrices of one sequence.
 */
export function isometryTrial(
  law: MatrixLawName,
  facts: { readonly id: string; readonly title: string; readonly locus: string; readonly statement: string },
): Claim {
  const specs = layout({
    sizes: { outputs: [1, 3], inputs: [1, 3] },
    lists: {
      A: {
        shapes: ({ sizes: { outputs, inputs } }) => {
          const most = TRIAL_RATIOS.at(-1)! * Math.min(outputs, inputs) * (outputs + inputs);
          return Array.from({ length: most }, () => [outputs, inputs] as const);
        },
        laws: [law],
      },
    },
  });
  const { statement, ...names } = facts;
  const deltas = ({ measurements, unit, rank }: Trial): number[] =>
    TRIAL_RATIOS.map((ratio) => ripConstant(measurements.slice(0, ratio * unit), rank).value);
  return defineClaim<Trial>({
    ...names,
    kinds: ["rate"],
    reading:
      "Ω(·) is n = c·r(d₀+d_L) for c = 4, 8, 16; the rank is min(d₀, d_L), where δ is exact; P(fail) ≤ e^{−Ω(n)} is read as: " +
      "the failure probability falls with n, faster than 1/n.",
    specs,
    materialize: (spec) => {
      const { outputs, inputs } = specs.raw(spec).sizes;
      const rank = Math.min(outputs, inputs);
      return { measurements: specs.raw(spec).lists.A, unit: rank * (outputs + inputs), rank };
    },
    assumptions: [],
    forms: [
      {
        name: "printed",
        statement,
        expected: "consistent",
        relations: () => [],
        statistics: { needs: 400, observe: deltas, conclude },
      },
    ],
    equalityCases: { none: "a probability of failure with an unnamed constant is attained by no single instance" },
    degenerateCases: [
      {
        name: "1×1",
        spec: specs.explicit({ sizes: { outputs: 1, inputs: 1 }, lists: { A: { law, seed: 1 } } }),
      },
      {
        name: "1×3",
        spec: specs.explicit({ sizes: { outputs: 1, inputs: 3 }, lists: { A: { law, seed: 2 } } }),
      },
    ],
  });
}
