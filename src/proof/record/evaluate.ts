import { DomainError, type Operation } from "../../numerics/index.js";
import { operations } from "../../operations/index.js";
import {
  addNumbers,
  compared,
  type Field,
  type FieldMatrix,
  type FieldNumber,
  negateNumber,
  plain,
  RigorError,
  wholePower,
} from "../../rigor/index.js";
import type { Goal } from "./goals.js";
import {
  type Entry,
  isList,
  isStep,
  type Leaf,
  linesIn,
  type Program,
  type ProgramOperand,
  type ProgramStep,
} from "./program.js";

type Value<E> = FieldNumber<E> | FieldMatrix<E>;

type AnyFunction = (...operands: readonly unknown[]) => unknown;

/** Why an operation has no rational result; null where it has one. A largest number may be all that it is one of. */
export function irrational(operation: Operation): string | null {
  if (operation === "maximum") return null;
  const how = operations[operation].field;
  return "absent" in how ? `${operation}: ${how.absent}` : null;
}

/** Why a program has no value in a field: an operation that is not rational. */
export class NotRational extends DomainError {}

/** A program in a field, with elements in place of its variables; each line is computed once, where it is needed. */
export class Evaluation<E> {
  private readonly values: (Value<E> | undefined)[] = [];

  constructor(
    private readonly program: Program,
    private readonly field: Field<E>,
    private readonly variables: readonly E[],
  ) {}

  /** An element that is 0 where and only where the goal holds. @throws RigorError, NotRational */
  difference({ left, negated, right, bound }: Goal): E {
    const { field } = this;
    if (bound !== undefined) {
      const { gap, power } = bound;
      const [x, y] = [wholePower(this.number(left), power, field), wholePower(this.number(right), power, field)];
      const less = addNumbers(plain(x), this.number(gap), field);
      return addNumbers(plain(y), negateNumber(less, field), field).value;
    }
    const first = this.number(left);
    const [x, y] = compared(negated ? negateNumber(first, field) : first, this.number(right), field);
    return addNumbers(plain(x), negateNumber(plain(y), field), field).value;
  }

  /** Whether a line is ≥ 0 at all real values of the variables by the way it is computed; false says nothing. */
  isNonnegative(line: number): boolean {
    return this.number(line).nonnegative;
  }

  private number(line: number): FieldNumber<E> {
    this.settle(line);
    return this.values[line] as FieldNumber<E>;
  }

  private settle(line: number): void {
    const needed = new Set<number>();
    const open = [line];
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      if (needed.has(top) || this.values[top] !== undefined) continue;
      needed.add(top);
      const found = this.program.lines[top]!;
      if (isStep(found)) open.push(...found.operands.flatMap(linesIn));
    }
    // Every line works on lines above it.
    for (const one of [...needed].sort((a, b) => a - b)) {
      const found = this.program.lines[one]!;
      this.values[one] = isStep(found) ? this.step(found) : this.leaf(found);
    }
  }

  private leaf(leaf: Leaf): Value<E> {
    if ("entry" in leaf) return plain(this.entry(leaf.entry), /^\d/.test(leaf.entry));
    return { rows: leaf.rows, cols: leaf.cols, data: leaf.entries.map((entry) => this.entry(entry)) };
  }

  private entry(entry: Entry): E {
    const { field } = this;
    const [, sign, factor, number] = /^(-?)(?:(-?\d+(?:\/\d+)?)\*)?x(\d+)$/.exec(entry) ?? [];
    if (number !== undefined) {
      const value = this.variables[Number(number)]!;
      if (factor !== undefined) return field.multiply(this.constant(factor), value);
      return sign === "-" ? field.negate(value) : value;
    }
    return this.constant(entry);
  }

  private constant(entry: Entry): E {
    const [, numerator, denominator = "1"] = /^(-?\d+)(?:\/(\d+))?$/.exec(entry) ?? [];
    if (numerator === undefined) throw notRational("a number", `it is ${entry}`);
    return this.field.rational(BigInt(numerator), BigInt(denominator));
  }

  private step({ operation, operands, shape }: ProgramStep): Value<E> {
    const how = operations[operation].field;
    if ("absent" in how) throw notRational(operation, how.absent);
    const compute = ("otherwise" in how ? how.otherwise : how) as AnyFunction;
    const given = operands.map((operand) => this.operand(operand));
    const shapes = shape === undefined ? [] : [{ rows: shape[0], cols: shape[1] }];
    const result = compute(...given, this.field, ...shapes) as Value<E>;
    if (shape !== undefined) requireShape(result, shape, operation);
    return result;
  }

  private operand(operand: ProgramOperand): unknown {
    if (typeof operand === "number") return this.values[operand];
    if (isList(operand)) return operand.map((one) => this.operand(one));
    if ("number" in operand) return numberOf(operand.number);
    if ("places" in operand) return (row: number, col: number) => operand.places[row]![col]!;
    const { measurements, labels } = operand;
    return { measurements: measurements.map((m) => this.values[m]), labels: labels.map((b) => this.values[b]) };
  }
}

/** A program that somebody wrote, or changed, may have matrices that do not fit. @throws RigorError */
function requireShape<E>(result: Value<E>, [rows, cols]: readonly [number, number], operation: string): void {
  if ("rows" in result && result.rows === rows && result.cols === cols) return;
  const got = "rows" in result ? `${result.rows} × ${result.cols}` : "a number";
  throw new RigorError(operation, `a matrix of ${rows} × ${cols}`, got);
}

/** A constant as the double that it is. */
function numberOf(entry: Entry): number {
  const [numerator, denominator = "1"] = entry.split("/");
  return Number(numerator) / Number(denominator);
}

function notRational(where: string, why: string): NotRational {
  return new NotRational({ where, expected: "an operation that is rational in the entries", got: why });
}
