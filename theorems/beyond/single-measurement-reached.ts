/**
 * flatcheck: beyond Theorem 7 of Gatmiry, Li, Chuang, Reddi, Ma, Jegelka (arXiv:2306.13239, §6, (24)).
 *
 * For one measurement A the source prints "F(M) = min … = $L\|N\|_{S_{2/L}}^{2/L}$", $N = (A^\top M)^{L-1}A^\top$, for
 * every M. With the 2 of the Hessian put in, the number is the infimum of the trace. Here, for L ≥ 2 and hidden widths
 * of min(d_0, d_L) at least: it is a minimum if and only if
 * $$\mathrm{rank}(A^\top M) = \mathrm{rank}(MA^\top) = \mathrm{rank}\,N,$$
 * if and only if $M = PQ+M_0$ with $A^\top M_0 = 0$, $M_0A^\top = 0$, P and Q of r columns and rows, $A^\top P$ and
 * $QA^\top$ of rank r, and, for L ≥ 3, an invertible $K = QA^\top P$ (r = 0 is allowed); and then the W below reaches
 * it.
 *
 * Proof. $X_j = W_{j-1}\cdots W_1A^\top W_L\cdots W_{j+1}$; $X_1\cdots X_L = N$, $\mathrm{tr} = 2\sum\|X_j\|_F^2$.
 * (i) At a W that reaches $2L\|N\|_{S_{2/L}}^{2/L}$ every $X_j$ has the rank of N. For with p = 2/L, $a_i =
 * \sigma_i(N)^p$ and $b_i = \prod_j\sigma_i(X_j)^p$, AM–GM and $\sum a_i\le\sum b_i\le\prod_j\|X_j\|_F^p$ (Horn,
 * Hölder) are equalities: all $\sigma(X_j)$ are the same, and for 0 < q < 1 $\sum a_i^q\le\sum b_i^q$ by Horn, ≥ as
 * $t^q$ is concave and b majorizes a, so that a = b. As $A^\top M = X_1W_1$ and $MA^\top = W_LX_L$, rank(AᵀM) and
 * rank(MAᵀ) are at most rank N, and no less.
 * (ii) Ranks equal to r: let $N^+$ be the pseudo-inverse and $M_1 = MA^\top N^+(A^\top M)^{L-1}$, of rank at most r, $C
 * = A^\top M$. The ranges of C and N are equal, and for L ≥ 3 C is injective on it, since
 * $\mathrm{rank}\,C^{L-1}\ge\mathrm{rank}\,N$. From $C^{L-2}A^\top M_1 = NN^+C^{L-1} = C^{L-2}C$ follows $A^\top M_1 =
 * C$. The kernels of $MA^\top$ and N are equal, so $M_1A^\top = MA^\top N^+N = MA^\top$. So $M_0 = M-M_1$ is as stated,
 * $M_1$ has rank r, and $M_1 = PQ$ with $A^\top P$, $QA^\top$ of rank r. As $N = A^\top PK^{L-2}QA^\top$ has rank r, K
 * is invertible for L ≥ 3.
 * (iii) For such P, Q, M_0 let $R_1 = (P^\top AA^\top P)^{1/2}$, $R_2 = (QA^\top AQ^\top)^{1/2}$, $R_1K^{L-2}R_2 = HZ$
 * (polar), and $W_1 = H^{-1/L}R_1Q$, $W_j = H^{-j/L}R_1KR_1^{-1}H^{(j-1)/L}$, $W_L = PR_2Z^\top H^{-1/L}$. With $P_j =
 * H^{-j/L}R_1K^{j-1}$ these are $P_1Q$, $P_jP_{j-1}^{-1}$ and $PP_{L-1}^{-1}$, of product PQ. $A^\top P = Q_1R_1$ and
 * $QA^\top = R_2Q_2^\top$ with orthonormal columns give $X_1 = Q_1H^{1/L}$, $X_j = P_{j-1}KP_j^{-1} = H^{1/L}$, $X_L =
 * P_{L-1}QA^\top = H^{1/L}ZQ_2^\top$, and the singular values of N are those of H: the infimum is reached. $M_0 =
 * P_0Q_0$ of full rank goes through rank M_0 further hidden units, and adds nothing to the X_j, as $A^\top P_0 = 0$ and
 * $Q_0A^\top = 0$. There is room: the ranges of M_0 and M_1 meet in 0, as A^⊤ is 0 on one and injective on the other,
 * likewise the row spaces, so that r + rank M_0 = rank M.
 *
 * Checked with A = A' ⊕ 0, to which a rotation on either side brings every A, so that M_0 = 0 ⊕ Z; all matrices are
 * integer and the ranks exact.
 */
