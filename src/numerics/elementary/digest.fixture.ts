import type * as Elementary from "./index.js";

type OfOne = (x: number) => number;

/** Mixes 32 bits into a hash (FNV-1a, a word at a time). */
function mixed(hash: number, word: number): number {
  const next = Math.imul(hash ^ word, 0x01000193);
  return next ^ (next >>> 15);
}

/** A double from 64 bits of an integer sequence, of a size that the functions have something to say about. */
class Arguments {
  private readonly double = new Float64Array(1);
  private readonly words = new Uint32Array(this.double.buffer);
  private state = 1;

  private word(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    const z = Math.imul(this.state ^ (this.state >>> 16), 0x21f0aaad);
    return (Math.imul(z ^ (z >>> 15), 0x735a2d97) ^ (z >>> 7)) >>> 0;
  }

  /** ±m·2^e, m in [1, 2) and |e| ≤ spread. */
  next(spread: number): number {
    this.double[0] = 1;
    const high = this.words[0] === 0 ? 1 : 0;
    this.words[1 - high] = this.word();
    const head = this.word();
    const exponent = 1023 + (this.word() % (2 * spread + 1)) - spread;
    this.words[high] = ((head & 0x80000000) | (exponent << 20) | (head & 0xfffff)) >>> 0;
    return this.double[0];
  }
}

/** A hash of all bits of 10 000 values of every function: the same on every engine, or something is left to the engine. */
export function digest(elementary: typeof Elementary): Record<string, string> {
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  const high = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
  const hashOf = (value: (draw: Arguments) => number): string => {
    const draw = new Arguments();
    let hash = 0x811c9dc5;
    for (let i = 0; i < 10_000; i++) {
      const x = value(draw);
      // Engines may choose the bits of NaN.
      double[0] = x;
      hash = x === x ? mixed(mixed(hash, words[high]!), words[1 - high]!) : mixed(hash, 0x7ff80000);
    }
    return (hash >>> 0).toString(16).padStart(8, "0");
  };
  const { atan, cos, exp, exponentOf, expm1, hypot, log, log10, log1p, log2, pow, sin, tan, tanh, twoTo } = elementary;
  const ofOne: Record<string, readonly [OfOne, number]> = {
    ...{ atan: [atan, 20], cos: [cos, 60], exp: [exp, 9], exponentOf: [exponentOf, 1022], expm1: [expm1, 9] },
    ...{ log10: [(x: number) => log10(Math.abs(x)), 1000], log: [(x: number) => log(Math.abs(x)), 1000] },
    ...{ log1p: [log1p, 40], log2: [(x: number) => log2(Math.abs(x)), 1000], sin: [sin, 60], tan: [tan, 60] },
    ...{ tanh: [tanh, 10], twoTo: [(x: number) => twoTo(Math.round(x)), 10] },
  };
  return {
    ...Object.fromEntries(Object.entries(ofOne).map(([name, [f, spread]]) => [name, hashOf((d) => f(d.next(spread)))])),
    pow: hashOf((d) => pow(Math.abs(d.next(300)), d.next(3))),
    "pow near 1": hashOf((d) => pow(1 + d.next(10) * 2 ** -12, d.next(20))),
    hypot: hashOf((d) => hypot(d.next(500), d.next(500), d.next(500))),
  };
}
