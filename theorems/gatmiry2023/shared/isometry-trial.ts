import { instances, law, type MatrixLawName } from "../../../generators/index.js";
import { type Claim, claim, consistent } from "../../../src/claim/index.js";
import { log, ripConstant } from "../../../src/numerics/index.js";
import { type Conclusion, decay, NO_CASE, verdict } from "../../../src/statistics/index.js";

/** The numbers of measurements of a trial, in units of r(d_0 + d_L), by the names of the least δ that they have. */
const RATIOS = { "δ at 4": 4, "δ at 8": 8, "δ at 16": 16 } as const;
type Column = keyof typeof RATIOS;
const COLUMNS = Object.keys(RATIOS) as Column[];

/** Deviations for which failures are counted; the first one decides. */
const DELTAS = [1 / 2, 3 / 4] as const;

/** Probability of a wrong decision in the direction of "inconsistent". */
const ERROR = 2 ** -20;

function percent(x: number): string {
  return `${(100 * x).toFixed(1)} %`;
}

function conclude(trials: readonly Readonly<Record<Column, number>>[]): Conclusion {
  if (trials.length === 0) return NO_CASE;
  const tables = DELTAS.map((delta) => {
    const counts = COLUMNS.map((name) => {
      const events = trials.filter((deltas) => !(deltas[name] <= delta)).length;
      return { size: RATIOS[name], events, trials: trials.length };
    });
    return { delta, counts, ...decay(counts, ERROR / DELTAS.length) };
  });
  const lines = tables.map(({ delta, counts, intervals }) => {
    const shares = counts.map(({ size, events }, i) => {
      const { lower, upper } = intervals[i]!;
      return `${percent(events / trials.length)} [${percent(lower)}, ${percent(upper)}] at ${size}`;
    });
    return `P(δ > ${delta}) = ${shares.join(", ")}`;
  });
  const { decision, leastPower, intervals, counts } = tables[0]!;
  const rate = -log(intervals.at(-1)!.upper) / counts.at(-1)!.size;
  return {
    verdict: verdict(decision === "rises", decision === "fast"),
    errorProbability: ERROR,
    power:
      `failures that fall like n^−k for a k below ${leastPower.toFixed(2)} are excluded; an exponential with an ` +
      `unnamed constant is contradicted by rising failures alone`,
    summary: `${lines.join("; ")} times r(d₀+d_L); −ln P ≥ ${rate.toFixed(3)}·n/(r(d₀+d_L)) at the last`,
  };
}

/**
 * The claim that n ≥ Ω(r(d_0 + d_L)) independent measurements of one entrywise law satisfy (r, δ)-RIP with probability
 * 1 − e^{−Ω(n)}, for r = min(d_0, d_L): every trial takes the first 4, 8 and 16 times r(d_0 + d_L) matrices of one
 * sequence.
 */
export function isometryTrial(
  entries: MatrixLawName,
  facts: Readonly<Record<"id" | "title" | "locus" | "statement" | "reading", string>>,
): Claim {
  const unit = (rows: number, cols: number) => Math.min(rows, cols) * (rows + cols);
  const drawn = instances({
    sizes: { outputs: [1, 3], inputs: [1, 3] },
    matrices: {
      A: {
        each: ["outputs", "inputs"],
        count: ({ outputs, inputs }) => RATIOS["δ at 16"] * unit(outputs, inputs),
        laws: [entries],
        quantified: "almost surely",
      },
    },
  });
  const { statement, reading, ...names } = facts;
  return claim(drawn, {
    ...names,
    kinds: ["rate"],
    reading: `${reading} Ω(·) is n = c·r(d₀+d_L) for c = 4, 8, 16. The rank is min(d₀, d_L), where δ is the largest
      deviation of an eigenvalue from 1 and thus exact; for smaller ranks the failures are rarer. P(fail) ≤ e^{−Ω(n)}
      is read as: the failure probability falls with n, faster than 1/n. δ = 1/2 decides, δ = 3/4 is shown beside
      it.`,
    printed: consistent`${statement}`({
      needs: 400,
      columns: COLUMNS,
      observe: ({ A, outputs, inputs }) => {
        const delta = (name: Column) => {
          const used = A.slice(0, RATIOS[name] * unit(outputs, inputs));
          return ripConstant(used, Math.min(outputs, inputs)).value;
        };
        return { "δ at 4": delta("δ at 4"), "δ at 8": delta("δ at 8"), "δ at 16": delta("δ at 16") };
      },
      conclude,
    }),
    equality: "a probability of failure with an unnamed constant is attained by no single instance",
    degenerate: {
      "1×1": drawn.at({ outputs: 1, inputs: 1, A: law(entries, 1) }),
      "1×3": drawn.at({ outputs: 1, inputs: 3, A: law(entries, 2) }),
    },
  });
}
