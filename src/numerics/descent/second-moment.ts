import { exact, type Quantity } from "../arithmetic/index.js";
import {
  flattenedRows,
  frobeniusSquared,
  fromRows,
  identity,
  inner,
  kronecker,
  linearCombination,
  type Matrix,
  matrixEntry,
  type MatrixLike,
  quantityMatrix,
} from "../matrices/index.js";
import { largestEigenvalue, pseudoInverse, smallestEigenvalue, squareRootPsd } from "../spectra/index.js";

/**
 * SGD on ½·mean (g_iᵀδ)², the loss of a model linearized at a minimum of zero loss, where δ = θ − θ*:
 * δ_{t+1} = (I − ηA_t)δ_t with A_t the mean of g_i g_iᵀ over a batch. All moments of δ of second order are those of
 * M_t = E δ_tδ_tᵀ, which closes: M_{t+1} = E[(I − ηA)M_t(I − ηA)].
 */
export interface LinearizedSgd {
  /** g_1, …, g_n as rows, n × p; their entries are exact by definition. */
  readonly gradients: Matrix;
  /** H = (1/n) Σ g_i g_iᵀ, p × p. */
  readonly hessian: Matrix;
  /** vec(g_i g_iᵀ) as rows, n × p². */
  readonly outer: Matrix;
  /** c, for which the noise of a step has the covariance c·Σ with Σ that of the gradient of one sample; see `noiseShare`. */
  readonly share: Quantity;
}

/** The linearization with these gradients (n × p) and this share of the noise. */
export function linearizedSgd(gradients: MatrixLike, share: Quantity): LinearizedSgd {
  gradients = fromRows(gradients, "linearizedSgd");
  const { rows: n, cols: p } = gradients;
  const hessian = gradients.T.gramOfRows().times(exact(1).over(n));
  const outer = quantityMatrix(n, p * p, (i, k) =>
    exact(gradients.at(i, Math.floor(k / p))).times(gradients.at(i, k % p)),
  );
  return { gradients, hessian, outer, share };
}

/** E[A ⊗ A] = (1 − c) H ⊗ H + (c/n) Σ vec(g_ig_iᵀ)vec(g_ig_iᵀ)ᵀ, p² × p²: M ↦ E[AMA] on vec(M). Radius propagated. */
function meanSquare({ hessian, outer, share }: LinearizedSgd): Matrix {
  const squares = outer.T.gramOfRows();
  return linearCombination([kronecker(hessian, hessian), squares], [exact(1).minus(share), share.over(outer.rows)]);
}

/** I ⊗ H + H ⊗ I: M ↦ HM + MH on vec(M). */
function anticommutator({ hessian }: LinearizedSgd): Matrix {
  const unit = identity(hessian.rows);
  return kronecker(unit, hessian).plus(kronecker(hessian, unit));
}

/**
 * E[(I − ηA) ⊗ (I − ηA)], p² × p²: one step M_t ↦ M_{t+1} on vec(M), exactly, without sampling. It is symmetric. Radius
 * propagated.
 */
export function momentOperator(sgd: LinearizedSgd, rate: Quantity): Matrix {
  const first = anticommutator(sgd).times(rate);
  const second = meanSquare(sgd).times(rate.squared());
  return identity(first.rows).minus(first).plus(second);
}

/**
 * The spectral radius of the operator on symmetric matrices, by which E‖δ_t‖² grows per step in the end. The operator is
 * completely positive and symmetric, so that its spectral radius is its largest eigenvalue and has a positive
 * semidefinite eigenvector (Krein–Rutman; Evans and Høegh-Krohn 1978). Error: Weyl.
 */
export function momentGrowth(sgd: LinearizedSgd, rate: Quantity): Quantity {
  return largestEigenvalue(momentOperator(sgd, rate));
}

/**
 * η* = max{η : spectral radius ≤ 1} for gradients that span ℝᵖ, exactly, without search: with S = I⊗H + H⊗I and
 * Q = E[A⊗A] the operator is I − ηS + η²Q, so that its largest eigenvalue is at most 1 iff ηQ ≼ S, and
 * 1/η* = λ_max(S^{-1/2}QS^{-1/2}). Error: those of the root, of the inverse, and Weyl; infinite where the gradients are
 * not certain to span.
 */
export function largestStableRate(sgd: LinearizedSgd): Quantity {
  const inverse = pseudoInverse(squareRootPsd(anticommutator(sgd)));
  return exact(1).over(largestEigenvalue(inverse.times(meanSquare(sgd)).times(inverse.T)));
}

/**
 * The covariance Σ = (1/n) Σ e_i² g_ig_iᵀ − ∇L∇Lᵀ of the gradient e_ig_i of one sample, ∇L = (1/n) Σ e_ig_i, for the
 * gradients g_i of the predictions (rows, n × p, exact entries) and their errors e_i (n × 1). Radius propagated.
 */
export function sampleCovariance(gradients: MatrixLike, errors: MatrixLike): Matrix {
  gradients = fromRows(gradients, "sampleCovariance, gradients");
  errors = fromRows(errors, "sampleCovariance, errors");
  const { rows: n, cols: p } = gradients;
  const own = quantityMatrix(n, p, (i, j) => matrixEntry(errors, i, 0).times(matrixEntry(gradients, i, j)));
  const mean = gradients.T.times(errors).times(exact(1).over(n));
  return own.T.gramOfRows().times(exact(1).over(n)).minus(mean.gramOfRows());
}

/** C = (1/n) Σ (g_iᵀHg_i) g_ig_iᵀ − H³, for which tr(Σ(δ)H) = δᵀCδ. Radius propagated. */
function alignmentForm({ gradients, hessian, outer }: LinearizedSgd): Matrix {
  const { rows: n, cols: p } = gradients;
  const flat = quantityMatrix(p * p, 1, (k) => matrixEntry(hessian, Math.floor(k / p), k % p));
  const sizes = outer.times(flat);
  const terms = Array.from({ length: n }, (_, i) =>
    quantityMatrix(p, p, (r, c) => matrixEntry(gradients, i, r).times(matrixEntry(gradients, i, c))),
  );
  const weights = terms.map((_, i) => matrixEntry(sizes, i, 0).over(n));
  const cube = hessian.gramOfRows().times(hessian);
  return linearCombination(terms, weights).minus(cube);
}

/**
 * min over δ of μ(δ) = tr(Σ(δ)H) / (2L(δ)‖H‖_F²), for gradients that span ℝᵖ: the least eigenvalue of
 * H^{-1/2}CH^{-1/2}/‖H‖_F². It is 0 exactly where all gradients are equal up to sign. Error: as of `largestStableRate`.
 */
export function leastAlignment(sgd: LinearizedSgd): Quantity {
  const inverse = pseudoInverse(squareRootPsd(sgd.hessian));
  const reduced = inverse.times(alignmentForm(sgd)).times(inverse.T);
  return smallestEigenvalue(reduced).over(frobeniusSquared(sgd.hessian));
}

/** L = ½ tr(HM), the mean loss for the second moment M (given as vec(M) or as a matrix of as many entries). */
export function meanLoss({ hessian }: LinearizedSgd, moment: MatrixLike): Quantity {
  moment = fromRows(moment, "meanLoss");
  return inner(flattenedRows([[hessian]]), flattenedRows([[moment]])).over(2);
}
