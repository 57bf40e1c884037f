/** The sign between both sides as a relation is written. */
export type Direction = "≤" | "≥" | "=";

/** Both sides, or anything else that there is of each, in the order in which the relation is written. */
export function asWritten<T>({
  direction,
  lhs,
  rhs,
}: {
  readonly direction: Direction;
  readonly lhs: T;
  readonly rhs: T;
}): readonly [left: T, right: T] {
  return direction === "≥" ? [rhs, lhs] : [lhs, rhs];
}
