import {
  addJets,
  constantJet,
  exact,
  hyperbolicTangentJet,
  type Jet,
  type JetFunction,
  multiplyJets,
  subtractJets,
} from "../../../src/numerics/index.js";

/** Parameters of two-layer tanh networks with m neurons, a row (a_j, w_j) each, and n inputs of dimension d. */
export const NETWORKS = {
  theta: {
    shape: ["m", ({ d }: { readonly d: number }) => d + 1],
    laws: ["integer", "gaussian", "gaussian", "sign", "zero"],
  },
  X: { shape: ["n", "d"], laws: ["identity", "gaussian", "gaussian", "integer", "lowRank"] },
  e: { shape: ["n", 1], laws: ["sign", "gaussian", "integer", "zero"] },
} as const;

/** f(x; ·) = Σ_j a_j tanh(w_jᵀx) for θ = (a_1, w_1, …, a_m, w_m). */
export function tanhPrediction(x: readonly number[]): JetFunction {
  return (theta) => {
    let total = constantJet(0);
    for (let at = 0; at < theta.length; at += x.length + 1) {
      const terms = x.map((entry, k) => multiplyJets(theta[at + 1 + k]!, constantJet(entry)));
      const inside = terms.reduce(addJets, constantJet(0));
      total = addJets(total, multiplyJets(theta[at]!, hyperbolicTangentJet(inside)));
    }
    return total;
  };
}

/** f(x_i; ·) − y_i for every i, with the labels y_i = f(x_i; θ) − e_i of the point θ. */
export function residualsAbout(
  predictions: readonly JetFunction[],
  point: readonly number[],
  e: readonly number[],
): JetFunction[] {
  const here = point.map(constantJet);
  return predictions.map((f, i) => {
    const label = constantJet(f(here).value.minus(e[i]!));
    return (theta) => subtractJets(f(theta), label);
  });
}

/** ½e². */
export function halfSquare(residual: Jet): Jet {
  return multiplyJets(constantJet(1 / 2), multiplyJets(residual, residual));
}

/** L̂ = (1/n) Σ ½(f(x_i; ·) − y_i)² for the labels y_i = f(x_i; θ) − e_i of the point θ. */
export function tanhRisk(
  predictions: readonly JetFunction[],
  point: readonly number[],
  e: readonly number[],
): JetFunction {
  const residuals = residualsAbout(predictions, point, e);
  const share = constantJet(exact(1).over(e.length));
  return (theta) =>
    residuals.reduce(
      (total, residual) => addJets(total, multiplyJets(share, halfSquare(residual(theta)))),
      constantJet(0),
    );
}
