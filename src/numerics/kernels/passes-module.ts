import {
  add,
  addDoubles,
  addPairs,
  atMost,
  below,
  type Code,
  constant,
  divideDoubles,
  FunctionBuilder,
  increase,
  lane,
  loadDouble,
  loadPair,
  loadTwice,
  type Local,
  moduleOf,
  multiplyPairs,
  type NamedFunction,
  repeatWhile,
  sequence,
  storeDouble,
  storePair,
  subtractPairs,
  twice,
  whileHolds,
  ZERO_PAIR,
} from "./assembler.js";

const DOUBLE = 8;
const PAIR = 16;

/**
 * The passes of `plain-passes.ts` as functions of a module, bit for bit: addresses, strides and lengths are in bytes.
 */
export function passesModule(): Uint8Array<ArrayBuffer> {
  return moduleOf([subtractAndSum(), subtractAndMultiply(), updateSymmetric(), reflect(), rotate()]);
}

const times = (count: number, make: () => Local): Local[] => Array.from({ length: count }, make);

/** Runs `body` for at = 0, step, 2step, … below the length, at least once. */
function along(at: Local, length: Local, step: number, body: readonly Code[]): Code {
  return sequence(at.set(constant(0)), repeatWhile(below(at.get, length.get), ...body, increase(at, constant(step))));
}

/**
 * Runs `body` for `most` rows at a time while there are as many, then for one: `row` is the address of the first of
 * these, and `vector` what they have passed in vectors with a number for each row, in bytes.
 */
function overRows(
  most: number,
  given: { readonly row: Local; readonly stride: Local; readonly vector: Local; readonly rows: Local },
  body: (count: number) => Code,
): Code {
  const { row, stride, vector, rows } = given;
  const part = (count: number): Code =>
    whileHolds(
      atMost(add(vector.get, constant(count * DOUBLE)), rows.get),
      body(count),
      ...Array.from({ length: count }, () => increase(row, stride.get)),
      increase(vector, constant(count * DOUBLE)),
    );
  return sequence(vector.set(constant(0)), part(most), part(1));
}

/** The addresses of `count` rows from `row` on. */
function rowsFrom(places: readonly Local[], row: Local, stride: Local): Code {
  return sequence(...places.map((place, i) => place.set(i === 0 ? row.get : add(places[i - 1]!.get, stride.get))));
}

/** Σ of the two doubles of a pair. */
const joined = (pair: Local): Code => addDoubles(lane(pair.get, 0), lane(pair.get, 1));

/** x, stride, rows, cols, w, v, u, z, scale. */
function subtractAndSum(): NamedFunction {
  const f = new FunctionBuilder(9);
  const [row, stride, rows, cols, w, v, u, z, scale] = Array.from({ length: 9 }, (_, i) => f.parameter(i)) as Nine;
  const [vector, at] = [f.integer(), f.integer()];
  const places = times(4, () => f.integer());
  const factors = times(4, () => f.pair());
  const weights = times(4, () => f.pair());
  const entries = times(4, () => f.pair());
  const y = f.pair();
  const body = (count: number): Code => {
    const each = places.slice(0, count).map((place, i) => [place, factors[i]!, weights[i]!, entries[i]!] as const);
    const weighted = each.map(([, , weight, entry]) => multiplyPairs(weight.get, entry.get));
    const [first, second, third, fourth] = weighted;
    const group = second === undefined ? first! : addPairs(addPairs(first!, second), addPairs(third!, fourth!));
    return sequence(
      rowsFrom(places.slice(0, count), row, stride),
      ...each.map(([, factor, weight], i) =>
        sequence(
          factor.set(loadTwice(add(w.get, vector.get), i * DOUBLE)),
          weight.set(loadTwice(add(u.get, vector.get), i * DOUBLE)),
        ),
      ),
      along(at, cols, PAIR, [
        y.set(loadPair(add(v.get, at.get))),
        ...each.map(([place, factor, , entry]) =>
          sequence(
            entry.set(subtractPairs(loadPair(add(place.get, at.get)), multiplyPairs(factor.get, y.get))),
            storePair(add(place.get, at.get), entry.get),
          ),
        ),
        storePair(add(z.get, at.get), addPairs(loadPair(add(z.get, at.get)), group)),
      ]),
    );
  };
  const scaled = along(at, cols, PAIR, [
    storePair(add(z.get, at.get), multiplyPairs(loadPair(add(z.get, at.get)), loadTwice(scale.get))),
  ]);
  const code = sequence(overRows(4, { row, stride, vector, rows }, body), scaled);
  return { name: "subtractAndSum", builder: f, code };
}

