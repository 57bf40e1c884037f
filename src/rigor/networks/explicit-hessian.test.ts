import { describe, expect, it } from "vitest";
import { fromMatrix, fromRows, isPointMatrix, trace } from "../matrices/interval-matrix.js";
import { fromDouble } from "../numbers/dyadic.js";
import { contains, disjoint, fromNumber, isPoint, point, toNumbers } from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { exact } from "../../numerics/arithmetic/quantity.js";
import { matrixFrom, numbersFrom } from "../../numerics/fixtures/networks.js";
import { explicitHessian as computedHessian } from "../../numerics/networks/explicit-hessian.js";
import { explicitHessian } from "./explicit-hessian.js";
import { hessianTrace } from "./network.js";

const p = new Precision(128);
const next = numbersFrom(71);

describe("explicitHessian", () => {
  it("is the second derivative of (xyz − 1)², of two measurements, by hand", () => {
    const weights = [2, 3, -1].map((x) => fromRows([[x]]));
    const problem = { measurements: [fromRows([[1]]), fromRows([[1]])], labels: [fromNumber(1), fromNumber(1)] };
    // ∂²/∂x² = 2(yz)² = 18 and ∂²/∂x∂y = 4xyz·z − 2z = 4(−6)(−1) + 2 = 26.
    const rows = [[18, 26, -78], [26, 8, -52], [-78, -52, 72]]; // prettier-ignore
    expect(explicitHessian(weights, problem, p).data.map((x) => toNumbers(x)[0])).toEqual(rows.flat());
  });

  it.each([
    [[2, 3], 2],
    [[2, 1, 3], 3],
    [[1, 2, 2, 1], 1],
  ])("agrees with floating point and with its trace at widths %j, %d measurements", (widths, n) => {
    const layers = widths.slice(1).map((rows, k) => matrixFrom(next, rows, widths[k]!));
    const measurements = Array.from({ length: n }, () => matrixFrom(next, widths.at(-1)!, widths[0]!));
    const labels = Array.from({ length: n }, next);
    const rigorous = [layers.map(fromMatrix), measurements.map(fromMatrix)] as const;
    const found = explicitHessian(rigorous[0], { measurements: rigorous[1], labels: labels.map(fromNumber) }, p);
    const computed = computedHessian(layers, { measurements, labels: labels.map(exact) });
    expect([found.rows, found.cols]).toEqual([computed.rows, computed.cols]);
    const away = found.data.map((x, at) => Math.abs(toNumbers(x)[0] - computed.data[at]!));
    expect(Math.hypot(...away)).toBeLessThanOrEqual(computed.radius);
    expect(disjoint(trace(found, p), hessianTrace(...rigorous, p))).toBe(false);
    expect(found.data.every((x, at) => x === found.at(at % found.cols, Math.floor(at / found.cols)))).toBe(true);
  });

  it("holds the Hessians of all members, of labels too", () => {
    const [weights, measurements] = [[1, 2].map((x) => fromRows([[x]])), [fromRows([[1]])]];
    const label = { lo: fromDouble(0.25), hi: fromDouble(0.5) };
    const wide = explicitHessian(weights, { measurements, labels: [label] }, p);
    expect(isPoint(wide.at(0, 0))).toBe(true);
    for (const end of [label.lo, label.hi]) {
      const member = explicitHessian(weights, { measurements, labels: [point(end)] }, p);
      expect(member.data.every((x, at) => contains(wide.data[at]!, x.lo))).toBe(true);
    }
  });

  it("is exact where n divides, and refuses no rounding at all, no measurements, and labels that do not fit", () => {
    const weights = [fromRows([[0.1, 0.7]]), fromRows([[0.3]])];
    const problem = { measurements: [fromRows([[1, -1]])], labels: [fromNumber(0.9)] };
    expect(isPointMatrix(explicitHessian(weights, problem, new Precision(400)))).toBe(true);
    expect(() => explicitHessian(weights, problem, EXACT)).toThrow("a finite precision");
    expect(() => explicitHessian(weights, { ...problem, labels: [] }, p)).toThrow("labels: expected 1");
    expect(() => explicitHessian(weights, { measurements: [], labels: [] }, p)).toThrow("one or more measurements");
    const large = { measurements: [fromMatrix(matrixFrom(next, 1, 65))], labels: [fromNumber(0)] };
    expect(() => explicitHessian(large.measurements, large, p)).toThrow("expected at most 64 parameters, got 65");
    const most = { ...large, measurements: [fromMatrix(matrixFrom(next, 1, 64))] };
    expect(explicitHessian(most.measurements, most, p).rows).toBe(64);
  });
});
