import { describe, expect, it } from "vitest";
import { exact } from "../numerics/arithmetic/quantity.js";
import { mlSymmetricEigen } from "../numerics/fixtures/ml-matrix.js";
import { fromRows, Matrix } from "../numerics/matrices/matrix.js";
import { hessianVectorProduct } from "../numerics/networks/hessian-vector-product.js";
import type { MeasurementProblem } from "../numerics/networks/network.js";
import { Random } from "../random/random.js";
import { measureNetwork, measureRegression } from "./index.js";
import { LOSSES } from "./loss.js";
import type { Measurement } from "./measured.js";

const random = new Random(11);

function drawn(rows: number, cols: number): Matrix {
  return new Matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => random.normal()),
  );
}

/** All second derivatives of the mean of squares, a column at a time, by products with unit directions. */
function hessianByProducts(weights: readonly Matrix[], problem: MeasurementProblem): Matrix {
  const entries = weights.flatMap(({ data }, j) => Array.from(data, (_, k) => ({ j, k })));
  const columns = entries.map(({ j, k }) => {
    const direction = weights.map(({ rows, cols }, layer) => {
      const unit = new Float64Array(rows * cols);
      if (layer === j) unit[k] = 1;
      return new Matrix(rows, cols, unit);
    });
    return hessianVectorProduct(weights, problem, direction).flatMap(({ data }) => [...data]);
  });
  return fromRows(columns);
}

/** Measurements e_kx_iᵀ: n·d_y numbers, whose mean of squares is the loss per output. */
function perOutput(X: Matrix, y: Matrix): MeasurementProblem {
  const pairs = X.toRows().flatMap((x, i) => y.toRows()[i]!.map((label, k) => ({ x, k, label })));
  const measurements = pairs.map(({ x, k }) =>
    fromRows(y.toRows()[0]!.map((_, row) => x.map((e) => (row === k ? e : 0)))),
  );
  return { measurements, labels: pairs.map(({ label }) => exact(label)) };
}

/** Whether a quantity is a number up to its error, and a few units of the other route. */
function expectNear({ quantities }: Measurement, key: string, truth: number): void {
  const { quantity } = quantities.find((one) => one.key === key)!;
  expect(Math.abs(quantity.value - truth), `${key}: ${quantity.value} against ${truth}`).toBeLessThanOrEqual(
    quantity.error + 2 ** -36 * Math.max(1, Math.abs(truth)),
  );
}

const MEAN = { loss: "mean", top: 3 } as const;
const W = [drawn(2, 3), drawn(3, 2), drawn(2, 3)];
const X = drawn(5, 3);
const y = drawn(5, 2);

