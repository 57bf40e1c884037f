import { describe, expect, it } from "vitest";
import lemma1 from "../../../theorems/gatmiry2023/lemma-1.js";
import theorem5Proof from "../../../theorems/gatmiry2023/theorem-5-proof.js";
import type { Operation } from "../../numerics/arithmetic/provenance.js";
import * as numerics from "../../numerics/index.js";
import { exact, fromRows, type Matrix } from "../../numerics/index.js";
import { chosenQuestions } from "../questions/chosen.js";
import { compareFunction, type Comparison } from "./compare.js";
import { UNITS } from "../answers/judge.js";
import { compareNumerics } from "./numerics.js";
import type { OwnFunction } from "../answers/own.js";
import { type Rows, sizeOf } from "../questions/question.js";
import { eigenvalues, multiply, right, singular, transpose } from "../right.fixture.js";
import { departureText } from "./text.js";

type Network = readonly Rows[];

/** σ_1 by so many steps of the power method on AᵀA, from a vector of ones. */
function byPower(steps: number) {
  return (a: Rows): number => {
    const gram = multiply(transpose(a), a);
    let v = gram.map(() => [1]);
    let size = 0;
    for (let k = 0; k < steps; k++) {
      const next = multiply(gram, v);
      size = Math.hypot(...next.flat());
      if (size === 0) return 0;
      v = next.map(([x]) => [x! / size]);
    }
    return Math.sqrt(size);
  };
}

/** Eigenvalues by so many steps of QR without shifts, as a first course has it. */
function byQr(steps: number) {
  return (a: Rows): number => {
    let m = a.map((row) => [...row]);
    for (let k = 0; k < steps; k++) {
      const q: number[][] = [];
      for (const column of transpose(m)) {
        const rest = q.reduce((left, u) => left.map((x, i) => x - right.inner([left], [u]) * u[i]!), column);
        const size = Math.hypot(...rest);
        q.push(rest.map((x) => (size === 0 ? 0 : x / size)));
      }
      m = multiply(multiply(q, m), transpose(q));
    }
    return Math.max(...m.map((row, i) => row[i]!));
  };
}

let calls = 0;

