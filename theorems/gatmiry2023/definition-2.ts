/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §3, Definition 2 and the remarks after it.
 *
 * As printed: "Given any $d, d' \in \mathbb{N}^+$, $p \in (0, \infty)$ a matrix $M \in \mathbb{R}^{d \times d'}$ with
 * singular values $\sigma_1(M), \dots, \sigma_{\min(d, d')}(M)$, we define the Schatten p-(semi)norm as
 * $\|M\|_{S_p} = (\sum_{i=1}^{\min(d, d')} \sigma_i^p(M))^{1/p}$. Note that in this definition $\|\cdot\|_{S_p}$ is a
 * norm only when $p \ge 1$. When $p \in (0, 1)$, the triangle inequality does not hold. Note that when
 * $p \in (0, 1)$, $\|A + B\|_{S_p} \le 2^{1/p-1}(\|A\|_{S_p} + \|B\|_{S_p})$ for any matrices A and B, however,
 * $2^{1/p-1} > 1$."
 *
 * The triangle inequality for p ≥ 1 is an equality where B is a multiple tA, t ≥ 0. The constant 2^{1/p−1} is reached
 * by A and B of equal quasi-norm on orthogonal supports, such as e_1e_1ᵀ and e_2e_2ᵀ.
 */
import { layout, MIXED_LAWS } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  exact,
  exponential,
  isZeroExactly,
  logarithm,
  type Matrix,
  type Quantity,
  schattenNorm,
  zeros,
} from "../../src/numerics/index.js";

/** A and B (d×d'), the exponent p (exactly the double it is) and a factor t. */
interface Instance {
  readonly a: Matrix;
  readonly b: Matrix;
  readonly p: number;
  readonly t: number;
}

const specs = layout({
  sizes: { d: [1, 6], e: [1, 6] },
  reals: {
    p: [1, 2, 1 / 2, 3, 3 / 2, 1 / 4, 2 / 3, 3 / 4, 1 / 3, 15 / 16, 5, 17 / 16, 10],
    t: [1, 2, -1, -3, 0, 1 / 2, -7 / 5],
  },
  lists: {
    A: { shapes: ({ sizes: { d, e } }) => [[d, e]], laws: MIXED_LAWS },
    B: { shapes: ({ sizes: { d, e } }) => [[d, e]], laws: MIXED_LAWS },
  },
});

/** e_k e_kᵀ of the shape of a. */
function diagonalUnit(a: Matrix, k: number): Matrix {
  const unit = zeros(a.rows, a.cols);
  unit.data[k * a.cols + k] = 1;
  return unit;
}

/** 2^{1/p−1} for the exact p. */
function quasiConstant(p: number): Quantity {
  return exponential(logarithm(2).times(exact(1).over(p).minus(1)));
}

/** What the remarks say of p ≥ 1: the three axioms of a norm. */
function normRelations({ a, b, p, t }: Instance): Relation[] {
  const normA = schattenNorm(a, p);
  const axioms = [
    atMost("‖A+B‖_{S_p} ≤ ‖A‖_{S_p} + ‖B‖_{S_p}, p ≥ 1", schattenNorm(a.plus(b), p), normA.plus(schattenNorm(b, p))),
    equal("‖tA‖_{S_p} = |t|‖A‖_{S_p}, p ≥ 1", schattenNorm(a.times(t), p), normA.times(Math.abs(t))),
  ];
  return isZeroExactly(a) ? axioms : [...axioms, atMost("0 < ‖A‖_{S_p} for A ≠ 0, p ≥ 1", exact(0), normA)];
}

/** What the remarks say of p < 1; that the triangle inequality fails needs room for two orthogonal supports. */
function quasiNormRelations({ a, b, p }: Instance): Relation[] {
  const constant = quasiConstant(p);
  const relations = [
    atMost(
      "‖A+B‖_{S_p} ≤ 2^{1/p−1}(‖A‖_{S_p} + ‖B‖_{S_p}), p < 1",
      schattenNorm(a.plus(b), p),
      constant.times(schattenNorm(a, p).plus(schattenNorm(b, p))),
    ),
    atMost("1 < 2^{1/p−1}, p < 1", exact(1), constant),
  ];
  if (Math.min(a.rows, a.cols) === 1) return relations;
  const first = diagonalUnit(a, 0);
  const second = diagonalUnit(a, 1);
  const apart = schattenNorm(first, p).plus(schattenNorm(second, p));
  return [
    ...relations,
    atMost("‖e₁e₁ᵀ‖_{S_p} + ‖e₂e₂ᵀ‖_{S_p} < ‖e₁e₁ᵀ + e₂e₂ᵀ‖_{S_p}, p<1", apart, schattenNorm(first.plus(second), p)),
  ];
}

const { explicit } = specs;

/** A spec of 2×2 matrices. */
function pair(p: number, t: number, a: number[][], b: number[][]): ReturnType<typeof explicit> {
  return explicit({ sizes: { d: 2, e: 2 }, reals: { p, t }, lists: { A: [a], B: [b] } });
}

const ZERO = [[0, 0], [0, 0]]; // prettier-ignore
const FIRST = [[3, 0], [0, 0]]; // prettier-ignore
const SECOND = [[0, 0], [0, -3]]; // prettier-ignore
const SLANTED = [[1, 2], [0, -1]]; // prettier-ignore
const DOUBLED = [[2, 4], [0, -2]]; // prettier-ignore
const ROTATION = [[0, 1], [-1, 0]]; // prettier-ignore
const SWAP = [[0, 1], [1, 0]]; // prettier-ignore
const NEGATED = [[-1, -2], [0, 1]]; // prettier-ignore

export default defineClaim<Instance>({
  id: "gatmiry2023/definition-2",
  title: "The Schatten p-norm is a norm for p ≥ 1 and a quasi-norm with constant 2^{1/p−1} for p < 1",
  kinds: ["bound", "attained", "exists"],
  locus: "Definition 2 and the remarks after it",
  reading:
    'The definition says "(quasi)norm" in its heading and "(semi)norm" in its text; the quasi-norm is meant, since a ' +
    'semi-norm obeys the triangle inequality and may vanish off zero. "Norm only when p ≥ 1" is read as: for p ≥ 1 the ' +
    "three axioms hold, for p < 1 the triangle inequality fails for some pair. For min(d, d') = 1 every ‖·‖_{S_p} is " +
    "the Euclidean norm and no pair fails, so that the failure is claimed, and shown, for min(d, d') ≥ 2.",
  specs,
  materialize: (spec) => {
    const { lists, reals } = specs.raw(spec);
    return { a: lists.A[0]!, b: lists.B[0]!, p: reals.p, t: reals.t };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|\cdot\|_{S_p} \text{ is a norm for } p \ge 1; \quad \|A+B\|_{S_p} \le 2^{1/p-1}\left(\|A\|_{S_p} + \|B\|_{S_p}\right),\ 2^{1/p-1} > 1, \text{ and no triangle inequality, for } p \in (0,1)`,
      expected: "holds",
      relations: (instance) => (instance.p >= 1 ? normRelations(instance) : quasiNormRelations(instance)),
    },
  ],
  equalityCases: [
    {
      name: "B = 2A",
      form: "printed",
      relations: ["‖A+B‖_{S_p} ≤ ‖A‖_{S_p} + ‖B‖_{S_p}, p ≥ 1", "‖tA‖_{S_p} = |t|‖A‖_{S_p}, p ≥ 1"],
      specs: [1, 3 / 2, 2, 3, 5].map((p) => pair(p, -3, SLANTED, DOUBLED)),
    },
    {
      name: "equal quasi-norms on orthogonal supports",
      form: "printed",
      relations: ["‖A+B‖_{S_p} ≤ 2^{1/p−1}(‖A‖_{S_p} + ‖B‖_{S_p}), p < 1"],
      specs: [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 15 / 16].map((p) => pair(p, 1, FIRST, SECOND)),
    },
  ],
  degenerateCases: [
    {
      name: "numbers, p < 1",
      spec: explicit({ sizes: { d: 1, e: 1 }, reals: { p: 1 / 2, t: 1 }, lists: { A: [[[1]]], B: [[[-2]]] } }),
    },
    { name: "zero matrices, p ≥ 1", spec: pair(1, 2, ZERO, ZERO) },
    { name: "zero matrices, p < 1", spec: pair(1 / 2, 2, ZERO, ZERO) },
    { name: "B = −A", spec: pair(2, -1, SLANTED, NEGATED) },
    { name: "repeated singular values, p < 1", spec: pair(3 / 4, 0, ROTATION, SWAP) },
    { name: "repeated singular values, p ≥ 1", spec: pair(3, 0, ROTATION, SWAP) },
  ],
});
