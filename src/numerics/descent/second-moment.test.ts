import { EigenvalueDecomposition, Matrix as MlMatrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { exact, type Quantity } from "../arithmetic/quantity.js";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { fromRows, identity, Matrix } from "../matrices/matrix.js";
import { distance, inner, trace } from "../matrices/norms.js";
import { uniforms } from "../../statistics/uniforms.fixture.js";
import { allBatches, type BatchDraw, noiseShare } from "./batches.js";
import {
  largestStableRate,
  leastAlignment,
  linearizedSgd,
  meanLoss,
  momentGrowth,
  momentOperator,
  sampleCovariance,
} from "./second-moment.js";

/** I − ηA for the batch, entry by entry. */
function stepMatrix(gradients: Matrix, batch: readonly number[], rate: number): Matrix {
  const p = gradients.cols;
  const data = Float64Array.from({ length: p * p }, (_, k) => {
    const [i, j] = [Math.floor(k / p), k % p];
    const mean = batch.reduce((total, s) => total + gradients.at(s, i) * gradients.at(s, j), 0) / batch.length;
    return (i === j ? 1 : 0) - rate * mean;
  });
  return new Matrix(p, p, data);
}

function contains({ value, error }: Quantity, truth: number, slack = 1e-12): void {
  expect(Math.abs(value - truth)).toBeLessThanOrEqual(error + slack);
}

const DRAWS: readonly BatchDraw[] = ["with replacement", "without replacement"];
const gradients = fromRows([
  [1, 0.5],
  [-1, 2],
  [0.25, 1],
]);

describe.each(DRAWS)("the moment operator, batches %s", (draw) => {
  it.each([1, 2, 3])("is the mean over all batches of %i", (batch) => {
    const all = allBatches(3, batch, draw);
    const rate = 0.75;
    const operator = momentOperator(linearizedSgd(gradients, noiseShare(3, batch, draw)), exact(rate));
    const steps = all.map((own) => stepMatrix(gradients, own, rate));
    const expected = new Float64Array(16);
    for (const a of steps) {
      for (let k = 0; k < 16; k++) {
        const [i, j] = [k >> 2, k & 3];
        expected[k] = expected[k]! + (a.at(i >> 1, j >> 1) * a.at(i & 1, j & 1)) / steps.length;
      }
    }
    const off = distance(new Matrix(4, 4, operator.data), new Matrix(4, 4, expected)).value;
    expect(off).toBeLessThanOrEqual(operator.radius + 1e-14);
    // A bound of a few hundred roundings of a matrix of norm below 40.
    expect(operator.radius).toBeLessThan(2 ** -53 * 500 * 40);
  });

  it("gives the mean loss of sampled runs", () => {
    const [rate, batch, steps, runs] = [0.3, 2, 3, 40_000];
    const sgd = linearizedSgd(gradients, noiseShare(3, batch, draw));
    const start = [1, -0.5];
    let moment: Matrix = new Matrix(4, 1, Float64Array.from([1, -0.5, -0.5, 0.25]));
    for (let t = 0; t < steps; t++) moment = momentOperator(sgd, exact(rate)).times(moment);
    const all = allBatches(3, batch, draw).map((own) => stepMatrix(gradients, own, rate));
    const next = uniforms(11);
    let total = 0;
    let squares = 0;
    for (let run = 0; run < runs; run++) {
      let [x, y] = start as [number, number];
      for (let t = 0; t < steps; t++) {
        const a = all[Math.floor(next() * all.length)]!;
        [x, y] = [a.at(0, 0) * x + a.at(0, 1) * y, a.at(1, 0) * x + a.at(1, 1) * y];
      }
      const h = sgd.hessian;
      const loss = (h.at(0, 0) * x * x + 2 * h.at(0, 1) * x * y + h.at(1, 1) * y * y) / 2;
      total += loss;
      squares += loss * loss;
    }
    const mean = total / runs;
    const deviation = Math.sqrt((squares / runs - mean * mean) / runs);
    expect(Math.abs(meanLoss(sgd, moment).value - mean)).toBeLessThan(5 * deviation);
    expect(deviation).toBeLessThan(0.02 * mean);
  });

  it("has spectral radius 1 at the largest stable rate, and crosses it there", () => {
    const next = normals(3);
    for (const [n, p] of [
      [1, 1],
      [2, 1],
      [2, 2],
      [4, 3],
    ] as const) {
      const sgd = linearizedSgd(drawn(n, p, next), noiseShare(n, 1, draw));
      const rate = largestStableRate(sgd);
      contains(momentGrowth(sgd, rate), 1);
      expect(rate.error).toBeLessThan(1e-9 * rate.value);
      expect(momentGrowth(sgd, exact(rate.value * 1.01)).value).toBeGreaterThan(1);
      expect(momentGrowth(sgd, exact(rate.value * 0.99)).value).toBeLessThan(1);
    }
  });
});

describe("momentGrowth", () => {
  it("is the largest of the sizes of all eigenvalues, and the growth of iterates", () => {
    const sgd = linearizedSgd(gradients, noiseShare(3, 1, "with replacement"));
    const operator = momentOperator(sgd, exact(1.5));
    const { realEigenvalues } = new EigenvalueDecomposition(new MlMatrix(operator.toRows()), { assumeSymmetric: true });
    contains(momentGrowth(sgd, exact(1.5)), Math.max(...realEigenvalues.map(Math.abs)));
    let moment: Matrix = new Matrix(4, 1, Float64Array.from(identity(2).data));
    for (let t = 0; t < 200; t++) moment = new Matrix(4, 1, operator.times(moment).data);
    const after = operator.times(moment);
    expect(after.data[0]! / moment.data[0]!).toBeCloseTo(momentGrowth(sgd, exact(1.5)).value, 9);
  });
});

describe("largestStableRate", () => {
  it("is 2/a² for one sample and 2B/k for orthogonal gradients of size √k and batches of one", () => {
    contains(largestStableRate(linearizedSgd(fromRows([[2]]), exact(1))), 2 / 4);
    const k = 3;
    const orthogonal = linearizedSgd(
      new Matrix(2, 2, Float64Array.from([Math.sqrt(k), 0, 0, Math.sqrt(k)])),
      noiseShare(2, 1, "without replacement"),
    );
    contains(largestStableRate(orthogonal), 2 / k);
  });

  it("is 2/λ_max for full batches", () => {
    const sgd = linearizedSgd(gradients, noiseShare(3, 3, "without replacement"));
    const { realEigenvalues } = new EigenvalueDecomposition(new MlMatrix(sgd.hessian.toRows()));
    contains(largestStableRate(sgd), 2 / Math.max(...realEigenvalues));
  });

  it("knows nothing where the gradients do not span", () => {
    const flat = linearizedSgd(fromRows([[1, 1]]), exact(1));
    expect(largestStableRate(flat).error).toBe(Infinity);
  });
});

describe("alignment", () => {
  const sgd = linearizedSgd(gradients, exact(1));

  it("has the covariance of the sample gradients", () => {
    const displacement = fromRows([[1], [-2]]);
    const own = [0, 1, 2].map((i) => {
      const e = gradients.at(i, 0) - 2 * gradients.at(i, 1);
      return [e * gradients.at(i, 0), e * gradients.at(i, 1)];
    });
    const mean = [0, 1].map((j) => own.reduce((total, g) => total + g[j]! / 3, 0));
    const covariance = [0, 1].map((a) =>
      [0, 1].map((b) => own.reduce((total, g) => total + ((g[a]! - mean[a]!) * (g[b]! - mean[b]!)) / 3, 0)),
    );
    const found = sampleCovariance(gradients, gradients.times(displacement));
    expect(distance(found, fromRows(covariance)).value).toBeLessThan(1e-13);
    expect(found.radius).toBeLessThan(1e-12);
  });

  it("is least at the reported value among many displacements", () => {
    const least = leastAlignment(sgd);
    expect(least.error).toBeLessThan(1e-12);
    let smallest = Infinity;
    for (let k = 0; k < 2000; k++) {
      const angle = (Math.PI * k) / 2000;
      const displacement = fromRows([[Math.cos(angle)], [Math.sin(angle)]]);
      const loss = sgd.hessian.times(displacement).times(fromRows([[Math.cos(angle), Math.sin(angle)]]));
      const size = trace(loss).value * inner(sgd.hessian, sgd.hessian).value;
      smallest = Math.min(
        smallest,
        inner(sampleCovariance(gradients, gradients.times(displacement)), sgd.hessian).value / size,
      );
    }
    expect(smallest).toBeGreaterThanOrEqual(least.value - least.error - 1e-12);
    expect(smallest).toBeLessThan(least.value * (1 + 1e-4));
  });

  it("is (n − 1)/n for orthogonal gradients of one size and 0 for equal ones", () => {
    contains(leastAlignment(linearizedSgd(identity(3), exact(1))), 2 / 3);
    contains(leastAlignment(linearizedSgd(fromRows([[1], [-1]]), exact(1))), 0);
  });
});
