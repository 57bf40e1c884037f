import { loweringInto } from "./lowering.js";
import type { PlaceMatrix } from "./place-matrix.js";
import { type Place, type Program, ProgramError, ProgramWriter } from "./program.js";
import { Matrix, Quantity, type Step, withProvenance } from "../../numerics/index.js";

/** Both sides of a bound `lhs ≤ rhs` on one instance. */
export interface Sides {
  readonly lhs: Quantity;
  readonly rhs: Quantity;
}

type Known = Place | PlaceMatrix;

/**
 * The recorded computation of both sides as a program over parameters. Its leaves are the entries of the instance: one
 * that is the value of a parameter, or its negative, is that parameter, and any other is a constant. So the values have
 * to be such as occur nowhere else; `programOf` compares several points.
 * @throws ProgramError where an operation has no form as a program, or a leaf is no exact number
 */
function writtenAt(sidesAt: (values: readonly number[]) => Sides, values: readonly number[]): Program {
  const { result, stepOf } = withProvenance(() => sidesAt(values));
  const record = new Record(stepOf, values);
  const lhs = record.place(result.lhs);
  return record.writer.finish(lhs, record.place(result.rhs));
}

class Record {
  readonly writer = new ProgramWriter();
  private readonly lowering = loweringInto(this.writer, (x) => this.leaf(x));
  private readonly known = new Map<object, Known>();

  constructor(
    private readonly stepOf: (value: object) => Step | undefined,
    private readonly values: readonly number[],
  ) {}

  place(q: Quantity): Place {
    return this.settled(q) as Place;
  }

  private settled(value: Quantity | Matrix): Known {
    const before = this.known.get(value);
    if (before !== undefined) return before;
    const step = this.stepOf(value);
    const found = step === undefined ? this.given(value) : this.computed(step, value);
    this.known.set(value, found);
    return found;
  }

  private computed({ operation, operands }: Step, value: Quantity | Matrix): Known {
    const how = this.lowering[operation] as ((...operands: unknown[]) => Known) | undefined;
    if (how === undefined) throw new ProgramError(`no program for the operation ${operation}`);
    return how(...operands.map((operand) => this.read(operand)), value);
  }

  private read(operand: unknown): unknown {
    if (operand instanceof Quantity || operand instanceof Matrix) return this.settled(operand);
    if (Array.isArray(operand)) return operand.map((part) => this.read(part));
    if (typeof operand !== "object" || operand === null) return operand;
    return Object.fromEntries(Object.entries(operand).map(([name, part]) => [name, this.read(part)]));
  }

  private given(value: Quantity | Matrix): Known {
    if (value instanceof Quantity) {
      if (value.error !== 0) throw new ProgramError("a number that was computed without a record");
      return this.leaf(value.value);
    }
    if (value.radius !== 0) throw new ProgramError("a matrix that was computed without a record");
    return { rows: value.rows, cols: value.cols, data: Array.from(value.data, (x) => this.leaf(x)) };
  }

  private leaf(x: number): Place {
    const index = this.values.indexOf(x);
    if (index >= 0) return this.writer.variable(index);
    const opposite = this.values.indexOf(-x);
    return opposite >= 0 ? this.writer.negate(this.writer.variable(opposite)) : this.writer.constant(x);
  }
}

/**
 * The program of both sides, which is the same at all points: where it is not, the computation branches on values, or an
 * entry depends on the parameters in another way than by being one, and nothing is proved.
 * @throws ProgramError
 */
export function programOf(
  sidesAt: (values: readonly number[]) => Sides,
  points: readonly (readonly number[])[],
): Program {
  const [first, ...others] = points.map((point) => writtenAt(sidesAt, point));
  if (first === undefined) throw new ProgramError("no point to record at");
  const text = JSON.stringify(first);
  if (others.some((other) => JSON.stringify(other) !== text)) {
    throw new ProgramError("a computation that is not the same at all points of the box");
  }
  return first;
}
