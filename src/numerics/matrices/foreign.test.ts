import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { MatrixTransposeView, Matrix as MlMatrix, SingularValueDecomposition } from "ml-matrix";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as door from "../index.js";
import { fromRows, type MatrixLike, type MatrixList, NonFiniteError, Quantity, ShapeError } from "../index.js";

const ROWS = [
  [3, 1],
  [1, 2],
];

/** What users have, from an array of rows. */
const FORMS: readonly (readonly [string, (rows: number[][]) => MatrixLike])[] = [
  ["an array of rows", (rows) => rows],
  ["typed rows", (rows) => rows.map((row) => Float64Array.from(row))],
  ["a Matrix of ml-matrix", (rows) => new MlMatrix(rows)],
  ["a view of ml-matrix", (rows) => new MatrixTransposeView(new MlMatrix(rows).transpose())],
  ["numbers with a shape", (rows) => ({ shape: [rows.length, rows[0]!.length], data: Float64Array.from(rows.flat()) })],
  ["numbers with rows and columns", (rows) => ({ rows: rows.length, columns: rows[0]!.length, data: rows.flat() })],
  ["a matrix of ours", (rows) => fromRows(rows)],
];

/** Values that a claim might ask for, of a symmetric definite 2×2 matrix in every place. */
const CALLS: Readonly<Record<string, (a: MatrixLike) => unknown>> = {
  trace: door.trace,
  frobeniusNorm: door.frobeniusNorm,
  inner: (a) => door.inner(a, a),
  distance: (a) => door.distance(a, [[0, 0], ROWS[1]!]),
  nuclearNorm: door.nuclearNorm,
  spectralNorm: door.spectralNorm,
  schattenNorm: (a) => door.schattenNorm(a, 3),
  singularValues: door.singularValues,
  svd: door.svd,
  largestEigenvalue: door.largestEigenvalue,
  squareRootPsd: door.squareRootPsd,
  pseudoInverse: (a) => door.pseudoInverse(a),
  exactRank: door.exactRank,
  kronecker: (a) => door.kronecker(a, a),
  "times, plus and minus": (a) => fromRows(ROWS).times(a).plus(a, 2).minus(a),
  endToEnd: (a) => door.endToEnd(twice(a)),
  hessianTrace: (a) => door.hessianTrace(twice(a), twice(a)),
  regularizerR: (a) => door.regularizerR(twice(a)),
  minimumSharpness: (a) => door.minimumSharpness(twice(a), a),
  ripConstant: (a) => door.ripConstant(twice(a), 2),
  inducedRegularizerDepthTwo: (a) => door.inducedRegularizerDepthTwo(twice(a), a),
  minimumRNetwork: (a) => door.minimumRNetwork(a, [2, 2, 2]),
  neuronsFrom: (a) => door.neuronsFrom(a, a),
};

function twice(a: MatrixLike): MatrixList {
  return [a, a] as MatrixList;
}

describe("a matrix of others", () => {
  it.each(FORMS)("given as %s has the entries as they are", (_, form) => {
    const rows = [
      [1, 5e-324, -0],
      [1e300, 0.1, 3],
    ];
    const a = fromRows(form(rows));
    expect(a.toRows()).toEqual(rows);
    expect([a.shape, a.radius]).toEqual(["2×3", 0]);
  });

  it.each(FORMS)("given as %s serves wherever a matrix does", (_, form) => {
    for (const call of Object.values(CALLS)) expect(call(form(ROWS))).toEqual(call(fromRows(ROWS)));
  });

  it("may be what ours are as JSON", () => {
    const again = JSON.parse(JSON.stringify(fromRows(ROWS))) as MatrixLike;
    expect(fromRows(again)).toEqual(fromRows(ROWS));
  });

  it("is copied: what becomes of it later changes nothing", () => {
    const theirs = new MlMatrix(ROWS);
    const ours = fromRows(theirs);
    theirs.set(0, 0, 100);
    expect(ours.toRows()).toEqual(ROWS);
  });

  it("is what ours become for ml-matrix, which then agrees", () => {
    const theirs = fromRows(ROWS).to(MlMatrix);
    expect(theirs).toBeInstanceOf(MlMatrix);
    expect(theirs.to2DArray()).toEqual(ROWS);
    const { diagonal } = new SingularValueDecomposition(theirs);
    door.singularValues(theirs).values.forEach((x, i) => expect(x).toBeCloseTo(diagonal[i]!, 14));
  });
});

