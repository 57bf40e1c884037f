import { at, exponentsOfQuantity, type Exponent } from "../bounds/index.js";
import type { Quantity } from "../../numerics/index.js";
import { sideKey, type Observed } from "../cases/index.js";

/**
 * The keys of the quantities that sides are products of, the smallest factors that are the same operation in every case.
 * A product whose factors differ from case to case, and a power whose exponent does, stay whole. Constants are left out: what
 * a statement has of numbers is to be found, not read.
 * @param relations the names of the bounds whose sides are looked at
 */
export function quantityKeys(cases: readonly Observed[], relations: readonly string[]): string[] {
  const found = relations.flatMap((name) =>
    (["lhs", "rhs"] as const).flatMap((side) => {
      const root = sideKey(name, side);
      // Products that are 0 are often written down as that.
      const having = cases.filter(({ nodes }) => isAboveZero(nodes.get(root)?.quantity));
      return having.length === 0 ? [] : (factors(root, having) ?? [root]);
    }),
  );
  return [...new Set(found)];
}

function isAboveZero(quantity: Quantity | undefined): boolean {
  return quantity !== undefined && quantity.value > quantity.error;
}

/** The keys below a node; null where its product is not the same from case to case. */
function factors(key: string, cases: readonly Observed[]): string[] | null {
  const nodes = cases.map(({ nodes: all }) => all.get(key)!);
  const [first] = nodes;
  const counts = new Set(nodes.map((node) => node.factors.length));
  if (counts.size > 1) return null;
  if (nodes.every(({ operation, quantity }) => operation === "given" && Number.isInteger(quantity.value))) return [];
  if (first!.factors.length === 0) return [key];
  if (!isSteadyPower(key, cases)) return [key];
  const below = first!.factors.map((one) => factors(one, cases));
  return below.some((one) => one === null) ? null : below.flatMap((one) => one ?? []);
}

/** Whether it is no power, or one whose exponent is the same of all cases, or goes by the depth as exponents of bounds do. */
function isSteadyPower(key: string, cases: readonly Observed[]): boolean {
  const exponents = cases.map(({ nodes, depth }) => ({ exponent: nodes.get(key)!.exponent, depth }));
  if (exponents.every(({ exponent }) => exponent === null)) return true;
  const fits = (tried: Exponent): boolean =>
    exponents.every(({ exponent, depth }) => {
      if (exponent === null) return false;
      const [over, under] = exponent;
      return over / under === at(tried, depth) || over * depth === (tried.a * depth + tried.b) * under;
    });
  return (
    exponents.every(
      ({ exponent }) => exponent?.[0] === exponents[0]!.exponent?.[0] && exponent?.[1] === exponents[0]!.exponent?.[1],
    ) ||
    exponentsOfQuantity(true).some(fits) ||
    fits({ a: 0, b: 0 })
  );
}
