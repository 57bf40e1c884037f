/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §3, Lemma 2.
 *
 * As printed: "Consider a scalar linear network. Let $\mathbf w^{(1)}$ be a flattest minimum and $\mathbf w^{(2)}$ be some
 * other minimum that has the same sign pattern as $\mathbf w^{(1)}$. If the interpolation visualization shows that
 * $\mathbf w^{(2)}$ is sharper than $\mathbf w^{(1)}$, then there exists another minimum, $\mathbf w^{(3)}$, which the
 * visualization would show is rather flatter than $\mathbf w^{(1)}$."
 *
 * Reading: what the visualization shows of a minimum is the second derivative there of the loss along the line that
 * connects it to $\mathbf w^{(1)}$, as in Figure 2; the unit direction divides both ends by one number. τ ≠ 0, as in (8);
 * for τ = 0 the loss is constant along every such line, and no end is sharper.
 *
 * The other minimum is $w^{(3)}_j = (w^{(1)}_j)^2/w^{(2)}_j$. With $w^{(2)}_j = w^{(1)}_je^{a_j}$, Σa_j = 0, the second
 * derivatives at w⁽¹⁾ and w⁽²⁾ are $2\hat\sigma_x^2\tau^2(\sum e^{a_j}-m)^2$ and $2\hat\sigma_x^2\tau^2(\sum
 * e^{-a_j}-m)^2$, both sums being at least m; the change of sign of all a_j exchanges them. So w⁽³⁾ looks flatter by just
 * as much as w⁽²⁾ looked sharper. For m = 2 both sums are equal and the hypothesis is never met.
 *
 * The second derivatives are δᵀHδ with H applied by the chain rule; no formula of them is used. w⁽²⁾ is drawn with a_j
 * or −a_j, whichever makes it look sharper; where neither does, three entries become 2, 2 and 1/4 times those of w⁽¹⁾.
 */
import { layout, loosened } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  absolute,
  exact,
  hessianVectorProduct,
  inner,
  Matrix,
  product,
  type Quantity,
  quantityMatrix,
  sum,
} from "../../src/numerics/index.js";

/** Two minima w⁽¹⁾, w⁽²⁾ of a scalar network, and σ̂_x. */
interface Instance {
  readonly flattest: readonly Quantity[];
  readonly other: readonly Quantity[];
  readonly deviation: number;
}

const numbers = (count: number): (readonly [number, number])[] => Array.from({ length: count }, () => [1, 1] as const);
const specs = layout({
  sizes: { depth: [3, 6] },
  reals: { size: [1, 2, 1 / 2, 3, 1.25, 0.75], deviation: [1, 2, 1 / 2, 3] },
  lists: {
    S: { shapes: ({ sizes }) => numbers(sizes.depth), laws: ["identity", "sign", "sign"] },
    G: {
      shapes: ({ sizes }) => numbers(sizes.depth - 1),
      laws: ["positive", "gaussian", "gaussian", "graded", "repeated"],
    },
  },
});
const { explicit } = specs;

/** The ratios w⁽²⁾_j/w⁽¹⁾_j: the drawn ones and the last that makes their product 1, or the reciprocals of all. */
function ratios(drawn: readonly number[]): Quantity[] {
  const all = [...drawn.map(exact), exact(1).over(product(drawn))];
  const excess = (of: readonly Quantity[]): number => {
    const { value, error } = sum(of.map((x) => exact(1).over(x))).minus(sum(of));
    return Math.abs(value) > error ? value : 0;
  };
  const found = excess(all);
  if (found !== 0) return found > 0 ? all : all.map((x) => exact(1).over(x));
  return all.map((_, j) => exact(j < 2 ? 2 : j === 2 ? 1 / 4 : 1));
}

/** The second derivative of the loss at a minimum along w⁽¹⁾ − w⁽²⁾. */
function apparent(
  at: readonly Quantity[],
  from: readonly Quantity[],
  to: readonly Quantity[],
  deviation: number,
): Quantity {
  const layers = (x: readonly Quantity[]): Matrix[] => x.map((q) => quantityMatrix(1, 1, () => q));
  const label = product(from).times(deviation);
  const problem = { measurements: [new Matrix(1, 1, Float64Array.of(deviation))], labels: [label] };
  const direction = layers(to).map((b, j) => b.minus(layers(from)[j]!));
  const image = hessianVectorProduct(layers(at), problem, direction);
  return sum(image.map((x, j) => inner(x, direction[j]!)));
}

