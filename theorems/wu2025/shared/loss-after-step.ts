import type { Jet, JetFunction, Quantity } from "../../../src/numerics/arithmetic/index.js";
import {
  addJets,
  constantJet,
  divideJets,
  multiplyJets,
  squareRootJet,
} from "../../../src/numerics/arithmetic/index.js";
import { type Matrix, matrixEntry } from "../../../src/numerics/matrices/index.js";

function dotJets(a: readonly Jet[], b: readonly Jet[]): Jet {
  return a.map((x, i) => multiplyJets(x, b[i]!)).reduce(addJets);
}

/** θ ↦ L(θ + ε(θ)), ε(θ) = ρ∇L(θ)/‖∇L(θ)‖, for L(θ) = gᵀθ + ½θᵀHθ, with ∇L(θ) = g + Hθ. */
export function lossAfterStep(H: Matrix, gradient: Matrix, rho: Quantity): JetFunction {
  const g = Array.from(gradient.data, (_, i) => constantJet(matrixEntry(gradient, i, 0)));
  const rows = Array.from({ length: H.rows }, (_, i) =>
    Array.from({ length: H.cols }, (_unused, j) => constantJet(matrixEntry(H, i, j))),
  );
  const times = (x: readonly Jet[]) => rows.map((row) => dotJets(row, x));
  return (theta) => {
    const slope = times(theta).map((x, i) => addJets(x, g[i]!));
    const factor = divideJets(constantJet(rho), squareRootJet(dotJets(slope, slope)));
    const moved = theta.map((x, i) => addJets(x, multiplyJets(factor, slope[i]!)));
    return addJets(dotJets(g, moved), multiplyJets(constantJet(0.5), dotJets(moved, times(moved))));
  };
}
