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
 * derivatives 2σ̂²(aβ + bα)² and 2σ̂²(aβ + bα + 2αβ)² are both 2σ̂²(αβ)². Not so for three layers: (r, r, r) and
 * (2r, 2r, r/4) have second derivatives that differ by the factor 64/25, which is the last relation.
 *
 * The second derivatives are those of Taylor arithmetic along the line, from either end; no formula of them is used.
 */
import { layout, loosened } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  absolute,
  asQuantity,
  constantJet,
  exact,
  type Jet,
  multiplyJets,
  type Quantity,
  subtractJets,
  sum,
  variableJet,
} from "../../src/numerics/index.js";

/** r and the sign of τ for w⁽¹⁾ = (r, ±r), g for w⁽²⁾ = (gr, ±r/g), and σ̂_x. */
interface Instance {
  readonly size: number;
  readonly sign: number;
  readonly ratio: number;
  /** s where w⁽¹⁾ is (sr, ±r/s) instead; 1 where it is a flattest minimum. */
  readonly skew: number;
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

type Point = readonly (Quantity | number)[];

/** φ″(0) for ℓ(w) = σ̂²(∏w_j − τ)² along the line from one point to another. */
function secondDerivative(from: Point, to: Point, tau: Quantity, deviation: number): Quantity {
  const coordinates = from.map((x, j): Jet => variableJet(x, asQuantity(to[j]!).minus(x)));
  const residual = subtractJets(
    coordinates.reduce((a, b) => multiplyJets(a, b)),
    constantJet(tau),
  );
  return multiplyJets(residual, residual).second.times(exact(deviation).squared());
}

const SAME = "sharpness at w⁽¹⁾ = sharpness at w⁽²⁾ along the line";
const SHARPER = "λ_max(H_{w⁽²⁾}) ≥ λ_max(H_{w⁽¹⁾})";
const DEEPER = "three layers, (2r,2r,r/4): 64/25 of that at (r,r,r)";

/** (sr, ±r/s), where s need not be a power of two. */
function minimumAt(size: number, sign: number, ratio: number): [Quantity, Quantity] {
  return [exact(size).times(ratio), exact(sign * size).over(ratio)];
}

/** 2σ̂²τ²Σ1/w_j²: (10). */
function sharpnessAt(point: readonly Quantity[], tau: Quantity, deviation: number): Quantity {
  const factor = tau.times(deviation).squared().times(2);
  return factor.times(sum(point.map((x) => exact(1).over(x.squared()))));
}

function relations({ size, sign, ratio, skew, deviation }: Instance): Relation[] {
  const tau = exact(size).squared().times(sign);
  const [flat, other] = [minimumAt(size, sign, skew), minimumAt(size, sign, ratio)];
  const cube = exact(size).squared().times(size);
  const [even, uneven]: [Point, Point] = [new Array<number>(3).fill(size), [2 * size, 2 * size, size / 4]];
  return [
    equal(SAME, secondDerivative(flat, other, tau, deviation), secondDerivative(other, flat, tau, deviation)),
    atLeast(SHARPER, sharpnessAt(other, tau, deviation), sharpnessAt(flat, tau, deviation)),
    equal(
      DEEPER,
      secondDerivative(uneven, even, cube, deviation),
      secondDerivative(even, uneven, cube, deviation).times(64).over(25),
    ),
  ];
}

function pair(r: number, ratio: number, sign: number): ReturnType<typeof explicit> {
  return explicit({ reals: { ratio, sign, deviation: 1 }, lists: { R: [[[r]]] } });
}

export default defineClaim<Instance>({
  id: "mulayoff2020/scalar-interpolation",
  title: "Two scalar layers: minima look equally sharp along the line between them",
  kinds: ["identity"],
  locus: "Figure 2 and §3, text before Lemma 2",
  reading:
    "Sharpness along the line is the second derivative of the loss at its ends. That deeper networks differ is shown by one pair.",
  specs,
  materialize: (spec) => {
    const { lists, reals } = specs.raw(spec);
    return { ...reals, skew: spec.reals["skew"] ?? 1, size: lists.R[0]!.at(0, 0) };
  },
  assumptions: [
    {
      name: "flattest",
      statement: String.raw`|w^{(1)}_1| = |w^{(1)}_2|`,
      slack: ({ size, sign, skew }) => {
        const [a, b] = minimumAt(size, sign, skew);
        return absolute(absolute(a).minus(absolute(b))).negated();
      },
      without: loosened(specs, { reals: { skew: [4, 1 / 4, 32] } }),
      remark: "Not needed for the equal sharpness along the line; w⁽²⁾ need then not be the sharper one.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\varphi''(0) = \varphi''(1) \text{ for } \varphi(t) = \ell(w^{(1)} + t(w^{(2)} - w^{(1)})),\ m = 2`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "every pair of minima",
      form: "printed",
      relations: [SAME, DEEPER],
      specs: [pair(1, 2, 1), pair(1, 2, -1), pair(3, -0.5, 1), pair(-2, 1.25, -1)],
    },
    { name: "the other flattest minimum", form: "printed", relations: [SHARPER], specs: [pair(1, -1, 1)] },
  ],
  degenerateCases: [
    { name: "τ = 0", spec: pair(0, 2, 1) },
    { name: "one and the same minimum", spec: pair(1, 1, 1) },
    { name: "the opposite minimum", spec: pair(1, -1, -1) },
  ],
});
