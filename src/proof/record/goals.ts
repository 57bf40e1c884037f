import { isStep, type Line, type Program } from "./program.js";

/** An equation from which the relation follows, together with others: ±left = right. */
export interface Goal {
  readonly left: number;
  readonly negated: boolean;
  readonly right: number;
  /** Where it is there: right^power − left^power = gap. */
  readonly bound?: Program["bound"];
}

/**
 * The equations from which a relation follows: a largest number is what all numbers are that it is one of, and a bound holds
 * where its gap is ≥ 0.
 */
export function goalsOf({ lines, left, right, bound }: Program): readonly Goal[] {
  if (bound !== undefined) return [{ left, negated: false, right, bound }];
  const goals: Goal[] = [];
  const isTurned = holdsMaximum(lines, right) && !holdsMaximum(lines, left);
  const [from, to] = isTurned ? [right, left] : [left, right];
  const open: Goal[] = [{ left: from, negated: false, right: to }];
  for (let goal = open.pop(); goal !== undefined; goal = open.pop()) {
    const line = lines[goal.left]!;
    const terms = isStep(line) ? line.operands[0] : undefined;
    if (isStep(line) && line.operation === "maximum" && Array.isArray(terms)) {
      for (const term of terms as readonly number[]) open.push({ ...goal, left: term });
    } else if (isStep(line) && line.operation === "negate") {
      open.push({ ...goal, left: terms as number, negated: !goal.negated });
    } else goals.push(goal);
  }
  return goals;
}

/** Whether the line is a largest number, or the negative of one. */
function holdsMaximum(lines: readonly Line[], at: number): boolean {
  const line = lines[at]!;
  if (!isStep(line)) return false;
  return (
    line.operation === "maximum" || (line.operation === "negate" && holdsMaximum(lines, line.operands[0] as number))
  );
}
