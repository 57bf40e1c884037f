/** What claims make of a number of the instance before they compute with it, and the steps that do the same. */
interface Preparation {
  readonly of: (x: number) => number;
  readonly steps: <T>(x: T, write: Writer<T>) => T;
}

/** Steps on numbers, as whoever writes a program writes them. */
export interface Writer<T> {
  constant(value: number): T;
  negate(x: T): T;
  absolute(x: T): T;
  add(x: T, y: T): T;
  subtract(x: T, y: T): T;
  maximum(terms: readonly T[]): T;
}

/** x cut to [0, 1], rounded nowhere. */
function cut<T>(x: T, write: Writer<T>): T {
  const below = write.negate(write.maximum([x, write.constant(0)]));
  return write.negate(write.maximum([below, write.constant(-1)]));
}

/** The number itself first: of two that fit, the first is taken. */
const PREPARATIONS: readonly Preparation[] = [
  { of: (x) => x, steps: (x) => x },
  { of: (x) => -x, steps: (x, write) => write.negate(x) },
  { of: (x) => Math.abs(x), steps: (x, write) => write.absolute(x) },
  { of: (x) => 1 + x, steps: (x, write) => write.add(write.constant(1), x) },
  { of: (x) => 1 - x, steps: (x, write) => write.subtract(write.constant(1), x) },
  { of: (x) => 1 + Math.abs(x), steps: (x, write) => write.add(write.constant(1), write.absolute(x)) },
  { of: (x) => Math.min(Math.max(x, 0), 1), steps: cut },
  {
    of: (x) => 1 - Math.min(Math.max(x, 0), 1),
    steps: (x, write) => write.subtract(write.constant(1), cut(x, write)),
  },
];

/** What a number is, as far as several instances tell: the same in all of them, or made from a number of the instance. */
export type ScalarSource =
  | { readonly constant: number }
  | { readonly place: number; readonly plain: boolean; readonly steps: Preparation["steps"] };

/**
 * Where a number comes from that had these values on instances with these numbers, or null where nothing fits.
 * @param values one an instance
 * @param instances the numbers of each instance, in one order
 */
export function scalarSource(
  values: readonly number[],
  instances: readonly (readonly number[])[],
): ScalarSource | null {
  const first = values[0]!;
  if (values.every((x) => Object.is(x, first) || (x === 0 && first === 0))) return { constant: first };
  for (const [k, { of, steps }] of PREPARATIONS.entries()) {
    const place = instances[0]!.findIndex((_, i) => values.every((x, p) => x === of(instances[p]![i]!)));
    if (place >= 0) return { place, plain: k === 0, steps };
  }
  return null;
}
