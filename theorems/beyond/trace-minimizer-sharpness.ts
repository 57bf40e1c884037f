/**
 * flatcheck: beyond Lemma 4 of Gatmiry, Li, Chuang, Reddi, Ma, Jegelka (arXiv:2306.13239) and Theorem 1 of Mulayoff,
 * Michaeli (arXiv:2002.04710): for white data, how sharp is a minimum of the least trace?
 *
 * The sources print the least trace of the Hessian, $2L(d_0d_L)^{1/L}\|T\|_*^{2-2/L}$, and the least sharpness,
 * $2L\sigma^{2-2/L}$, over the factorizations of T, σ its spectral norm; one looks at the sum of the eigenvalues, the
 * other at the largest. Here, for L ≥ 2, T ≠ 0, $N = \|T\|_*$ and $\rho = \sigma/N$, every minimizer W of the trace has
 * $$\lambda_{\max}(H_{\mathbf W}) =
 *   2(d_0d_L)^{\frac1L}N^{2-\frac2L}\left[\frac\rho{d_0}+\frac\rho{d_L}+(L-2)\rho^2\right] =
 *   f(\rho)\cdot2L\sigma^{2-\frac2L}, \quad f(\rho) =
 *   \frac{(d_0d_L)^{1/L}}L\left[\frac{d_0+d_L}{d_0d_L}\rho^{\frac2L-1}+(L-2)\rho^{\frac2L}\right].$$
 * It is flattest, $f = 1$, if and only if $d_0 = d_L$, and for L ≥ 3 T is besides a multiple of an orthogonal matrix.
 * With $r = \min(d_0,d_L)$, $f(\rho)\le\max(f(1/r), f(1))$, reached by T with equal singular values or of rank one;
 * $f(1)$ is $\frac1Ld^{2/L}(L-2+\frac2d)$ for $d_0 = d_L = d$ and grows without bound with d for L ≥ 3.
 *
 * Proof. $P_j = W_j\cdots W_1$, $S_j = W_L\cdots W_{j+1}$, $T = S_jP_j$. The Hessian has the nonzero eigenvalues of
 * $2\sum_{j=1}^L(P_{j-1}^\top P_{j-1})\otimes(S_jS_j^\top)$ and its trace is $2\sum_j\|P_{j-1}\|_F^2\|S_j\|_F^2$, at
 * least $2L(d_0d_L\prod_{j=1}^{L-1}\|S_j\|_F^2\|P_j\|_F^2)^{1/L}\ge2L(d_0d_LN^{2L-2})^{1/L}$.
 * (i) A minimizer has equality in the inequality of the means, so that $\|P_{j-1}\|_F^2\|S_j\|_F^2 = \kappa =
 * (d_0d_L)^{1/L}N^{2-2/L}$ for all j, and in $\|T\|_* = \langle S_j^\top U,P_jV\rangle\le\|S_j\|_F\|P_j\|_F$, where $T
 * = U\Sigma V^\top$, Σ of size rank T, so that $S_j^\top = S_j^\top UU^\top$, $P_j = P_jVV^\top$, $S_j^\top U\parallel
 * P_jV$, and $S_j^\top S_j = tP_jP_j^\top$ for some t > 0: then $TT^\top = (S_jS_j^\top)^2/t$, and
 * $S_jS_j^\top\propto(TT^\top)^{1/2}$, $P_j^\top P_j\propto(T^\top T)^{1/2}$, for 1 ≤ j ≤ L − 1.
 * (ii) As $\mathrm{tr}(TT^\top)^{1/2} = N$, the terms of the sum are $\kappa\,I\otimes(TT^\top)^{1/2}/(d_0N)$ for j =
 * 1, $\kappa\,(T^\top T)^{1/2}\otimes I/(d_LN)$ for j = L and $\kappa\,(T^\top T)^{1/2}\otimes(TT^\top)^{1/2}/N^2$ for
 * the others. All are largest at the first pair $v\otimes u$, with the values κρ/d_0, κρ/d_L and κρ².
 * (iii) By the inequality of the means the bracket is at least $L(\rho^{2L-2}/(d_0d_L))^{1/L}$, so f ≥ 1, with equality
 * where ρ/d_0 = ρ/d_L, and = ρ² for L ≥ 3: then ρ = 1/d, all singular values are equal.
 * (iv) $f'(\rho)$ is $\rho^{2/L-2}$ times an increasing function for L ≥ 3, constant for L = 2: f falls, then rises,
 * and $1/r\le\rho\le1$.
 */
import {
  endToEndShape,
  hasBottleneck,
  layout,
  loosened,
  MIXED_LAWS,
  widthsAssumption,
} from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal } from "../../src/claim/relation.js";
import {
  exact,
  inducedR,
  type Matrix,
  maximum,
  minimumRNetwork,
  minimumSharpness,
  nuclearNorm,
  product,
  type Quantity,
  regularizerR,
  spectralNorm,
} from "../../src/numerics/index.js";

/** T (d_L × d_0) and the widths d_0, …, d_L. */
interface Instance {
  readonly target: Matrix;
  readonly widths: readonly number[];
}

const specs = layout({
  chain: { depth: [2, 5], ends: [1, 4], slack: 1 },
  lists: { T: { shapes: endToEndShape, laws: [...MIXED_LAWS, "rankOne", "orthogonal"] } },
});
const { explicit } = specs;

