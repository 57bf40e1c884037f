import type { Relation } from "../claim/index.js";
import { Matrix, Quantity, type Step } from "../numerics/index.js";
import { type Operand, partsOf } from "../operations/index.js";

/** A relation as it was evaluated, and how each of its quantities and matrices came about. */
export interface Evaluation {
  readonly relation: Relation;
  readonly stepOf: (value: object) => Step | undefined;
}

/** The matrices from which both sides were computed and that were not computed themselves, in order of first use. */
export function leafMatrices({ relation, stepOf }: Evaluation): readonly Matrix[] {
  const seen = new Set<object>();
  const leaves: Matrix[] = [];
  const visit = (operand: Operand): void => {
    if (!(operand instanceof Matrix || operand instanceof Quantity)) return partsOf(operand).forEach(visit);
    if (seen.has(operand)) return;
    seen.add(operand);
    const step = stepOf(operand);
    if (step !== undefined) step.operands.forEach(visit);
    else if (operand instanceof Matrix) leaves.push(operand);
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
  const pair = (a: Operand, b: Operand): boolean => {
    const matrices = a instanceof Matrix && b instanceof Matrix;
    if (!matrices && !(a instanceof Quantity && b instanceof Quantity)) {
      return typeof a === typeof b && pairAll(partsOf(a), partsOf(b));
    }
    if (partner.has(a)) return partner.get(a) === b;
    partner.set(a, b);
    const [stepA, stepB] = [one.stepOf(a), other.stepOf(b)];
    if (stepA === undefined && stepB === undefined) {
      if (matrices) leaves.set(a, b);
      return true;
    }
    return stepA?.operation === stepB?.operation && pairAll(stepA!.operands, stepB!.operands);
  };
  const pairAll = (a: readonly Operand[], b: readonly Operand[]): boolean =>
    a.length === b.length && a.every((x, i) => pair(x, b[i]!));
  const alike = pair(one.relation.lhs, other.relation.lhs) && pair(one.relation.rhs, other.relation.rhs);
  return alike ? leaves : null;
}
