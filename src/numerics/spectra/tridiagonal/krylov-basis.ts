/** Vectors that there is room for at first. */
const FIRST = 16;

/**
 * Orthonormal vectors of one length, one behind another in one piece of memory, which doubles where it ends. Loops take
 * four vectors at a time: an entry of the vector that they are compared with is then loaded once for all four.
 */
export class KrylovBasis {
  count = 0;
  private data: Float64Array;

  constructor(private readonly size: number) {
    this.data = new Float64Array(FIRST * size);
  }

  /** The last vector: a view, until the next is added. */
  get newest(): Float64Array {
    return this.data.subarray((this.count - 1) * this.size, this.count * this.size);
  }

  /** Adds x/length. */
  add(x: Float64Array, length: number): void {
    const { size } = this;
    const at = this.count * size;
    if (at === this.data.length) {
      const wider = new Float64Array(2 * at);
      wider.set(this.data);
      this.data = wider;
    }
    for (let i = 0; i < size; i++) this.data[at + i] = x[i]! / length;
    this.count += 1;
  }

  /** x −= QQᵀx, and what ⟨q, x⟩ was for the last vector q: one pass of classical Gram–Schmidt. */
  orthogonalize(x: Float64Array): number {
    const along = this.coefficients(x);
    this.combine(along, -1, x);
    return along[this.count - 1]!;
  }

  /** x += factor · Qs. */
  combine(s: ArrayLike<number>, factor: number, x: Float64Array): void {
    const { count, data, size } = this;
    let k = 0;
    for (; k + 4 <= count; k += 4) {
      const [t0, t1, t2, t3] = [factor * s[k]!, factor * s[k + 1]!, factor * s[k + 2]!, factor * s[k + 3]!];
      let q0 = k * size;
      let q1 = q0 + size;
      let q2 = q1 + size;
      let q3 = q2 + size;
      for (let i = 0; i < size; i++, q0++, q1++, q2++, q3++) {
        x[i] = x[i]! + (t0 * data[q0]! + t1 * data[q1]! + (t2 * data[q2]! + t3 * data[q3]!));
      }
    }
    for (; k < count; k++) {
      const t = factor * s[k]!;
      for (let i = 0, q = k * size; i < size; i++, q++) x[i] = x[i]! + t * data[q]!;
    }
  }

  /** Qᵀx. */
  private coefficients(x: Float64Array): Float64Array {
    const { count, data, size } = this;
    const along = new Float64Array(count);
    let k = 0;
    for (; k + 4 <= count; k += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let q0 = k * size;
      let q1 = q0 + size;
      let q2 = q1 + size;
      let q3 = q2 + size;
      for (let i = 0; i < size; i++, q0++, q1++, q2++, q3++) {
        const entry = x[i]!;
        s0 += data[q0]! * entry;
        s1 += data[q1]! * entry;
        s2 += data[q2]! * entry;
        s3 += data[q3]! * entry;
      }
      along[k] = s0;
      along[k + 1] = s1;
      along[k + 2] = s2;
      along[k + 3] = s3;
    }
    for (; k < count; k++) {
      let total = 0;
      for (let i = 0, q = k * size; i < size; i++, q++) total += data[q]! * x[i]!;
      along[k] = total;
    }
    return along;
  }
}
