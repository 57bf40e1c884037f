import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withProvenance } from "../numerics/arithmetic/provenance.js";
import * as quantity from "../numerics/arithmetic/quantity.js";
import { exact, type Quantity } from "../numerics/arithmetic/quantity.js";
import * as rationals from "../numerics/fixtures/rational.js";
import type { Rational } from "../numerics/fixtures/rational.js";
import { isWholeLine } from "../rigor/numbers/interval.js";
import { holds, rational } from "../rigor/rational.fixture.js";
import { Enclosure } from "./enclosure.js";

const BITS = 128;

/** A number as floating point and as fractions have it. */
interface Node {
  readonly computed: Quantity;
  readonly truth: Rational;
}

const zero: Rational = { num: 0n, den: 1n };
const negated = ({ num, den }: Rational): Rational => ({ num: -num, den });
const larger = (a: Rational, b: Rational): Rational => (rationals.atMost(a, b) ? b : a);

function quotient(a: Rational, b: Rational): Rational {
  const sign = b.num < 0n ? -1n : 1n;
  return { num: sign * a.num * b.den, den: sign * b.num * a.den };
}

/** One more number from two before it, by one of these rules. */
const rules: readonly ((a: Node, b: Node) => Node)[] = [
  (a, b) => ({ computed: a.computed.plus(b.computed), truth: rationals.plus(a.truth, b.truth) }),
  (a, b) => ({ computed: a.computed.minus(b.computed), truth: rationals.minus(a.truth, b.truth) }),
  (a, b) => ({ computed: a.computed.times(b.computed), truth: rationals.times(a.truth, b.truth) }),
  (a, b) => (b.truth.num === 0n ? a : { computed: a.computed.over(b.computed), truth: quotient(a.truth, b.truth) }),
  (a) => ({ computed: a.computed.negated(), truth: negated(a.truth) }),
  (a) => ({ computed: quantity.absolute(a.computed), truth: rationals.absolute(a.truth) }),
  (a) => ({ computed: a.computed.squared(), truth: rationals.times(a.truth, a.truth) }),
  (a) => ({ computed: a.computed.power(2), truth: larger(rationals.times(a.truth, a.truth), zero) }),
  (a, b) => ({ computed: quantity.maximum([a.computed, b.computed]), truth: larger(a.truth, b.truth) }),
  (a, b) => ({
    computed: quantity.sum([a.computed, b.computed, a.computed, 0.5]),
    truth: [b.truth, a.truth, { num: 1n, den: 2n }].reduce(rationals.plus, a.truth),
  }),
];

/** The rule of powers, which are those of the part of a number above zero. */
const POWER = 7;

describe("random computations", () => {
  const leaf = fc.oneof(
    fc.integer({ min: -9, max: 9 }),
    fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).map((n) => n * 2 ** -30),
  );
  const step = fc.record({ rule: fc.nat(rules.length - 1), first: fc.nat(30), second: fc.nat(30) });

  it("have enclosures that hold the fraction and are no wider than the floating-point bound", () => {
    let narrowed = 0;
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 2, maxLength: 4 }), fc.array(step, { maxLength: 7 }), (leaves, steps) => {
        const { result: nodes, stepOf } = withProvenance(() => {
          const all: Node[] = leaves.map((x) => ({ computed: exact(x), truth: rationals.fromDouble(x) }));
          for (const { rule, first, second } of steps) {
            const [a, b] = [all[first % all.length]!, all[second % all.length]!];
            if (rule === POWER && a.truth.num < 0n) continue;
            all.push(rules[rule]!(a, b));
          }
          return all;
        });
        const enclosure = new Enclosure(stepOf, BITS);
        for (const { computed, truth } of nodes) {
          const interval = enclosure.quantity(computed);
          expect(holds(interval, truth)).toBe(true);
          if (isWholeLine(interval) || !Number.isFinite(computed.error) || !Number.isFinite(computed.value)) continue;
          expect(rationals.contains(computed, truth)).toBe(true);
          const width = rationals.minus(rational(interval.hi), rational(interval.lo));
          expect(rationals.atMost(width, rationals.fromDouble(2 * computed.error))).toBe(true);
          if (computed.error > 0) narrowed += 1;
        }
        expect(enclosure.borrowed).toBe(false);
      }),
      { seed: 20230607, numRuns: 400 },
    );
    expect(narrowed).toBeGreaterThan(500);
  });
});
