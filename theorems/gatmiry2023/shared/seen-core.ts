import {
  block,
  depthTwoMinimizer,
  directSum,
  identity,
  type Matrix,
  singleMeasurementMinimizer,
  zeros,
} from "../../../src/numerics/index.js";

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

/**
 * The minimizer for such A_i and M: that for A_i' and M', beside a factorization of M'', which no A_i sees.
 * @throws DomainError where a block that has to be inverted is singular
 */
export function seenMinimizer(measurements: readonly Matrix[], m: Matrix, depth: number, core: number): Matrix[] {
  const inCore = (x: Matrix): Matrix => block(x, 0, 0, core, core);
  const [seen, least] = [measurements.map(inCore), inCore(m)];
  const rest = block(m, core, core, m.rows - core, m.cols - core);
  const carrier = rest.rows < rest.cols ? 0 : depth - 1;
  const others = identity(Math.min(rest.rows, rest.cols));
  const layers =
    depth === 2 ? depthTwoMinimizer(seen, least, core) : singleMeasurementMinimizer(seen[0]!, least, depth);
  return layers.map((layer, j) => directSum(layer, j === carrier ? rest : others));
}
