import { RigorError } from "../numbers/errors.js";
import { difference, type Field, naturalPower, total } from "./field.js";

/**
 * A real number by an element of a field: the number itself where `root` is 1, else its power of that exponent, and the
 * number is then ≥ 0. So norms are followed by their squares, and roots that cancel cancel exactly.
 */
export interface FieldNumber<E> {
  readonly value: E;
  readonly root: number;
  /** Whether it is ≥ 0 by the way it was computed, at all real entries; false says nothing. */
  readonly nonnegative: boolean;
}

/** A number without a root. */
export function plain<E>(value: E, nonnegative = false): FieldNumber<E> {
  return { value, root: 1, nonnegative };
}

/** The number whose q-th power is a number that is ≥ 0 by the way it was computed. */
export function rootOf<E>(value: E, root: number): FieldNumber<E> {
  return { value, root, nonnegative: true };
}

/** @throws RigorError for a number that is known by a power alone */
export function plainValue<E>(x: FieldNumber<E>, where: string): E {
  if (x.root !== 1) throw new RigorError(where, "numbers that are rational in the entries", "a root");
  return x.value;
}

/** x^n, of a root one that it cancels in. @throws RigorError for a root that is left */
export function wholePower<E>({ value, root }: FieldNumber<E>, n: number, field: Field<E>): E {
  if (n % root !== 0) throw new RigorError("a power", `one in which the ${root}-th root cancels`, String(n));
  return naturalPower(value, n / root, field);
}

/** Both to a common power. @throws RigorError where there is a root and a sign is not known */
function alike<E>(x: FieldNumber<E>, y: FieldNumber<E>, field: Field<E>, where: string): readonly [E, E, number] {
  if (x.root === y.root) return [x.value, y.value, x.root];
  if (!(x.nonnegative && y.nonnegative))
    throw new RigorError(where, "numbers ≥ 0 beside a root", "one of unknown sign");
  const root = (x.root * y.root) / greatestCommon(x.root, y.root);
  const raised = ({ value, root: own }: FieldNumber<E>): E => naturalPower(value, root / own, field);
  return [raised(x), raised(y), root];
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}

/**
 * Two elements that are equal where and only where the numbers are: the numbers, or their powers of one exponent.
 * @throws RigorError where there is a root and a sign is not known
 */
export function compared<E>(x: FieldNumber<E>, y: FieldNumber<E>, field: Field<E>): readonly [E, E] {
  const [left, right] = alike(x, y, field, "comparison");
  return [left, right];
}

/** x + y. @throws RigorError for the sum of roots, or of a root and something else, unless that is 0 */
export function addNumbers<E>(x: FieldNumber<E>, y: FieldNumber<E>, field: Field<E>): FieldNumber<E> {
  if (field.isZero(x.value)) return y;
  if (field.isZero(y.value)) return x;
  const sum = field.add(plainValue(x, "a sum"), plainValue(y, "a sum"));
  return plain(sum, x.nonnegative && y.nonnegative);
}

/** The sum of all. @throws RigorError as `addNumbers` */
export function sumNumbers<E>(terms: readonly FieldNumber<E>[], field: Field<E>): FieldNumber<E> {
  if (terms.every(({ root }) => root === 1)) {
    const values = terms.map(({ value }) => value);
    return plain(
      total(values, field),
      terms.every(({ nonnegative }) => nonnegative),
    );
  }
  return terms.reduce((x, y) => addNumbers(x, y, field), plain(field.zero, true));
}

/** −x. @throws RigorError for a root */
export function negateNumber<E>(x: FieldNumber<E>, field: Field<E>): FieldNumber<E> {
  return field.isZero(x.value) ? x : plain(field.negate(plainValue(x, "a negative")));
}

/** x − y. @throws RigorError as `addNumbers` */
export function subtractNumbers<E>(x: FieldNumber<E>, y: FieldNumber<E>, field: Field<E>): FieldNumber<E> {
  if (field.isZero(y.value)) return x;
  return plain(difference(plainValue(x, "a difference"), plainValue(y, "a difference"), field));
}

/** xy. @throws RigorError where one is a root and the sign of the other is not known */
export function multiplyNumbers<E>(x: FieldNumber<E>, y: FieldNumber<E>, field: Field<E>): FieldNumber<E> {
  const nonnegative = x === y || (x.nonnegative && y.nonnegative);
  const [left, right, root] = alike(x, y, field, "a product");
  return { value: field.multiply(left, right), root, nonnegative };
}

/** x/y. @throws RigorError as `multiplyNumbers`; ZeroDivisor */
export function divideNumbers<E>(x: FieldNumber<E>, y: FieldNumber<E>, field: Field<E>): FieldNumber<E> {
  const [left, right, root] = alike(x, y, field, "a quotient");
  return { value: field.divide(left, right), root, nonnegative: x.nonnegative && y.nonnegative };
}

/** x². */
export function squareNumber<E>({ value, root }: FieldNumber<E>, field: Field<E>): FieldNumber<E> {
  return root % 2 === 0
    ? { value, root: root / 2, nonnegative: true }
    : { value: field.multiply(value, value), root, nonnegative: true };
}

/** |x|, as the root of x². */
export function absoluteNumber<E>(x: FieldNumber<E>, field: Field<E>): FieldNumber<E> {
  return x.nonnegative ? x : rootOf(field.multiply(x.value, x.value), 2);
}

/**
 * x^{p/q} for integers p and q ≥ 1. @throws RigorError where x is not known to be ≥ 0: what is below is cut off there;
 * ZeroDivisor
 */
export function powerNumber<E>(x: FieldNumber<E>, p: number, q: number, field: Field<E>): FieldNumber<E> {
  if (!x.nonnegative) throw new RigorError("a power", "a number that is ≥ 0 at all entries", "one of unknown sign");
  const common = greatestCommon(Math.abs(p), q * x.root);
  const [exponent, root] = [p / common, (q * x.root) / common];
  const raised = naturalPower(x.value, Math.abs(exponent), field);
  return { value: exponent < 0 ? field.divide(field.one, raised) : raised, root, nonnegative: true };
}
