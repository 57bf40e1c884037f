import { exact, log, type Quantity, squareRoot } from "../../numerics/index.js";

/** The constant of a bound: a small rational, or the square root of one. */
export interface Constant {
  readonly over: number;
  readonly under: number;
  readonly root: boolean;
  /** Its natural logarithm. */
  readonly logarithm: number;
}

/** Largest numerator and denominator. */
const LARGEST = 4;

/** All of them, each once, in rising order. */
const CONSTANTS: readonly Constant[] = [1, 2]
  .flatMap((of) => listed(of === 2))
  .sort((x, y) => x.logarithm - y.logarithm);

function listed(root: boolean): Constant[] {
  const found: Constant[] = [];
  for (let over = 1; over <= LARGEST; over++) {
    for (let under = 1; under <= LARGEST; under++) {
      const lowest = ![2, 3, 4].some((d) => over % d === 0 && under % d === 0);
      const isRoot = root && (isSquare(over) && isSquare(under) ? false : true);
      if (!lowest || isRoot !== root) continue;
      const whole = log(over) - log(under);
      found.push({ over, under, root, logarithm: root ? whole / 2 : whole });
    }
  }
  return found;
}

function isSquare(x: number): boolean {
  return Number.isInteger(Math.sqrt(x));
}

/** The constant with that logarithm, within a rounding; null where there is none. */
export function constantNear(logarithm: number, rounding: number): Constant | null {
  return CONSTANTS.find((one) => Math.abs(one.logarithm - logarithm) <= rounding) ?? null;
}

/** With the bound of its error. */
export function quantityOf({ over, under, root }: Constant): Quantity {
  const whole = exact(over).over(under);
  return root ? squareRoot(whole) : whole;
}

/** As it is written; empty for 1. */
export function constantText({ over, under, root }: Constant): string {
  if (over === under) return "";
  const whole = under === 1 ? String(over) : `${over}/${under}`;
  if (!root) return whole;
  return under === 1 ? `√${whole}` : `√(${whole})`;
}