const IS_MINIMUM = "∏w_j⁽³⁾ = τ for w_j⁽³⁾ = (w_j⁽¹⁾)²/w_j⁽²⁾";
const FLATTER = "φ″ at w⁽³⁾ ≤ φ″ at w⁽¹⁾ along their line";

function relations({ flattest, other, deviation }: Instance): Relation[] {
  const third = flattest.map((w, j) => w.squared().over(other[j]!));
  return [
    equal(IS_MINIMUM, product(third), product(flattest)),
    atMost(FLATTER, apparent(third, flattest, third, deviation), apparent(flattest, flattest, third, deviation)),
  ];
}

const plain = (depth: number): number[][][] => new Array<number[][]>(depth).fill([[1]]);
const balanced = explicit({
  sizes: { depth: 3 },
  reals: { size: 1, deviation: 1 },
  lists: { S: plain(3), G: [[[2]], [[2]]] },
});

export default defineClaim<Instance>({
  id: "mulayoff2020/lemma-2",
  title: "Where a line plot shows a minimum as sharper, another one deceives",
  kinds: ["bound"],
  locus: "Lemma 2",
  reading: "The visualization shows the second derivatives at both ends of the connecting line, as in Figure 2; τ ≠ 0.",
  specs,
  materialize: (spec) => {
    const { lists, reals, sizes } = specs.raw(spec);
    const { skew = 1, turn = 1 } = spec.reals;
    const signs = lists.S.map((s) => s.at(0, 0) || 1);
    const flattest = signs.map((s, j) => exact(s * reals.size * (j === 0 ? skew : j === 1 ? 1 / skew : 1)));
    const found = ratios(lists.G.slice(0, sizes.depth - 1).map((g) => Math.abs(g.at(0, 0)) || 1));
    const other = found.map((g, j) => (turn === 1 ? flattest[j]!.times(g) : flattest[j]!.over(g)));
    return { flattest, other, deviation: reals.deviation };
  },
  assumptions: [
    {
      name: "flattest",
      statement: String.raw`|w_1^{(1)}| = \dots = |w_m^{(1)}|`,
      slack: ({ flattest }) => sum(flattest.map((w) => absolute(absolute(w).minus(absolute(flattest[0]!))))).negated(),
      without: loosened(specs, { reals: { skew: [2, 1 / 2, 4] } }),
      remark: "The lemma holds at every minimum w⁽¹⁾: with w⁽²⁾ = w⁽¹⁾e^a the sums do not depend on w⁽¹⁾.",
    },
    {
      name: "looks sharper",
      statement: String.raw`\varphi''(w^{(2)}) \ge \varphi''(w^{(1)})`,
      slack: ({ flattest, other, deviation }) =>
        apparent(other, flattest, other, deviation).minus(apparent(flattest, flattest, other, deviation)),
      without: loosened(specs, { reals: { turn: [-1] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\varphi''(w^{(2)}) > \varphi''(w^{(1)}) \text{ along } w^{(1)}w^{(2)} \implies \exists\, w^{(3)} \in \Omega:\ \varphi''(w^{(3)}) < \varphi''(w^{(1)}) \text{ along } w^{(1)}w^{(3)}`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [{ name: "small integers", form: "printed", relations: [IS_MINIMUM], specs: [balanced] }],
  degenerateCases: [
    {
      name: "w⁽²⁾ = w⁽¹⁾ is drawn and replaced",
      spec: explicit({ sizes: { depth: 3 }, reals: { size: 1, deviation: 1 }, lists: { S: plain(3), G: plain(2) } }),
    },
    {
      name: "τ < 0, an even depth, entries that tie",
      spec: explicit({
        sizes: { depth: 4 },
        reals: { size: 2, deviation: 1 / 2 },
        lists: { S: [[[-1]], [[1]], [[1]], [[1]]], G: [[[2]], [[1 / 2]], [[4]]] },
      }),
    },
    {
      name: "a very sharp w⁽²⁾",
      spec: explicit({
        sizes: { depth: 3 },
        reals: { size: 1, deviation: 1 },
        lists: { S: plain(3), G: [[[64]], [[64]]] },
      }),
    },
  ],
});