import { layout } from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal, same } from "../../src/claim/relation.js";
import {
  chain,
  diagonal,
  directSum,
  DomainError,
  eachSingularValue,
  endToEnd,
  exact,
  exactRankOfProduct,
  inner,
  Matrix,
  padded,
  polarPowers,
  pseudoInverse,
  singleMeasurementCore,
  squareRootPsd,
  sum,
  traceBySecondDifferences,
  zeros,
} from "../../src/numerics/index.js";

/** A and M = PQ + M_0 (d_L × d_0), integer, and the W of step (iii) where the ranks allow it. */
interface Instance {
  readonly depth: number;
  readonly a: Matrix;
  readonly m: Matrix;
  /** Ranks of AᵀM, MAᵀ and N, and the number of columns of P. */
  readonly ranks: { readonly before: number; readonly after: number; readonly core: number; readonly columns: number };
  /** Null where the ranks differ, or P or Q has a smaller rank, or a root cannot be told from a singular one. */
  readonly best: readonly Matrix[] | null;
}

const INTEGER_LAWS = ["identity", "diagonal", "unit", "sign", "integer", "positive", "sparse", "nilpotent"];

const specs = layout({
  sizes: {
    depth: [2, 4],
    rows: [1, 3],
    cols: [1, 3],
    seenRows: ({ sizes }) => [1, sizes["rows"]!],
    seenCols: ({ sizes }) => [1, sizes["cols"]!],
    r: ({ sizes }) => [1, Math.min(sizes["seenRows"]!, sizes["seenCols"]!)],
  },
  lists: {
    A: { shapes: ({ sizes }) => [[sizes.seenRows, sizes.seenCols]], laws: INTEGER_LAWS },
    P: { shapes: ({ sizes }) => [[sizes.rows, sizes.r]], laws: INTEGER_LAWS },
    Q: { shapes: ({ sizes }) => [[sizes.r, sizes.cols]], laws: INTEGER_LAWS },
    Z: {
      shapes: ({ sizes: { rows, cols, seenRows, seenCols } }) =>
        rows > seenRows && cols > seenCols ? [[rows - seenRows, cols - seenCols]] : [],
      laws: ["integer", "lowRank", "zero", "sign"],
    },
  },
});

const { explicit } = specs;

const PRODUCT = "E(W*) = M";
const REACHED = "tr ∇²ℒ(W*) = 2L‖N‖_{S_{2/L}}^{2/L}";
const BEFORE = "rank(AᵀM) = rank N, where P, Q, K are as stated";
const AFTER = "rank(MAᵀ) = rank N, where P, Q, K are as stated";
const LEAST = "rank(AᵀM) ≥ rank N";
const LEAST_AFTER = "rank(MAᵀ) ≥ rank N";

/** The layers of step (iii) for PQ. @throws DomainError where a root is not invertible beyond rounding */
function layersFor(a: Matrix, p: Matrix, q: Matrix, depth: number): Matrix[] {
  const [seen, below] = [a.T.times(p), q.times(a.T)];
  const first = squareRootPsd(seen.T.gramOfRows());
  const last = squareRootPsd(below.gramOfRows());
  const cycle = below.times(p);
  const between = Array.from({ length: depth - 2 }, () => cycle);
  const { orthogonal, power } = polarPowers(chain([first, ...between, last]));
  const turned = depth > 2 ? chain([first, cycle, pseudoInverse(first)]) : cycle;
  return Array.from({ length: depth }, (_, index) => {
    if (index === 0) return chain([power(-1, depth), first, q]);
    if (index === depth - 1) return chain([p, last, orthogonal.T, power(-1, depth)]);
    return chain([power(-(index + 1), depth), turned, power(index, depth)]);
  });
}

/** The layers with 0 ⊕ Z carried by further units: Z in the first or the last layer, ones in the others. */
function carrying(layers: readonly Matrix[], rest: Matrix, top: number, left: number): Matrix[] {
  const extra = Math.min(rest.rows, rest.cols);
  const inFirst = rest.rows < rest.cols;
  const ones = diagonal(new Float64Array(extra).fill(1));
  return layers.map((layer, j) => {
    const { rows, cols } = layer;
    if (j === 0) {
      const part = directSum(zeros(rows, left), inFirst ? rest : ones);
      return padded(layer, rows + extra, cols).plus(padded(part, rows + extra, cols));
    }
    if (j < layers.length - 1) return directSum(layer, ones);
    const part = directSum(zeros(top, cols), inFirst ? ones : rest);
    return padded(layer, rows, cols + extra).plus(padded(part, rows, cols + extra));
  });
}

