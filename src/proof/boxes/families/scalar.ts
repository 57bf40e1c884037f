import type { Family, Parameter } from "../family.js";
import { scalarLayer, specOf } from "./spec-of.js";
import type { Spec } from "../../../claim/index.js";

/** The least of the sizes of the weights, where the largest is 1. */
const LEAST = 1 / 8;

const ARGUMENT =
  `Both sides are homogeneous of degree 2m − 2 in w and 2 in σ̂_x: the largest |w_j| and σ̂_x are 1. Signs of
  w_j change H to DHD, D a diagonal of signs, and |τ| not at all, and a permutation of the w_j permutes H: all w_j are
  positive and the last is the largest.`.replace(/\s+/g, " ");

function weights(depth: number): Parameter[] {
  return Array.from({ length: depth - 1 }, (_, j) => ({ name: `w${j + 1}`, from: LEAST, to: 1 }));
}

const ofMinimum = (values: readonly number[]): Spec => {
  const w = [...values, 1];
  return specOf({
    widths: [1, ...w.map(() => 1)],
    reals: { deviation: 1 },
    lists: { W: w.map(scalarLayer) },
  });
};

const ofStretch = (values: readonly number[]): Spec => {
  const w = [...values, 1];
  return specOf({
    choices: { balance: "any" },
    sizes: { depth: w.length },
    reals: { size: 1, deviation: 1, zero: 0 },
    lists: { signs: [[w.map(() => 1)]], stretch: [[w]] },
  });
};

const COVERS = "all w whose largest size |w_j| is at most 8 times the least, and all σ̂_x";

function flattest(depth: number): Family {
  return {
    id: `mulayoff2020/scalar-flattest/m=${depth}`,
    claim: "mulayoff2020/scalar-flattest",
    form: "corrected",
    relation: "λ_max(H_w) ≥ 2mσ̂_x²|τ|^{2(1−1/m)}",
    sizes: `m = ${depth}`,
    covers: COVERS,
    argument: ARGUMENT,
    slack: 20,
    charts: [{ name: `w_${depth} = 1`, parameters: weights(depth), spec: ofMinimum }],
  };
}

function across(depth: number, name: string, relation: string): Family {
  return {
    id: `across/scalar-networks/${name},L=${depth}`,
    claim: "across/scalar-networks",
    form: "printed",
    relation,
    sizes: `L = ${depth}`,
    covers: `${COVERS}; where all |w_j| are the same the claim says that both sides are equal`,
    argument: ARGUMENT,
    slack: 20,
    charts: [{ name: `w_${depth} = 1`, parameters: weights(depth), spec: ofStretch }],
  };
}

const DEPTHS = [2, 3, 4];

/** Bounds on networks of scalar layers. */
export const scalar: readonly Family[] = [
  ...DEPTHS.map(flattest),
  ...DEPTHS.flatMap((depth) => [
    across(depth, "sharpness", "λ_max(H_w) ≥ 2mσ̂²|τ|^{2(1−1/m)} elsewhere"),
    across(depth, "regression", "λ_max(H_w) ≥ 2‖w*‖^{2−2/L}La elsewhere"),
    across(depth, "trace", "tr H_w ≥ 2L‖(AᵀM)^{L−1}Aᵀ‖_{S_{2/L}}^{2/L} elsewhere"),
  ]),
];
