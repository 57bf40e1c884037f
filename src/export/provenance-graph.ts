import type { Relation } from "../claim/index.js";
import { Matrix, Quantity, type Step } from "../numerics/index.js";

/** A relation as it was evaluated, and how each of its quantities and matrices came about. */
export interface Evaluation {
  readonly relation: Relation;
  readonly stepOf: (value: object) => Step | undefined;
}

/** Measurements with their labels, the operand that stands for both. */
interface Problem {
  readonly measurements: readonly Matrix[];
  readonly labels: readonly Quantity[];
}

/**
 * What a step works on, in order: of a measurement problem its two lists, of a fraction its two numbers. Absent operands
 * are left out.
 */
export function operandsOf(step: Step): readonly unknown[] {
  return step.operands.flatMap((operand): readonly unknown[] => {
    if (operand === undefined) return [];
    if (isProblem(operand)) return [operand.measurements, operand.labels];
    if (Array.isArray(operand) && operand.length > 0 && operand.every((x) => typeof x === "number")) return operand;
    return [operand];
  });
}

function isProblem(operand: unknown): operand is Problem {
  return typeof operand === "object" && operand !== null && "measurements" in operand && "labels" in operand;
}

/** The matrices from which both sides were computed and that were not computed themselves, in order of first use. */
export function leafMatrices({ relation, stepOf }: Evaluation): readonly Matrix[] {
  const seen = new Set<object>();
  const leaves: Matrix[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!(value instanceof Matrix || value instanceof Quantity) || seen.has(value)) return;
    seen.add(value);
    const step = stepOf(value);
    if (step !== undefined) operandsOf(step).forEach(visit);
    else if (value instanceof Matrix) leaves.push(value);
  };
  visit(relation.lhs);
  visit(relation.rhs);
  return leaves;
}

/**
 * The leaf matrices of two evaluations of one relation, paired where they stand in the same place of the same
 * computation; null where the computations differ.
 */
export function pairLeaves(one: Evaluation, other: Evaluation): ReadonlyMap<Matrix, Matrix> | null {
  const partner = new Map<object, object>();
  const leaves = new Map<Matrix, Matrix>();
  const pair = (a: unknown, b: unknown): boolean => {
    if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => pair(x, b[i]));
    const matrices = a instanceof Matrix && b instanceof Matrix;
    if (!matrices && !(a instanceof Quantity && b instanceof Quantity)) return typeof a === typeof b;
    if (partner.has(a)) return partner.get(a) === b;
    partner.set(a, b);
    const [stepA, stepB] = [one.stepOf(a), other.stepOf(b)];
    if (stepA === undefined && stepB === undefined) {
      if (matrices) leaves.set(a, b);
      return true;
    }
    return stepA?.operation === stepB?.operation && pair(operandsOf(stepA!), operandsOf(stepB!));
  };
  const alike = pair(one.relation.lhs, other.relation.lhs) && pair(one.relation.rhs, other.relation.rhs);
  return alike ? leaves : null;
}