describe("what is no matrix is refused in one line", () => {
  const REMEDY =
    "give an array of rows, a Matrix of ml-matrix, { shape: [rows, columns], data }, or what fromRows makes";

  it.each<[unknown, string]>([
    [undefined, `expected a matrix, got undefined; ${REMEDY}`],
    [null, `expected a matrix, got null; ${REMEDY}`],
    [3, `expected a matrix, got 3; ${REMEDY}`],
    ["1 2", `expected a matrix, got "1 2"; ${REMEDY}`],
    [[1, 2], `expected a matrix, got an array of 2 numbers; ${REMEDY}`],
    [Float64Array.of(1, 2), `expected a matrix, got a Float64Array of 2 numbers; ${REMEDY}`],
    [{ rows: 1 }, `expected a matrix, got an object that is none; ${REMEDY}`],
    [new Quantity(1, 0), `expected a matrix, got an object that is none; ${REMEDY}`],
    [{ rows: 1, columns: 1, to2DArray: () => 1 }, `expected a matrix, got an object that is none; ${REMEDY}`],
    [() => 1, `expected a matrix, got a function; ${REMEDY}`],
    [[], "expected at least one row and one column, got 0×0"],
    [[[]], "expected at least one row and one column, got 1×0"],
    [new MlMatrix(0, 2), "expected at least one row and one column, got 0×0"],
    [[[1, 2], [3]], "expected 2 entries in row 2, as in row 1, got 1"],
    [[[1, 2], 3], "expected 2 entries in row 2, as in row 1, got 3"],
    [{ shape: [2, 2], data: [1, 2, 3] }, "expected a shape [rows, columns] and as many numbers, got shape [2, 2] and "],
    [{ shape: [4], data: [1, 2, 3, 4] }, "expected a shape [rows, columns] and as many numbers, got shape [4] and an "],
    [
      { shape: [0, 2], data: [] },
      "expected a shape [rows, columns] and as many numbers, got shape [0, 2] and an array",
    ],
  ])("%j", (given, complaint) => {
    const call = (): unknown => door.nuclearNorm(given as MatrixLike);
    expect(call).toThrow(ShapeError);
    expect(call).toThrow(`nuclearNorm: ${complaint}`);
    expect(call).toThrow(/^[^\n]*$/);
  });

  it.each<[unknown, string]>([
    [[[1, NaN]], "expected a finite number at (1, 2), got NaN"],
    [new MlMatrix([[1], [Infinity]]), "expected a finite number at (2, 1), got Infinity"],
    [{ shape: [1, 2], data: [1, "2"] }, 'expected a finite number at (1, 2), got "2"'],
    [[[1, null]], "expected a finite number at (1, 2), got null"],
  ])("for its entries: %j", (given, complaint) => {
    const call = (): unknown => door.nuclearNorm(given as MatrixLike);
    expect(call).toThrow(NonFiniteError);
    expect(call).toThrow(`nuclearNorm: ${complaint}`);
  });

  it("in a list, with its place", () => {
    expect(() => door.endToEnd([[[1]], [1]] as unknown as MatrixList)).toThrow("endToEnd, matrix 2: expected a matrix");
    expect(() => door.endToEnd([[1, 2]] as unknown as MatrixList)).toThrow("got an array of 2 numbers");
    expect(() => door.endToEnd(new MlMatrix(ROWS) as unknown as MatrixList)).toThrow(
      "expected a list of matrices, got",
    );
  });

  it("where shapes are compared", () => {
    const raw = ROWS as unknown as door.Matrix;
    for (const [a, b] of [
      [raw, raw],
      [raw, door.identity(2)],
      [door.identity(2), raw],
    ] as const) {
      expect(() => door.requireSameShape(a, b, "here")).toThrow("here: expected a Matrix, got an array of 2 items");
    }
  });

  it("in a problem, whose fields are not converted", () => {
    const measurements = [ROWS] as unknown as door.Matrix[];
    const complaint = "measurement 1: expected a Matrix, got an array of 2 items; make it with fromRows";
    expect(() => door.loss([ROWS], { measurements, labels: [] })).toThrow(complaint);
    expect(() => door.minimumNuclearNorm({ measurements, labels: [] })).toThrow(complaint);
    const inputs = ROWS as unknown as door.Matrix;
    const output = fromRows([[1]]);
    expect(() => door.univariateRisk([ROWS], { inputs, targets: output, output })).toThrow("inputs: expected a Matrix");
  });
});

const OURS = fromRows(ROWS);
const COLUMN = [[1], [2]];
const REGRESSION = { inputs: OURS, targets: fromRows([[1], [-1]]), output: fromRows(COLUMN) };
const PROBLEM = {
  measurements: [OURS, fromRows([[0, 1], [2, 1]])],
  labels: [door.exact(1), door.exact(-2)],
}; // prettier-ignore
const SHAPES = [
  { rows: 2, cols: 2 },
  { rows: 2, cols: 2 },
];

