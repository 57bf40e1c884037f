import { instances, law, type MatrixLawName } from "../../../generators/index.js";
import { atMost, type Claim, claim, consistent } from "../../../src/claim/index.js";
import { exact, logarithm, type Quantity, ripConstant } from "../../../src/numerics/index.js";
import { fallingFailures } from "./falling-failures.js";
import { largestRankOneQuotient } from "./rank-one-search.js";

/** Numbers of measurements in units of r(d_0 + d_L): for matrices of all ranks, and for those of rank one. */
const ALL_RANKS = [4, 32] as const;
const RANK_ONE = [8, 32] as const;

/** The deviation that decides, likewise. */
const [DELTA, DELTA_ONE] = [1 / 2, 3 / 4];

/** Fewest measurements of matrices of rank one, in the same units: below d_0d_L. */
const FEW = 2;

const COLUMNS = ["rank one", "δ at few", "δ at n", "δ at last"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** A case of the statement whose probability of failure is known, for δ = 1/2 and n measurements. */
export interface ExactCase {
  /** What is measured, and the relation: n·rate ≤ −ln(P/2). */
  readonly name: string;
  readonly failure: (n: number) => Quantity;
  readonly rate: () => Quantity;
}

/**
 * The claim that n ≥ Ω(r(d_0 + d_L)) independent measurements of one entrywise law satisfy (r, δ)-RIP with probability
 * 1 − e^{−Ω(n)}: every trial takes the first so many matrices of one sequence.
 */
export function isometryTrial(
  entries: MatrixLawName,
  known: ExactCase,
  facts: Readonly<Record<"id" | "title" | "locus" | "statement" | "reading", string>>,
): Claim {
  const unit = (regime: string, rows: number, cols: number) =>
    (regime === "rank one" ? 1 : Math.min(rows, cols)) * (rows + cols);
  const drawn = instances({
    choices: { regime: ["all ranks", "rank one"] },
    sizes: {
      outputs: ({ regime }) => (regime === "rank one" ? [6, 8] : [1, 3]),
      inputs: ({ regime }) => (regime === "rank one" ? [6, 8] : [1, 3]),
      count: [1, 96],
    },
    matrices: {
      A: {
        each: ["outputs", "inputs"],
        count: ({ regime, outputs, inputs }) =>
          (regime === "rank one" ? RANK_ONE : ALL_RANKS)[1] * unit(regime, outputs, inputs),
        laws: [entries],
        quantified: "almost surely",
      },
    },
  });
  const { statement, reading, ...names } = facts;
  return claim(drawn, {
    ...names,
    kinds: ["rate"],
    reading: `${reading} Ω(·) is n = c·r(d₀+d_L). Tested from c = 4 to 32 for r = min(d₀, d_L) ≤ 3 with δ = 1/2, where δ is
      the largest deviation of an eigenvalue from 1 and thus known, and from c = 8 to 32 for r = 1 < min(d₀, d_L) with
      δ = 3/4, where a search finds matrices of rank one that are seen too strongly: a failure it misses counts for the
      claim. (At equal c failures are more frequent for smaller ranks: for large d₀ = d_L and r = 1 the deviation is about
      (1+√(2/c))² − 1, above 1/2 up to c = 39.) P(fail) ≤ e^{−Ω(n)} is read as: the failure probability falls with n, faster
      than 1/n. Where a probability is known, ${known.name}, it is compared with the exponential of Chernoff's rate.`,
    printed: consistent`${statement}`({
      needs: 400,
      columns: COLUMNS,
      observe: ({ A, regime, outputs, inputs }): Row => {
        const first = (c: number) => A.slice(0, c * unit(regime, outputs, inputs));
        if (regime === "rank one") {
          const delta = (c: number) => largestRankOneQuotient(first(c)) - 1;
          return {
            "rank one": 1,
            "δ at few": delta(FEW),
            "δ at n": delta(RANK_ONE[0]),
            "δ at last": delta(RANK_ONE[1]),
          };
        }
        const delta = (c: number) => ripConstant(first(c), Math.min(outputs, inputs)).value;
        const few = delta(ALL_RANKS[0]);
        return { "rank one": 0, "δ at few": few, "δ at n": few, "δ at last": delta(ALL_RANKS[1]) };
      },
      parts: [
        fallingFailures<Row>({
          name: "δ > 1/2 for r = min(d₀, d_L), n = 4r(d₀+d_L)",
          times: ALL_RANKS[1] / ALL_RANKS[0],
          of: (row) => (row["rank one"] === 0 ? [!(row["δ at n"] <= DELTA), !(row["δ at last"] <= DELTA)] : null),
        }),
        fallingFailures<Row>({
          name: "δ > 3/4 for r = 1 < min(d₀, d_L), n = 8(d₀+d_L)",
          times: RANK_ONE[1] / RANK_ONE[0],
          of: (row) => (row["rank one"] === 1 ? [row["δ at n"] > DELTA_ONE, row["δ at last"] > DELTA_ONE] : null),
        }),
      ],
      told: (rows) => {
        const some = rows.filter((row) => row["rank one"] === 1);
        const failed = some.filter((row) => row["δ at few"] > DELTA_ONE).length;
        return `with n = 2(d₀+d_L), below d₀d_L, δ > 3/4 for rank one in ${failed} of ${some.length}`;
      },
      relations: ({ count }) => ({
        [`n·rate ≤ −ln(P/2), ${known.name}`]: atMost(
          known.rate().times(count),
          logarithm(known.failure(count).over(2)).negated(),
        ),
      }),
    }),
    equality: "a probability of failure with an unnamed constant is attained by no single instance",
    degenerate: {
      "1×1": drawn.at({ outputs: 1, inputs: 1, count: 96, A: law(entries, 1) }),
      "1×3": drawn.at({ outputs: 1, inputs: 3, count: 1, A: law(entries, 2) }),
    },
    situations: {
      "rank one": ({ regime }) => regime === "rank one",
      "all ranks, 2 × 2 or more": ({ regime, outputs, inputs }) =>
        regime === "all ranks" && Math.min(outputs, inputs) >= 2,
      "d_0 ≠ d_L": ({ outputs, inputs }) => outputs !== inputs,
    },
  });
}

/** ln of an exact number. */
export function lnOf(x: number): Quantity {
  return logarithm(exact(x));
}
