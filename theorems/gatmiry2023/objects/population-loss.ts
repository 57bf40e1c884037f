import { exact, product, type Quantity, sum } from "../../../src/numerics/index.js";

/** A number that takes a value with a probability, of mean 0 and variance 1. */
type Rule = readonly (readonly [value: number, probability: Quantity])[];

/** How samples are drawn, by name. */
export const RULES: Readonly<Record<string, Rule>> = {
  sign: [
    [1, exact(1 / 2)],
    [-1, exact(1 / 2)],
  ],
  skew: [
    [-1 / 2, exact(4).over(5)],
    [2, exact(1).over(5)],
  ],
};

/** E f over vectors of independent entries by one rule: all their values, each with its probability. */
export function expectation(rule: Rule, size: number, f: (entries: readonly Quantity[]) => Quantity): Quantity {
  let chosen: Rule[] = [[]];
  for (let k = 0; k < size; k++) chosen = chosen.flatMap((some) => rule.map((one) => [...some, one]));
  const weight = (some: Rule) => product(some.map(([, probability]) => probability));
  return sum(chosen.map((some) => weight(some).times(f(some.map(([value]) => exact(value))))));
}
