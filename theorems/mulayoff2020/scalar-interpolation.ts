/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §3, Figure 2 and the text
 * before Lemma 2.
 *
 * As printed: "Figure 2 shows the loss along the line connecting a flattest minimum point $\mathbf w^{(1)}$ and a sharper
 * one, $\mathbf w^{(2)}$. As can be seen, along this cross-section, both minima have the same sharpness. This is not a
 * result of some particular choice of $\mathbf w^{(2)}$. It turns out that for two-layer scalar networks, the minimas'
 * sharpness along this cross section are always the same, regardless of how sharp $\mathbf w^{(2)}$ is in practice. For
 * deeper scalar networks, this is not always the case." Figure 2: "this occurs for any choice of the non-flattest solution."
 *
 * Reading: the sharpness along the line is the second derivative at both ends of
 * $\varphi(t)=\ell(\mathbf w^{(1)}+t(\mathbf w^{(2)}-\mathbf w^{(1)}))$; a unit direction divides both by one number. By (12)
 * $\mathbf w^{(1)}=(\pm r,\pm r)$, and $\mathbf w^{(2)}=(gr,\tau/(gr))$ with g ≠ ±1, of the same signs or not.
 *
 * With (α, β) = w⁽²⁾ − w⁽¹⁾ and w⁽¹⁾ = (a, b), both minima have one product, so that aβ + bα + αβ = 0: the second
 * derivatives are 2σ̂²(aβ + bα)² and 2σ̂²(aβ + bα + 2αβ)², which is (αβ)² twice. For three layers (1, 1, 1) and (2, 1, 1/2)
 * have the derivatives 1/2 and 0: that the equality is not general is shown by this pair.
 *
 * The second derivatives are those of Taylor arithmetic along the line, from either end; no formula of them is used.
 */
import { atLeast, equal, type Relation } from "../../src/claim/relation.js";
import { defineClaim } from "../../src/claim/claim.js";
import { layout } from "../../generators/specs.js";
import { constantJet, type Jet, multiplyJets, subtractJets, variableJet } from "../../src/numerics/jets.js";
import { add, divide, exact, multiply, negate, type Quantity, square, subtract } from "../../src/numerics/quantity.js";

/** A flattest minimum (r, ±r) and g with which the other is (gr, ±r/g); σ̂_x. */
interface Instance {
  readonly size: number;
  readonly sign: number;
  readonly ratio: number;
  readonly deviation: number;
}

const specs = layout({
  reals: {
    ratio: [2, 1 / 2, -2, -1 / 2, 3, 1.25, -1.25, 0.75, 8, 1 / 8, -16, 0.1],
    sign: [1, -1],
    deviation: [1, 2, 1 / 2, 3],
  },
  lists: { R: { shapes: () => [[1, 1]], laws: ["sign", "positive", "gaussian", "gaussian", "graded"] } },
});
const { explicit } = specs;
const deeper = layout({ ...specs.options, reals: { ...specs.options.reals, layers: [3] } });

type Point = readonly (Quantity | number)[];

/** φ″(0) for ℓ(w) = σ̂²(∏w_j − τ)² along the line from one point to another. */
function secondDerivative(from: Point, to: Point, tau: Quantity, deviation: number): Quantity {
  const coordinates = from.map((x, j): Jet => variableJet(x, subtract(to[j]!, x)));
  const residual = subtractJets(coordinates.reduce(multiplyJets), constantJet(tau));
  return multiply(multiplyJets(residual, residual).second, square(deviation));
}

const SAME = "sharpness at w⁽¹⁾ = sharpness at w⁽²⁾ along the line";
const SHARPER = "λ_max(H_{w⁽²⁾}) ≥ λ_max(H_{w⁽¹⁾})";
