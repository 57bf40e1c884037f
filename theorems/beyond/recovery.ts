/**
 * flatcheck: beyond Theorem 2 of Gatmiry, Li, Chuang, Reddi, Ma, Jegelka (arXiv:2306.13239), (6).
 *
 * The source prints, for every minimizer W* of the trace over zero loss with labels $\langle A_i,M^*\rangle$ under
 * $(2,\delta)$-RIP, $\|E(\mathbf W^*)-M^*\|_F^2\le\frac{8\delta}{(1-\delta)^2}\|M^*\|_*^2$. Here, for δ < 1 and L ≥ 2,
 * $$\|E(\mathbf W^*)-M^*\|_F^2 \le \frac{\delta}{\delta+\sqrt{1-\delta^2}}\,(1+\rho)^2\|M^*\|_*^2 \le
 *   \frac{4\delta}{(1-\delta)^2}\|M^*\|_*^2, \qquad \rho = \left(\frac{1+\delta}{1-\delta}\right)^{\frac{L}{2(L-1)}}.$$
 *
 * Proof. D = E(W*) − M* is not seen.
 * (i) $\|D\|_F^2\le\frac{\delta}{\delta+\sqrt{1-\delta^2}}\|D\|_*^2$ (unseen-spread, with $\mathcal A(D) = 0$).
 * (ii) $\|E(\mathbf W^*)\|_*\le\rho\|M^*\|_*$: with R of (10) of the source, $2(1-\delta)R(\mathbf
 * W^*)\le\mathrm{tr}\,\nabla^2\mathcal L(\mathbf W^*) \le\mathrm{tr}\,\nabla^2\mathcal L(\overline{\mathbf
 * W})\le2(1+\delta)R(\overline{\mathbf W})$ for the $\overline{\mathbf W}$ that implements M* with the least R, and the
 * least R for M is $L(d_0d_L)^{1/L}\|M\|_*^{2-2/L}$ (Lemmas 3 and 4 of the source). So $\|D\|_*\le(1+\rho)\|M^*\|_*$.
 * (iii) $\delta+\sqrt{1-\delta^2}\ge1$, and $\rho\le\frac{1+\delta}{1-\delta}$ as $L\le2(L-1)$, so
 * $1+\rho\le\frac2{1-\delta}$.
 *
 * The constant 4 is the best for δ → 0: with L = 2, a diagonal U of size k, arbitrarily near to I, alone unseen and M*
 * the half of it with the larger entries, E(W*) = M* − U, δ = 1/(k−1), $\|D\|_F^2 = k$ and $\|M^*\|_* = k/2$ but for
 * that little, so that $\|D\|_F^2(1-\delta)^2/(\delta\|M^*\|_*^2)$ is $4(k-2)^2/(k(k-1))$, and goes to 4: 2.6 for k =
 * 8, 3.3 for k = 16.
 */
import {
  belowOne,
  halfOfTheUnseen,
  isometryAssumption,
  loosened,
  offsetSize,
  STATED_DELTAS,
  type UnseenProblem,
  unseenProblem,
  unseenProblems,
} from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import {
  exact,
  frobeniusSquared,
  nuclearNorm,
  product,
  squareRoot,
  traceMinimizers,
  zeros,
} from "../../src/numerics/index.js";

const specs = unseenProblems([2, 3], [2, 4]);

const { explicit } = specs;

const SHARP = "‖E(W*)−M*‖_F² ≤ δ/(δ+√(1−δ²))·(1+ρ)²‖M*‖_*²";
const FOUR = "‖E(W*)−M*‖_F² ≤ 4δ/(1−δ)² ‖M*‖_*²";
const SPREAD = "‖E(W*)−M*‖_F² ≤ δ/(δ+√(1−δ²))·‖E(W*)−M*‖_*²";
const ORDER = "δ/(δ+√(1−δ²))·(1+ρ)² ≤ 4δ/(1−δ)²";

function relations(instance: UnseenProblem): Relation[] {
  const { delta, target, unseen, widths } = instance;
  const { offset } = traceMinimizers({ ...instance, delta: instance.constructed }, widths);
  const depth = widths.length - 1;
  const direction = unseen ?? zeros(target.rows, target.cols);
  const size = offsetSize(offset).squared();
  const apart = size.times(frobeniusSquared(direction));
  const rest = exact(1).minus(delta);
  const share = delta.over(delta.plus(squareRoot(exact(1).minus(delta.squared()))));
  const rho = delta
    .plus(1)
    .over(rest)
    .power(depth, 2 * (depth - 1));
  const factor = share.times(rho.plus(1).squared());
  const four = delta.over(rest.squared()).times(4);
  const norm = nuclearNorm(target).squared();
  return [
    atMost(SPREAD, apart, product([share, size, nuclearNorm(direction).squared()])),
    atMost(ORDER, factor, four),
    atMost(SHARP, apart, factor.times(norm)),
    atMost(FOUR, apart, four.times(norm)),
  ];
}

export default defineClaim<UnseenProblem>({
  id: "beyond/recovery",
  title: "A minimizer of the trace recovers the ground truth with the constant 4, half of the printed one",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/theorem-2",
  reading:
    "Printed there: 8δ/(1−δ)². Here: 4δ/(1−δ)², the best constant as δ → 0, and a smaller factor with the depth in " +
    "it, ρ = ((1+δ)/(1−δ))^{L/(2(L−1))}. Proven in the file's head. For L ≥ 3 the left sides are only known to lie " +
    "between 0 and a bound proven for every minimizer; there the relations can hold or stay undecided, not be " +
    "refuted.",
  specs,
  materialize: (spec) => unseenProblem(specs, spec, 2),
  assumptions: [
    isometryAssumption(2, loosened(specs, { reals: { delta: STATED_DELTAS } })),
    belowOne({ remark: "Without it the roots of the statement are not real." }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|E(\mathbf W^*)-M^*\|_F^2 \le \tfrac{\delta}{\delta+\sqrt{1-\delta^2}}\Big(1+\big(\tfrac{1+\delta}{1-\delta}\big)^{\frac{L}{2(L-1)}}\Big)^2\|M^*\|_*^2
        \le \tfrac{4\delta}{(1-\delta)^2}\|M^*\|_*^2`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: {
    none:
      "The constant 4 is reached in the limit δ → 0 of large sizes alone, so that equality needs both sides to " +
      "be zero.",
  },
  degenerateCases: [
    { name: "near the worst at size 4", spec: halfOfTheUnseen(specs, 4) },
    { name: "near the worst at size 8", spec: halfOfTheUnseen(specs, 8) },
    { name: "near the worst at size 12: 73 % of the bound", spec: halfOfTheUnseen(specs, 12) },
    {
      name: "M* = 0",
      spec: explicit({
        widths: [3, 3, 3],
        choices: { target: "drawn" },
        reals: { contrast: 1 },
        lists: {
          target: { law: "zero", seed: 0 },
          unseen: { law: "identity", seed: 0 },
          pattern: { law: "zero", seed: 0 },
        },
      }),
    },
    {
      name: "rank one, d_0 ≠ d_L, hidden widths at their least",
      spec: explicit({
        widths: [4, 3, 3, 3],
        choices: { target: "drawn" },
        reals: { contrast: 1 },
        lists: {
          target: { law: "rankOne", seed: 1 },
          unseen: { law: "orthogonal", seed: 2 },
          pattern: { law: "zero", seed: 0 },
        },
      }),
    },
  ],
  budget: { share: 0.3, atLeast: 60 },
});
