import type { Assumption, Spec, SpecSource } from "../../src/claim/index.js";
import type { Quantity } from "../../src/numerics/index.js";
import { zeroLossOnFile } from "./on-file.js";

/** By how much all labels are off in a looser source: the values of its real `residual`, simplest first. */
export const RESIDUALS: readonly number[] = [1, -1, 1 / 2, 3];

/** The labels that the predictions fit, or, where the spec states a residual, all of them off by that. */
export function labelsFor({ reals }: Spec, predictions: readonly Quantity[]): readonly Quantity[] {
  const residual = reals["residual"];
  return residual === undefined ? predictions : predictions.map((x) => x.plus(residual));
}

/** ℒ(W) = 0. Slack: minus the loss, which on somebody's own file is that of the labels there. */
export function zeroLossAssumption<Instance>(
  loss: (instance: Instance) => Quantity,
  facts: { readonly without: SpecSource; readonly remark?: string },
): Assumption<Instance> {
  return {
    name: "zero loss",
    statement: String.raw`\mathcal{L}(\mathbf{W}) = 0`,
    slack: (instance) => loss(instance).negated(),
    onFile: zeroLossOnFile,
    ...facts,
  };
}