/** What is wrong, the operation, and the function. */
const planted: readonly (readonly [string, Operation, OwnFunction])[] = [
  ["a nuclear norm that is off by 0.1 %", "nuclearNorm", (a: Rows) => 1.001 * right.nuclearNorm(a)],
  ["a nuclear norm in single precision", "nuclearNorm", (a: Rows) => Math.fround(right.nuclearNorm(a))],
  [
    "the trace of the Hessian without its factor 2",
    "hessianTrace",
    (w: Network, a: Network) => right.hessianTrace(w, a) / 2,
  ],
  [
    "the trace of the Hessian without 1/n",
    "hessianTrace",
    (w: Network, a: Network) => right.hessianTrace(w, a) * a.length,
  ],
  [
    "an eigenvalue that is wrong where it is repeated",
    "largestEigenvalue",
    (a: Rows) => {
      const [first, second] = eigenvalues(a) as [number, number?];
      return Math.abs(first - (second ?? NaN)) <= 1e-12 * Math.abs(first) ? first * (1 - 1e-6) : first;
    },
  ],
  [
    "the eigenvalue of largest size in place of the largest",
    "largestEigenvalue",
    (a: Rows) => eigenvalues(a).toSorted((x, y) => Math.abs(y) - Math.abs(x))[0]!,
  ],
  ["eigenvalues by twenty steps of QR without shifts", "largestEigenvalue", byQr(20)],
  ["singular values in the wrong order", "singularValue", (a: Rows, place: number) => singular(a).toReversed()[place]!],
  ["a spectral norm by twenty steps of the power method", "spectralNorm", byPower(20)],
  ["a spectral norm by a thousand steps from a vector that may be orthogonal", "spectralNorm", byPower(1000)],
  [
    "singular values from the Gram matrix, which loses small ones",
    "singularValue",
    (a: Rows, place: number) => Math.sqrt(Math.max(eigenvalues(multiply(a, transpose(a)))[place]!, 0)),
  ],
  [
    "singular values that drop what is below 1e-8",
    "nuclearNorm",
    (a: Rows) =>
      singular(a)
        .filter((x, _, [first]) => x > 1e-8 * first!)
        .reduce((sum, x) => sum + x, 0),
  ],
  [
    "a Frobenius norm that overflows",
    "frobeniusNorm",
    (a: Rows) => Math.sqrt(right.frobeniusSquared(a.map((row) => row.map((x) => x * 2 ** 200)))) / 2 ** 200,
  ],
  ["a sum in single precision", "trace", (a: Rows) => a.reduce((sum, row, i) => Math.fround(sum + row[i]!), 0)],
  [
    "a distance by norms and an inner product",
    "distance",
    (a: Rows, b: Rows) => Math.sqrt(Math.max(0, right.inner(a, a) + right.inner(b, b) - 2 * right.inner(a, b))),
  ],
  ["a product that is transposed", "multiplyMatrices", (a: Rows, b: Rows) => transpose(multiply(a, b))],
  [
    "a Hessian without the part of the residuals",
    "explicitHessian",
    (w: Network, { measurements }: { measurements: Network }) =>
      right.explicitHessian(w, {
        measurements,
        labels: measurements.map((a) =>
          right.inner(
            a,
            w.reduce((below, layer) => multiply(layer, below)),
          ),
        ),
      }),
  ],
  [
    "a function that changes its operands",
    "nuclearNorm",
    (a: number[][]) => {
      a[0]![0] = 7;
      return 1;
    },
  ],
  ["one that gives NaN", "nuclearNorm", () => NaN],
  ["one that gives nothing", "nuclearNorm", () => undefined as unknown as number],
  ["one that gives a promise", "nuclearNorm", (a: Rows) => Promise.resolve(right.nuclearNorm(a)) as unknown as number],
  ["one that gives a BigInt", "nuclearNorm", () => 1n as unknown as number],
  ["one that gives a text", "nuclearNorm", (a: Rows) => String(right.nuclearNorm(a)) as unknown as number],
  [
    "one that throws",
    "nuclearNorm",
    () => {
      throw new Error("not converged");
    },
  ],
  ["one that gives another shape", "nuclearNorm", () => [[1, 2]]],
  ["one that gives ragged rows", "transpose", () => [[1, 2], [3]]],
  [
    "one that is right every second time",
    "nuclearNorm",
    (a: Rows) => right.nuclearNorm(a) * (calls++ % 2 === 0 ? 1 : 1.1),
  ],
];

function found(operation: Operation, own: OwnFunction): Comparison {
  return compareFunction(chosenQuestions(operation), operation, own, { tolerance: UNITS });
}

describe("what is planted in functions is found, without any claim", () => {
  it.each(planted)("%s", (_, operation, own) => {
    const { smallest, departed } = found(operation, own);
    expect(departed).toBeGreaterThan(0);
    // Whatever is shown was confirmed by intervals.
    expect(smallest!.finding.certified).toBe(true);
    expect(departureText(smallest!)).toContain(`${operation} departs\n    operands`);
  });
});

