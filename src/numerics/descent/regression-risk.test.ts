import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { exact } from "../arithmetic/quantity.js";
import { column, fromRows, identity, Matrix } from "../matrices/matrix.js";
import { regressionMeasurements } from "../minima/univariate-minimum.js";
import { explicitHessian } from "../networks/explicit-hessian.js";
import { loss, lossGradients } from "../networks/network.js";
import { regressor, univariateRisk, univariateRiskGradients } from "../networks/univariate-risk.js";
import { Random } from "../../random/random.js";
import { RegressionRisk } from "./regression-risk.js";

function gaussian(rows: number, cols: number, random: Random): Matrix {
  return new Matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => random.normal()),
  );
}

/** Layers with these widths, and a regression with n samples onto `outputs` columns. */
function drawn(widths: readonly number[], outputs: number, n: number, seed: number) {
  const random = new Random(seed);
  const weights = widths.slice(1).map((rows, k) => gaussian(rows, widths[k]!, random));
  const problem = {
    inputs: gaussian(n, widths[0]!, random),
    targets: gaussian(n, outputs, random),
    output: gaussian(widths.at(-1)!, outputs, random),
  };
  return { weights, problem, risk: new RegressionRisk(weights, problem) };
}

const flat = (matrices: readonly Matrix[]): number[] => matrices.flatMap(({ data }) => [...data]);

function largest(x: readonly number[]): number {
  return Math.max(...x.map(Math.abs));
}

function expectClose(got: ArrayLike<number>, wanted: ArrayLike<number>, units = 200): void {
  const size = largest(Array.from(wanted)) || 1;
  const off = Array.from(got, (x, i) => Math.abs(x - wanted[i]!));
  expect(got.length).toBe(wanted.length);
  expect(largest(off)).toBeLessThanOrEqual(units * 2 ** -52 * size);
}

describe("RegressionRisk for one output", () => {
  it.each([
    [[3, 2, 4, 1], 5],
    [[1, 1, 1], 1],
    [[2, 3], 2],
    [[5, 5, 5, 5, 5], 8],
  ])("agrees with the primitives that carry error bounds, widths %j", (widths, n) => {
    const { weights, problem, risk } = drawn(widths, 1, n, widths.length);
    const at = risk.flatten(weights);
    expect([...at]).toEqual(flat(weights));
    expect(flat(risk.matrices(at))).toEqual(flat(weights));
    expectClose(risk.regressor(at).data, regressor(weights, problem).data);
    expectClose([risk.risk(at)], [univariateRisk(weights, problem).value]);
    const gradient = new Float64Array(risk.size);
    risk.gradient(at, gradient);
    expectClose(gradient, flat(univariateRiskGradients(weights, problem)));
  });

  it("has the columns of the explicit Hessian", () => {
    const { weights, problem, risk } = drawn([3, 2, 3, 2], 1, 4, 9);
    const hessian = explicitHessian(weights, regressionMeasurements(problem));
    const { apply, size } = risk.hessian(risk.flatten(weights));
    const out = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      const unit = new Float64Array(size);
      unit[j] = 1;
      apply(unit, out);
      const wanted = Array.from({ length: size }, (_, i) => hessian.at(i, j));
      const off = wanted.map((x, i) => Math.abs(x - out[i]!));
      expect(largest(off)).toBeLessThanOrEqual(200 * 2 ** -52 * hessian.normBound);
    }
  });
});

describe("RegressionRisk for several outputs", () => {
  const widths = [3, 4, 2];
  const { weights, problem, risk } = drawn(widths, 3, 5, 3);
  const at = risk.flatten(weights);
  /** The same risk as one loss of measurements p_o x_iᵀ, which divides by the number of outputs too. */
  const measured = {
    measurements: Array.from({ length: 5 }, (_, i) => i).flatMap((i) =>
      [0, 1, 2].map(
        (o) =>
          new Matrix(
            2,
            3,
            Float64Array.from(
              { length: 6 },
              (_, e) => problem.output.at(Math.floor(e / 3), o) * problem.inputs.at(i, e % 3),
            ),
          ),
      ),
    ),
    labels: Array.from(problem.targets.data, exact),
  };

  it("agrees with the loss of the measurements", () => {
    expectClose([risk.risk(at)], [3 * loss(weights, measured).value]);
    const gradient = new Float64Array(risk.size);
    risk.gradient(at, gradient);
    expectClose(
      gradient,
      flat(lossGradients(weights, measured)).map((x) => 3 * x),
    );
  });

  it("has the columns of the explicit Hessian", () => {
    const hessian = explicitHessian(weights, measured);
    const { apply, size } = risk.hessian(at);
    const x = Float64Array.from({ length: size }, (_, i) => Math.cos(i));
    const out = new Float64Array(size);
    apply(x, out);
    const wanted = Array.from({ length: size }, (_, i) => {
      let total = 0;
      for (let j = 0; j < size; j++) total += 3 * hessian.at(i, j) * x[j]!;
      return total;
    });
    expectClose(out, wanted, 1000);
  });
});

describe("the Hessian of a RegressionRisk", () => {
  it("stays where it was made, whatever else is evaluated in between", () => {
    const { weights, risk } = drawn([2, 2, 2], 1, 3, 5);
    const at = risk.flatten(weights);
    const { apply } = risk.hessian(at);
    const x = Float64Array.from(at, (_, i) => i - 2);
    const [before, after] = [new Float64Array(at.length), new Float64Array(at.length)];
    apply(x, before);
    risk.gradient(
      at.map((w) => w + 1),
      new Float64Array(at.length),
    );
    at.fill(7);
    apply(x, after);
    expect(after).toEqual(before);
  });
});

describe("shapes that do not fit", () => {
  const problem = { inputs: identity(2), targets: column([1, 2]), output: column([1]) };

  it.each([
    ["targets", [identity(2), fromRows([[1, 0]])], { ...problem, targets: column([1]) }],
    ["layer 2", [identity(2), identity(3)], problem],
    ["output", [identity(2)], problem],
    ["output", [], { ...problem, inputs: fromRows([[1], [2]]), output: identity(1) }],
  ])("are refused at the %s", (where, weights, unfit) => {
    expect(() => new RegressionRisk(weights, unfit)).toThrow(ShapeError);
    try {
      new RegressionRisk(weights, unfit);
    } catch (error) {
      if (weights.length > 0) expect((error as Error).message).toContain(where);
    }
  });

  it("are told from what is no matrix, field by field", () => {
    for (const field of ["inputs", "targets", "output"]) {
      const raw = { ...problem, [field]: [[1, 2]] };
      expect(() => new RegressionRisk([identity(2)], raw)).toThrow(`${field}: expected a Matrix`);
    }
  });

  it("are refused in weights", () => {
    const risk = new RegressionRisk([identity(2), fromRows([[1, 0]])], problem);
    expect(() => risk.flatten([identity(2)])).toThrow(ShapeError);
    expect(() => risk.flatten([identity(2), identity(2)])).toThrow("1×2");
  });
});
