/**
 * Figure 2 and the text before Lemma 2 (§3).
 *
 * As printed: "Figure 2 shows the loss along the line connecting a flattest minimum point $\mathbf w^{(1)}$ and a
 * sharper one, $\mathbf w^{(2)}$. As can be seen, along this cross-section, both minima have the same sharpness. This
 * is not a result of some particular choice of $\mathbf w^{(2)}$. It turns out that for two-layer scalar networks, the
 * minimas' sharpness along this cross section are always the same, regardless of how sharp $\mathbf w^{(2)}$ is in
 * practice. For deeper scalar networks, this is not always the case." Figure 2: "this occurs for any choice of the
 * non-flattest solution."
 *
 * With (α, β) = w⁽²⁾ − w⁽¹⁾ and w⁽¹⁾ = (a, b), both minima have one product, so that aβ + bα + αβ = 0: the second
 * derivatives 2σ̂²(aβ + bα)² and 2σ̂²(aβ + bα + 2αβ)² are both 2σ̂²(αβ)². Not so for three layers: (r, r, r) and
 * (2r, 2r, r/4) have second derivatives that differ by the factor 64/25, which is the last relation.
 *
 * The second derivatives are those of Taylor arithmetic along the line, from either end; no formula of them is used.
 */
import { atLeast, claim, equal, holds } from "../../src/claim/index.js";
import type { Jet, Quantity } from "../../src/numerics/arithmetic/index.js";
import {
  absolute,
  asQuantity,
  constantJet,
  exact,
  multiplyJets,
  subtractJets,
  sum,
  variableJet,
} from "../../src/numerics/arithmetic/index.js";
import { drawn, pairs } from "./objects/scalar-interpolation.js";

const { at } = drawn;

type Point = readonly (Quantity | number)[];

/** φ″(0) for ℓ(w) = σ̂²(∏w_j − τ)² along the line from one point to another. */
function secondDerivative(from: Point, to: Point, tau: Quantity, deviation: number | Quantity): Quantity {
  const coordinates = from.map((x, j): Jet => variableJet(x, asQuantity(to[j]!).minus(x)));
  const residual = subtractJets(
    coordinates.reduce((a, b) => multiplyJets(a, b)),
    constantJet(tau),
  );
  return multiplyJets(residual, residual).second.times(asQuantity(deviation).squared());
}

/** 2σ̂²τ²Σ1/w_j²: (10). */
function sharpnessAt(point: readonly Quantity[], tau: Quantity, deviation: number | Quantity): Quantity {
  const factor = tau.times(deviation).squared().times(2);
  return factor.times(sum(point.map((x) => exact(1).over(x.squared()))));
}

const SAME = "sharpness at w⁽¹⁾ = sharpness at w⁽²⁾ along the line";
const SHARPER = "λ_max(H_{w⁽²⁾}) ≥ λ_max(H_{w⁽¹⁾})";
const DEEPER = "three layers, (2r,2r,r/4): 64/25 of that at (r,r,r)";

export default claim(pairs, {
  id: "mulayoff2020/scalar-interpolation",
  title: "Two scalar layers: minima look equally sharp along the line between them",
  kinds: ["identity"],
  locus: "Figure 2 and §3, text before Lemma 2",
  reading: `The sharpness along the line is the second derivative at both ends of φ(t) = ℓ(w⁽¹⁾ + t(w⁽²⁾ − w⁽¹⁾)); a unit
    direction divides both by one number. By (12) w⁽¹⁾ = (±r, ±r), and w⁽²⁾ = (gr, τ/(gr)) with g ≠ ±1, of the same signs or
    not. That deeper networks differ is shown by one pair.`,
  assumptions: [
    {
      name: "flattest",
      statement: String.raw`|w^{(1)}_1| = |w^{(1)}_2|`,
      slack: ({ flat: [a, b] }) => absolute(absolute(a).minus(absolute(b))).negated(),
      without: drawn.loosened({ reals: { skew: [4, 1 / 4, 32] } }),
      remark: "Not needed for the equal sharpness along the line; w⁽²⁾ need then not be the sharper one.",
    },
  ],
  printed: holds`\varphi''(0) = \varphi''(1) \text{ for } \varphi(t) = \ell(w^{(1)} + t(w^{(2)} - w^{(1)})),\ m = 2`(
    ({ r, sign, flat, other, deviation }) => {
      const tau = r.squared().times(sign);
      const along = (from: Point, to: Point): Quantity => secondDerivative(from, to, tau, deviation);
      const cube = r.squared().times(r);
      const [even, uneven] = [
        [r, r, r],
        [r.times(2), r.times(2), r.over(4)],
      ] as const;
      return {
        [SAME]: equal(along(flat, other), along(other, flat)),
        [SHARPER]: atLeast(sharpnessAt(other, tau, deviation), sharpnessAt(flat, tau, deviation)),
        [DEEPER]: equal(
          secondDerivative(uneven, even, cube, deviation),
          secondDerivative(even, uneven, cube, deviation).times(64).over(25),
        ),
      };
    },
  ),
  equality: {
    "every pair of minima": {
      of: [SAME, DEEPER],
      at: [at({ R: 1 }), at({ sign: -1, R: 1 }), at({ ratio: -0.5, R: 3 }), at({ ratio: 1.25, sign: -1, R: -2 })],
    },
    "the other flattest minimum": { of: [SHARPER], at: [at({ ratio: -1, R: 1 })] },
  },
  degenerate: {
    "τ = 0": at({ R: 0 }),
    "one and the same minimum": at({ ratio: 1, R: 1 }),
    "the opposite minimum": at({ ratio: -1, sign: -1, R: 1 }),
  },
  situations: {
    "τ < 0": ({ sign }) => sign < 0,
    "minima of other signs": (_, { reals }) => reals["ratio"]! < 0,
    "one minimum far from the other": (_, { reals }) => Math.abs(reals["ratio"]!) >= 8,
    "σ̂_x ≠ 1": ({ deviation }) => deviation !== 1,
  },
});
