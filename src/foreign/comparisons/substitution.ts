import { Matrix, type Operation, Quantity, type Step } from "../../numerics/index.js";
import { operations, valuesIn } from "../../operations/index.js";
import {
  ask,
  type MatrixMaker,
  numbersOf,
  type OwnFunction,
  sizeOfNumbers,
  type Tolerance,
  ULP,
} from "../answers/index.js";
import { mapOperands, questionOf } from "../questions/index.js";

/** An own function gave nothing that a computation could go on with. */
export class NoValueError extends Error {}

/**
 * A recorded computation with somebody's own functions in it: wherever a step is one of theirs, what they give for the
 * operands as they are by then, with what is allowed as its error; all that follows is computed over again from there.
 */
export class Substitution {
  private readonly known = new Map<Quantity | Matrix, Quantity | Matrix>();

  constructor(
    private readonly stepOf: (value: object) => Step | undefined,
    private readonly own: ReadonlyMap<Operation, OwnFunction>,
    private readonly tolerance: Tolerance,
    private readonly make?: MatrixMaker,
  ) {}

  /**
   * The value with own values behind it; the value itself where there are none.
   * @throws NoValueError where an own function throws, or gives no number or a matrix of another shape
   */
  value<V extends Quantity | Matrix>(value: V): V {
    const open: (Quantity | Matrix)[] = [value];
    // A list and no recursion: records are thousands of steps deep.
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const step = this.stepOf(top);
      const needed = step === undefined ? [] : this.needsOf(step).filter((each) => !this.known.has(each));
      if (this.known.has(top) || needed.length === 0) {
        open.pop();
        if (!this.known.has(top)) this.known.set(top, step === undefined ? top : this.again(top, step));
      } else open.push(...needed);
    }
    return this.known.get(value) as V;
  }

  private needsOf({ operands }: Step): (Quantity | Matrix)[] {
    return operands.flatMap(valuesIn);
  }

  private again(result: Quantity | Matrix, step: Step): Quantity | Matrix {
    const own = this.own.get(step.operation);
    const isSame = this.needsOf(step).every((each) => this.known.get(each) === each);
    if (isSame && own === undefined) return result;
    const replaced = <V extends Quantity | Matrix>(each: V): V => this.known.get(each) as V;
    const operands = mapped(step, replaced, replaced);
    const shape = result instanceof Matrix ? result : undefined;
    if (own === undefined) return compute(step.operation, operands, shape);
    return this.owned(own, { operation: step.operation, operands } as unknown as Step, result);
  }

  /** What an own function gives, with what is allowed as its error. */
  private owned(own: OwnFunction, step: Step, result: Quantity | Matrix): Quantity | Matrix {
    const question = questionOf(step, result);
    if (question === null) throw new NoValueError(step.operation);
    const numbers = numbersOf(ask(question, own, this.make));
    const [rows, cols] = result instanceof Matrix ? [result.rows, result.cols] : [1, 1];
    if (numbers.fault !== null || numbers.rows !== rows || numbers.cols !== cols)
      throw new NoValueError(step.operation);
    const error = this.allowedAt(step, result, sizeOfNumbers(numbers.data));
    if (!(result instanceof Matrix)) return new Quantity(numbers.data[0]!, error);
    return new Matrix(rows, cols, Float64Array.from(numbers.data), error);
  }

  /** What errors of the operands do, and as many units in the last place as are allowed, or so much of the result. */
  private allowedAt(step: Step, result: Quantity | Matrix, size: number): number {
    const { tolerance } = this;
    const units = typeof tolerance === "number" ? 1 : tolerance.units;
    const share = units * ULP + (typeof tolerance === "number" ? tolerance : 0);
    const moved = mapped(
      step,
      (q) => new Quantity(q.value, q.error + units * ULP * Math.abs(q.value)),
      (m) => new Matrix(m.rows, m.cols, m.data, m.radius + units * ULP * m.normBound),
    );
    try {
      const near = compute(step.operation, moved, result instanceof Matrix ? result : undefined);
      return (near instanceof Matrix ? near.radius : near.error) + share * size;
    } catch {
      // Not in the domain any longer: nothing is known of it.
      return Infinity;
    }
  }
}

function mapped(
  { operation, operands }: Step,
  quantity: (q: Quantity) => Quantity,
  matrix: (m: Matrix) => Matrix,
): unknown[] {
  const same = (x: unknown): unknown => x;
  return mapOperands(operation, operands, { quantity, matrix, number: same, origin: same });
}

function compute(operation: Operation, operands: readonly unknown[], shape: Matrix | undefined): Quantity | Matrix {
  const work = operations[operation].floating as (...operands: readonly unknown[]) => Quantity | Matrix;
  // The shape is for the one operation whose operands do not tell it; others would take it for an operand.
  return operation === "rearranged" ? work(...operands, shape) : work(...operands);
}