describe("what is measured of a network, by a second route", () => {
  const problem = perOutput(X, y);
  const hessian = hessianByProducts(W, problem);
  const values = [...mlSymmetricEigen(hessian).values].sort((a, b) => b - a);
  const found = measureRegression({ weights: W, inputs: X, targets: y }, MEAN);

  it("has the eigenvalues of all second derivatives, times the number of outputs", () => {
    expectNear(found, "sharpness", 2 * values[0]!);
    expectNear(found, "eigenvalues.2", 2 * values[1]!);
    expectNear(found, "eigenvalues.3", 2 * values[2]!);
    expectNear(found, "smallestEigenvalue", 2 * values.at(-1)!);
    expect(found.quantities.some(({ key }) => key === "eigenvalues.4")).toBe(false);
  });

  it("has trace and sharpness of the blocks of the Hessian layer by layer", () => {
    let at = 0;
    W.forEach(({ data: { length } }, j) => {
      const block = fromRows(hessian.toRows().slice(at, at + length).map((row) => row.slice(at, at + length))); // prettier-ignore
      at += length;
      expectNear(found, `layerTrace.${j + 1}`, 2 * block.toRows().reduce((sum, row, i) => sum + row[i]!, 0));
      expectNear(found, `layerSharpness.${j + 1}`, 2 * Math.max(...mlSymmetricEigen(block).values));
    });
  });

  it("has every convention of the loss from the errors themselves", () => {
    const errors = X.toRows().map((x, i) => {
      const out = W.reduce((v, w) => w.toRows().map((row) => row.reduce((s, e, k) => s + e * v[k]!, 0)), x);
      return out.reduce((s, e, k) => s + (e - y.at(i, k)) ** 2, 0);
    });
    const sum = errors.reduce((a, b) => a + b);
    const truth = { mean: sum / 5, sum, "half-mean": sum / 10, "per-output": sum / 10 };
    for (const loss of LOSSES) {
      const measured = measureRegression({ weights: W, inputs: X, targets: y }, { loss, top: 1 });
      expectNear(measured, "loss", truth[loss]);
      const scale = truth[loss] / truth.mean;
      expectNear(measured, "sharpness", 2 * values[0]! * scale);
      expectNear(measured, "hessianTrace", 2 * scale * hessian.toRows().reduce((s, row, i) => s + row[i]!, 0));
      expect(measured.about).toContain(`--loss ${loss}`);
    }
  });

  it("measures a network with measurements likewise, n in place of the samples", () => {
    const A = [drawn(2, 3), drawn(2, 3)];
    const network = { weights: W, measurements: A, labels: [1, -2] };
    const single = hessianByProducts(W, { measurements: A, labels: [exact(1), exact(-2)] });
    const largest = Math.max(...mlSymmetricEigen(single).values);
    expectNear(measureNetwork(network, MEAN), "sharpness", largest);
    expectNear(measureNetwork(network, { loss: "sum", top: 1 }), "sharpness", 2 * largest);
    expectNear(measureNetwork(network, { loss: "half-mean", top: 1 }), "smallestEigenvalue", Math.min(...mlSymmetricEigen(single).values) / 2); // prettier-ignore
  });
});

describe("the least sharpness of all minima", () => {
  const layers = [drawn(2, 2), drawn(2, 2), drawn(1, 2)];

  it("is the maximum of the formula of beyond/regression-flattest over a grid of directions", () => {
    const inputs = drawn(2, 2);
    const targets = drawn(2, 1);
    // n = d, so that the best predictions are the targets: (2L/n) max_z (‖Xᵀz‖ |yᵀz|^{L−1})^{2/L} over the unit circle.
    const L = layers.length;
    let best = 0;
    for (let k = 0; k < 200000; k++) {
      const [c, s] = [Math.cos((Math.PI * k) / 200000), Math.sin((Math.PI * k) / 200000)];
      const image = Math.hypot(inputs.at(0, 0) * c + inputs.at(1, 0) * s, inputs.at(0, 1) * c + inputs.at(1, 1) * s);
      const along = Math.abs(targets.at(0, 0) * c + targets.at(1, 0) * s);
      best = Math.max(best, ((2 * L) / 2) * (image * along ** (L - 1)) ** (2 / L));
    }
    const { quantity } = measureRegression({ weights: layers, inputs, targets }, MEAN).quantities.find(
      ({ key }) => key === "leastSharpness",
    )!;
    expect(quantity.error).toBeLessThan(2 ** -18 * quantity.value);
    expect(best).toBeLessThanOrEqual((quantity.value + quantity.error) * (1 + 1e-12));
    expect(best).toBeGreaterThan((quantity.value - quantity.error) * (1 - 1e-8));
  });

  it("is 2Lσ_max(T)^{2−2/L} for white data with several outputs, and S of a minimizer over it is at least 1", () => {
    const inputs = fromRows([[1, 1], [1, -1], [-1, 1], [-1, -1]]); // prettier-ignore
    const wide = [drawn(2, 2), drawn(2, 2)];
    const targets = inputs.times(wide[1]!.times(wide[0]!).T);
    const exactly = new Matrix(targets.rows, targets.cols, targets.data);
    const found = measureRegression({ weights: wide, inputs, targets: exactly }, MEAN);
    const value = (key: string) => found.quantities.find((one) => one.key === key)!.quantity;
    expect(Math.abs(value("leastSharpness").value / value("flattestSharpness").value - 1)).toBeLessThan(2 ** -18);
    expect(value("relativeSharpness").value).toBeGreaterThan(1 - 2 ** -18);
  });

  it("is left out where it is not known, with the reason", () => {
    const why = (weights: readonly Matrix[], inputs: Matrix, targets: Matrix): string[] =>
      measureRegression({ weights, inputs, targets }, MEAN).leftOut.filter((line) => line.startsWith("S_min"));
    expect(why([drawn(1, 2)], drawn(3, 2), drawn(3, 1))).toEqual(["S_min: of a single layer all minima are as sharp"]);
    expect(why([drawn(1, 2), drawn(2, 1)], drawn(3, 2), drawn(3, 2))).toEqual([
      "S_min: a hidden width is below min(d_x, d_y)",
    ]);
    expect(why([drawn(2, 2), drawn(2, 2)], drawn(1, 2), drawn(1, 2))).toEqual([
      "S_min: several outputs, and inputs that are not of full rank",
    ]);
    expect(why([drawn(2, 2), drawn(1, 2)], drawn(2, 2), fromRows([[0], [0]]))).toEqual([
      "S_min: the best linear map is zero, or cannot be told from it",
    ]);
  });
});

