import { describe, expect, it } from "vitest";
import { type Comparison, judge } from "../../../src/claim/index.js";
import { keepingAll } from "../../../src/numerics/arithmetic/arena.js";
import { fromRows, type Matrix, svd } from "../../../src/numerics/index.js";
import { gainsAtEveryMinimum } from "./every-minimum.js";
import { foundMinima, isNearlyFlattest } from "./found-minima.js";

type Minimum = ReturnType<typeof foundMinima.materialize>;

const near: Minimum[] = Array.from({ length: 60 }, (_, seed) => foundMinima.specs.draw(seed)).flatMap((spec) => {
  const minimum = foundMinima.materialize(spec);
  return isNearlyFlattest(minimum, spec) ? [minimum] : [];
});

/** i and iii. */
const BY_ANGLE = [
  "every w: ‖AᵀAv−‖Av‖²v‖ ≤ ‖A‖₂‖Av‖ tan θ_k, A = ∏₁ᵏW",
  "every w: ‖AAᵀu−‖Aᵀu‖²u‖ ≤ ‖A‖₂‖Aᵀu‖ tan θ_k, A = ∏ₖ₊₁ᵐW",
];

type Said = Readonly<Record<string, Comparison | null>>;

const saidOf = (minima: readonly Minimum[]): Said[] => keepingAll(() => minima.map(gainsAtEveryMinimum));
const said = saidOf(near);

/** Of how many minima a relation has that verdict, as it is or with its left side so many times as large. */
function count(all: readonly Said[], name: string, verdict: string, factor = 1): number {
  return all.filter((one) => judge(one[name]!(name).tightened(factor)).verdict === verdict).length;
}

/** A first singular vector turned towards the second by an angle whose sine is given. */
function turned(x: Matrix, others: Matrix, sine: number): Matrix {
  const cosine = Math.sqrt(1 - sine * sine);
  return fromRows(Array.from(x.data, (entry, i) => [cosine * entry + sine * others.at(i, 1)]));
}

/** What is said with vectors beside v and u in their place. */
function saidBeside(sine: number): Said[] {
  const minima = near.map((minimum): Minimum => {
    const { u, v } = svd(minimum.target);
    return { ...minimum, right: turned(minimum.right, v, sine), left: turned(minimum.left, u, sine) };
  });
  return saidOf(minima);
}

describe("Theorem 2 where a descent ended next to Ω₀", () => {
  it("is asked of many minima, and decided by floating point in nine of ten", () => {
    expect(near.length).toBeGreaterThan(20);
    for (const name of BY_ANGLE) {
      expect(count(said, name, "refuted"), name).toBe(0);
      expect(count(said, name, "holds"), name).toBeGreaterThan(0.9 * near.length);
    }
  });

  it("notices in most of them vectors at an angle of 1/64 to v and u, and in some of 2⁻²⁸", () => {
    const [far, close] = [saidBeside(2 ** -6), saidBeside(2 ** -28)];
    for (const name of BY_ANGLE) {
      expect(count(far, name, "refuted"), name).toBeGreaterThan(0.9 * near.length);
      expect(count(close, name, "refuted"), name).toBeGreaterThan(0);
    }
  });

  it("notices in most of them a hundredth in the gains, in the angles, and in what no signal exceeds", () => {
    const others = Object.keys(said[0]!).filter((name) => !/tan/.test(name));
    expect(others).toHaveLength(5);
    for (const name of others) expect(count(said, name, "refuted", 1.01), name).toBeGreaterThan(near.length / 2);
  });

  it("notices tangents that are a tenth too small", () => {
    for (const name of BY_ANGLE) expect(count(said, name, "refuted", 1.1), name).toBeGreaterThan(0);
  });
});
