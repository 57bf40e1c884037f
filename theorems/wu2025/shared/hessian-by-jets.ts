import {
  type JetFunction,
  type Matrix,
  type Quantity,
  quantityMatrix,
  variableJet,
} from "../../../src/numerics/index.js";

/** ∇²f at a point from f alone: second derivatives along e_p and e_p + e_q, the mixed ones by polarization. */
export function hessianByJets(f: JetFunction, point: readonly (Quantity | number)[]): Matrix {
  const along = (p: number, q: number) => f(point.map((x, k) => variableJet(x, k === p || k === q ? 1 : 0))).second;
  const own = point.map((_, p) => along(p, p));
  const mixed = (p: number, q: number) => along(p, q).minus(own[p]!.plus(own[q]!)).over(2);
  return quantityMatrix(point.length, point.length, (p, q) =>
    p === q ? own[p]! : mixed(Math.min(p, q), Math.max(p, q)),
  );
}
