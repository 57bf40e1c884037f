import type { Claim } from "../claim/statement/claim.js";
import { defineClaim } from "../claim/statement/define.js";
import { atMost } from "../claim/fixtures/named.js";
import { product } from "../numerics/arithmetic/quantity.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import { endToEnd } from "../numerics/networks/network.js";
import { layout } from "../../generators/specs/layout.js";

/** Three 4×4 layers with Gaussian entries. */
export const layers = layout({
  lists: { W: { shapes: () => new Array<[number, number]>(3).fill([4, 4]), laws: ["gaussian"] } },
});

export const PLANTED = "‖W₃W₂W₁‖_F ≤ c∏‖W_j‖_F";

/** ‖W_3W_2W_1‖_F ≤ c·∏‖W_j‖_F for 4×4 layers: true for c ≥ 1, and false for every smaller c. */
export function plantedClaim(c: number): Claim {
  return defineClaim<readonly Matrix[]>({
    id: "beyond/planted",
    title: "The Frobenius norm of a product is at most c times the product of the Frobenius norms",
    kinds: ["bound"],
    locus: "nowhere",
    specs: layers,
    materialize: (spec) => layers.raw(spec).lists.W,
    assumptions: [],
    forms: [
      {
        name: "printed",
        statement: String.raw`\|W_3W_2W_1\|_F \le c \prod_j \|W_j\|_F`,
        expected: c >= 1 ? "holds" : "refuted",
        relations: (weights) => [
          atMost(PLANTED, frobeniusNorm(endToEnd(weights)), product(weights.map(frobeniusNorm)).times(c)),
        ],
      },
    ],
    equalityCases: { none: "no case is given, so that the search finds its way alone" },
    degenerateCases: [],
  });
}
