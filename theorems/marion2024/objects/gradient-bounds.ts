import { eachSingularValue, endToEnd, exact, pseudoInverse, type Quantity } from "../../../src/numerics/index.js";
import { frobeniusSquared, type Matrix, prefixProducts, suffixProducts } from "../../../src/numerics/matrices/index.js";

/** What the bound of the gradient compares. */
export interface Bounded {
  readonly gradients: readonly Matrix[];
  readonly excess: Quantity;
  /** What both bounds are multiplied by: ‖p‖², or 1. */
  readonly size: Quantity;
}

/** λ, Λ, and for each layer σ_min² and σ_max² of the product above it times those of the product below. */
export interface Spread {
  readonly smallest: Quantity | undefined;
  readonly largest: Quantity;
  readonly low: readonly Quantity[];
  readonly high: readonly Quantity[];
}

/** The spread of these layers, with λ and Λ of the data. */
export function spreadOf(W: readonly Matrix[], smallest: Quantity | undefined, largest: Quantity): Spread {
  const [below, above] = [prefixProducts(W).map(eachSingularValue), suffixProducts(W).map(eachSingularValue)];
  const ends = (which: 0 | -1) =>
    W.map((_, k) => above[k + 1]!.at(which)!.squared().times(below[k]!.at(which)!.squared()));
  return { smallest, largest, low: ends(-1), high: ends(0) };
}

/** ∇_{W_k}R = (W_L⋯W_{k+1})ᵀ (2/n)(E(W) − Mᵀ)XᵀX (W_{k−1}⋯W_1)ᵀ and R − R_min = (1/n)‖X(E(W)ᵀ − M)‖_F², M = X†Y. */
export function severalOutputs({
  W,
  X,
  Y,
}: {
  readonly W: readonly Matrix[];
  readonly X: Matrix;
  readonly Y: Matrix;
}): Bounded {
  const [below, above] = [prefixProducts(W), suffixProducts(W)];
  const missed = X.times(endToEnd(W).T.minus(pseudoInverse(X).times(Y)));
  const slope = missed.T.times(X).times(exact(2).over(X.rows));
  return {
    gradients: W.map((_, k) => above[k + 1]!.T.times(slope).times(below[k]!.T)),
    excess: frobeniusSquared(missed).over(X.rows),
    size: exact(1),
  };
}
