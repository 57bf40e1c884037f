/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §6, after Theorem 7.
 *
 * As printed: "consider the case where the measurement matrix $A$ is identity and $M$ is symmetric with eigenvalues
 * $\{\sigma_i\}_{i=1}^d$. Then, it is easy to see that $F(M)$ in (24) is equal to $F(M) = \sum_i
 * \sigma_i^{2(L-1)/L}$. Interestingly, we see that the value of $F(M)$ converges to the Frobenius norm of $M$ and not
 * the nuclear norm as $L$ becomes large".
 *
 * Reading: eigenvalues may be negative, where a power with exponent $2(L-1)/L$ is not defined; (24) depends on singular
 * values alone, so $|\sigma_i|$ is read. "The value of F(M)" is the printed sum.
 *
 * The limit is not sampled but enclosed. With $t = 2/L \le 1$, $|x^{2-t} - x^2| \le t\max(x^2\ln x, 1/e)$ for $x > 0$: for
 * $x \ge 1$ by $1 - x^{-t} \le t\ln x$, and for $x < 1$ by $x^{-t} - 1 \le t x^{-t}|\ln x|$ and $x^{2-t}|\ln x| \le
 * x|\ln x| \le 1/e$. So the sum at one large L, here $2^{20}$, determines its limit up to this remainder.
 *
 * Where it fails: (24) at $A = I$ is $L\|M^{L-1}\|_{S_{2/L}}^{2/L} = L\sum_i|\sigma_i|^{2(L-1)/L}$, so a factor $L$ is lost, and
 * Definition 1 has another 2 (see theorem-7). The sum tends to $\sum_i\sigma_i^2$, the square of the Frobenius norm; F(M)
 * itself grows like $2L\|M\|_F^2$.
 */
import { layout, loosened, MIXED_LAWS } from "../../generators/index.js";
import { type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  absolute,
  approximately,
  distance,
  DomainError,
  eachSingularValue,
  exponential,
  frobeniusNorm,
  frobeniusSquared,
  identity,
  inducedRegularizerSingle,
  logarithm,
  Matrix,
  maximum,
  type Quantity,
  singleMeasurementMinimizer,
  sum,
  trace,
  traceBySecondDifferences,
} from "../../src/numerics/index.js";

/** M (d×d), symmetric under the assumption, with singular values |σ_i|, and two depths. */
interface Instance {
  readonly m: Matrix;
  readonly sizes: readonly Quantity[];
  readonly depth: number;
  /** A power of two, up to 2^20. */
  readonly deep: number;
}

const specs = layout({
  sizes: { d: [1, 4], L: [2, 6], doublings: [1, 20] },
  lists: { M: { shapes: ({ sizes: { d } }) => [[d, d]], laws: MIXED_LAWS } },
});

const { explicit } = specs;

/** The symmetric matrix with the lower triangle of X. */
function mirrored(x: Matrix): Matrix {
  const data = Float64Array.from(x.data, (_, k) => {
    const [i, j] = [Math.floor(k / x.cols), k % x.cols];
    return x.at(Math.max(i, j), Math.min(i, j));
  });
  return new Matrix(x.rows, x.cols, data);
}

function materialize(spec: Spec): Instance {
  const { lists, sizes } = specs.raw(spec);
  const m = spec.choices["symmetry"] === "none" ? lists.M[0]! : mirrored(lists.M[0]!);
  return { m, sizes: eachSingularValue(m), depth: sizes.L, deep: 2 ** sizes.doublings };
}

/** Σ|σ_i|^{2(L−1)/L}. */
function powerSum({ sizes }: Instance, depth: number): Quantity {
  return sum(sizes.map((x) => x.power(2 * (depth - 1), depth)));
}

/** (2/L) Σ max(σ_i² ln|σ_i|, 1/e), a bound of |Σ|σ_i|^{2−2/L} − Σσ_i²|. */
function remainder({ sizes }: Instance, depth: number): Quantity {
  const below = exponential(-1);
  const terms = sizes.map((x) => (x.value > 1 ? maximum([x.squared().times(logarithm(x)), below]) : below));
  return sum(terms).times(2).over(depth);
}

/** lim Σ|σ_i|^{2(L−1)/L} for L → ∞, enclosed. */
function limit(instance: Instance): Quantity {
  const deep = 2 ** 20;
  const rest = remainder(instance, deep);
  return powerSum(instance, deep).plus(approximately(0, rest.value + rest.error));
}

/** The right side of (24) for A = I. */
function equation24({ m, depth }: Instance): Quantity {
  return inducedRegularizerSingle(identity(m.rows), m, depth).over(2);
}

