import { DomainError, Matrix, type Operation, type Origin, Quantity, type Step } from "../numerics/index.js";
import type { Absent, ArithmeticName, MatrixIn, QuantityIn, SettingOf, Shape, Table } from "./entry.js";
import { read, type Reader, valuesIn } from "./operands.js";
import { operations } from "./table.js";

/** Where an arithmetic begins: what it takes besides operands, and what was given rather than computed. */
export interface Beginning<A extends ArithmeticName> {
  readonly setting: SettingOf<A>;
  readonly quantity: (q: Quantity) => QuantityIn<A>;
  readonly matrix: (m: Matrix) => MatrixIn<A>;
}

type AnyFunction = (...operands: readonly unknown[]) => unknown;

/** An operation in some arithmetic, its operands not told apart. */
type Implementation =
  | AnyFunction
  | { readonly of: Readonly<Partial<Record<Operation, AnyFunction>>>; readonly otherwise: AnyFunction }
  | Absent;

/** A value on the way to being known. */
interface Begun {
  readonly value: Quantity | Matrix;
  /** What has to be known before and was not asked for yet, the first at the end. */
  readonly needs: (Quantity | Matrix)[];
  readonly finish: () => unknown;
}

/**
 * Does a recorded computation over again in another arithmetic, by the table of operations, from what was given.
 * Values are remembered, so that what occurs twice is computed once.
 */
export class Recomputation<A extends ArithmeticName> implements Reader<QuantityIn<A>, MatrixIn<A>, number, Origin> {
  private readonly known = new Map<Quantity | Matrix, unknown>();

  constructor(
    private readonly arithmetic: A,
    private readonly stepOf: (value: object) => Step | undefined,
    private readonly beginning: Beginning<A>,
    private readonly table: Table = operations,
  ) {}

  /** The number. @throws whatever its operations throw; DomainError where the arithmetic has not all of them */
  quantity(q: Quantity): QuantityIn<A> {
    this.settle(q);
    return this.known.get(q) as QuantityIn<A>;
  }

  /** The matrix. @throws as `quantity` */
  matrix(m: Matrix): MatrixIn<A> {
    this.settle(m);
    return this.known.get(m) as MatrixIn<A>;
  }

  /** Plain numbers are the same in every arithmetic. */
  number(x: number): number {
    return x;
  }

  /** Places, too. */
  origin(origin: Origin): Origin {
    return origin;
  }

  /** Computes a value, before it whatever it needs; a list and no recursion, for records are thousands of steps deep. */
  private settle(value: Quantity | Matrix): void {
    if (this.known.has(value)) return;
    const open = [this.begun(value)];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.needs.pop();
      if (next !== undefined) {
        if (!this.known.has(next)) open.push(this.begun(next));
      } else {
        this.known.set(top.value, top.finish());
        open.pop();
      }
    }
  }

  private begun(value: Quantity | Matrix): Begun {
    const step = this.stepOf(value);
    if (step === undefined) return { value, needs: [], finish: () => this.given(value) };
    const shape: readonly Shape[] = value instanceof Matrix ? [value] : [];
    const how = this.implementationOf(step.operation, value instanceof Matrix ? "matrix" : "quantity");
    const { setting } = this.beginning;
    const directly = "otherwise" in how ? how.otherwise : how;
    const finish = (): unknown => directly(...this.read(step), setting, ...shape);
    const inner = "of" in how ? this.stepOf(step.operands[0]) : undefined;
    const special = "of" in how && inner !== undefined ? how.of[inner.operation] : undefined;
    if (special === undefined) return { value, needs: needsOf(step), finish };
    return { value, needs: needsOf(inner!), finish: () => special(...this.read(inner!), setting) ?? finish() };
  }

  private given(value: Quantity | Matrix): unknown {
    return value instanceof Matrix ? this.beginning.matrix(value) : this.beginning.quantity(value);
  }

  /** @throws DomainError where the arithmetic has no such operation; RangeError where its result is of another kind */
  private implementationOf(operation: Operation, wanted: "quantity" | "matrix"): Exclude<Implementation, Absent> {
    const entry = this.table[operation];
    if (entry.result !== wanted) throw new RangeError(`${operation} gives a ${entry.result}, not a ${wanted}`);
    const how = entry[this.arithmetic] as Implementation;
    if (!("absent" in how)) return how;
    const expected = `an operation that the ${this.arithmetic} arithmetic has`;
    throw new DomainError({ where: operation, expected, got: `none, because ${how.absent}` });
  }

  private read({ operands }: Step): unknown[] {
    return operands.map((operand) => read(operand, this));
  }
}

function needsOf({ operands }: Step): (Quantity | Matrix)[] {
  const needs: (Quantity | Matrix)[] = [];
  for (let i = operands.length - 1; i >= 0; i--) {
    const operand = operands[i]!;
    if (operand instanceof Quantity || operand instanceof Matrix) needs.push(operand);
    else if (typeof operand === "object") needs.push(...[...valuesIn(operand)].reverse());
  }
  return needs;
}
