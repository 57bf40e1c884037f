import { compared, divided, type Fraction, minus, plus, times, ZERO } from "./fraction.js";

/**
 * The least cost · λ over λ ≥ 0 with Σ_k λ_k columns_k = target, by the simplex method in exact rationals with Bland's
 * rule, which ends always; null where no such λ exists, −∞ as "unbounded".
 * @param columns as many numbers each as the target has
 */
export function leastCost(
  columns: readonly (readonly Fraction[])[],
  target: readonly Fraction[],
  costs: readonly Fraction[],
): Fraction | "unbounded" | null {
  const rows = target.map((value, i) => {
    const row = [...columns.map((column) => column[i]!), value];
    return value.over < 0n ? row.map((x) => minus(ZERO, x)) : row;
  });
  const n = columns.length;
  // The columns n, n + 1, … of an identity, which the first phase drives to zero, are not written down.
  const basis = rows.map((_, i) => n + i);
  const first = Array.from({ length: n + 1 }, (_, k) =>
    minus(
      ZERO,
      rows.reduce((sum, row) => plus(sum, row[k]!), ZERO),
    ),
  );
  descend(rows, basis, first, n);
  if (first[n]!.over !== 0n) return null;
  leaveFirstPhase(rows, basis, n);
  const second = [...costs, ZERO];
  for (const [i, k] of basis.entries()) eliminate(second, rows[i]!, k);
  return descend(rows, basis, second, n) ? minus(ZERO, second[n]!) : "unbounded";
}

/** Pivots until no reduced cost is below zero; false where the cost has no least value. */
function descend(rows: Fraction[][], basis: number[], costs: Fraction[], n: number): boolean {
  for (;;) {
    const entering = costs.findIndex(({ over }, k) => k < n && over < 0n);
    if (entering < 0) return true;
    let leaving = -1;
    for (const [i, row] of rows.entries()) {
      if (row[entering]!.over <= 0n) continue;
      if (leaving >= 0) {
        const difference = compared(
          divided(row[n]!, row[entering]!),
          divided(rows[leaving]![n]!, rows[leaving]![entering]!),
        );
        if (difference > 0n || (difference === 0n && basis[i]! > basis[leaving]!)) continue;
      }
      leaving = i;
    }
    if (leaving < 0) return false;
    pivot(rows, basis, leaving, entering);
    eliminate(costs, rows[leaving]!, entering);
  }
}

/** Takes what is left of the first phase out of the basis; a row that has nothing else says 0 = 0. */
function leaveFirstPhase(rows: Fraction[][], basis: number[], n: number): void {
  for (let i = rows.length - 1; i >= 0; i--) {
    if (basis[i]! < n) continue;
    const entering = rows[i]!.findIndex(({ over }, k) => k < n && over !== 0n);
    if (entering >= 0) pivot(rows, basis, i, entering);
    else {
      rows.splice(i, 1);
      basis.splice(i, 1);
    }
  }
}

function pivot(rows: Fraction[][], basis: number[], at: number, entering: number): void {
  const by = rows[at]![entering]!;
  rows[at] = rows[at]!.map((x) => divided(x, by));
  for (const [i, row] of rows.entries()) if (i !== at) eliminate(row, rows[at], entering);
  basis[at] = entering;
}

/** Takes off as many times the pivot row as makes the entry at k zero. */
function eliminate(row: Fraction[], pivotRow: readonly Fraction[], k: number): void {
  const factor = row[k];
  if (factor === undefined || factor.over === 0n) return;
  for (const [j, x] of pivotRow.entries()) {
    if (x.over !== 0n) row[j] = minus(row[j]!, times(factor, x));
  }
}
