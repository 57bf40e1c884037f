import { RigorError } from "../numbers/errors.js";
import type { Numerators } from "./fractions.js";

/** A polynomial with integer coefficients: the coefficient, not 0, of each monomial, which is its variables in order. */
export type Polynomial = ReadonlyMap<string, bigint>;

/** The variable of this number. */
export function variable(number: number): Polynomial {
  return new Map([[String.fromCharCode(number), 1n]]);
}

/** Largest number of a variable that `variable` takes. */
export const MOST_VARIABLES = 0x8000;

/** @throws RigorError once more than `most` products of terms were made */
export class Polynomials implements Numerators<Polynomial> {
  readonly zero: Polynomial = new Map();
  private work = 0;

  constructor(private readonly most: number) {}

  integer(x: bigint): Polynomial {
    return x === 0n ? this.zero : new Map([["", x]]);
  }

  add(x: Polynomial, y: Polynomial): Polynomial {
    const sum = new Map(x);
    this.spend(x.size + y.size);
    for (const [monomial, coefficient] of y) put(sum, monomial, coefficient);
    return sum;
  }

  negate(x: Polynomial): Polynomial {
    this.spend(x.size);
    return new Map(Array.from(x, ([monomial, coefficient]) => [monomial, -coefficient]));
  }

  multiply(x: Polynomial, y: Polynomial): Polynomial {
    this.spend(x.size * y.size);
    const product = new Map<string, bigint>();
    for (const [p, a] of x) for (const [q, b] of y) put(product, merged(p, q), a * b);
    return product;
  }

  isZero(x: Polynomial): boolean {
    return x.size === 0;
  }

  private spend(steps: number): void {
    this.work += steps;
    if (this.work > this.most) throw new RigorError("an expansion", `at most ${this.most} products of terms`, "more");
  }
}

function put(sum: Map<string, bigint>, monomial: string, coefficient: bigint): void {
  const now = (sum.get(monomial) ?? 0n) + coefficient;
  if (now === 0n) sum.delete(monomial);
  else sum.set(monomial, now);
}

/** The variables of both, in order. */
function merged(p: string, q: string): string {
  if (p === "" || q === "") return p + q;
  let [text, i, k] = ["", 0, 0];
  while (i < p.length && k < q.length) text += p[i]! <= q[k]! ? p[i++]! : q[k++]!;
  return text + p.slice(i) + q.slice(k);
}
