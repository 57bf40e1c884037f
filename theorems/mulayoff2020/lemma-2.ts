/**
 * Lemma 2 (§3).
 *
 * As printed: "Consider a scalar linear network. Let $\mathbf w^{(1)}$ be a flattest minimum and $\mathbf w^{(2)}$ be
 * some other minimum that has the same sign pattern as $\mathbf w^{(1)}$. If the interpolation visualization shows that
 * $\mathbf w^{(2)}$ is sharper than $\mathbf w^{(1)}$, then there exists another minimum, $\mathbf w^{(3)}$, which the
 * visualization would show is rather flatter than $\mathbf w^{(1)}$."
 *
 * The other minimum is $w^{(3)}_j = (w^{(1)}_j)^2/w^{(2)}_j$. With $w^{(2)}_j = w^{(1)}_je^{a_j}$, Σa_j = 0, the second
 * derivatives at w⁽¹⁾ and w⁽²⁾ are $2\hat\sigma_x^2\tau^2(\sum e^{a_j}-m)^2$ and $2\hat\sigma_x^2\tau^2(\sum
 * e^{-a_j}-m)^2$, both sums being at least m; the change of sign of all a_j exchanges them. So w⁽³⁾ looks flatter by
 * just as much as w⁽²⁾ looked sharper. For m = 2 both sums are equal and the hypothesis is never met.
 *
 * The second derivatives are δᵀHδ with H applied by the chain rule; no formula of them is used. w⁽²⁾ is drawn with a_j
 * or −a_j, whichever makes it look sharper; where neither does, three entries become 2, 2 and 1/4 times those of w⁽¹⁾.
 */
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { absolute, hessianVectorProduct, product, type Quantity, sum } from "../../src/numerics/index.js";
import { identity, inner, type Matrix, quantityMatrix } from "../../src/numerics/matrices/index.js";
import { drawn, pairs } from "./objects/lemma-2.js";

const { at } = drawn;

/** The second derivative of the loss at a minimum along w⁽¹⁾ − w⁽²⁾. */
function apparent(
  point: readonly Quantity[],
  from: readonly Quantity[],
  to: readonly Quantity[],
  deviation: number | Quantity,
): Quantity {
  const layers = (x: readonly Quantity[]): Matrix[] => x.map((q) => quantityMatrix(1, 1, () => q));
  const label = product(from).times(deviation);
  const problem = { measurements: [identity(1).times(deviation)], labels: [label] };
  const direction = layers(to).map((b, j) => b.minus(layers(from)[j]!));
  const image = hessianVectorProduct(layers(point), problem, direction);
  return sum(image.map((x, j) => inner(x, direction[j]!)));
}

const EXCHANGE = "φ″ at w⁽³⁾ along w⁽¹⁾w⁽³⁾ = φ″ at w⁽¹⁾ along w⁽¹⁾w⁽²⁾";
const EXCHANGED = "φ″ at w⁽¹⁾ along w⁽¹⁾w⁽³⁾ = φ″ at w⁽²⁾ along w⁽¹⁾w⁽²⁾";
const IS_MINIMUM = "∏w_j⁽³⁾ = τ for w_j⁽³⁾ = (w_j⁽¹⁾)²/w_j⁽²⁾";

export default claim(pairs, {
  id: "mulayoff2020/lemma-2",
  title: "Where a line plot shows a minimum as sharper, another one deceives",
  kinds: ["exists", "identity"],
  locus: "Lemma 2",
  reading: `What the visualization shows of a minimum is the second derivative there of the loss along the line that connects
    it to w⁽¹⁾, as in Figure 2; the unit direction divides both ends by one number. τ ≠ 0, as in (8); for τ = 0 the loss is
    constant along every such line, and no end is sharper.`,
  assumptions: [
    {
      name: "flattest",
      statement: String.raw`|w_1^{(1)}| = \dots = |w_m^{(1)}|`,
      slack: ({ flattest }) => sum(flattest.map((w) => absolute(absolute(w).minus(absolute(flattest[0]!))))).negated(),
      without: drawn.loosened({ reals: { skew: [2, 1 / 2, 4] } }),
      remark: "The lemma holds at every minimum w⁽¹⁾: with w⁽²⁾ = w⁽¹⁾e^a the sums do not depend on w⁽¹⁾.",
    },
    {
      name: "looks sharper",
      statement: String.raw`\varphi''(w^{(2)}) \ge \varphi''(w^{(1)})`,
      slack: ({ flattest, other, deviation }) =>
        apparent(other, flattest, other, deviation).minus(apparent(flattest, flattest, other, deviation)),
      without: drawn.loosened({ reals: { turn: [-1] } }),
    },
  ],
  printed:
    holds`\varphi''(w^{(2)}) > \varphi''(w^{(1)}) \text{ along } w^{(1)}w^{(2)} \implies \exists\, w^{(3)} \in \Omega:\
      \varphi''(w^{(3)}) < \varphi''(w^{(1)}) \text{ along } w^{(1)}w^{(3)}`(
      ({ flattest, other, whereSharper, deviation }) => {
        const third = flattest.map((w, j) => w.squared().over(other[j]!));
        const along = (end: readonly Quantity[], to: readonly Quantity[]) => apparent(end, flattest, to, deviation);
        return {
          [IS_MINIMUM]: equal(product(third), product(flattest)),
          // So the lemma is strict: one difference is the other.
          [EXCHANGE]: equal(along(third, third), along(flattest, other)),
          [EXCHANGED]: equal(along(flattest, third), along(other, other)),
          "φ″ at w⁽³⁾ ≤ φ″ at w⁽¹⁾ along their line": atMost(along(third, third), whereSharper(along(flattest, third))),
        };
      },
    ),
  equality: { "small integers": { of: [IS_MINIMUM, EXCHANGE, EXCHANGED], at: [at({ S: [1, 1, 1], G: [2, 2] })] } },
  situations: {
    "four layers or more": ({ flattest }) => flattest.length >= 4,
    "τ < 0": ({ flattest }) => flattest.reduce((sign, { value }) => sign * Math.sign(value), 1) < 0,
  },
  degenerate: {
    "w⁽²⁾ = w⁽¹⁾ is drawn and replaced": at({ S: [1, 1, 1], G: [1, 1] }),
    "τ < 0, an even depth, entries that tie": at({ size: 2, deviation: 1 / 2, S: [-1, 1, 1, 1], G: [2, 1 / 2, 4] }),
    "a very sharp w⁽²⁾": at({ S: [1, 1, 1], G: [64, 64] }),
  },
});
