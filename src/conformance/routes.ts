import type { Claim, Relation, Spec } from "../claim/index.js";
import { Matrix, Quantity, withArena, withProvenance } from "../numerics/index.js";

type StepOf = ReturnType<typeof withProvenance>["stepOf"];

/** A relation of a form. */
export interface Named {
  readonly form: string;
  readonly name: string;
}

/**
 * The relations whose sides are computed by one route on every instance on which they are evaluated: by the same
 * operations on the same operands, or as the distance between two such matrices. They agree whatever is computed, and
 * check nothing. A relation that is on none of the instances is not among them, nor is one of which nothing was recorded.
 * @param all the relations of the claim: once each of them was found to go two routes, the other instances are not asked
 */
export function sameRoutes(claim: Claim, specs: readonly Spec[], all: readonly Named[]): Named[] {
  const found = new Map<string, Named & { same: boolean }>();
  for (const spec of specs) {
    for (const { form, name, same } of routesOf(claim, spec)) {
      const key = keyOf({ form, name });
      found.set(key, { form, name, same: same && (found.get(key)?.same ?? true) });
    }
    if (all.every((one) => found.get(keyOf(one))?.same === false)) break;
  }
  return [...found.values()].flatMap(({ form, name, same }) => (same ? [{ form, name }] : []));
}

function keyOf({ form, name }: Named): string {
  return JSON.stringify([form, name]);
}

function routesOf(claim: Claim, spec: Spec): (Named & { readonly same: boolean })[] {
  return withArena(() => {
    const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
    const routes = new Routes(stepOf);
    return outcomes.flatMap(({ form, relations }) =>
      relations.map((relation) => ({ form, name: relation.name, same: routes.agree(relation) })),
    );
  });
}

/** Operations whose operands may change places. */
const COMMUTATIVE: ReadonlySet<string> = new Set(["add", "multiply", "distance", "inner"]);

/** What was computed on one instance: a number for each computation, the same for the same one. */
class Routes {
  private readonly numbers = new Map<string, number>();
  private readonly known = new Map<object, number>();

  constructor(private readonly stepOf: StepOf) {}

  /** Whether both sides come from one computation, or are two results of one whose difference is said to be 0. */
  agree({ lhs, rhs }: Relation): boolean {
    const [left, right] = this.compared(lhs, rhs);
    return this.stepOf(left) !== undefined && this.numberOf(left) === this.numberOf(right);
  }

  private compared(lhs: Quantity, rhs: Quantity): readonly [object, object] {
    const step = this.stepOf(lhs);
    const isZero = rhs.value === 0 && rhs.error === 0 && this.stepOf(rhs) === undefined;
    if (!isZero || (step?.operation !== "distance" && step?.operation !== "subtract")) return [lhs, rhs];
    return step.operands;
  }

  private numberOf(value: object): number {
    const before = this.known.get(value);
    if (before !== undefined) return before;
    const same = this.unchanged(value);
    if (same !== null) {
      const number = this.numberOf(same);
      this.known.set(value, number);
      return number;
    }
    const key = this.keyOf(value);
    const number = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, number);
    this.known.set(value, number);
    return number;
  }

  /** What an operation took and gave back as it was: x of 1·x, x + 0, −(−x) and the like; null where it did something. */
  private unchanged(value: object): object | null {
    const step = this.stepOf(value);
    switch (step?.operation) {
      case "multiply":
      case "add": {
        const idle = step.operation === "add" ? 0 : 1;
        const [x, y] = step.operands;
        if (this.is(y, idle)) return x;
        return this.is(x, idle) ? y : null;
      }
      case "subtract":
      case "divide":
        return this.is(step.operands[1], step.operation === "divide" ? 1 : 0) ? step.operands[0] : null;
      case "negate":
      case "transpose": {
        const inner = this.stepOf(step.operands[0]);
        return inner?.operation === step.operation ? inner.operands[0] : null;
      }
      case "sum":
      case "maximum": {
        const [only, ...others] = step.operands[0];
        return only !== undefined && others.length === 0 ? only : null;
      }
      case "power":
      case "scaled":
        return step.operands[1] === 1 ? step.operands[0] : null;
      case "scaledByQuantity":
        return this.is(step.operands[1], 1) ? step.operands[0] : null;
      case "provided":
        return step.operands[0];
      default:
        return null;
    }
  }

  private is(x: { readonly value: number; readonly error: number }, exactly: number): boolean {
    return this.stepOf(x) === undefined && x.value === exactly && x.error === 0;
  }

  private keyOf(value: object): string {
    const step = this.stepOf(value);
    if (step === undefined) return valueKey(value);
    const { operation, operands } = step;
    const keys = operands.map((operand) => this.operandKey(operand));
    if (COMMUTATIVE.has(operation)) keys.sort();
    // Where entries went is told by where they are.
    const place = operation === "rearranged" ? valueKey(value) : "";
    return `${operation}(${keys.join(" ")})${place}`;
  }

  private operandKey(operand: unknown): string {
    if (operand instanceof Quantity || operand instanceof Matrix) return `#${this.numberOf(operand)}`;
    if (Array.isArray(operand)) return `[${operand.map((one) => this.operandKey(one)).join(" ")}]`;
    if (typeof operand === "function") return "origin";
    if (typeof operand !== "object" || operand === null) return String(operand);
    return `{${Object.entries(operand)
      .map(([name, one]) => `${name}: ${this.operandKey(one)}`)
      .join(" ")}}`;
  }
}

/** What is given, by its value. */
function valueKey(value: object): string {
  if (value instanceof Quantity) return `${value.value}±${value.error}`;
  if (value instanceof Matrix) return `${value.rows}×${value.cols}±${value.radius}:${value.data.join(",")}`;
  return JSON.stringify(value);
}
