import { instances, law } from "../../../generators/index.js";
import { Matrix, type Quantity, quantityMatrix } from "../../../src/numerics/index.js";
import { regressionMatrices } from "../shared/regression.js";

const LAWS = ["gaussian", "gaussian", "integer", "sparse", "sign", "identity", "zero"];

/** Layers, data, and the vector p. */
export const drawn = instances({
  large: { entries: 1024 },
  file: { own: { p: law("identity") } },
  sizes: { depth: [1, 3], inputs: [1, 2], hidden: [1, 2], outputs: [1, 2], n: [1, 3] },
  matrices: {
    ...regressionMatrices({ W: [...LAWS, "orthogonal", "aligned"], X: [...LAWS, "lowRank"], y: LAWS }),
    p: { shape: ["outputs", 1], laws: LAWS },
  },
});

/** (R(x + e_i) − R(x − e_i))/2 for every entry of a matrix x. */
export function unitDifferences(x: Matrix, risk: (moved: Matrix) => Quantity): Matrix {
  return quantityMatrix(x.rows, x.cols, (i, k) => {
    const unit = new Matrix(
      x.rows,
      x.cols,
      Float64Array.from(x.data, (_, at) => (at === i * x.cols + k ? 1 : 0)),
    );
    return risk(x.plus(unit))
      .minus(risk(x.minus(unit)))
      .over(2);
  });
}
