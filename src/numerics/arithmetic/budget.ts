import { DomainError } from "./errors.js";

/**
 * Most numbers that one instance may be made of. What a file asks for beyond that would take the machine rather than the
 * program: a size of 30 in an exponent is a gigabyte of points.
 */
const INSTANCE_BUDGET = 1 << 22;

/**
 * Makes sure, before they are made, that an instance does not need more numbers than its budget.
 * @param what asks for them, in words
 * @throws DomainError that names the budget and what is asked for
 */
export function requireBudget(where: string, what: string, numbers: number): void {
  if (numbers <= INSTANCE_BUDGET) return;
  throw new DomainError({
    where,
    expected: `at most ${INSTANCE_BUDGET} numbers in an instance`,
    got: `${what}, which takes ${numbers}`,
    remedy: "choose smaller sizes",
  });
}
