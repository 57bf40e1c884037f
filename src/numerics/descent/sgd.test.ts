import { describe, expect, it } from "vitest";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { exact } from "../arithmetic/quantity.js";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import type { Matrix } from "../matrices/matrix.js";
import { distance, inner } from "../matrices/norms.js";
import { endToEnd, loss, lossGradients, type MeasurementProblem } from "../networks/network.js";
import { uniforms } from "../../statistics/uniforms.fixture.js";
import { runSgd, type SgdOptions } from "./sgd.js";

function instance(seed: number, dims: readonly number[], count: number) {
  const next = normals(seed);
  const initial = dims.slice(1).map((rows, j) => drawn(rows, dims[j]!, next));
  const truth = drawn(dims.at(-1)!, dims[0]!, next);
  const measurements = Array.from({ length: count }, () => drawn(truth.rows, truth.cols, next));
  const problem: MeasurementProblem = { measurements, labels: measurements.map((a) => inner(a, truth)) };
  return { initial, truth, problem };
}

const plain: SgdOptions = { stepSize: 0.001, steps: 1, batchSize: 6, labelNoise: 0, recordEvery: 1 };
const silent = { normal: () => 0, index: () => 0 };

/** W − η∇L by the bounded primitives. */
function gradientStep(weights: readonly Matrix[], problem: MeasurementProblem, stepSize: number): Matrix[] {
  return lossGradients(weights, problem).map((g, j) => weights[j]!.plus(g, -stepSize));
}

function expectSame(found: readonly Matrix[], expected: readonly Matrix[]): void {
  expected.forEach((w, j) => {
    expect(distance(found[j]!, w).value).toBeLessThan(1e-13);
  });
}

function subset(problem: MeasurementProblem, indices: readonly number[]): MeasurementProblem {
  return {
    measurements: indices.map((i) => problem.measurements[i]!),
    labels: indices.map((i) => problem.labels[i]!),
  };
}

