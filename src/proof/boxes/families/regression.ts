import type { Spec } from "../../../claim/index.js";
import {
  alignedMinimizer,
  column,
  exact,
  frobeniusSquared,
  fromRows,
  inner,
  product,
  regressionMeasurements,
  sharpness,
  squareRoot,
} from "../../../numerics/index.js";
import type { Chart, Family, Parameter } from "../family.js";
import type { Sides } from "../written.js";
import { bestDirection } from "./best-direction.js";
import { scalarLayer, specOf } from "./spec-of.js";

const STRETCH: Parameter = { name: "t", from: 1 / 4, to: 1 };
const DIRECTION: Parameter = { name: "u", from: 0, to: 1 };

const ARGUMENT =
  `With X = UDVᵀ, D = diag(1, t) after a scaling of X, the Gram matrix of the gradients turns with U, and W_1V
  takes V: neither side changes, nor with the signs of the entries of w_prod, which V takes, for D commutes with diagonals
  of signs. Both sides are homogeneous, of degree 2 in X and 2L − 2 in all layers together: the largest entry of the first
  layer is 1, the other is u ≤ 1.`.replace(/\s+/g, " ");

/** Both orders of the entries 1 and u of the first layer. */
function charts(more: readonly Parameter[], others: (values: readonly number[]) => readonly number[]): Chart[] {
  return [true, false].map((isFirst) => ({
    name: isFirst ? "w = (1, u)" : "w = (u, 1)",
    parameters: [STRETCH, DIRECTION, ...more],
    spec: ([t, u, ...rest]): Spec => {
      const layers = others(rest);
      const first = isFirst ? [1, u!] : [u!, 1];
      return specOf({
        sizes: { depth: layers.length + 1, inputs: 2, hidden: 1, outputs: 1, n: 2 },
        choices: { model: "fully connected" },
        reals: { shift: 0 },
        lists: {
          W: [[first], ...layers.map(scalarLayer)],
          X: [
            [
              [1, 0],
              [0, t!],
            ],
          ],
          p: [],
        },
      });
    },
  }));
}

const RELATIONS = {
  lowers: "2cLa(‖Σŵ‖/a)^{2/L} ≥ 2cLa, the printed lower bound",
  above: "S(W⁰) ≤ 2c(Λ + (L−1)a)",
  sharper: "2c(Λ+(L−1)a) ≤ 2c√((2L−1)Λ²+(L−1)²a²), the printed",
  least: "S(W⁰) ≥ 2c max(Λ, La)",
} as const;

function explicit(depth: number): Family[] {
  return Object.entries(RELATIONS).map(([name, relation]) => ({
    id: `beyond/regression-bounds/${name},L=${depth}`,
    claim: "beyond/regression-bounds",
    form: "printed",
    relation,
    sizes: `d = n = 2, L = ${depth}, one output, hidden widths 1`,
    covers: "all X whose singular values differ by a factor of at most 4, and all w* ≠ 0",
    argument: `${ARGUMENT} Both sides see the layers through w_prod alone: the others are 1.`,
    slack: 12,
    charts: charts([], () => new Array<number>(depth - 1).fill(1)),
  }));
}

function ofMinimizers(depth: number, slack: number): Family {
  const gains = Array.from({ length: depth - 1 }, (_, k) => ({ name: `g${k + 2}`, from: 1 / 2, to: 2 }));
  return {
    id: `beyond/regression-bounds/minimizers,L=${depth}`,
    claim: "beyond/regression-bounds",
    form: "printed",
    relation: "S(W) ≥ 2cLa(‖Σŵ‖/a)^{2/L}",
    sizes: `d = n = 2, L = ${depth}, one output, hidden widths 1`,
    covers: `all X whose singular values differ by a factor of at most 4, and all layers in which each weight after the
      first layer is from 1/2 to 2 times the largest entry of the first`.replace(/\s+/g, " "),
    argument: `${ARGUMENT} The weights of the other layers are g2, …, positive by signs that neither side sees.`,
    slack,
    charts: charts(gains, (values) => values),
  };
}

/** A little above √5. */
const ROOT_FIVE = 18318 / 8192;
const RATIO = 2 + 2 ** -11;

/** S(𝒲⁰) and 2 + 2⁻¹¹ times the value at z, which is at most S_min for every z. */
function ratioSides([t, u, z1, z2]: readonly number[], isFirst: boolean): Sides {
  const X = fromRows([
    [1, 0],
    [0, t!],
  ]);
  const w = column(isFirst ? [1, u!] : [u!, 1]);
  const z = column([z1!, z2!]);
  const problem = { inputs: X, targets: X.times(w), output: column([1]) };
  const aligned = alignedMinimizer([2, 1, 1], w, problem.output);
  const along = inner(problem.targets, z).squared();
  const value = squareRoot(product([frobeniusSquared(X.T.times(z)), along]));
  return {
    lhs: sharpness(aligned, regressionMeasurements(problem)),
    rhs: exact(4 * RATIO).times(value.over(exact(X.rows).times(frobeniusSquared(z)))),
  };
}

/** About the z at which the value is largest. */
function steepest([t, u]: readonly number[], isFirst: boolean): number[] {
  const [a, b] = isFirst ? [1, u!] : [u!, 1];
  return bestDirection((x, y) => {
    const [seen, along] = [x * x + t! * t! * y * y, a * x + t! * b * y];
    return (seen * along * along) / ((x * x + y * y) * (x * x + y * y));
  });
}

const ratio: Family = {
  id: "beyond/regression-bounds/aligned-over-least",
  claim: "beyond/regression-bounds",
  form: "printed",
  relation: "S(W⁰) ≤ (2 + 2⁻¹¹) (2L/n)‖Xᵀz‖^{2/L}|ŷᵀz|^{2−2/L}/‖z‖² for some z, hence S(W⁰) ≤ 2.0005 S_min",
  sizes: "d = n = 2, L = 2, one output, hidden width 1",
  covers: "all Σ̂ of condition number at most 5, and all w* ≠ 0: all angles between w* and the eigenvectors",
  argument:
    `${ARGUMENT} t² is the condition number of Σ̂. S_min is at least the value at every z, step (ii) of the proof in
    beyond/regression-flattest.`.replace(/\s+/g, " "),
  slack: null,
  charts: [true, false].map((isFirst) => ({
    name: isFirst ? "w = (1, u)" : "w = (u, 1)",
    parameters: [{ name: "t", from: 1, to: ROOT_FIVE }, DIRECTION],
    chosen: ["z1", "z2"],
    choose: (values) => steepest(values, isFirst),
    sides: (values) => ratioSides(values, isFirst),
  })),
};

/** Bounds on the sharpness of minimizers of univariate regression with two inputs. */
export const regression: readonly Family[] = [...[2, 3, 4].flatMap(explicit), ofMinimizers(2, 6), ratio];