describe("what is left out, with the reason, and nothing in its place", () => {
  const keys = ({ quantities }: Measurement): string[] => quantities.map(({ key }) => key);
  const wide = (rows: number, cols: number): Matrix => drawn(rows, cols);

  it("curvature of a network without measurements, whatever the loss", () => {
    for (const loss of LOSSES) {
      const found = measureNetwork({ weights: W, measurements: null, labels: null }, { loss, top: 1 });
      expect(found.about).toBe("a network of 3 layers, widths 3, 2, 3, 2");
      expect(found.leftOut).toEqual(["loss, curvature and isometry: there are no measurements"]);
      expect(keys(found)).toEqual(expect.arrayContaining(["nuclearNorm", "regularizerR", "balancedness.1"]));
      expect(keys(found).filter((key) => /loss|sharp|trace|rip|induced/i.test(key))).toEqual([]);
    }
  });

  it("isometry of measurements with more than a hundred entries", () => {
    const found = measureNetwork({ weights: [wide(11, 10)], measurements: [wide(11, 10)], labels: null }, MEAN);
    expect(found.leftOut).toContain("δ of (r, δ)-RIP: more than 100 entries in a measurement");
    expect(keys(found).some((key) => key.startsWith("ripConstant"))).toBe(false);
    const small = measureNetwork({ weights: [wide(10, 10)], measurements: [wide(10, 10)], labels: null }, MEAN);
    expect(keys(small).filter((key) => key.startsWith("ripConstant"))).toHaveLength(4);
    expect(small.leftOut.filter((line) => line.includes("RIP"))).toEqual([]);
  });

  it("eigenvalues of a Hessian that is not formed, as many as were asked for, and λ_max over S_min with them", () => {
    const found = measureRegression({ weights: [wide(7, 7), wide(7, 7)], inputs: wide(9, 7), targets: wide(9, 7) }, MEAN); // prettier-ignore
    expect(found.leftOut).toEqual(
      expect.arrayContaining([
        "a bound of λ_max(∇²L) from above, λ_min and the top 3: more than 96 parameters",
        "λ_max/S_min: λ_max is not bounded from above",
      ]),
    );
    expect(keys(found)).toContain("leastSharpness");
    expect(keys(found)).not.toContain("relativeSharpness");
  });

  it("what asks for a Gram matrix of more than 512 gradients", () => {
    // 23·23 = 529 parameters in the layer, and as many measurements with a single entry each.
    const measurements = Array.from({ length: 529 }, (_, k) => {
      const entries = new Float64Array(529);
      entries[k] = 1;
      return new Matrix(23, 23, entries);
    });
    const found = measureNetwork({ weights: [wide(23, 23), wide(23, 23)], measurements, labels: null }, MEAN);
    expect(found.leftOut).toEqual(
      expect.arrayContaining([
        "λ_max at zero loss: more than 512 parameters and measurements",
        "sharpness layer by layer: more than 512 parameters in a layer, and measurements",
      ]),
    );
    expect(keys(found)).toContain("layerTrace.2");
    expect(keys(found).some((key) => key.startsWith("layerSharpness") || key === "interpolatingSharpness")).toBe(false);
  });
});
