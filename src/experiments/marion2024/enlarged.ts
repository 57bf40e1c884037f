import { ENLARGED } from "../../statistics/index.js";

/** The depth and width of a network of square layers. */
export interface NetworkSize {
  readonly depth: number;
  readonly width: number;
}

/** Several things of a base size, of `ENLARGED` times its depth and of `ENLARGED` times its width. */
export interface Enlarged<T> {
  readonly small: readonly T[];
  readonly deep: readonly T[];
  readonly wide: readonly T[];
}

/** How many there are of each size: small networks are cheap, and noisy. */
export type Repeats = Readonly<Record<keyof Enlarged<never>, number>>;

/** Makes the things of every size, the small ones first. */
export function enlarged<T>(base: NetworkSize, repeats: Repeats, make: (size: NetworkSize) => T): Enlarged<T> {
  const several = (count: number, size: NetworkSize): T[] => Array.from({ length: count }, () => make(size));
  return {
    small: several(repeats.small, base),
    deep: several(repeats.deep, { ...base, depth: ENLARGED * base.depth }),
    wide: several(repeats.wide, { ...base, width: ENLARGED * base.width }),
  };
}

/** A number at a base size, at `ENLARGED` times its depth and at `ENLARGED` times its width. */
export interface AtThreeSizes {
  readonly small: number;
  readonly deep: number;
  readonly wide: number;
}

/** The means of a number over the small, the deep and the wide ones. */
export function enlargedMeans(of: Enlarged<number>): AtThreeSizes {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  return { small: mean(of.small), deep: mean(of.deep), wide: mean(of.wide) };
}

/** The same groups of other things. */
export function mapEnlarged<T, U>({ small, deep, wide }: Enlarged<T>, f: (x: T) => U): Enlarged<U> {
  return { small: small.map(f), deep: deep.map(f), wide: wide.map(f) };
}
