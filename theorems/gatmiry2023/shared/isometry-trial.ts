import { instances, law, type MatrixLawName } from "../../../generators/index.js";
import { atMost, type Claim, claim, consistent } from "../../../src/claim/index.js";
import { exact, logarithm, type Matrix, type Quantity, ripConstant } from "../../../src/numerics/index.js";
import { fallingFailures } from "./falling-failures.js";
import { largestRankOneQuotient } from "./rank-one-search.js";

/** Numbers of measurements in units of r(d_0 + d_L). */
const [FEW, MANY] = [4, 32];

/** The deviation that decides, and for r = 1 < min(d_0, d_L). */
const [DELTA, DELTA_ONE] = [1 / 2, 3 / 4];

/** Fewer measurements than d_0d_L, in units of d_0 + d_L; it is told how often that deviation is found. */
const WIDE = { size: 28, n: 13, delta: 15 / 16 } as const;

/**
 * The matrices that are measured: of any rank, of few ranks, those whose law is known, and some that are told alone.
 */
const REGIMES = ["all ranks", "few ranks", "known law", "wide"] as const;

/** How many of 80 cases each is given. */
const SHARES = [35, 38, 6, 1] as const;

const COLUMNS = ["regime", "δ at n", "δ at last", "δ at n for r = 2", "δ at last for r = 2"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** A case of the statement whose probability of failure is known, for n measurements of 1×inputs matrices. */
export interface ExactCase {
  /** What is measured, and the relation: n·rate ≤ −ln(P/2). */
  readonly name: string;
  readonly inputs: number;
  readonly failure: (n: number, delta: number) => Quantity;
  readonly rate: (delta: number) => Quantity;
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
  const side =
    (ofKnown: number) =>
    ({ regime }: { readonly regime: string }) => {
      if (regime === "wide") return [WIDE.size, WIDE.size] as const;
      if (regime === "known law") return [ofKnown, ofKnown] as const;
      return regime === "few ranks" ? ([4, 5] as const) : ([1, 4] as const);
    };
  const drawn = instances({
    choices: { regime: REGIMES.flatMap((regime, i) => Array<string>(SHARES[i]!).fill(regime)) },
    sizes: { outputs: side(1), inputs: side(known.inputs), count: [1, 96] },
    reals: { delta: [1, 2, 3, 4, 5, 6, 7].map((eighths) => eighths / 8) },
    matrices: {
      A: {
        each: ["outputs", "inputs"],
        count: ({ regime, outputs, inputs, count }) => {
          if (regime === "known law") return count;
          if (regime === "wide") return WIDE.n * (outputs + inputs);
          return MANY * (regime === "few ranks" ? 2 : Math.min(outputs, inputs)) * (outputs + inputs);
        },
        laws: [entries],
        quantified: "almost surely",
      },
    },
  });
  const { statement, reading, ...names } = facts;
  return claim(drawn, {
    ...names,
    kinds: ["rate"],
    reading: `${reading} Ω(·) is n = c·r(d₀+d_L). P(fail) ≤ e^{−Ω(n)} is read as: the failure probability falls with n, faster
      than 1/n. Compared are c = 4 and 32: for r = min(d₀, d_L) ≤ 4 with δ = 1/2, where δ is the largest deviation of an
      eigenvalue from 1 and thus known; and for d₀, d_L of 4 and 5, r = 1 with δ = 3/4 and r = 2 with δ = 1/2. There a failure
      counts at c = 4 where a search finds a matrix of rank one that is seen too strongly, and at c = 32 unless the eigenvalues
      exclude it: what is missed counts against the claim. These n end above d₀d_L, so that n ≥ Ω(d₀d_L) would pass, too.
      n < d₀d_L is told and not judged: for d×d matrices it takes c < d/2, and there no bound of δ from above is at hand; a
      failure that the search misses would count for the claim. Where a probability is known, ${known.name}, it is compared
      with the exponential of Chernoff's rate for δ = 1/8, …, 7/8.`,
    printed: consistent`${statement}`({
      columns: COLUMNS,
      observe: ({ A, regime, outputs, inputs }): Row | null => {
        const first = (c: number, rank: number) => A.slice(0, c * rank * (outputs + inputs));
        if (regime === "known law") return null;
        if (regime === "wide") return rowOf(regime, [found(A), 0]);
        if (regime === "all ranks") {
          const rank = Math.min(outputs, inputs);
          return rowOf(regime, [largest(first(FEW, rank)), largest(first(MANY, rank))]);
        }
        const [one, two] = [1, 2].map((rank) => [found(first(FEW, rank)), largest(first(MANY, rank))] as const);
        return rowOf(regime, one!, two);
      },
      parts: [
        fallingFailures<Row>({
          name: "δ > 1/2 for r = min(d₀, d_L), n = 4r(d₀+d_L)",
          times: MANY / FEW,
          of: (row) => (isOf("all ranks", row) ? exceeds(row, "", DELTA) : null),
        }),
        fallingFailures<Row>({
          name: "δ > 3/4 for r = 1 < min(d₀, d_L), n = 4(d₀+d_L)",
          times: MANY / FEW,
          of: (row) => (isOf("few ranks", row) ? exceeds(row, "", DELTA_ONE) : null),
        }),
        fallingFailures<Row>({
          name: "δ > 1/2 for r = 2 < min(d₀, d_L), n = 8(d₀+d_L)",
          times: MANY / FEW,
          of: (row) => (isOf("few ranks", row) ? exceeds(row, " for r = 2", DELTA) : null),
        }),
      ],
      told: (rows) => {
        const wide = rows.filter((row) => isOf("wide", row));
        const failed = wide.filter((row) => row["δ at n"] > WIDE.delta).length;
        return `at 28×28, n = 13(d₀+d_L) < d₀d_L, a search finds δ > 15/16 for rank one in ${failed} of ${wide.length}`;
      },
      relations: ({ regime, count, delta }) => ({
        [`n·rate ≤ −ln(P/2), ${known.name}`]:
          regime === "known law"
            ? atMost(known.rate(delta).times(count), logarithm(known.failure(count, delta).over(2)).negated())
            : null,
      }),
    }),
    equality: "a probability of failure with an unnamed constant is attained by no single instance",
    degenerate: {
      "1×1": drawn.at({ outputs: 1, inputs: 1, count: 96, A: law(entries, 1) }),
      "1×3": drawn.at({ outputs: 1, inputs: 3, count: 1, A: law(entries, 2) }),
      [`${known.name}, 96 measurements, δ = 7/8`]: drawn.at({
        ...{ regime: "known law", outputs: 1, inputs: known.inputs, count: 96, delta: 7 / 8, A: law(entries, 3) },
      }),
    },
    situations: {
      "rank one": ({ regime }) => regime === "few ranks",
      "all ranks, 2 × 2 or more": ({ regime, outputs, inputs }) =>
        regime === "all ranks" && Math.min(outputs, inputs) >= 2,
      "d_0 ≠ d_L": ({ outputs, inputs }) => outputs !== inputs,
    },
    budget: { share: 0.8, atLeast: 800 },
  });
}

function rowOf(regime: string, [n, last]: readonly [number, number], two: readonly [number, number] = [0, 0]): Row {
  return {
    ...{ regime: REGIMES.findIndex((name) => name === regime), "δ at n": n, "δ at last": last },
    ...{ "δ at n for r = 2": two[0], "δ at last for r = 2": two[1] },
  };
}

function isOf(regime: (typeof REGIMES)[number], row: Row): boolean {
  return row.regime === REGIMES.indexOf(regime);
}

/** Whether δ exceeds this at the small n, and at the large one. */
function exceeds(row: Row, rank: "" | " for r = 2", delta: number): readonly [boolean, boolean] {
  return [row[`δ at n${rank}`] > delta, row[`δ at last${rank}`] > delta];
}

/** A deviation that some matrix of rank one has: a failure is one for certain. */
function found(measurements: readonly Matrix[]): number {
  return largestRankOneQuotient(measurements) - 1;
}

/** A deviation that no matrix exceeds, whatever its rank: a success is one for certain. */
function largest(measurements: readonly Matrix[]): number {
  const { rows, cols } = measurements[0]!;
  const { value, error } = ripConstant(measurements, Math.min(rows, cols));
  return value + error;
}

/** ln of an exact number. */
export function lnOf(x: number): Quantity {
  return logarithm(exact(x));
}
