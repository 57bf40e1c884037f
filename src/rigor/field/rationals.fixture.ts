import { type Field, ZeroDivisor } from "./field.js";

/** A rational number in lowest terms. */
export interface Rational {
  readonly top: bigint;
  readonly under: bigint;
}

function lowest(top: bigint, under: bigint): Rational {
  let [a, b] = [top < 0n ? -top : top, under < 0n ? -under : under];
  while (b !== 0n) [a, b] = [b, a % b];
  const common = under < 0n ? -a : a;
  return { top: top / common, under: under / common };
}

/** The rational numbers, exactly: a second opinion on what other fields say. */
export const rationals: Field<Rational> = {
  zero: { top: 0n, under: 1n },
  one: { top: 1n, under: 1n },
  rational: lowest,
  add: (x, y) => lowest(x.top * y.under + y.top * x.under, x.under * y.under),
  negate: ({ top, under }) => ({ top: -top, under }),
  multiply: (x, y) => lowest(x.top * y.top, x.under * y.under),
  divide: (x, y) => {
    if (y.top === 0n) throw new ZeroDivisor("rational numbers");
    return lowest(x.top * y.under, x.under * y.top);
  },
  isZero: ({ top }) => top === 0n,
};

/** As a double, for numbers of moderate size. */
export function toNumber({ top, under }: Rational): number {
  return Number(top) / Number(under);
}
