/** The determinant by expansion along the first row: slow, and nothing like elimination. */
function determinant(rows: readonly (readonly bigint[])[]): bigint {
  const [first, ...rest] = rows;
  if (first === undefined) return 1n;
  return first.reduce((total, x, k) => {
    if (x === 0n) return total;
    const minor = determinant(rest.map((row) => row.filter((_, l) => l !== k)));
    return total + (k % 2 === 0 ? x : -x) * minor;
  }, 0n);
}

/** All choices of k of the numbers 0, …, n − 1. */
export function choices(n: number, k: number): number[][] {
  if (k === 0) return [[]];
  if (k > n) return [];
  return [...choices(n - 1, k), ...choices(n - 1, k - 1).map((chosen) => [...chosen, n - 1])];
}

/** All k × k minors. */
export function minors(rows: readonly (readonly bigint[])[], k: number): bigint[] {
  const cols = rows[0]?.length ?? 0;
  return choices(rows.length, k).flatMap((chosen) =>
    choices(cols, k).map((kept) => determinant(chosen.map((i) => kept.map((l) => rows[i]![l]!)))),
  );
}
