/**
 * A small deterministic source of random numbers: sfc32 (Doty-Humphrey's PractRand), seeded from 32 bits through
 * splitmix. Only integer operations, additions and correctly rounded arithmetic decide its output, so that a seed
 * gives the same instance on every engine.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number) {
    this.a = mix(seed);
    this.b = mix(this.a ^ 0x9e3779b9);
    this.c = mix(this.b ^ 0x85ebca6b);
    for (let i = 0; i < 3; i++) this.bits();
  }

  /** 32 random bits as an unsigned integer. */
  bits(): number {
    const t = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** Uniform on the multiples of 2^-32 in [0, 1). */
  uniform(): number {
    return this.bits() * 2 ** -32;
  }

  /** Uniform on the integers from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  /** One of the values, each with the same probability. */
  pick<T>(values: readonly T[]): T {
    return values[this.integer(0, values.length - 1)]!;
  }

  /** −1 or 1. */
  sign(): number {
    return (this.bits() & 1) === 0 ? -1 : 1;
  }

  /**
   * Standard normal by the ziggurat of Marsaglia and Tsang (2000) with 128 layers, tables and tail made with the
   * deterministic logarithm and exponential below.
   */
  normal(): number {
    for (;;) {
      const bits = this.bits() | 0;
      const layer = bits & 127;
      const size = bits < 0 ? -bits : bits;
      if (size < LAYER_KEEP[layer]!) return bits * LAYER_SCALE[layer]!;
      const x = bits * LAYER_SCALE[layer]!;
      if (layer === 0) return this.tail(bits < 0);
      const low = LAYER_DENSITY[layer]!;
      const high = LAYER_DENSITY[layer - 1]!;
      if (low + this.uniform() * (high - low) < deterministicExp(-0.5 * x * x)) return x;
    }
  }

  private tail(negative: boolean): number {
    for (;;) {
      const x = -deterministicLog(this.uniform() + 2 ** -33) / TAIL_START;
      const y = -deterministicLog(this.uniform() + 2 ** -33);
      if (y + y >= x * x) return negative ? -(TAIL_START + x) : TAIL_START + x;
    }
  }
}

/** The finalizer of splitmix32: spreads the bits of a seed. */
function mix(seed: number): number {
  let z = (seed + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) | 0;
}

/** A 32-bit seed that depends on both arguments: the stream of case `index` under `seed`. */
export function subSeed(seed: number, index: number): number {
  return mix(mix(seed) ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;
}

/** A 32-bit seed from text, by FNV-1a: the stream of a name. */
export function textSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const LN2 = 0.6931471805599453;

/** e^x for −700 < x ≤ 0 by halving the argument and a Taylor sum: plain arithmetic, the same on every engine. */
function deterministicExp(x: number): number {
  const halvings = 10;
  const t = x / 1024;
  let term = 1;
  let total = 1;
  for (let k = 1; k <= 12; k++) {
    term *= t / k;
    total += term;
  }
  for (let k = 0; k < halvings; k++) total *= total;
  return total;
}

/** ln x for x > 0 by powers of two and the series of artanh: plain arithmetic, the same on every engine. */
function deterministicLog(x: number): number {
  let mantissa = x;
  let exponent = 0;
  while (mantissa < 0.75) {
    mantissa *= 2;
    exponent -= 1;
  }
  while (mantissa >= 1.5) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let power = s;
  let total = 0;
  for (let k = 1; k <= 25; k += 2) {
    total += power / k;
    power *= square;
  }
  return 2 * total + exponent * LN2;
}

/** Start of the tail and area of a layer for 128 layers (Marsaglia and Tsang 2000, §2). */
const TAIL_START = 3.442619855899;
const LAYER_AREA = 9.91256303526217e-3;

const LAYER_KEEP = new Float64Array(128);
const LAYER_SCALE = new Float64Array(128);
const LAYER_DENSITY = new Float64Array(128);

function fillLayers(): void {
  const whole = 2 ** 31;
  let edge = TAIL_START;
  let next = TAIL_START;
  const base = LAYER_AREA / deterministicExp(-0.5 * edge * edge);
  LAYER_KEEP[0] = (edge / base) * whole;
  LAYER_KEEP[1] = 0;
  LAYER_SCALE[0] = base / whole;
  LAYER_SCALE[127] = edge / whole;
  LAYER_DENSITY[0] = 1;
  LAYER_DENSITY[127] = deterministicExp(-0.5 * edge * edge);
  for (let i = 126; i >= 1; i--) {
    edge = Math.sqrt(-2 * deterministicLog(LAYER_AREA / edge + deterministicExp(-0.5 * edge * edge)));
    LAYER_KEEP[i + 1] = (edge / next) * whole;
    next = edge;
    LAYER_DENSITY[i] = deterministicExp(-0.5 * edge * edge);
    LAYER_SCALE[i] = edge / whole;
  }
}
fillLayers();