function materialize(spec: Spec): Instance {
  const { sizes, lists } = specs.raw(spec);
  const { depth, rows, cols, seenRows, seenCols, r } = sizes;
  const a = padded(lists.A[0]!, rows, cols);
  const [p, q] = [lists.P[0]!, lists.Q[0]!];
  const rest = lists.Z[0] ?? zeros(rows - seenRows, cols - seenCols);
  // Small integers: the sums and products are exact.
  const m = new Matrix(rows, cols, p.times(q).plus(directSum(zeros(seenRows, seenCols), rest)).data);
  const at = a.T;
  const cycles = Array.from({ length: depth - 1 }, () => [at, m]).flat();
  const ranks = {
    before: exactRankOfProduct([at, m]),
    after: exactRankOfProduct([m, at]),
    core: exactRankOfProduct([...cycles, at]),
    columns: r,
  };
  return { depth, a, m, ranks, best: ranks.core === r ? bestFor(a, p, q, depth, rest, sizes) : null };
}

function bestFor(
  a: Matrix,
  p: Matrix,
  q: Matrix,
  depth: number,
  rest: Matrix,
  sizes: { readonly seenRows: number; readonly seenCols: number },
): Matrix[] | null {
  try {
    return carrying(layersFor(a, p, q, depth), rest, sizes.seenRows, sizes.seenCols);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function relations({ depth, a, m, ranks, best }: Instance): Relation[] {
  const { before, after, core, columns } = ranks;
  const least = [atLeast(LEAST, exact(before), exact(core)), atLeast(LEAST_AFTER, exact(after), exact(core))];
  if (core !== columns) return least;
  const alike = [equal(BEFORE, exact(before), exact(core)), equal(AFTER, exact(after), exact(core))];
  if (best === null) return [...least, ...alike];
  const values = eachSingularValue(singleMeasurementCore(a, m, depth)).slice(0, core);
  const infimum = sum(values.map((value) => value.power(2, depth))).times(2 * depth);
  const trace = traceBySecondDifferences(best, { measurements: [a], labels: [inner(a, m)] });
  return [...least, ...alike, same(PRODUCT, endToEnd(best), m), equal(REACHED, trace, infimum)];
}

type Rows = readonly (readonly number[])[];

interface ByHand {
  readonly depth: number;
  readonly A: Rows;
  readonly P: Rows;
  readonly Q: Rows;
  /** M_0 = 0 ⊕ Z. */
  readonly Z?: Rows;
}

function byHand({ depth, A, P, Q, Z }: ByHand): Spec {
  const [rows, cols] = [P.length, Q[0]!.length];
  return explicit({
    sizes: { depth, rows, cols, seenRows: A.length, seenCols: A[0]!.length, r: Q.length },
    lists: { A: [A], P: [P], Q: [Q], Z: Z === undefined ? [] : [Z] },
  });
}

const EYE = [
  [1, 0],
  [0, 1],
];

export default defineClaim<Instance>({
  id: "beyond/single-measurement-reached",
  title: "For one measurement the least trace is reached exactly where three ranks agree",
  kinds: ["exists", "attained"],
  locus: "beyond gatmiry2023/theorem-7",
  reading:
    "Printed there: a minimum, for every M. Here: a minimum iff rank(AᵀM) = rank(MAᵀ) = rank N, N = (AᵀM)^{L−1}Aᵀ, " +
    "with all such M and a W that reaches it. Hidden widths of min(d₀, d_L) do. Proven in the file's head; that " +
    "nothing is reached elsewhere is proven there, not tested.",
  specs,
  materialize,
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\exists\,\mathbf W^*: W_L^*\cdots W_1^* = M,\ \mathrm{tr}\,\nabla^2\mathcal L(\mathbf W^*) = 2L\|N\|_{S_{2/L}}^{2/L}
        \iff \mathrm{rank}(A^\top M) = \mathrm{rank}(MA^\top) = \mathrm{rank}\,N, \quad N = (A^\top M)^{L-1}A^\top`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "M has parts that A sees on one side alone",
      form: "printed",
      relations: [PRODUCT, REACHED, BEFORE, AFTER, LEAST, LEAST_AFTER],
      specs: [
        byHand({ depth: 2, A: [[1]], P: [[1]], Q: [[1]] }),
        byHand({ depth: 3, A: [[1]], P: [[1], [2]], Q: [[1, 1]], Z: [[3]] }),
        byHand({ depth: 4, A: EYE, P: [[1], [2]], Q: [[1, 0]] }),
      ],
    },
    {
      name: "two layers: K = 0 is no obstacle",
      form: "printed",
      relations: [PRODUCT, REACHED, BEFORE, AFTER],
      specs: [byHand({ depth: 2, A: EYE, P: [[1], [0]], Q: [[0, 1]] })],
    },
  ],
  degenerateCases: [
    { name: "three layers: K = 0, not reached", spec: byHand({ depth: 3, A: EYE, P: [[1], [0]], Q: [[0, 1]] }) },
    { name: "A misses P", spec: byHand({ depth: 2, A: [[1]], P: [[0], [1]], Q: [[1]] }) },
    { name: "A = 0", spec: byHand({ depth: 2, A: [[0]], P: [[1]], Q: [[1]] }) },
  ],
  budget: { share: 0.3, atLeast: 60 },
});
