import * as numerics from "../numerics/index.js";
import * as rigor from "../rigor/index.js";
import type { Table } from "./entry.js";
import { fraction } from "./exponents.js";
import { leadingPair, polarFactor, rankOfProduct, squareRootPsd } from "./helpers/spectra.js";
import { called, list, whole } from "./words.js";

/** Operations that rest on singular values and eigenvalues. */
export const spectra = {
  singularValue: {
    result: "quantity",
    floating: (a, place) => numerics.eachSingularValue(a)[place]!,
    interval: (a, place, precision) => rigor.singularValues(a, precision)[place]!,
    field: { absent: "singular values are no rational functions of the entries" },
    python: (a, place) => `np.linalg.svd(${a}, compute_uv=False)[${whole(place)}]`,
    julia: (a, place) => `svdvals(${a})[${whole(place)} + 1]`,
    meaning: (a, place) => `the singular value number ${whole(place)} of ${a}, counted from 0`,
  },
  spectralNorm: {
    result: "quantity",
    floating: numerics.spectralNorm,
    interval: rigor.spectralNorm,
    field: { absent: "singular values are no rational functions of the entries" },
    python: (a) => `np.linalg.norm(${a}, 2)`,
    julia: (a) => `opnorm(${a})`,
    meaning: (a) => `‖${a}‖_2`,
  },
  nuclearNorm: {
    result: "quantity",
    floating: numerics.nuclearNorm,
    interval: rigor.nuclearNorm,
    field: { absent: "singular values are no rational functions of the entries" },
    python: (a) => `np.linalg.norm(${a}, "nuc")`,
    julia: (a) => `sum(svdvals(${a}))`,
    meaning: (a) => `‖${a}‖_*`,
  },
  schattenPower: {
    result: "quantity",
    floating: (a, [p, q]) => numerics.schattenPower(a, p, q),
    interval: (a, exponent, precision) => rigor.schattenPower(a, fraction(exponent), precision),
    field: { absent: "singular values are no rational functions of the entries" },
    python: (a, [p, q]) => `np.sum(np.linalg.svd(${a}, compute_uv=False) ** (${p} / ${q}))`,
    julia: (a, [p, q]) => `sum(svdvals(${a}) .^ (${p} / ${q}))`,
    meaning: (a, [p, q]) => `Σσ^p over the singular values σ of ${a}, p = (${p} / ${q})`,
  },
  schattenNorm: {
    result: "quantity",
    floating: numerics.schattenNorm,
    interval: rigor.schattenNorm,
    field: { absent: "singular values are no rational functions of the entries" },
    python: (a, p) => `np.sum(np.linalg.svd(${a}, compute_uv=False) ** ${p}) ** (1.0 / ${p})`,
    julia: (a, p) => `sum(svdvals(${a}) .^ ${p})^(1.0 / ${p})`,
    meaning: (a, p) => `(Σσ^p)^{1/p} over the singular values σ of ${a}, p = ${p}`,
  },
  largestEigenvalue: {
    result: "quantity",
    floating: numerics.largestEigenvalue,
    interval: {
      // That of the Hessian comes from the Gram matrix of the gradients where every residual is 0 exactly; elsewhere
      // the Hessian has another part.
      of: {
        explicitHessian: (weights, problem, precision) =>
          rigor.residuals(weights, problem).every(rigor.isZero) ? rigor.sharpness(weights, problem, precision) : null,
      },
      otherwise: rigor.largestEigenvalue,
    },
    field: { absent: "eigenvalues are no rational functions of the entries" },
    python: (a) => `np.linalg.eigvalsh(${a})[-1]`,
    julia: (a) => `maximum(eigvals(Symmetric(${a})))`,
    meaning: (a) => `the largest eigenvalue of ${a}`,
  },
  smallestEigenvalue: {
    result: "quantity",
    floating: numerics.smallestEigenvalue,
    interval: (a, precision) => rigor.eigenvalues(a, precision).at(-1)!,
    field: { absent: "eigenvalues are no rational functions of the entries" },
    python: (a) => `np.linalg.eigvalsh(${a})[0]`,
    julia: (a) => `minimum(eigvals(Symmetric(${a})))`,
    meaning: (a) => `the smallest eigenvalue of ${a}`,
  },
  rankOfProduct: {
    result: "quantity",
    floating: numerics.rankOfProduct,
    interval: (factors) => rigor.fromNumber(rigor.exactRankOfProduct(factors)),
    field: { absent: "a rank depends on the values" },
    ...called(rankOfProduct),
    meaning: (factors) => `the rank of the product of ${list(factors)}, exactly`,
  },
  squareRootPsd: {
    result: "matrix",
    floating: numerics.squareRootPsd,
    interval: rigor.squareRootPsd,
    field: { absent: "it is no rational function of the entries" },
    ...called(squareRootPsd),
    meaning: (a) => `the positive semidefinite root of ${a}`,
  },
  pseudoInverse: {
    result: "matrix",
    floating: (a) => numerics.pseudoInverse(a),
    interval: rigor.pseudoInverse,
    field: rigor.fieldPseudoInverse,
    python: (a) => `np.linalg.pinv(${a})`,
    julia: (a) => `pinv(${a})`,
    meaning: (a) => `the Moore–Penrose inverse of ${a}`,
  },
  polarFactor: {
    result: "matrix",
    floating: numerics.polarFactor,
    interval: rigor.polarFactor,
    field: { absent: "it is no rational function of the entries" },
    ...called(polarFactor),
    meaning: (a) => `the matrix with orthonormal columns next to ${a}`,
  },
  leadingPair: {
    result: "matrix",
    floating: (a, positive, side) => {
      const { left, right } = numerics.leadingPair(a, positive);
      return side === 0 ? left : right;
    },
    interval: (a, positive, side, precision) => {
      const { left, right } = rigor.leadingPair(a, positive, precision);
      return side === 0 ? left : right;
    },
    field: { absent: "it is no rational function of the entries" },
    helper: leadingPair,
    python: (a, positive, side) => `${leadingPair.name}(${a}, ${whole(positive)})[${whole(side)}]`,
    julia: (a, positive, side) => `${leadingPair.name}(${a}, ${whole(positive)} + 1)[${whole(side)} + 1]`,
    meaning: (a, positive, side) =>
      `the first ${whole(side) === "0" ? "left" : "right"} singular vector of ${a}, entry ${whole(positive)} of the right one positive`,
  },
} satisfies Partial<Table>;
