import { expect, it } from "vitest";
import sharpnessDual from "../../theorems/mulayoff2020/sharpness-dual.js";
import lemma1 from "../../theorems/gatmiry2023/lemma-1.js";
import traceFormula from "../../theorems/gatmiry2023/trace-formula.js";
import theorem5Proof from "../../theorems/gatmiry2023/theorem-5-proof.js";
import type { Claim } from "../claim/statement/claim.js";
import type { Operation } from "../numerics/arithmetic/provenance.js";
import { mlSingularValues, mlSymmetricEigen } from "../numerics/fixtures/ml-matrix.js";
import { fromRows } from "../numerics/matrices/matrix.js";
import {
  compareFunction,
  compareNumerics,
  departureText,
  judgeAnswer,
  occurrences,
  type OwnFunction,
  type Rows,
  type Tolerance,
  UNITS,
} from "../foreign/index.js";
import { numerics } from "./numerics.js";
import { theorems } from "./theorems.js";

/** What a function is told on the chosen instances of a claim and on twenty drawn ones. */
function told(claim: Claim, operation: Operation, own: OwnFunction, tolerance: Tolerance = UNITS) {
  const found = occurrences(claim, { seed: 1, runs: 20, operations: new Set([operation]) });
  const { told: met, smallest } = compareFunction(found, operation, own, { tolerance });
  return { met, departure: smallest === null ? null : departureText(smallest) };
}

function nuclearNorm(a: Rows): number {
  return mlSingularValues(fromRows(a)).reduce((total, x) => total + x, 0);
}

/** W_L⋯W_1, entry by entry. */
function product(layers: readonly Rows[]): Rows {
  return layers.reduce((below, layer) =>
    layer.map((row) => below[0]!.map((_, j) => row.reduce((total, x, k) => total + x * below[k]![j]!, 0))),
  );
}

function inner(a: Rows, b: Rows): number {
  return a.reduce((total, row, i) => total + row.reduce((sum, x, j) => sum + x * b[i]![j]!, 0), 0);
}

/** (factor/n) Σ_i Σ_p (∂⟨A_i, E(W)⟩/∂p)², by unit steps, which are exact since E(W) is linear in each entry p. */
function squares(factor: number) {
  return (weights: readonly Rows[], measurements: readonly Rows[]): number => {
    const at = product(weights);
    let total = 0;
    weights.forEach((layer, j) =>
      layer.forEach((row, r) =>
        row.forEach((_, c) => {
          const moved = layer.map((old, i) => (i === r ? old.with(c, old[c]! + 1) : old));
          const ahead = product(weights.with(j, moved));
          for (const a of measurements) total += (inner(a, ahead) - inner(a, at)) ** 2;
        }),
      ),
    );
    return (factor * total) / measurements.length;
  };
}

/** λ_max, with a part of it lost where it is repeated. */
function largestEigenvalue(lost: number) {
  return (a: Rows): number => {
    const { values } = mlSymmetricEigen(fromRows(a));
    const isRepeated = values.length > 1 && values[0]! - values[1]! <= 1e-12 * Math.abs(values[0]!);
    return values[0]! * (isRepeated ? 1 - lost : 1);
  };
}

const planted: readonly (readonly [string, Claim, Operation, right: OwnFunction, wrong: OwnFunction])[] = [
  ["a nuclear norm that is off by 0.1 %", lemma1, "nuclearNorm", nuclearNorm, (a: Rows) => 1.001 * nuclearNorm(a)],
  ["a trace of the Hessian without its factor 2", theorem5Proof, "hessianTrace", squares(2), squares(1)],
  [
    "an eigenvalue that is wrong where it is repeated",
    sharpnessDual,
    "largestEigenvalue",
    largestEigenvalue(0),
    largestEigenvalue(1e-6),
  ],
];

it.each(planted)("%s is found", (_, claim, operation, right, wrong) => {
  const passed = told(claim, operation, right);
  expect(passed.departure).toBeNull();
  expect(passed.met).toBeGreaterThan(10);
  expect(told(claim, operation, wrong).departure).toMatch(new RegExp(`^${operation} departs\n {4}operands`));
});

it("a departure is shown on the smallest operands, with both results", () => {
  const { departure } = told(lemma1, "nuclearNorm", (a: Rows) => 2 * nuclearNorm(a));
  expect(departure?.replace(/± \S+/, "± …")).toBe(
    [
      "nuclearNorm departs",
      "    operands     [1]",
      "    yours        2",
      "    flatcheck    1 ± … by intervals",
      "    off by       1, 2.3e+15 units; allowed 2.84e-14",
      "    shrunk from  [-6]",
      "    instance     m = 1, k = 1, n = 1, A = [2], B = [-3]",
      "    claim        gatmiry2023/lemma-1",
    ].join("\n"),
  );
});