type Nine = [Local, Local, Local, Local, Local, Local, Local, Local, Local];

/** x, stride, rows, cols, u, z, v, w, h. */
function subtractAndMultiply(): NamedFunction {
  const f = new FunctionBuilder(9);
  const [row, stride, rows, cols, u, z, v, w, h] = Array.from({ length: 9 }, (_, i) => f.parameter(i)) as Nine;
  const [vector, at] = [f.integer(), f.integer()];
  const places = times(4, () => f.integer());
  const factors = times(4, () => f.pair());
  const sums = times(4, () => f.pair());
  const [left, right, entry] = [f.pair(), f.pair(), f.pair()];
  const body = (count: number): Code => {
    const each = places.slice(0, count).map((place, i) => [place, factors[i]!, sums[i]!] as const);
    return sequence(
      rowsFrom(places.slice(0, count), row, stride),
      ...each.map(([, factor, sum], i) =>
        sequence(factor.set(loadTwice(add(u.get, vector.get), i * DOUBLE)), sum.set(ZERO_PAIR)),
      ),
      along(at, cols, PAIR, [
        left.set(loadPair(add(z.get, at.get))),
        right.set(loadPair(add(v.get, at.get))),
        ...each.map(([place, factor, sum]) =>
          sequence(
            entry.set(subtractPairs(loadPair(add(place.get, at.get)), multiplyPairs(factor.get, left.get))),
            storePair(add(place.get, at.get), entry.get),
            sum.set(addPairs(sum.get, multiplyPairs(entry.get, right.get))),
          ),
        ),
      ]),
      ...each.map(([, , sum], i) =>
        storeDouble(add(w.get, vector.get), divideDoubles(joined(sum), loadDouble(h.get)), i * DOUBLE),
      ),
    );
  };
  return { name: "subtractAndMultiply", builder: f, code: overRows(4, { row, stride, vector, rows }, body) };
}

/** a, stride, size, v, q, y, p, h. */
function updateSymmetric(): NamedFunction {
  const f = new FunctionBuilder(8);
  const [row, stride, rows, v, q, y, p, h] = Array.from({ length: 8 }, (_, i) => f.parameter(i)) as Eight;
  const [vector, at] = [f.integer(), f.integer()];
  const places = times(2, () => f.integer());
  const fromV = times(2, () => f.pair());
  const fromQ = times(2, () => f.pair());
  const sums = times(2, () => f.pair());
  const [left, right, factor, entry] = [f.pair(), f.pair(), f.pair(), f.pair()];
  const body = (count: number): Code => {
    const each = places.slice(0, count).map((place, i) => [place, fromV[i]!, fromQ[i]!, sums[i]!] as const);
    return sequence(
      rowsFrom(places.slice(0, count), row, stride),
      ...each.map(([, ofV, ofQ, sum], i) =>
        sequence(
          ofV.set(loadTwice(add(v.get, vector.get), i * DOUBLE)),
          ofQ.set(loadTwice(add(q.get, vector.get), i * DOUBLE)),
          sum.set(ZERO_PAIR),
        ),
      ),
      along(at, rows, PAIR, [
        left.set(loadPair(add(q.get, at.get))),
        right.set(loadPair(add(v.get, at.get))),
        factor.set(loadPair(add(y.get, at.get))),
        ...each.map(([place, ofV, ofQ, sum]) =>
          sequence(
            entry.set(
              subtractPairs(
                loadPair(add(place.get, at.get)),
                addPairs(multiplyPairs(ofV.get, left.get), multiplyPairs(ofQ.get, right.get)),
              ),
            ),
            storePair(add(place.get, at.get), entry.get),
            sum.set(addPairs(sum.get, multiplyPairs(entry.get, factor.get))),
          ),
        ),
      ]),
      ...each.map(([, , , sum], i) =>
        storeDouble(add(p.get, vector.get), divideDoubles(joined(sum), loadDouble(h.get)), i * DOUBLE),
      ),
    );
  };
  return { name: "updateSymmetric", builder: f, code: overRows(2, { row, stride, vector, rows }, body) };
}

