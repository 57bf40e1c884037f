import type { ListSpec, Spec } from "../../claim/index.js";

/** A change of the instance: another spec, and what was done, in words. */
export interface Change {
  readonly spec: Spec;
  /** `with W1 set to zero`. */
  readonly words: string;
  readonly kind: ChangeKind;
  /** Which matrix was changed alone, counted through all lists; null where it was not one. */
  readonly matrix: number | null;
}

/**
 * What was changed: all numbers, all entries, all entries but zeros, one entry of one matrix, all of one matrix to zero
 * or to their negatives, one size.
 */
type ChangeKind = "numbers" | "entries" | "nonzero entries" | "one entry" | "zero" | "negated" | "size";

/** How often all numbers are changed at once: so often has a value to agree before it counts as the same number. */
const ROUNDS = 4;

/** Numbers in (0, 1) that no two places of a round share, with few digits. */
function stir(place: number, round: number): number {
  return (((7919 * (place + 1) * (2 * round + 3) + 104_729 * round) % 4093) + 1) / 4096;
}

/** A number nearby, of the same sign. */
function nearby(x: number, place: number, round: number): number {
  return x * (1 + stir(place, round) / 8);
}

/** A small number of either sign, in place of zero. */
function small(place: number, round: number): number {
  return (stir(place, round) / 16) * ((place + round) % 2 === 0 ? 1 : -1);
}

/** The spec with every entry replaced. */
function replaced(spec: Spec, by: (x: number, matrix: number, place: number) => number): Spec {
  const lists: Record<string, ListSpec> = {};
  let matrix = -1;
  let place = 0;
  for (const [name, given] of Object.entries(spec.lists)) {
    if (!("entries" in given)) continue;
    const entries = given.entries.map((rows) => {
      matrix += 1;
      return rows.map((row) => row.map((x) => by(x, matrix, place++)));
    });
    lists[name] = { entries };
  }
  return { ...spec, lists };
}

/** The spec with every real replaced by one nearby. */
function withReals(spec: Spec, round: number): Spec {
  const reals = Object.entries(spec.reals).map(([name, x], k) => [name, nearby(x, 1000 + k, round)] as const);
  return { ...spec, reals: Object.fromEntries(reals) };
}

/**
 * Changes of an instance, from which one can tell what depends on what: all numbers at once; then each matrix alone, in
 * all entries, by a tenth of one entry, to zero, and to its negative. An instance without matrices is changed by its sizes, too.
 * @param names one for each matrix, through all lists
 */
export function changesOf(spec: Spec, names: readonly string[]): Change[] {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round);
  const together = rounds.flatMap((round): Change[] => {
    const all = replaced(spec, (x, _, place) => (x === 0 ? small(place, round) : nearby(x, place, round)));
    const nonzero = replaced(spec, (x, _, place) => nearby(x, place, round));
    return [
      { spec: withReals(all, round), words: "with every number changed", kind: "numbers", matrix: null },
      { spec: all, words: "with every entry changed", kind: "entries", matrix: null },
      { spec: nonzero, words: "with every entry but zeros changed", kind: "nonzero entries", matrix: null },
    ];
  });
  const alone = names.flatMap((name, k): Change[] => {
    const only = (by: (x: number) => number): Spec => replaced(spec, (x, matrix) => (matrix === k ? by(x) || 0 : x));
    const stirred = replaced(spec, (x, matrix, place) => {
      if (matrix !== k) return x;
      return x === 0 ? small(place, 0) : nearby(x, place, 0);
    });
    return [
      { spec: stirred, words: `with every entry of ${name} changed`, kind: "entries", matrix: k },
      { spec: oneEntry(spec, k), words: `with one entry of ${name} 10 % larger`, kind: "one entry", matrix: k },
      { spec: only(() => 0), words: `with ${name} set to zero`, kind: "zero", matrix: k },
      { spec: only((x) => -x), words: `with ${name} negated`, kind: "negated", matrix: k },
    ];
  });
  return [...together, ...alone, ...(names.length === 0 ? otherSizes(spec) : [])];
}

/** The first entry of one matrix that is not zero, a tenth larger. */
function oneEntry(spec: Spec, of: number): Spec {
  let done = false;
  return replaced(spec, (x, matrix) => {
    if (done || matrix !== of || x === 0) return x;
    done = true;
    return x * 1.1;
  });
}

function otherSizes(spec: Spec): Change[] {
  return Object.entries(spec.sizes).flatMap(([name, size]) =>
    [size - 1, size + 1].map((other): Change => {
      const sizes = { ...spec.sizes, [name]: other };
      return { spec: { ...spec, sizes }, words: `with ${name} = ${other}`, kind: "size", matrix: null };
    }),
  );
}

/** All numbers of an instance in a fixed order: the entries of its matrices, then its reals. */
export function numbersOf(spec: Spec): number[] {
  const entries = Object.values(spec.lists).flatMap((given) => ("entries" in given ? given.entries.flat(2) : []));
  return [...entries, ...Object.values(spec.reals)];
}
