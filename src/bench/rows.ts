import { log } from "../numerics/index.js";

/** One thing that is measured: of ours, and of what others use instead. */
export interface Row {
  readonly what: string;
  readonly size: string;
  readonly own: string;
  /** Each as told by `against`. */
  readonly others: readonly string[];
}

/** `1.23 µs`, `45.6 ms`. */
export function duration(seconds: number): string {
  if (seconds < 1e-3) return `${(1e6 * seconds).toPrecision(3)} µs`;
  return seconds < 1 ? `${(1e3 * seconds).toPrecision(3)} ms` : `${seconds.toPrecision(3)} s`;
}

/** `NumPy 1.23 µs (0.4×)`: what somebody else takes, and how many times as long as ours that is. */
export function against(name: string, seconds: number | undefined, own: number, more = ""): string {
  if (seconds === undefined) return `${name}: not here`;
  return `${name} ${duration(seconds)} (${times(seconds / own)}${more})`;
}

/** `12×`, `3.4×`, `0.56×`. */
export function times(ratio: number): string {
  return `${ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2)}×`;
}

/** The exponent p of the law time = c·size^p that fits best in the sense of least squares of logarithms. */
export function growthExponent(points: readonly (readonly [size: number, seconds: number])[]): number {
  const logs = points.map(([size, seconds]) => [log(size), log(seconds)] as const);
  const mean = (of: (point: readonly [number, number]) => number): number =>
    logs.reduce((total, point) => total + of(point), 0) / logs.length;
  const [x, y] = [mean(([a]) => a), mean(([, b]) => b)];
  return mean(([a, b]) => (a - x) * (b - y)) / mean(([a]) => (a - x) * (a - x));
}
