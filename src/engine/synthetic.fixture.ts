import type { Claim, ClaimDefinition } from "../claim/statement/claim.js";
import { defineClaim } from "../claim/statement/define.js";
import { atMost } from "../claim/fixtures/named.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import { spectralNorm } from "../numerics/spectra/singular-values.js";
import { layout } from "../../generators/specs/layout.js";

/** Square matrices of sizes 1 to 3. */
export const squares = layout({
  sizes: { d: [1, 3] },
  lists: { A: { shapes: ({ sizes: { d } }) => [[d, d]], laws: ["gaussian", "integer", "zero"] } },
});

/** ‖A‖_2 ≤ factor · ‖A‖_F, true for factor ≥ 1, with the given parts of the definition replaced. */
export function spectralClaim(factor: number, changes: Partial<ClaimDefinition<Matrix>> = {}): Claim {
  const name = `‖A‖_2 ≤ ${factor}‖A‖_F`;
  return defineClaim<Matrix>({
    id: "beyond/spectral",
    title: "The spectral norm is at most the Frobenius norm",
    kinds: ["bound"],
    locus: "nowhere",
    specs: squares,
    materialize: (spec) => squares.raw(spec).lists.A[0]!,
    assumptions: [],
    forms: [
      {
        name: "printed",
        statement: String.raw`\|A\|_2 \le \|A\|_F`,
        expected: "holds",
        relations: (a) => [atMost(name, spectralNorm(a), frobeniusNorm(a).times(factor))],
      },
    ],
    equalityCases: [
      {
        name: "rank one",
        form: "printed",
        relations: [name],
        specs: [squares.explicit({ sizes: { d: 1 }, lists: { A: [[[2]]] } })],
      },
    ],
    degenerateCases: [{ name: "zero", spec: squares.explicit({ sizes: { d: 1 }, lists: { A: [[[0]]] } }) }],
    ...changes,
  });
}

/** The same with a situation that always occurs: for factor 1 it keeps the rules on claims' files. */
export function conformingClaim(factor = 1, changes: Partial<ClaimDefinition<Matrix>> = {}): Claim {
  const situations = [{ name: "a square matrix", occurs: ({ rows, cols }: Matrix) => rows === cols }];
  return spectralClaim(factor, { situations, ...changes });
}