/** tr ∇²ℒ at a minimizer for A = I; null where M is singular within rounding. */
function leastTrace({ m, depth }: Instance): Quantity | null {
  try {
    const problem = { measurements: [identity(m.rows)], labels: [trace(m)] };
    return traceBySecondDifferences(singleMeasurementMinimizer(identity(m.rows), m, depth), problem);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

const SUM = "L‖M^{L−1}‖_{S_{2/L}}^{2/L} = LΣ|σᵢ|^{2(L−1)/L}";
const LEAST = "tr ∇²ℒ(W*) = 2LΣ|σᵢ|^{2(L−1)/L}";
const LIMIT = "lim Σ|σᵢ|^{2(L−1)/L} = ‖M‖_F²";

type Rows = readonly (readonly number[])[];

function byHand(M: Rows, L = 2): Spec {
  return explicit({ sizes: { d: M.length, L, doublings: 20 }, lists: { M: [M] } });
}

export default defineClaim<Instance>({
  id: "gatmiry2023/theorem-7-remark",
  title: "The identity as single measurement: a power sum of the eigenvalues, and its limit for deep networks",
  kinds: ["identity", "rate"],
  locus: "§6, after Theorem 7",
  reading: "Powers are taken of |σ_i|, since eigenvalues may be negative; the value that converges is the printed sum.",
  specs,
  materialize,
  assumptions: [
    {
      name: "symmetric",
      statement: String.raw`M = M^\top`,
      slack: ({ m }) => distance(m, m.T).negated(),
      without: loosened(specs, { choices: { symmetry: ["none"] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`A = I,\ M = M^\top:\quad F(M) = L\left\|M^{L-1}\right\|_{S_{2/L}}^{2/L}
        = \sum_i \sigma_i^{2(L-1)/L} \to \|M\|_F \quad (L \to \infty)`,
      expected: "refuted",
      relations: (instance) => [
        equal(
          "L‖M^{L−1}‖_{S_{2/L}}^{2/L} = Σ|σᵢ|^{2(L−1)/L}",
          equation24(instance),
          powerSum(instance, instance.depth),
        ),
        equal("lim Σ|σᵢ|^{2(L−1)/L} = ‖M‖_F", limit(instance), frobeniusNorm(instance.m)),
      ],
    },
    {
      name: "corrected",
      statement: String.raw`A = I,\ M = M^\top:\quad F(M) = 2L\left\|M^{L-1}\right\|_{S_{2/L}}^{2/L}
        = 2L\sum_i |\sigma_i|^{2(L-1)/L}, \quad \sum_i |\sigma_i|^{2(L-1)/L} \to \|M\|_F^2 \quad (L \to \infty)`,
      expected: "holds",
      relations: (instance) => {
        const { m, depth, deep } = instance;
        const times = (factor: number): Quantity => powerSum(instance, depth).times(factor * depth);
        const least = leastTrace(instance);
        return [
          equal(SUM, equation24(instance), times(1)),
          ...(least === null ? [] : [equal(LEAST, least, times(2))]),
          atMost(
            "|Σ|σᵢ|^{2−2/L} − ‖M‖_F²| ≤ (2/L)Σmax(σᵢ²ln|σᵢ|, 1/e)",
            absolute(powerSum(instance, deep).minus(frobeniusSquared(m))),
            remainder(instance, deep),
          ),
          equal(LIMIT, limit(instance), frobeniusSquared(m)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "eigenvalues of either sign",
      form: "corrected",
      relations: [SUM, LEAST, LIMIT],
      specs: [
        byHand([[1]]),
        byHand([[-8]], 3),
        byHand(
          [
            [2, 1],
            [1, -3],
          ],
          4,
        ),
        byHand(
          [
            [0, 2],
            [2, 0],
          ],
          6,
        ),
      ],
    },
  ],
  degenerateCases: [
    { name: "zero", spec: byHand([[0]]) },
    {
      name: "rank-deficient",
      spec: byHand(
        [
          [1, 1],
          [1, 1],
        ],
        5,
      ),
    },
    {
      name: "repeated eigenvalues",
      spec: byHand(
        [
          [2, 0, 0],
          [0, 2, 0],
          [0, 0, 2],
        ],
        3,
      ),
    },
    {
      name: "eigenvalues below one",
      spec: byHand(
        [
          [0.5, 0],
          [0, 2 ** -10],
        ],
        6,
      ),
    },
  ],
  erratum: {
    slip:
      "At A = I the right side of (24) is L times the printed sum, and Definition 1 gives 2L times it. The exponent " +
      "2(L−1)/L tends to 2, so the sum tends to Σσᵢ² = ‖M‖_F², not to its root, and F(M) itself grows like 2L‖M‖_F².",
    instead: "F(M) = 2LΣ|σᵢ|^{2(L−1)/L}, and F(M)/(2L) → ‖M‖_F² with an error of order 1/L.",
  },
});
