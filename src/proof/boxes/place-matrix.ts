import { type Place, ProgramError, type ProgramWriter } from "./program.js";

/** A matrix of places in a program, row by row. */
export interface PlaceMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly Place[];
  /** Rows G of which the matrix is `times` · GᵀG, times ≥ 0, where it was made so. */
  readonly gram?: { readonly rows: PlaceMatrix; readonly times: Place };
}

/** Matrices by their definitions, entry by entry, written into a program. */
export class MatrixWriter {
  constructor(readonly to: ProgramWriter) {}

  build(rows: number, cols: number, entry: (row: number, col: number) => Place): PlaceMatrix {
    const data = Array.from({ length: rows * cols }, (_, k) => entry(Math.floor(k / cols), k % cols));
    return { rows, cols, data };
  }

  identity(size: number): PlaceMatrix {
    return this.build(size, size, (i, k) => this.to.constant(i === k ? 1 : 0));
  }

  transpose(a: PlaceMatrix): PlaceMatrix {
    return this.build(a.cols, a.rows, (i, k) => entry(a, k, i));
  }

  times(a: PlaceMatrix, b: PlaceMatrix): PlaceMatrix {
    return this.build(a.rows, b.cols, (i, k) =>
      this.sum(Array.from({ length: a.cols }, (_, j) => this.to.multiply(entry(a, i, j), entry(b, j, k)))),
    );
  }

  /** The product of matrices, multiplied from the right as numerics does; the identity of that size for none. */
  chain(factors: readonly PlaceMatrix[], size: number): PlaceMatrix {
    return factors.length === 0 ? this.identity(size) : factors.reduceRight((b, a) => this.times(a, b));
  }

  scaled(a: PlaceMatrix, t: Place): PlaceMatrix {
    const scaled = this.build(a.rows, a.cols, (i, k) => this.to.multiply(entry(a, i, k), t));
    const keeps = a.gram !== undefined && this.to.isAtLeastZero(t);
    return keeps ? { ...scaled, gram: { ...a.gram, times: this.to.multiply(a.gram.times, t) } } : scaled;
  }

  plus(a: PlaceMatrix, b: PlaceMatrix): PlaceMatrix {
    return this.build(a.rows, a.cols, (i, k) => this.to.add(entry(a, i, k), entry(b, i, k)));
  }

  minus(a: PlaceMatrix, b: PlaceMatrix): PlaceMatrix {
    return this.build(a.rows, a.cols, (i, k) => this.to.subtract(entry(a, i, k), entry(b, i, k)));
  }

  kronecker(a: PlaceMatrix, b: PlaceMatrix): PlaceMatrix {
    return this.build(a.rows * b.rows, a.cols * b.cols, (i, k) =>
      this.to.multiply(entry(a, Math.floor(i / b.rows), Math.floor(k / b.cols)), entry(b, i % b.rows, k % b.cols)),
    );
  }

  sum(terms: readonly Place[]): Place {
    return terms.reduce((a, b) => this.to.add(a, b), this.to.constant(0));
  }

  inner(a: PlaceMatrix, b: PlaceMatrix): Place {
    return this.sum(a.data.map((x, k) => this.to.multiply(x, b.data[k]!)));
  }

  squares(a: PlaceMatrix): Place {
    return this.inner(a, a);
  }

  trace(a: PlaceMatrix): Place {
    return this.sum(Array.from({ length: a.rows }, (_, i) => entry(a, i, i)));
  }

  /** The inverse of a matrix of size 1 or 2, which divides by the determinant. @throws ProgramError for other sizes */
  inverse(a: PlaceMatrix): PlaceMatrix {
    const { to } = this;
    if (a.rows !== a.cols || a.rows > 2) throw new ProgramError(`the inverse of a ${a.rows}×${a.cols} matrix`);
    if (a.rows === 1) return this.build(1, 1, () => to.divide(to.constant(1), a.data[0]!));
    const [p, q, r, s] = a.data as [Place, Place, Place, Place];
    if (to.is(q, 0) && to.is(r, 0)) {
      return this.build(2, 2, (i, k) => (i === k ? to.divide(to.constant(1), i === 0 ? p : s) : q));
    }
    const determinant = this.determinant(a);
    return this.build(2, 2, (i, k) => {
      const cofactor = i === k ? (i === 0 ? s : p) : to.negate(i === 0 ? q : r);
      return to.divide(cofactor, determinant);
    });
  }

  /** ps − qr. */
  determinant({ data }: PlaceMatrix): Place {
    const [p, q, r, s] = data as [Place, Place, Place, Place];
    return this.to.subtract(this.to.multiply(p, s), this.to.multiply(q, r));
  }
}

export function entry(a: PlaceMatrix, row: number, col: number): Place {
  return a.data[row * a.cols + col]!;
}
