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

  it.each(takers.map(([name]) => name))("%s gives the same for rows as for matrices, in every place", (name) => {
    const ours = fromRows(ROWS);
    const plain = (type: string): unknown => (type === "number" ? 2 : undefined);
    const matrices = (type: string): unknown =>
      type === "MatrixLike" ? ours : type === "MatrixList" ? [ours, ours] : plain(type);
    const rows = (type: string): unknown =>
      type === "MatrixLike" ? ROWS : type === "MatrixList" ? [ROWS, ROWS] : plain(type);
    expect(outcome(name, rows)).toBe(outcome(name, matrices));
  });

  it.each(takers.map(([name]) => name))("%s refuses what is no matrix and says where", (name) => {
    const call = door[name as keyof typeof door] as (...given: readonly unknown[]) => unknown;
    expect(() => call(...(parameters.get(name) ?? []).map(() => "rubbish"))).toThrow(ShapeError);
  });
});