describe("what is found is made small", () => {
  const small = (operation: Operation, own: OwnFunction): unknown => found(operation, own).smallest!.question.operands;

  it("to the least that shows it", () => {
    expect(small("nuclearNorm", () => NaN)).toEqual([[[0]]]);
    expect(small("nuclearNorm", (a: Rows) => 1.001 * right.nuclearNorm(a))).toEqual([[[1]]]);
    // Of one layer the loss is a square in its entries, and its trace that of the measurement.
    expect(small("hessianTrace", (w: Network, a: Network) => right.hessianTrace(w, a) / 2)).toEqual([[[[0]]], [[[1]]]]);
    expect(small("multiplyMatrices", (a: Rows, b: Rows) => transpose(multiply(a, b)))).toEqual([[[0]], [[0, 0]]]);
  });

  it("but no smaller", () => {
    // One measurement does not show a missing mean, one eigenvalue none that are in the wrong order.
    const [, measurements] = small("hessianTrace", (w: Network, a: Network) => right.hessianTrace(w, a) * a.length) as [
      Network,
      Network,
    ];
    expect(measurements).toHaveLength(2);
    const wrongOrder = found("singularValue", (a: Rows, place: number) => singular(a).toReversed()[place]!).smallest!;
    expect(sizeOf(wrongOrder.question)).toBe(4);
    const opposite = small(
      "largestEigenvalue",
      (a: Rows) => eigenvalues(a).toSorted((x, y) => Math.abs(y) - Math.abs(x))[0]!,
    );
    expect((opposite as [Rows])[0]).toHaveLength(2);
  });
});

describe("the functions of flatcheck itself", () => {
  it("agree, as they are and with their own matrices", () => {
    const { frobeniusNorm, largestEigenvalue, nuclearNorm, spectralNorm, squareRootPsd } = numerics;
    const { hessianTrace, sharpness, explicitHessian, pseudoInverse } = numerics;
    const ours = {
      frobeniusNorm,
      largestEigenvalue,
      nuclearNorm,
      spectralNorm,
      squareRootPsd,
      hessianTrace,
      pseudoInverse,
    };
    const more = {
      sharpness: (w: Matrix[], measurements: Matrix[]) =>
        sharpness(w, { measurements, labels: measurements.map(() => exact(0)) }),
      explicitHessian: (w: Matrix[], { measurements, labels }: { measurements: Matrix[]; labels: number[] }) =>
        explicitHessian(w, { measurements, labels: labels.map(exact) }),
    };
    const report = compareNumerics({ ...ours, ...more }, [], { matrices: (rows) => fromRows(rows) });
    expect(report.functions.flatMap(({ smallest }) => (smallest === null ? [] : [departureText(smallest)]))).toEqual(
      [],
    );
    expect(report.agrees).toBe(true);
  });
});

describe("a tolerance of somebody's own", () => {
  it("is a share of the result", () => {
    const own = (a: Rows): number => (1 + 1e-7) * right.nuclearNorm(a);
    const compare = (tolerance: number) =>
      compareFunction(chosenQuestions("nuclearNorm"), "nuclearNorm", own, { tolerance });
    expect(compare(1e-6).departed).toBe(0);
    expect(compare(1e-8).departed).toBeGreaterThan(10);
  });
});

describe("compareNumerics", () => {
  it("says that right functions agree, and by how much", () => {
    const { nuclearNorm, hessianTrace } = right;
    const report = compareNumerics({ nuclearNorm, hessianTrace }, [lemma1, theorem5Proof], { runs: 5 });
    expect(report.text).toMatch(
      /^nuclearNorm agrees on \d+ operands, within [\d.]+ units\nhessianTrace agrees on \d+ operands/,
    );
    expect([report.agrees, report.untold, report.broken]).toEqual([true, [], []]);
    expect(report.relations).toBeGreaterThan(10);
  });

  it("tells departures and broken relations apart", () => {
    const tooLarge = compareNumerics({ nuclearNorm: (a) => 1.001 * right.nuclearNorm(a) }, [lemma1], { runs: 5 });
    expect([tooLarge.functions[0]!.departed > 10, tooLarge.broken.length, tooLarge.agrees]).toEqual([true, 1, false]);
    const tooSmall = compareNumerics({ nuclearNorm: (a) => 0.999 * right.nuclearNorm(a) }, [lemma1], { runs: 5 });
    expect([tooSmall.functions[0]!.departed > 10, tooSmall.broken.length, tooSmall.agrees]).toEqual([true, 0, false]);
  });

  it("does not call right what it could not compare", () => {
    const report = compareNumerics({ provided: (x) => x }, [lemma1], { runs: 1 });
    expect([report.agrees, report.untold]).toEqual([false, ["provided"]]);
  });
});
