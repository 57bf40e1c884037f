import type { Loosening } from "../../../generators/index.js";
import { type Assumption, type Spec, type SpecSource, tex } from "../../../src/claim/index.js";
import {
  absolute,
  exact,
  leastAlignment,
  type LinearizedSgd,
  type Matrix,
  type Quantity,
} from "../../../src/numerics/index.js";
import { sgdWithBatches } from "./linearized-sgd.js";

/** Linearized SGD whose noise satisfies μ(θ) ≥ μ_0. */
interface AlignedSgd {
  readonly sgd: LinearizedSgd;
  readonly batch: number;
  /** The least μ(θ) over all θ, an eigenvalue. */
  readonly least: Quantity;
  /** μ_0. */
  readonly alignment: Quantity;
}

/**
 * SGD with B independent indices on these gradients, μ_0 a share of the least μ(θ). In a looser source batches are
 * drawn as the choice `draw` of the spec says.
 */
export function alignedSgd(
  gradients: Matrix,
  { batch, alignmentShare }: { readonly batch: number; readonly alignmentShare: number },
  { choices: { draw } }: Spec,
): AlignedSgd {
  const sgd = sgdWithBatches(gradients, batch, draw === "without replacement" ? draw : "with replacement");
  const least = leastAlignment(sgd);
  return { sgd, batch, least, alignment: least.times(alignmentShare) };
}

/** What Theorems 3 and 4 assume of the noise, for a claim with a real `alignmentShare`. */
export function noiseAssumptions(from: {
  readonly loosened: (loosening: Loosening) => SpecSource;
}): Assumption<AlignedSgd>[] {
  return [
    {
      name: "alignment",
      statement: tex`\mu(\theta) \ge \mu_0`,
      slack: ({ least, alignment }) => least.minus(alignment),
      without: from.loosened({ reals: { alignmentShare: [2, 4, 1] } }),
    },
    {
      name: "independent indices",
      statement: tex`\operatorname{Cov}(\nabla L_{I_t}(\theta)) = \Sigma(\theta)/B`,
      slack: ({ sgd, batch }) => absolute(sgd.share.minus(exact(1).over(batch))).negated(),
      without: from.loosened({ choices: { draw: ["without replacement"] } }),
    },
  ];
}