const TRACE = "tr H_W = 2L(d₀d_L)^{1/L}‖T‖_*^{2−2/L}";
const VALUE = "λ_max(H_W) = 2κ(ρ/d₀ + ρ/d_L + (L−2)ρ²)";
const FACTOR = "λ_max(H_W) = f(ρ)·2Lσ^{2−2/L}";
const LEAST = "f(ρ) ≥ 1";
const MOST = "f(ρ) ≤ max(f(1/r), f(1))";

/** f(ρ). */
function excess(depth: number, ends: readonly [number, number], rho: Quantity): Quantity {
  const [first, last] = ends;
  const outer = exact(first + last)
    .over(first * last)
    .times(
      exact(1)
        .over(rho)
        .power(depth - 2, depth),
    );
  const inner = rho.power(2, depth).times(depth - 2);
  return exact(first * last)
    .power(1, depth)
    .times(outer.plus(inner))
    .over(depth);
}

function relations({ target, widths }: Instance): Relation[] {
  const depth = widths.length - 1;
  const ends = [widths[0]!, widths.at(-1)!] as const;
  const [whole, sigma] = [nuclearNorm(target), spectralNorm(target)];
  if (hasBottleneck(widths) || !(whole.value > whole.error)) return [];
  const weights = minimumRNetwork(target, widths);
  const least = inducedR(target, depth);
  const rho = sigma.over(whole);
  const kappa = least.over(depth);
  const bracket = rho.times(exact(1).over(ends[0]).plus(exact(1).over(ends[1]))).plus(rho.squared().times(depth - 2));
  const sharpness = minimumSharpness(weights);
  const factor = excess(depth, ends, rho);
  const flattest = sigma.power(2 * depth - 2, depth).times(2 * depth);
  const extremes = [exact(1).over(Math.min(...ends)), exact(1)].map((at) => excess(depth, ends, at));
  return [
    equal(TRACE, regularizerR(weights).times(2), least.times(2)),
    equal(VALUE, sharpness, product([2, kappa, bracket])),
    equal(FACTOR, sharpness, factor.times(flattest)),
    atLeast(LEAST, factor, exact(1)),
    atMost(MOST, factor, maximum(extremes)),
  ];
}

/** T by its rows, with hidden widths min(d_0, d_L). */
function byHand(T: readonly (readonly number[])[], depth: number): Spec {
  const ends = [T[0]!.length, T.length] as const;
  const hidden = new Array<number>(depth - 1).fill(Math.min(...ends));
  return explicit({ widths: [ends[0], ...hidden, ends[1]], lists: { T: [T] } });
}

const TURN = [
  [0, 1],
  [-1, 0],
];
const RANK_ONE = [
  [1, 1, 0],
  [1, 1, 0],
  [0, 0, 0],
];

export default defineClaim<Instance>({
  id: "beyond/trace-minimizer-sharpness",
  title: "How sharp the minima of least trace are for white data, and when they are the flattest",
  kinds: ["identity", "bound"],
  locus: "beyond gatmiry2023/lemma-4 and mulayoff2020/theorem-1",
  reading:
    "Printed: the least trace and the least sharpness, each by itself. Here: the sharpness at the least trace, κ = " +
    "(d₀d_L)^{1/L}‖T‖_*^{2−2/L}, ρ = σ/‖T‖_*, with the factor f(ρ) over the least one. T ≠ 0; for T = 0 both are " +
    "zero. Proven in the file's head for every minimizer; checked at the one of the proof of Lemma 4. H is the " +
    "Hessian of Ê‖y − W_L⋯W_1x‖², and tr H = 2R(W).",
  specs,
  materialize: (spec) => ({ target: specs.raw(spec).lists.T[0]!, widths: spec.widths }),
  assumptions: [
    widthsAssumption<Instance>(({ widths }) => widths, {
      without: loosened(specs, { bottlenecks: true }),
      remark: "Without room no W may have the product T; such instances are left out.",
    }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mathbf W \in \arg\min_{W_L\cdots W_1=T} \mathrm{tr}\,H_{\mathbf W} \Rightarrow \lambda_{\max}(H_{\mathbf W})
        = 2(d_0d_L)^{\frac1L}\|T\|_*^{2-\frac2L}\left[\tfrac{\rho}{d_0} + \tfrac{\rho}{d_L} + (L-2)\rho^2\right], \quad
        \rho = \frac{\|T\|_2}{\|T\|_*}`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "multiples of orthogonal matrices: flattest",
      form: "printed",
      relations: [TRACE, VALUE, FACTOR, LEAST],
      specs: [byHand([[8]], 3), byHand(TURN, 2), byHand(TURN, 4)],
    },
    {
      name: "rank one: f(1), the sharpest for L ≥ 3",
      form: "printed",
      relations: [TRACE, VALUE, FACTOR, MOST],
      specs: [byHand(RANK_ONE, 3), byHand(RANK_ONE, 5)],
    },
    {
      name: "two layers, d_0 ≠ d_L: not flattest, whatever T",
      form: "printed",
      relations: [TRACE, VALUE, FACTOR, MOST],
      specs: [byHand([[3, 4]], 2)],
    },
  ],
  degenerateCases: [
    {
      name: "rank-deficient, d_0 ≠ d_L",
      spec: byHand(
        [
          [1, 1, 0],
          [1, 1, 0],
        ],
        3,
      ),
    },
  ],
  budget: { share: 0.4, atLeast: 60 },
});
