import { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { exact, type Quantity } from "../../numerics/arithmetic/quantity.js";
import { expectation, klDivergence, normalized } from "./finite-distribution.js";

const Wide = Decimal.clone({ precision: 60 });

function wideDivergence(p: readonly number[], q: readonly number[]): Decimal {
  const total = (w: readonly number[]): Decimal => w.reduce((all, x) => all.plus(x), new Wide(0));
  const [sumP, sumQ] = [total(p), total(q)];
  return p.reduce((all, w, i) => {
    if (w === 0) return all;
    const probability = new Wide(w).div(sumP);
    return all.plus(probability.times(probability.div(new Wide(q[i]!).div(sumQ)).ln()));
  }, new Wide(0));
}

function encloses({ value, error }: Quantity, truth: Decimal): boolean {
  return new Wide(value).minus(truth).abs().lte(error);
}

describe("normalized", () => {
  it("gives weights over their sum, exactly where that is a double", () => {
    expect(normalized([1, 0, 3]).map(({ value }) => value)).toEqual([0.25, 0, 0.75]);
    expect(normalized([1, 0, 3])[1]).toEqual(exact(0));
  });

  it.each([[[0, 0]], [[-1, 2]], [[NaN]], [[]]])("rejects %j", (weights) => {
    expect(() => normalized(weights)).toThrow(DomainError);
  });
});

describe("klDivergence", () => {
  it.each([
    [[1], [3]],
    [
      [1, 2, 3],
      [3, 2, 1],
    ],
    [
      [0, 1],
      [7, 2],
    ],
    [
      [1, 1000],
      [1000, 1],
    ],
  ])("encloses the sum in 60 digits within 2⁻⁴⁵ of the largest term: %j, %j", (p, q) => {
    const divergence = klDivergence(normalized(p), normalized(q));
    expect(encloses(divergence, wideDivergence(p, q))).toBe(true);
    expect(divergence.error).toBeLessThanOrEqual(2 ** -45 * 10);
  });

  it("knows nothing where q vanishes and p does not, and ignores where p vanishes", () => {
    expect(klDivergence(normalized([1, 1]), normalized([1, 0])).error).toBe(Infinity);
    expect(klDivergence(normalized([0, 1]), normalized([0, 1])).value).toBe(0);
  });
});

describe("expectation", () => {
  it("is Σ p_i f_i", () => {
    const mean = expectation(normalized([1, 2, 1]), [4, -2, exact(8)]);
    expect(Math.abs(mean.value - 2)).toBeLessThanOrEqual(mean.error);
  });
});