describe("runSgd", () => {
  it.each([[[3, 2]], [[3, 4, 2]], [[2, 3, 4, 3, 2]]])("with full batches is gradient descent, widths %j", (dims) => {
    const { initial, truth, problem } = instance(1, dims, 6);
    const run = runSgd(initial, problem, truth, { ...plain, steps: 3 }, silent);
    let weights: readonly Matrix[] = initial;
    for (let step = 0; step < 3; step++) weights = gradientStep(weights, problem, plain.stepSize);
    expectSame(run.weights, weights);
    expect(run).toMatchObject({ status: "finished", steps: 3 });
  });

  it("draws batches without replacement from the index source", () => {
    const { initial, truth, problem } = instance(2, [3, 3, 2], 4);
    // Order 0 1 2 3 → swap 0 with 0+2, then 1 with 1+2: batch {2, 3}.
    const run = runSgd(initial, problem, truth, { ...plain, batchSize: 2 }, { normal: () => 0, index: () => 2 });
    expectSame(run.weights, gradientStep(initial, subset(problem, [2, 3]), plain.stepSize));
    const counts: number[] = [];
    const index = (count: number): number => {
      counts.push(count);
      return count - 1;
    };
    runSgd(initial, problem, truth, { ...plain, batchSize: 3, steps: 2 }, { normal: () => 0, index });
    expect(counts).toEqual([4, 3, 2, 4, 3, 2]);
  });

  it("adds fresh noise of the given size to each label", () => {
    const { initial, truth, problem } = instance(3, [2, 2, 2], 3);
    let drawnNumbers = 0;
    const normal = (): number => [1, -2, 0.5][drawnNumbers++]!;
    const options = { ...plain, batchSize: 3, labelNoise: 0.25 };
    const run = runSgd(initial, problem, truth, options, { normal, index: () => 0 });
    expect(drawnNumbers).toBe(3);
    const noisy = { ...problem, labels: problem.labels.map((b, i) => b.minus(-0.25 * [1, -2, 0.5][i]!)) };
    expectSame(run.weights, gradientStep(initial, noisy, plain.stepSize));
    // The records are about the labels without noise.
    expect(run.records[1]!.trainLoss).toBeCloseTo(loss(run.weights, problem).value, 12);
  });

  it("records the start, every k-th step and the end", () => {
    const { initial, truth, problem } = instance(4, [2, 2, 2], 6);
    const run = runSgd(initial, problem, truth, { ...plain, steps: 25, recordEvery: 10 }, silent);
    expect(run.records.map((r) => r.step)).toEqual([0, 10, 20, 25]);
    const [first] = run.records;
    expect(first!.testLoss).toBeCloseTo(distance(endToEnd(initial), truth).value ** 2, 12);
    expect(runSgd(initial, problem, truth, { ...plain, steps: 0 }, silent).records).toHaveLength(1);
  });

  it("is a function of its sources", () => {
    const { initial, truth, problem } = instance(5, [3, 3, 3], 7);
    const once = (): readonly Matrix[] => {
      const next = uniforms(8);
      const sources = { normal: normals(9), index: (count: number) => Math.floor(next() * count) };
      const options = { ...plain, steps: 50, batchSize: 3, labelNoise: 0.1 };
      return runSgd(initial, problem, truth, options, sources).weights;
    };
    expect(once().map((w) => w.toRows())).toEqual(once().map((w) => w.toRows()));
  });

  it("reports divergence as an outcome", () => {
    const { initial, truth, problem } = instance(6, [3, 3, 3], 6);
    const run = runSgd(initial, problem, truth, { ...plain, stepSize: 10, steps: 100, recordEvery: 1000 }, silent);
    expect(run.status).toBe("diverged");
    expect(run.steps).toBeLessThan(100);
    expect(run.records).toHaveLength(1);
    const overflowing = runSgd(
      initial,
      { ...problem, labels: problem.labels.map(() => exact(1e300)) },
      truth,
      { ...plain, stepSize: 1e10 },
      silent,
    );
    expect(overflowing).toMatchObject({ status: "diverged", steps: 0 });
  });

  it("finds flatter minima with label noise", () => {
    const { initial, truth, problem } = instance(7, [3, 3, 3], 5);
    const next = uniforms(3);
    const sources = { normal: normals(4), index: (count: number) => Math.floor(next() * count) };
    const options = { stepSize: 0.004, steps: 60_000, batchSize: 2, labelNoise: 0, recordEvery: 60_000 };
    const quiet = runSgd(initial, problem, truth, options, sources).records.at(-1)!;
    const noisy = runSgd(initial, problem, truth, { ...options, labelNoise: 0.5 }, sources).records.at(-1)!;
    expect(quiet.trainLoss).toBeLessThan(1e-10);
    expect(noisy.hessianTrace).toBeLessThan(0.9 * quiet.hessianTrace);
    expect(noisy.nuclearNorm).toBeLessThan(quiet.nuclearNorm);
  });

  it("takes the least and the largest value that each option may have", () => {
    const { initial, truth, problem } = instance(8, [2, 2, 2], 6);
    const edges: Partial<SgdOptions>[] = [{ batchSize: 1 }, { batchSize: 6 }, { steps: 0 }, { labelNoise: 0 }];
    for (const change of [...edges, { recordEvery: 1 }, { stepSize: Number.MIN_VALUE }]) {
      const source = { normal: () => 0, index: () => 0 };
      expect(() => runSgd(initial, problem, truth, { ...plain, ...change }, source)).not.toThrow();
    }
  });

  it("rejects bad options and shapes", () => {
    const { initial, truth, problem } = instance(8, [2, 2, 2], 6);
    const bad: Partial<SgdOptions>[] = [
      { stepSize: 0 },
      { steps: -1 },
      { batchSize: 7 },
      { batchSize: 0 },
      { labelNoise: -1 },
      { recordEvery: 0 },
    ];
    for (const change of bad) {
      expect(() => runSgd(initial, problem, truth, { ...plain, ...change }, silent)).toThrow(DomainError);
    }
    expect(() => runSgd([], problem, truth, plain, silent)).toThrow(ShapeError);
  });
});
