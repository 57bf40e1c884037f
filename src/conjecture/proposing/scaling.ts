import type { Claim, Spec } from "../../claim/index.js";
import { UNIT_ROUNDOFF } from "../../numerics/index.js";
import { at, type Exponent } from "../bounds/index.js";
import { observe, rowOf, type Observed } from "../cases/index.js";

/** By which power of t each quantity grows when matrices of an instance are made t times as large. */
export interface Scaling {
  readonly depth: number;
  /** In the order of the table. */
  readonly weights: readonly number[];
  /** Bound of the error of each. */
  readonly errors: readonly number[];
}

/** Cases that are rescaled of every depth. */
const CASES_OF_DEPTH = 3;

/** The matrices are made twice, four times and half as large. */
const FACTORS = [2, 4, 0.5] as const;

const LOG_2 = Math.LN2;

/**
 * The scalings under which every quantity is a pure power of the factor, found by rescaling lists of matrices, and single
 * matrices, of some cases. A bound that holds at all factors has the same weight on both sides of each of them.
 * @param isOver whether the time is; what is known by then is what there is
 */
export function scalingsOf(
  claim: Claim,
  form: string,
  cases: readonly Observed[],
  keys: readonly string[],
  isOver: () => boolean = () => false,
): Scaling[] {
  const chosen = cases.filter(
    ({ depth }, i) => cases.slice(0, i).filter((one) => one.depth === depth).length < CASES_OF_DEPTH,
  );
  const found: Scaling[] = [];
  const seen = new Set<string>();
  for (const { spec, depth } of chosen) {
    for (const change of changesOf(claim, spec)) {
      if (isOver()) return found;
      const scaling = measured(claim, form, change, depth, keys);
      if (scaling === null || scaling.weights.every((weight) => weight === 0)) continue;
      const key = JSON.stringify([depth, scaling.weights.map((weight) => weight.toFixed(6))]);
      if (!seen.has(key)) found.push(scaling);
      seen.add(key);
    }
  }
  return found;
}

/** For every list, and for its first matrix alone, the specs with it rescaled by 1 and by the factors. */
function changesOf({ specs }: Claim, spec: Spec): Spec[][] {
  let spelled: Spec;
  try {
    spelled = specs.spellOut(spec);
  } catch {
    return [];
  }
  return Object.entries(spelled.lists).flatMap(([name, list]) => {
    if (!("entries" in list) || list.entries.length === 0) return [];
    const parts = list.entries.length === 1 ? [1] : [list.entries.length, 1];
    return parts.map((count) => [1, ...FACTORS].map((t) => rescaled(spelled, name, list.entries, count, t)));
  });
}

type Entries = readonly (readonly (readonly number[])[])[];

function rescaled(spec: Spec, name: string, entries: Entries, count: number, t: number): Spec {
  const changed = entries.map((rows, i) => (i < count ? rows.map((row) => row.map((x) => t * x)) : rows));
  return { ...spec, lists: { ...spec.lists, [name]: { entries: changed } } };
}

function measured(
  claim: Claim,
  form: string,
  specs: readonly Spec[],
  depth: number,
  keys: readonly string[],
): Scaling | null {
  const rows = specs.map((spec) => {
    const seen = observe(claim, form, spec);
    return seen === null ? null : rowOf(seen, keys, []);
  });
  const [plain, ...scaled] = rows;
  if (plain === null || plain === undefined) return null;
  const errors = keys.map(() => 0);
  const weights = keys.map((_, i) => {
    const powers = scaled.map((row, k) =>
      row === null ? NaN : (row.logs[i]! - plain.logs[i]!) / (LOG_2 * [1, 2, -1][k]!),
    );
    const rounding =
      Math.max(...scaled.map((row) => ((row?.errors[i] ?? NaN) + plain.errors[i]!) / LOG_2)) * 2 + 8 * UNIT_ROUNDOFF;
    errors[i] = rounding;
    const [weight] = powers;
    return powers.every((power) => Math.abs(power - weight!) <= rounding) ? tidied(weight!, depth, rounding) : NaN;
  });
  return weights.some(Number.isNaN) ? null : { depth, weights, errors };
}

/** The multiple of 1/(2L) that it is within rounding; NaN where it is none, and the growth no law but a coincidence. */
function tidied(weight: number, depth: number, rounding: number): number {
  const near = Math.round(weight * 2 * depth) / (2 * depth);
  return Math.abs(near - weight) <= rounding ? near : NaN;
}

/** Whether the quantity to the left and the product to the right grow alike. */
export function balances(scaling: Scaling, target: number, exponents: readonly Exponent[]): boolean {
  const { weights, errors, depth } = scaling;
  let difference = -weights[target]!;
  let rounding = errors[target]! + UNIT_ROUNDOFF;
  for (const [i, exponent] of exponents.entries()) {
    const power = at(exponent, depth);
    difference += power * weights[i]!;
    rounding += Math.abs(power) * (errors[i]! + 4 * UNIT_ROUNDOFF * Math.abs(weights[i]!));
  }
  return Math.abs(difference) <= rounding;
}