/** Calls of functions that take something else beside matrices, with what makes a matrix of rows in every place of one. */
const MIXED: Readonly<Record<string, (m: (rows: number[][]) => door.Matrix) => unknown>> = {
  alignmentFactors: (m) => door.alignmentFactors(m(ROWS), m(ROWS), door.exact(1)),
  excessRisk: (m) => door.excessRisk([m(ROWS), m(ROWS)], REGRESSION, m(COLUMN)),
  flowLimit: (m) => door.flowLimit([m(ROWS), m(ROWS)], REGRESSION, door.regressionFacts(REGRESSION)),
  gradientFlow: (m) =>
    door.gradientFlow([m(ROWS)], ([w]) => [w!], { times: [1], relativeTolerance: 1e-3, maxSteps: 100 }),
  linearizedSgd: (m) => door.linearizedSgd(m(ROWS), door.exact(0.5)),
  meanLoss: (m) => door.meanLoss(door.linearizedSgd(ROWS, door.exact(0.5)), m(ROWS)),
  linearCombination: (m) => door.linearCombination([m(ROWS), m(ROWS)], [door.exact(1), door.exact(3)]),
  signalDirection: (m) => door.signalDirection([m(ROWS), m(ROWS)], door.svd(ROWS)),
  ascendDual: (m) => door.ascendDual(2, { target: OURS, root: OURS }, m(ROWS), 2),
  descendTwoLayers: (m) => door.descendTwoLayers({ target: OURS, root: OURS }, m(ROWS), 2),
  flattestMinimum: (m) => door.flattestMinimum(door.svd(ROWS), m(ROWS), SHAPES),
  balancedFactorization: (m) => door.balancedFactorization(m(ROWS), [2, 2, 2], 1, 1),
  minimumRNetwork: (m) => door.minimumRNetwork(m(ROWS), [2, 2, 2]),
  endToEndBound: (m) => door.endToEndBound([m(ROWS), m(ROWS)], door.exact(0.25), door.exact(3), 2),
  dataEnergy: (m) => door.dataEnergy(m(COLUMN), REGRESSION),
  hessianSharpness: (m) => door.hessianSharpness([m(ROWS), m(ROWS)], REGRESSION),
  alignedMinimizer: (m) => door.alignedMinimizer([2, 2, 2], m(COLUMN), m(COLUMN)),
  explicitHessian: (m) => door.explicitHessian([m(ROWS), m(ROWS)], PROBLEM),
  hessianVectorProduct: (m) => door.hessianVectorProduct([m(ROWS), m(ROWS)], PROBLEM, [m(ROWS), m(ROWS)]),
  lanczosSharpness: (m) =>
    door.lanczosSharpness([m(ROWS), m(ROWS)], PROBLEM, { relativeTolerance: 1e-6, maxSteps: 20 }),
  validateProblem: (m) => void door.validateProblem([m(ROWS), m(ROWS)], PROBLEM),
  residuals: (m) => door.residuals([m(ROWS), m(ROWS)], PROBLEM),
  loss: (m) => door.loss([m(ROWS), m(ROWS)], PROBLEM),
  lossGradients: (m) => door.lossGradients([m(ROWS), m(ROWS)], PROBLEM),
  traceBySecondDifferences: (m) => door.traceBySecondDifferences([m(ROWS), m(ROWS)], PROBLEM),
  sharpness: (m) => door.sharpness([m(ROWS), m(ROWS)], PROBLEM),
  regressor: (m) => door.regressor([m(ROWS), m(ROWS)], REGRESSION),
  univariateRisk: (m) => door.univariateRisk([m(ROWS), m(ROWS)], REGRESSION),
  regressorGradient: (m) => door.regressorGradient(m(COLUMN), REGRESSION),
  univariateRiskGradients: (m) => door.univariateRiskGradients([m(ROWS), m(ROWS)], REGRESSION),
  explicitMinimumHessian: (m) => door.explicitMinimumHessian([m(ROWS), m(ROWS)], m(ROWS)),
  reluJacobian: (m) => door.reluJacobian([1, 2], m(ROWS), m(ROWS)),
  scaledColumns: (m) => door.scaledColumns(m(ROWS), [1, 2]),
  squaredErrorDescent: (m) => door.squaredErrorDescent([m(ROWS), m(ROWS)], m(ROWS), { stepSize: 2 ** -8, steps: 2 }),
  matrixEntry: (m) => door.matrixEntry(m(ROWS), 0, 1),
  interpolationLine: (m) =>
    door.interpolationLine(
      [
        [
          [1, 0],
          [0, 0],
        ],
        [
          [0, 1],
          [0, 0],
        ],
        [
          [0, 0],
          [1, 0],
        ],
      ].map(m),
      m(ROWS),
      m([
        [0, 0],
        [0, 1],
      ]),
    ),
  weightedLine: (m) => door.weightedLine({ point: OURS, direction: OURS }, m(ROWS), m(ROWS)),
  rankOneMinimizer: (m) => door.rankOneMinimizer([2, 1, 2], [m(ROWS)], m(COLUMN), m(COLUMN)),
  derivativesAlongUnits: (m) => door.derivativesAlongUnits([m(ROWS), m(ROWS)], m(ROWS), 1),
  reluPredictions: (m) => door.reluPredictions({ outer: [1, 2], inner: OURS }, m(ROWS)),
  interpolatingNetwork: (m) =>
    door.interpolatingNetwork(
      m(ROWS),
      [1, 2],
      m([
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
    ),
  leadingPair: (m) => door.leadingPair(m(ROWS), 1),
  block: (m) => door.block(m(ROWS), 0, 1, 2, 1),
  rearranged: (m) => door.rearranged([m(ROWS), m(ROWS)], (i, j) => [i, j, i], { rows: 2, cols: 2 }),
};

/** The parameters of every function of the door that is declared as one, as the source has them. */
function parametersOfDoor(): ReadonlyMap<string, readonly string[]> {
  const root = join(import.meta.dirname, "..");
  const found = new Map<string, readonly string[]>();
  for (const entry of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!/^[^.]+\.ts$/.test(entry) || entry.startsWith("fixtures")) continue;
    const file = basename(entry, ".ts");
    const exported = new RegExp(`export \\{([^}]*)\\} from "\\./${file}\\.js"`).exec(
      readFileSync(join(root, dirname(entry), "index.ts"), "utf8"),
    );
    const source = ts.createSourceFile(entry, readFileSync(join(root, entry), "utf8"), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      if (!ts.isFunctionDeclaration(statement) || statement.name === undefined) continue;
      const name = statement.name.text;
      // What a room inside shows to the next one is not for users.
      if (name in door && exported?.[1]!.split(/[\s,]+/).includes(name) === true)
        found.set(
          name,
          statement.parameters.map(({ type }) => type?.getText() ?? "inferred"),
        );
    }
  }
  return found;
}

describe("every function of the door", () => {
  const parameters = parametersOfDoor();
  const takers = [...parameters].filter(([, types]) => types.some((type) => /^Matrix(Like|List)$/.test(type)));

  it("takes what users have where it takes a matrix or a list of them", () => {
    expect(takers.length).toBeGreaterThan(90);
    const strict = [...parameters].filter(([, types]) =>
      types.some((type) => /^(Matrix|readonly Matrix\[\])$/.test(type)),
    );
    expect(strict.map(([name]) => name)).toEqual(["requireMatrix", "requireSameShape"]);
  });

  /** What a call comes to: all numbers in its result, or the complaint. */
  function outcome(name: string, given: (type: string) => unknown): string {
    const call = door[name as keyof typeof door] as (...given: readonly unknown[]) => unknown;
    const plain = (_key: string, part: unknown): unknown =>
      part instanceof Float64Array || part instanceof Map ? [...part] : part;
    try {
      return JSON.stringify(call(...(parameters.get(name) ?? []).map(given)), plain);
    } catch (error) {
      return String(error);
    }
  }

  it.each(Object.entries(MIXED))("%s gives the same for them beside what is no matrix", (_, call) => {
    const plain = (_key: string, part: unknown): unknown => (part instanceof Float64Array ? [...part] : part);
    const wanted = JSON.stringify(call(fromRows), plain);
    for (const [, make] of FORMS) {
      expect(JSON.stringify(call(make as (rows: number[][]) => door.Matrix), plain)).toBe(wanted);
    }
  });

  it.each(takers.map(([name]) => name))("%s gives the same for rows as for matrices, in every place", (name) => {
    const ours = fromRows(ROWS);
    const plain = (type: string): unknown => (type === "number" ? 2 : undefined);
    const matrices = (type: string): unknown =>
      type === "MatrixLike" ? ours : type === "MatrixList" ? [ours, ours] : plain(type);
    const rows = (type: string): unknown =>
      type === "MatrixLike" ? ROWS : type === "MatrixList" ? [ROWS, ROWS] : plain(type);
    expect(outcome(name, rows)).toBe(outcome(name, matrices));
    // Two complaints may be the same for other reasons. A run takes sources of randomness, too, and has tests of its own.
    if (!(name in MIXED) && name !== "runSgd") expect(outcome(name, matrices)).not.toMatch(/^\w*Error/);
  });

  it.each(takers.map(([name]) => name))("%s refuses what is no matrix and says where", (name) => {
    const call = door[name as keyof typeof door] as (...given: readonly unknown[]) => unknown;
    expect(() => call(...(parameters.get(name) ?? []).map(() => "rubbish"))).toThrow(ShapeError);
  });
});
