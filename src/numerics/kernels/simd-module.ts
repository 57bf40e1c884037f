import {
  above,
  add,
  atMost,
  below,
  both,
  type Code,
  constant,
  either,
  equals,
  FunctionBuilder,
  increase,
  loadDouble,
  loadPair,
  type Local,
  moduleOf,
  multiply,
  repeatWhile,
  sequence,
  shiftLeft,
  storeDouble,
  storePair,
  subtract,
  whileHolds,
  when,
  ZERO,
} from "./assembler.js";
import { Tile } from "./simd-tile.js";

/** Terms of a sum that are added before its entry is put down and the next ones are fetched. */
export const BLOCK = 256;

/**
 * Rows of A that are gone through with all columns of B before the next ones: with `BLOCK` terms, a quarter of a
 * megabyte.
 */
const BLOCK_ROWS = 128;

/** Bytes of a row of four doubles. */
const ROW = 32;

const DOUBLE = 8;

/** Operands longer than this in a row are packed, so that four columns of many rows lie together. */
const WIDE = 48;

const eight = (count: Code): Code => shiftLeft(count, constant(3));
const sum = (...terms: readonly Code[]): Code => terms.reduce(add);

/**
 * The kernel of products as a module: C = AB, or C += AB, for A (m×k), B (k×n) and C (m×n, row by row) in its memory.
 * Entry (i, l) of A lies at a + i·ai + l·al and entry (l, j) of B at b + l·bl + j·bj, in bytes, so that transposes need
 * no copy. Each entry of C is one sum over l = 0, …, k − 1 in this order, from 0 or from what C holds.
 *
 * Sums of four rows and four columns are kept in eight pairs. Panels of four columns are packed into `work` where the
 * columns are not side by side, where rows are long, and, with zeros in the place of columns that do not exist, at the
 * right edge; there results go to `work`, too, of which the columns that do exist are copied.
 * @returns bytes of a module whose `run` takes a, ai, al, b, bl, bj, c, m, k, n, adds, work; `work` has room for
 * `BLOCK` + m rows of four doubles
 */
export function productModule(): Uint8Array<ArrayBuffer> {
  const f = new FunctionBuilder(12);
  const [a, ai, al, b, bl, bj, c, m, k, n, adds, work] = Array.from({ length: 12 }, (_, i) => f.parameter(i)) as Twelve;
  const [l, terms, summed, j, width, row, panel, stride, to, rowLength] = Array.from({ length: 10 }, () =>
    f.integer(),
  ) as Ten;
  const [first, count] = [f.integer(), f.integer()];
  const tile = new Tile(f, { ai, al, stride });
  const packing = new Packing(f, { bl, bj, terms, width, work });
  const corner = add(c.get, eight(multiply(first.get, n.get)));
  const edge = add(work.get, constant(BLOCK * ROW));

  const rows = sequence(
    tile.from.set(sum(a.get, multiply(l.get, al.get), multiply(first.get, ai.get))),
    row.set(constant(4)),
    whileHolds(
      atMost(row.get, count.get),
      tile.compute(4, { panel, to, rowLength, summed, terms }),
      increase(tile.from, shiftLeft(ai.get, constant(2))),
      increase(to, shiftLeft(rowLength.get, constant(2))),
      increase(row, constant(4)),
    ),
    row.set(subtract(row.get, constant(3))),
    whileHolds(
      atMost(row.get, count.get),
      tile.compute(1, { panel, to, rowLength, summed, terms }),
      increase(tile.from, ai.get),
      increase(to, rowLength.get),
      increase(row, constant(1)),
    ),
  );

  const columns = sequence(
    width.set(subtract(n.get, j.get)),
    when(above(width.get, constant(4)), width.set(constant(4))),
    panel.set(sum(b.get, multiply(l.get, bl.get), multiply(j.get, bj.get))),
    stride.set(bl.get),
    when(
      either(
        either(below(width.get, constant(4)), below(constant(DOUBLE), bj.get)),
        both(above(n.get, constant(WIDE)), above(count.get, constant(8))),
      ),
      sequence(packing.pack(panel), panel.set(work.get), stride.set(constant(ROW))),
    ),
    to.set(add(corner, eight(j.get))),
    rowLength.set(eight(n.get)),
    when(
      below(width.get, constant(4)),
      sequence(
        when(
          summed.get,
          copyColumns(f, { from: to, fromStep: eight(n.get), to: edge, toStep: constant(ROW), m: count, width }),
        ),
        to.set(edge),
        rowLength.set(constant(ROW)),
      ),
    ),
    rows,
    when(
      below(width.get, constant(4)),
      sequence(
        to.set(add(corner, eight(j.get))),
        copyColumns(f, { from: edge, fromStep: constant(ROW), to, toStep: eight(n.get), m: count, width }),
      ),
    ),
    increase(j, constant(4)),
  );

  return moduleOf([
    {
      name: "run",
      builder: f,
      code: sequence(
        summed.set(adds.get),
        whileHolds(
          below(l.get, k.get),
          terms.set(subtract(k.get, l.get)),
          when(above(terms.get, constant(BLOCK)), terms.set(constant(BLOCK))),
          first.set(constant(0)),
          whileHolds(
            below(first.get, m.get),
            count.set(subtract(m.get, first.get)),
            when(above(count.get, constant(BLOCK_ROWS)), count.set(constant(BLOCK_ROWS))),
            j.set(constant(0)),
            whileHolds(below(j.get, n.get), columns),
            increase(first, constant(BLOCK_ROWS)),
          ),
          summed.set(constant(1)),
          increase(l, constant(BLOCK)),
        ),
      ),
    },
  ]);
}

