import type { Spec } from "../../../claim/index.js";
import type { Chart, Family } from "../family.js";
import { specOf } from "./spec-of.js";

type Square = readonly [readonly [number, number], readonly [number, number]];

const NAMES = ["d1", "d2", "b1", "b2", "b3"] as const;

/** diag(d_1, d_2) and (b_1 0; b_2 b_3) with these entries. */
function pairOf(entries: Readonly<Record<string, number>>): [left: Square, right: Square] {
  const [d1, d2, b1, b2, b3] = NAMES.map((name) => entries[name]!) as [number, number, number, number, number];
  return [
    [
      [d1, 0],
      [0, d2],
    ],
    [
      [b1, 0],
      [b2, b3],
    ],
  ];
}

/** The chart in which some entries are 1 and the others are in [0, 1]. */
function chart(ones: readonly string[], spec: (left: Square, right: Square) => Spec): Chart {
  const free = NAMES.filter((name) => !ones.includes(name));
  return {
    name: ones.map((name) => `${name} = 1`).join(", "),
    parameters: free.map((name) => ({ name, from: 0, to: 1 })),
    spec: (values) => {
      const given = new Map(free.map((name, i) => [name as string, values[i]!]));
      return spec(...pairOf(Object.fromEntries(NAMES.map((name) => [name, given.get(name) ?? 1]))));
    },
  };
}

const REDUCED =
  `With A = UDVᵀ, D = diag(d1, d2), d1 ≥ d2 ≥ 0, and VᵀB = LQ, L = (b1 0; b2 b3), Q orthogonal, AB = U(DL)Q.
  No side changes with U and Q, for they see A, B and AB through their singular values alone. The entries of L may be
  taken ≥ 0: Q takes the signs of its columns, and a sign of its second row, with which D commutes, is taken by U.`.replace(
    /\s+/g,
    " ",
  );

const PRODUCT = [
  ["d1", "b1"],
  ["d1", "b2"],
  ["d1", "b3"],
] as const;
const JOINT = [["d1"], ["b1"], ["b2"], ["b3"]] as const;

const ofProduct = (A: Square, B: Square): Spec => specOf({ sizes: { m: 2, k: 2, n: 2 }, lists: { A: [A], B: [B] } });

const ofLayers =
  (list: string, others: Readonly<Record<string, readonly Square[]>>) =>
  (left: Square, right: Square): Spec =>
    specOf({ widths: [2, 2, 2], lists: { [list]: [right, left], ...others } });

const IDENTITY: Square = [
  [1, 0],
  [0, 1],
];

const JOINTLY =
  `${REDUCED} Both sides are homogeneous of degree 2 in (D, L): the largest of d1, b1, b2, b3 is 1 in one of
  the charts. All is 0 for A = B = 0.`.replace(/\s+/g, " ");

/** Bounds on two 2×2 factors, for all of them. */
export const twoByTwo: readonly Family[] = [
  {
    id: "gatmiry2023/lemma-1/2x2",
    claim: "gatmiry2023/lemma-1",
    form: "printed",
    relation: "‖AB‖_* ≤ ‖A‖_F‖B‖_F",
    sizes: "m = k = n = 2",
    covers: "all A and B",
    argument: `${REDUCED} Both sides are homogeneous in D and in L: d1 = 1, and the largest of b1, b2, b3 is 1 in one of
      the charts. Where A or B is 0 both sides are 0.`.replace(/\s+/g, " "),
    slack: 16,
    charts: PRODUCT.map((ones) => chart(ones, ofProduct)),
  },
  {
    id: "gatmiry2023/lemma-4/2x2",
    claim: "gatmiry2023/lemma-4",
    form: "printed",
    relation: "R(W) ≥ L(d₀d_L)^{1/L}‖W_L⋯W_1‖_*^{2−2/L}",
    sizes: "L = 2, widths 2, 2, 2",
    covers: "all W_1 and W_2",
    argument: `A = W_2, B = W_1. ${JOINTLY}`,
    slack: 10,
    charts: JOINT.map((ones) => chart(ones, ofLayers("W", { M: [IDENTITY] }))),
  },
  {
    id: "mulayoff2020/lemma-4/2x2",
    claim: "mulayoff2020/lemma-4",
    form: "printed",
    relation: "Σ‖Ψ_k‖_F² ≥ m‖Ψ_m⋯Ψ_1‖_2^{2/m}",
    sizes: "m = 2, widths 2, 2, 2",
    covers: "all Ψ_1 and Ψ_2",
    argument: `A = Ψ_2, B = Ψ_1. ${JOINTLY}`,
    slack: 10,
    charts: JOINT.map((ones) => chart(ones, ofLayers("Psi", {}))),
  },
];
