import { block, directSum, type Matrix, zeros } from "../../../src/numerics/index.js";

/** A_i = A_i' ⊕ 0 and M = M' ⊕ M'' with the leading blocks A_i' and M', of which the measurements see nothing else. */
export function onlySeen(
  measurements: readonly Matrix[],
  m: Matrix,
  core: number,
): { readonly seen: readonly Matrix[]; readonly split: Matrix } {
  const rest = [m.rows - core, m.cols - core] as const;
  return {
    seen: measurements.map((a) => directSum(block(a, 0, 0, core, core), zeros(...rest))),
    split: directSum(block(m, 0, 0, core, core), block(m, core, core, ...rest)),
  };
}
