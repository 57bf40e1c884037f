import { pow } from "../../../src/numerics/index.js";
import { type Part, part, share } from "../../../src/statistics/index.js";

interface NearOptions<Row> {
  readonly name: string;
  /** What was measured and what it is said to be, both positive; null where the case says nothing. */
  readonly of: (row: Row) => readonly [measured: number, said: number] | null;
  /** Whether the two are called equal, by their quotient. */
  readonly isEqual: (quotient: number) => boolean;
}

/** By which factors the measured one is bent. */
const FACTORS = [1.05, 1.1, 1.15, 1.25, 1.5, 2, 4, 10];

/**
 * Whether two numbers are equal in more than half of all cases, by the exact binomial interval; infinite ones
 * are not. Bent, the measured one is so many times larger, or smaller.
 */
export function near<Row>({ name, of, isEqual }: NearOptions<Row>): Part<Row> {
  type Datum = readonly [number, number];
  const isNear = ([measured, said]: Datum): boolean => isEqual(measured / said);
  const test = share<Datum>({ name, of: isNear });
  const bent = (sign: 1 | -1) => ({
    what: "the constant",
    sizes: FACTORS,
    say: (size: number) => (sign === 1 ? `${size} times as large` : `divided by ${size}`),
    bend: ([measured, said]: Datum, size: number): Datum => [measured * pow(size, sign), said],
  });
  return part<Row, Datum>({
    name,
    read: (row) => {
      const datum = of(row);
      return datum === null ? [] : [datum];
    },
    verdict: test.verdict,
    summary: (data, error) => {
      const quotients = data.map(([measured, said]) => measured / said).sort((a, b) => a - b);
      const [least, middle, most] = [0, Math.floor(quotients.length / 2), quotients.length - 1].map((i) =>
        quotients[i]!.toPrecision(3),
      );
      return `${test.summary(data, error)} (quotient from ${least} to ${most}, median ${middle})`;
    },
    departures: [bent(1), bent(-1)],
  });
}
