import { atLeast, atMost, type Claim, type Relation, type Spec } from "../../claim/index.js";
import { exact, type Quantity } from "../../numerics/index.js";
import { quantityOf, type Bound, type Exponent } from "../bounds/index.js";
import { quantitiesAt, type Table } from "../cases/index.js";

/**
 * A bound as a claim, on the instances and under the assumptions of the claim whose quantities it has: for a hunt, which
 * then judges, shrinks and certifies as it does for any other. It says nothing where a factor is not known to be above zero.
 * @param name of its single relation
 */
export function claimOfBound(claim: Claim, form: string, bound: Bound, table: Table, name: string): Claim {
  const places = [bound.target, ...bound.exponents.keys()].filter(
    (i) => i === bound.target || bound.exponents[i]!.a !== 0 || bound.exponents[i]!.b !== 0,
  );
  const keys = places.map((i) => table.keys[i]!);
  const relationsOf = (spec: Spec): Relation[] => {
    const { quantities, sizes, depth } = quantitiesAt(claim, form, spec, keys);
    const known = quantities.filter((one): one is Quantity => one !== null && one.value > one.error);
    const ofSizes = table.sizes.map((size) => sizes.get(size));
    const used = ofSizes.every((size, j) => size !== undefined || isNothing(bound.sizes[j]!));
    if (known.length < keys.length || !used) return [];
    const [target, ...factors] = known;
    let product = quantityOf(bound.constant);
    for (const [j, size] of ofSizes.entries()) product = timesPower(product, exact(size ?? 1), bound.sizes[j]!, depth);
    for (const [k, factor] of factors.entries()) {
      product = timesPower(product, factor, bound.exponents[places[k + 1]!]!, depth);
    }
    return [(bound.direction === "≤" ? atMost : atLeast)(target!, product)(name)];
  };
  const { statement } = claim.forms.find((one) => one.name === form)!;
  return {
    ...claim,
    forms: [{ name: "printed", statement, expected: "open" }],
    evaluate: (spec) => [{ form: "printed", relations: relationsOf(spec), observation: null }],
  };
}

function isNothing({ a, b }: Exponent): boolean {
  return a === 0 && b === 0;
}

/** product · factor^{a + b/L}, for a factor above zero. */
function timesPower(product: Quantity, factor: Quantity, { a, b }: Exponent, depth: number): Quantity {
  const over = 2 * a * depth + 2 * b;
  if (over === 0) return product;
  const [p, q] = lowest(Math.abs(over), 2 * depth);
  const power = q === 1 && p === 1 ? factor : factor.power(p, q);
  return over > 0 ? product.times(power) : product.over(power);
}

function lowest(over: number, under: number): readonly [number, number] {
  let [a, b] = [over, under];
  while (b !== 0) [a, b] = [b, a % b];
  return [over / a, under / a];
}
