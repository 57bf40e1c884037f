import type { Kind, Mutant, Operator } from "./candidates.js";
import { Random } from "../random/index.js";

/** Of a sample, the share of mutants of error bounds. */
const BOUND_SHARE = 0.4;

const WEIGHTS: Readonly<Record<Kind, Partial<Record<Operator, number>>>> = {
  value: { arithmetic: 4, comparison: 3, condition: 3, constant: 3, delete: 3, loop: 2, swap: 2, logical: 1 },
  bound: {
    "bound-zero": 4,
    "bound-half": 4,
    "bound-drop": 4,
    "bound-factor": 2,
    "bound-term": 3,
    "bound-outward": 1,
    arithmetic: 3,
    constant: 2,
    condition: 2,
    comparison: 1,
    delete: 2,
    loop: 1,
    logical: 1,
    swap: 1,
  },
};

/**
 * So many different mutants by a seed: for values files in proportion to their lines, for bounds in proportion to where
 * bounds are made; within a file an operator by its weight, and one of its places.
 * @param lines how many lines a file has
 */
export function drawn(
  all: readonly Mutant[],
  lines: ReadonlyMap<string, number>,
  seed: number,
  count: number,
): readonly Mutant[] {
  const random = new Random(seed);
  const bounds = Math.round(BOUND_SHARE * count);
  return [
    ...drawnOf("value", all, (own) => lines.get(own[0]!.file)!, random, count - bounds),
    ...drawnOf("bound", all, (own) => own.length, random, bounds),
  ];
}

function drawnOf(
  kind: Kind,
  all: readonly Mutant[],
  size: (own: readonly Mutant[]) => number,
  random: Random,
  count: number,
): Mutant[] {
  const files = groups(
    all.filter((mutant) => mutant.kind === kind),
    ({ file }) => file,
  );
  const taken = new Set<Mutant>();
  for (let tries = 0; taken.size < count && tries < 100 * count; tries++) {
    const own = weighted(files, size, random);
    const operators = groups(own, ({ operator }) => operator);
    const places = weighted(operators, ([one]) => WEIGHTS[kind][one!.operator] ?? 1, random);
    taken.add(random.pick(places));
  }
  return [...taken];
}

function weighted<T>(values: readonly T[], weight: (value: T) => number, random: Random): T {
  let left = random.uniform() * values.reduce((sum, value) => sum + weight(value), 0);
  return values.find((value) => (left -= weight(value)) < 0) ?? values.at(-1)!;
}

/** Values of the same key together, in order of the first of them. */
function groups<T>(values: readonly T[], key: (value: T) => string): T[][] {
  const byKey = new Map<string, T[]>();
  for (const value of values) {
    const own = byKey.get(key(value));
    if (own === undefined) byKey.set(key(value), [value]);
    else own.push(value);
  }
  return [...byKey.values()];
}