it("a departure has every digit of its operands, of what was given and of what is true", () => {
  const near = 1 + 2 ** -30;
  const text = (operation: Operation, operand: Rows, value: number | Rows): string => {
    const question = { operation, operands: [operand], from: null };
    return departureText({ question, answer: { value }, finding: judgeAnswer(question, { value }) });
  };
  expect(text("trace", [[near]], 1)).toContain(
    "operands     [1.0000000009313226]\n    yours        1\n    flatcheck    1.0000000009313226 ±",
  );
  expect(text("transpose", [[near, -0]], [[near - 2 ** -40], [0]]).split(" ± ")[0]).toBe(
    [
      "transpose departs",
      "    operands     [1.0000000009313226 -0]",
      "    yours        [1.000000000930413; 0]",
      "    flatcheck    [1.0000000009313226; 0]",
    ].join("\n"),
  );
});

it("what is no number, of another shape, or throws, departs", () => {
  expect(told(lemma1, "nuclearNorm", () => NaN).departure).toContain("yours        gives NaN");
  expect(told(lemma1, "nuclearNorm", () => [[1, 2]]).departure).toContain("yours        gives 1×2 in place of 1×1");
  const throwing = (): number => {
    throw new Error("singular");
  };
  expect(told(lemma1, "nuclearNorm", throwing).departure).toContain('yours        throws "singular"');
});

it("matrices are compared in the Frobenius norm", () => {
  const multiply = (a: Rows, b: Rows): Rows => product([b, a]);
  expect(told(lemma1, "multiplyMatrices", multiply).departure).toBeNull();
  const rounded = (a: Rows, b: Rows): Rows => multiply(a, b).map((row) => row.map(Math.fround));
  expect(told(lemma1, "multiplyMatrices", rounded).departure).toMatch(
    /flatcheck {4}\[.*\] ± \S+ in the Frobenius norm/,
  );
});

it("a problem comes with its measurements as rows and its labels as numbers", () => {
  const problems: { readonly measurements: readonly Rows[]; readonly labels: readonly number[] }[] = [];
  told(traceFormula, "explicitHessian", (_: readonly Rows[], problem: (typeof problems)[number]) => {
    problems.push(problem);
    return [[0]];
  });
  expect(problems.length).toBeGreaterThan(20);
  for (const { measurements, labels } of problems) {
    expect(measurements.every((rows) => Array.isArray(rows[0]))).toBe(true);
    expect(labels.every((label) => typeof label === "number")).toBe(true);
  }
});

it("is refused where by the tolerance every function would agree", () => {
  expect(() => numerics({ nuclearNorm: () => 7 }, [], { tolerance: { units: NaN } })).toThrow(
    "numerics: expected a share from 0 on, or units above 0, as tolerance, got {units: NaN}",
  );
  expect(() => numerics({ nuclearNorm: () => 7 }, [], { runs: NaN })).toThrow("as runs, got NaN");
});

it("is about one claim, or an array of claims, and about nothing else", () => {
  const single = compareNumerics({ nuclearNorm: () => 7 }, lemma1, { runs: 1 });
  expect(single.relations + single.broken.length).toBeGreaterThan(0);
  expect(single.text).toBe(compareNumerics({ nuclearNorm: () => 7 }, [lemma1], { runs: 1 }).text);
  for (const [claims, got] of [
    [Promise.resolve([lemma1]), "a promise; await it"],
    ["gatmiry2023", "gatmiry2023; get them by await claims(), or make them with the function claim"],
    [[lemma1, undefined], "undefined; get them"],
    [{ default: lemma1 }, "an object that is none; get them"],
  ] as const) {
    const given = claims as unknown as Claim[];
    const complaint = `expected a claim or an array of claims, got ${got}`;
    expect(() => theorems(given)).toThrow(`theorems: ${complaint}`);
    expect(() => numerics({ nuclearNorm }, given)).toThrow(`numerics: ${complaint}`);
    expect(() => compareNumerics({ nuclearNorm }, given)).toThrow(`compareNumerics: ${complaint}`);
  }
});

numerics({ nuclearNorm, hessianTrace: squares(2) }, [lemma1, theorem5Proof]);
