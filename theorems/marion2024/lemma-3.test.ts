import { describe, expect, it } from "vitest";
import { residualNetwork } from "../../src/experiments/training/residual-network.js";
import { endToEnd, fromRows, Matrix, singularValues, symmetricEigen } from "../../src/numerics/index.js";
import { Random } from "../../src/random/index.js";
import { alongSingularVectors } from "./objects/lemma-3.js";

const L = 6;
const WEIGHTS = residualNetwork({ depth: L, width: 3, scale: 1 }, new Random(11));

const length = ({ data }: Matrix): number => Math.hypot(...data);

/** The eigenvector of (W_L⋯W_1)ᵀW_L⋯W_1 of the largest, or the least, eigenvalue. */
function rightVector(at: 0 | 2): Matrix {
  const product = endToEnd(WEIGHTS);
  const { vectors } = symmetricEigen(product.T.times(product));
  return new Matrix(
    3,
    1,
    Float64Array.from({ length: 3 }, (_, i) => vectors.at(i, at)),
  );
}

describe.each([
  ["outward", 1 / 8, 0],
  ["inward", -1 / 8, 2],
] as const)("θ %s", (_, theta, at) => {
  const { weights: moved, before } = alongSingularVectors(WEIGHTS, theta);

  it("is θ_k of rank one and norm 1/8", () => {
    moved.forEach((w, k) => {
      const [first, second] = singularValues(w.minus(WEIGHTS[k]!).times(L)).values;
      expect(first).toBeCloseTo(1 / 8, 13);
      expect(second).toBeCloseTo(0, 13);
    });
  });

  it("makes each step of the way of the singular vector longer, or shorter, by 1/(8L), and nothing else", () => {
    let way = rightVector(at);
    expect(length(endToEnd(WEIGHTS).times(way))).toBeCloseTo(before, 12);
    moved.forEach((w, k) => {
      const step = WEIGHTS[k]!.times(way);
      const longer = (length(step) + (theta / L) * length(way)) / length(step);
      expect(length(w.times(way).minus(step.times(longer)))).toBeCloseTo(0, 12);
      // Across it nothing moves.
      const across = fromRows([[way.data[1]!], [-way.data[0]!], [0]]);
      expect(length(w.times(across).minus(WEIGHTS[k]!.times(across)))).toBeCloseTo(0, 12);
      way = step;
    });
  });

  it("moves the singular value by about a factor e^{±1/8}", () => {
    const after = singularValues(endToEnd(moved)).values[at]!;
    expect(Math.sign(theta) * Math.log(after / before)).toBeGreaterThan(1 / 12);
    expect(Math.sign(theta) * Math.log(after / before)).toBeLessThan(1 / 4);
  });
});

it("adds ±1/(8L) to the largest, or the least, entry of equal diagonal layers", () => {
  const layers = [
    fromRows([
      [2, 0],
      [0, 1],
    ]),
    fromRows([
      [2, 0],
      [0, 1],
    ]),
  ];
  const entries = (theta: number) =>
    alongSingularVectors(layers, theta).weights.map(({ data }) => Array.from(data, (x) => x + 0));
  expect(entries(1 / 8)).toEqual([
    [2 + 1 / 16, 0, 0, 1],
    [2 + 1 / 16, 0, 0, 1],
  ]);
  expect(entries(-1 / 8)).toEqual([
    [2, 0, 0, 1 - 1 / 16],
    [2, 0, 0, 1 - 1 / 16],
  ]);
});
