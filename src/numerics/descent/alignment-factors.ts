import { product, type Quantity } from "../arithmetic/index.js";
import { frobeniusNorm, frobeniusSquared, fromRows, inner, type MatrixLike } from "../matrices/index.js";

/** How the noise of SGD lies to the local geometry (Wu, Wang and Su 2022). */
interface AlignmentFactors {
  /** α = Tr(ΣG)/(‖G‖_F‖Σ‖_F), the cosine of the angle between Σ and G. */
  readonly direction: Quantity;
  /** β = ‖Σ‖_F/(2L‖G‖_F). */
  readonly magnitude: Quantity;
  /** μ = Tr(ΣG)/(2L‖G‖_F²), which is αβ where there is noise. */
  readonly alignment: Quantity;
}

/**
 * α, β and μ for Σ, G and L. Where one of them may be zero the factors that divide by it have no finite error; where Σ is
 * exactly zero, β = μ = 0. @throws ShapeError
 */
export function alignmentFactors(covariance: MatrixLike, fisher: MatrixLike, loss: Quantity): AlignmentFactors {
  covariance = fromRows(covariance, "alignmentFactors, covariance");
  fisher = fromRows(fisher, "alignmentFactors, fisher");
  const [size, noise] = [frobeniusNorm(fisher), frobeniusNorm(covariance)];
  const overlap = inner(covariance, fisher);
  const scale = product([2, loss, size]);
  // Not the product of the other two: without noise the first is 0/0.
  return {
    direction: overlap.over(size.times(noise)),
    magnitude: noise.over(scale),
    // By the square, which is polynomial in the entries.
    alignment: overlap.over(product([2, loss, frobeniusSquared(fisher)])),
  };
}
