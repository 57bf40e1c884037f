import type { Claim, ClaimDefinition } from "../claim/statement/claim.js";
import { atMost } from "../claim/fixtures/named.js";
import type { Quantity } from "../numerics/arithmetic/quantity.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import { spectralClaim, squares } from "./synthetic.fixture.js";

/** A quantity as faulty numerics would give it: off by a factor and said to be exact, while its steps are right. */
export function faulty(quantity: Quantity, factor: number): Quantity {
  return Object.assign(quantity.plus(0), { value: quantity.value * factor, error: 0 });
}

export const FAULTY = "‖A‖_F ≤ (1 + 2⁻²⁰)‖A‖_F";

/** ‖A‖_F ≤ (1 + 2⁻²⁰)‖A‖_F, which is true, with a left side that is too large by 2⁻¹⁰. */
export function faultyClaim(changes: Partial<ClaimDefinition<Matrix>> = {}): Claim {
  return spectralClaim(1, {
    id: "beyond/faulty",
    forms: [
      {
        name: "printed",
        statement: "x",
        expected: "holds",
        relations: (a) => [
          atMost(FAULTY, faulty(frobeniusNorm(a), 1 + 2 ** -10), frobeniusNorm(a).times(1 + 2 ** -20)),
        ],
      },
    ],
    equalityCases: { none: "both sides differ by 2⁻²⁰ on every matrix but zero" },
    degenerateCases: [{ name: "two", spec: squares.explicit({ sizes: { d: 1 }, lists: { A: [[[2]]] } }) }],
    ...changes,
  });
}

/** The first evaluation of an instance gives c = ½, every later one c = 3, in ‖A‖_F ≤ c‖A‖_F. */
export function unsteadyClaim(constants: (times: number) => number = (times) => (times === 0 ? 0.5 : 3)): Claim {
  const seen = new Map<string, number>();
  return spectralClaim(1, {
    id: "beyond/unsteady",
    forms: [
      {
        name: "printed",
        statement: "x",
        expected: "holds",
        relations: (a) => {
          const key = a.data.join();
          const times = seen.get(key) ?? 0;
          seen.set(key, times + 1);
          return [atMost("‖A‖_F ≤ c‖A‖_F", frobeniusNorm(a), frobeniusNorm(a).times(constants(times)))];
        },
      },
    ],
    equalityCases: { none: "the constant changes from one evaluation to the next" },
    degenerateCases: [{ name: "two", spec: squares.explicit({ sizes: { d: 1 }, lists: { A: [[[2]]] } }) }],
  });
}
