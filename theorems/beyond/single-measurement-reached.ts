/**
 * Beyond Theorem 7 of gatmiry2023 (§6, (24)).
 *
 * For one measurement A the source prints "F(M) = min … = $L\|N\|_{S_{2/L}}^{2/L}$", $N = (A^\top M)^{L-1}A^\top$, for
 * every M. With the 2 of the Hessian put in, the number is the infimum of the trace. Here, for L ≥ 2 and hidden widths
 * of min(d_0, d_L) at least: it is a minimum if and only if $$\mathrm{rank}(A^\top M) = \mathrm{rank}(MA^\top) =
 * \mathrm{rank}\,N,$$ if and only if $M = PQ+M_0$ with $A^\top M_0 = 0$, $M_0A^\top = 0$, P and Q of r columns and
 * rows, $A^\top P$ and $QA^\top$ of rank r, and, for L ≥ 3, an invertible $K = QA^\top P$ (r = 0 is allowed); and then
 * the W below reaches it.
 *
 * The proof is in `proofs`, step by step.
 *
 * Checked with A = A' ⊕ 0, to which a rotation on either side brings every A, so that M_0 = 0 ⊕ Z; all matrices are
 * integer and the ranks exact.
 */
import { atLeast, claim, equal, holds, same } from "../../src/claim/index.js";
import { exact, inner, singleMeasurementCore, sum } from "../../src/numerics/index.js";
import { endToEnd, traceBySecondDifferences } from "../../src/numerics/networks/index.js";
import { eachSingularValue, exactRankOfProduct } from "../../src/numerics/spectra/index.js";
import { drawn, parts } from "./objects/single-measurement-reached.js";
import { proof } from "./proofs/single-measurement-reached.js";
import { leastTraceLayers } from "./shared/single-measurement-minimizer.js";

const PRODUCT = "E(W*) = M";
const REACHED = "tr ∇²ℒ(W*) = 2L‖N‖_{S_{2/L}}^{2/L}";
const BEFORE = "rank(AᵀM) = rank N, where P, Q, K are as stated";
const AFTER = "rank(MAᵀ) = rank N, where P, Q, K are as stated";

export default claim(drawn, {
  id: "beyond/single-measurement-reached",
  title: "For one measurement the least trace is reached exactly where three ranks agree",
  noFile:
    "it is about matrices of known ranks that fit into each other, and makes them; gatmiry2023/induced-attained takes a file",
  kinds: ["exists", "attained"],
  locus: "beyond gatmiry2023/theorem-7",
  reading: `Printed there: a minimum, for every M. Here: a minimum iff rank(AᵀM) = rank(MAᵀ) = rank N, N =
    (AᵀM)^{L−1}Aᵀ, with all such M and a W that reaches it. Hidden widths of min(d₀, d_L) do. Proven step by step;
    that nothing is reached elsewhere is proven there, not tested.`,
  proof,
  printed:
    holds`\exists\,\mathbf W^*: W_L^*\cdots W_1^* = M,\ \mathrm{tr}\,\nabla^2\mathcal L(\mathbf W^*) = 2L\|N\|_{S_{2/L}}^{2/L}
      \iff \mathrm{rank}(A^\top M) = \mathrm{rank}(MA^\top) = \mathrm{rank}\,N, \quad N = (A^\top M)^{L-1}A^\top`(
      (instance) => {
        const { depth, r, A, M } = instance;
        const cycles = Array.from({ length: depth - 1 }, () => [A.T, M]).flat();
        const [before, after] = [exact(exactRankOfProduct([A.T, M])), exact(exactRankOfProduct([M, A.T]))];
        const rank = exactRankOfProduct([...cycles, A.T]);
        const core = exact(rank);
        // N has rank r exactly where P, Q and K are as stated.
        const stated = rank === r;
        const best = stated ? leastTraceLayers(instance) : null;
        const reached = () => {
          const values = eachSingularValue(singleMeasurementCore(A, M, depth)).slice(0, rank);
          const infimum = sum(values.map((value) => value.power(2, depth))).times(2 * depth);
          return equal(traceBySecondDifferences(best!, { measurements: [A], labels: [inner(A, M)] }), infimum);
        };
        return {
          "rank(AᵀM) ≥ rank N": atLeast(before, core),
          "rank(MAᵀ) ≥ rank N": atLeast(after, core),
          [BEFORE]: stated ? equal(before, core) : null,
          [AFTER]: stated ? equal(after, core) : null,
          [PRODUCT]: best && same(endToEnd(best), M),
          [REACHED]: best && reached(),
        };
      },
    ),
  equality: {
    "M has parts that A sees on one side alone": [
      parts.at({ depth: 2, A: 1, P: 1, Q: 1, Z: [] }),
      parts.at({ depth: 3, A: 1, P: "1; 2", Q: "1 1", Z: [3] }),
      parts.at({ depth: 4, A: "1 0; 0 1", P: "1; 2", Q: "1 0", Z: [] }),
    ],
    "two layers: K = 0 is no obstacle": {
      of: [PRODUCT, REACHED, BEFORE, AFTER],
      at: [parts.at({ depth: 2, A: "1 0; 0 1", P: "1; 0", Q: "0 1", Z: [] })],
    },
  },
  degenerate: {
    "three layers: K = 0, not reached": parts.at({ depth: 3, A: "1 0; 0 1", P: "1; 0", Q: "0 1", Z: [] }),
    "A misses P": parts.at({ depth: 2, A: 1, P: "0; 1", Q: 1, Z: [] }),
    "A = 0": parts.at({ depth: 2, A: 0, P: 1, Q: 1, Z: [] }),
  },
  budget: { share: 0.3, atLeast: 60 },
  situations: {
    "L ≥ 3": ({ depth }) => depth >= 3,
    "rank N ≥ 2 as stated": ({ r }) => r >= 2,
    "a part of M that A does not see": ({ Z }) => Z.rows > 0 && Z.cols > 0,
    "d_0 ≠ d_L": ({ M }) => M.rows !== M.cols,
  },
});