type Eight = [Local, Local, Local, Local, Local, Local, Local, Local];

/** x, stride, rows, cols, v, and the address of h. */
function reflect(): NamedFunction {
  const f = new FunctionBuilder(6);
  const [row, stride, rows, cols, v, h] = Array.from({ length: 6 }, (_, i) => f.parameter(i)) as Six;
  const [vector, at] = [f.integer(), f.integer()];
  const places = times(2, () => f.integer());
  const sums = [0, 1].map(() => [f.pair(), f.pair()] as const);
  const factors = times(2, () => f.pair());
  const [y, other] = [f.pair(), f.pair()];
  const body = (count: number): Code => {
    const each = places.slice(0, count).map((place, i) => [place, ...sums[i]!, factors[i]!] as const);
    const product = (sum: Local, place: Local, side: Local, offset: number): Code =>
      sum.set(addPairs(sum.get, multiplyPairs(loadPair(add(place.get, at.get), offset), side.get)));
    return sequence(
      rowsFrom(places.slice(0, count), row, stride),
      ...each.map(([, first, second]) => sequence(first.set(ZERO_PAIR), second.set(ZERO_PAIR))),
      along(at, cols, 2 * PAIR, [
        y.set(loadPair(add(v.get, at.get))),
        other.set(loadPair(add(v.get, at.get), PAIR)),
        ...each.map(([place, first, second]) =>
          sequence(product(first, place, y, 0), product(second, place, other, PAIR)),
        ),
      ]),
      ...each.map(([, first, second, factor]) =>
        factor.set(twice(divideDoubles(addDoubles(joined(first), joined(second)), loadDouble(h.get)))),
      ),
      along(at, cols, PAIR, [
        y.set(loadPair(add(v.get, at.get))),
        ...each.map(([place, , , factor]) =>
          storePair(
            add(place.get, at.get),
            subtractPairs(loadPair(add(place.get, at.get)), multiplyPairs(factor.get, y.get)),
          ),
        ),
      ]),
    );
  };
  return { name: "reflect", builder: f, code: overRows(2, { row, stride, vector, rows }, body) };
}

type Six = [Local, Local, Local, Local, Local, Local];

/** x, stride, cols, turns, and the number of bytes of these. */
function rotate(): NamedFunction {
  const f = new FunctionBuilder(5);
  const [column, stride, cols, turns, bytes] = Array.from({ length: 5 }, (_, i) => f.parameter(i)) as Five;
  const [place, to, at, end, last] = times(5, () => f.integer()) as Five;
  const kept = times(4, () => f.pair());
  const [c, s, y] = [f.pair(), f.pair(), f.pair()];
  const part = (count: number): Code => {
    const each = kept.slice(0, count);
    return sequence(
      place.set(column.get),
      at.set(turns.get),
      ...each.map((x, i) => x.set(loadPair(place.get, i * PAIR))),
      whileHolds(
        below(at.get, end.get),
        c.set(loadTwice(at.get)),
        s.set(loadTwice(at.get, DOUBLE)),
        to.set(add(place.get, stride.get)),
        ...each.map((x, i) =>
          sequence(
            y.set(loadPair(to.get, i * PAIR)),
            storePair(place.get, addPairs(multiplyPairs(c.get, x.get), multiplyPairs(s.get, y.get)), i * PAIR),
            x.set(subtractPairs(multiplyPairs(c.get, y.get), multiplyPairs(s.get, x.get))),
          ),
        ),
        place.set(to.get),
        increase(at, constant(PAIR)),
      ),
      ...each.map((x, i) => storePair(place.get, x.get, i * PAIR)),
      increase(column, constant(count * PAIR)),
    );
  };
  const code = sequence(
    end.set(add(turns.get, bytes.get)),
    last.set(add(column.get, cols.get)),
    whileHolds(atMost(add(column.get, constant(4 * PAIR)), last.get), part(4)),
    whileHolds(below(column.get, last.get), part(1)),
  );
  return { name: "rotate", builder: f, code };
}

type Five = [Local, Local, Local, Local, Local];
