import { type Rows, rotate } from "../../kernels/index.js";

/** Sweeps that wait at most, of as many rotations as there are rows. */
const SWEEPS = 16;

/** Columns that are turned at a time: of a few hundred rows they stay in the fastest memory. */
const STRIP = 8;

/**
 * The rotations of QR sweeps, put off. A sweep takes its c and s from the values alone, and goes through all rows of a
 * large matrix of vectors: so several sweeps wait and go through a strip of its columns together. The numbers that come
 * out are the same.
 */
export class WaitingTurns {
  private readonly waiting: {
    readonly at: number;
    readonly stride: number;
    readonly rows: number;
    readonly turns: number;
  }[] = [];
  private used = 0;

  /** Numbers that are needed behind `first` for turns of up to `rows` rows. */
  static room(rows: number): number {
    return 2 * SWEEPS * rows;
  }

  /**
   * @param x what holds the vectors and, from `first` on, room for the turns
   * @param cols columns of the matrix of vectors
   */
  constructor(
    private readonly x: Float64Array,
    private readonly first: number,
    private readonly rows: number,
    private readonly cols: number,
  ) {}

  /** Where c and s of the next sweep are to be put down. */
  next(): number {
    if (this.used + 2 * this.rows > WaitingTurns.room(this.rows)) this.finish();
    return this.first + this.used;
  }

  /** Lets the turns that were put down there wait for rows at, at + stride, …, one more than turns. */
  add(at: number, stride: number, rows: number): void {
    if (rows < 2) return;
    this.waiting.push({ at, stride, rows, turns: this.first + this.used });
    this.used += 2 * (rows - 1);
  }

  /** Turns the rows by all that wait. */
  finish(): void {
    for (let column = 0; column < this.cols; column += STRIP) {
      const cols = Math.min(STRIP, this.cols - column);
      for (const { at, stride, rows, turns } of this.waiting) {
        const place: Rows = { at: at + column, stride, rows, cols };
        rotate(this.x, place, turns);
      }
    }
    this.waiting.length = 0;
    this.used = 0;
  }
}