type Ten = [Local, Local, Local, Local, Local, Local, Local, Local, Local, Local];
type Twelve = [...Ten, Local, Local];

/** Copies four columns of B, or those that there are, to `work`. */
class Packing {
  private readonly from: Local;
  private readonly to: Local;
  private readonly end: Local;

  constructor(
    f: FunctionBuilder,
    private readonly of: {
      readonly bl: Local;
      readonly bj: Local;
      readonly terms: Local;
      readonly width: Local;
      readonly work: Local;
    },
  ) {
    [this.from, this.to, this.end] = [f.integer(), f.integer(), f.integer()];
  }

  pack(panel: Local): Code {
    const { bl, bj, terms, width, work } = this.of;
    const { from, to, end } = this;
    const column = (index: number): Code => {
      const value = loadDouble(add(from.get, multiply(bj.get, constant(index))));
      return when(
        above(width.get, constant(index)),
        storeDouble(to.get, value, index * DOUBLE),
        storeDouble(to.get, ZERO, index * DOUBLE),
      );
    };
    const next = sequence(increase(from, bl.get), increase(to, constant(ROW)));
    const remaining = below(to.get, end.get);
    return sequence(
      from.set(panel.get),
      to.set(work.get),
      end.set(add(work.get, multiply(terms.get, constant(ROW)))),
      when(
        both(equals(width.get, constant(4)), equals(bj.get, constant(DOUBLE))),
        repeatWhile(
          remaining,
          storePair(to.get, loadPair(from.get)),
          storePair(to.get, loadPair(from.get, 16), 16),
          next,
        ),
        repeatWhile(remaining, ...[0, 1, 2, 3].map(column), next),
      ),
    );
  }
}

/** Copies the first `width` columns of m rows. */
function copyColumns(
  f: FunctionBuilder,
  given: {
    readonly from: Local | Code;
    readonly fromStep: Code;
    readonly to: Local | Code;
    readonly toStep: Code;
    readonly m: Local;
    readonly width: Local;
  },
): Code {
  const [from, to, row, at] = [f.integer(), f.integer(), f.integer(), f.integer()];
  const start = (place: Local | Code): Code => ("get" in place ? place.get : place);
  return sequence(
    from.set(start(given.from)),
    to.set(start(given.to)),
    row.set(constant(0)),
    whileHolds(
      below(row.get, given.m.get),
      at.set(constant(0)),
      whileHolds(
        below(at.get, eight(given.width.get)),
        storeDouble(add(to.get, at.get), loadDouble(add(from.get, at.get))),
        increase(at, constant(DOUBLE)),
      ),
      increase(from, given.fromStep),
      increase(to, given.toStep),
      increase(row, constant(1)),
    ),
  );
}
