// Libraries of npm under flatcheck judge: node javascript_adapter.mjs ml-matrix, or mathjs, or numeric.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const sum = (values) => values.reduce((total, x) => total + x, 0);

const LIBRARIES = {
  "ml-matrix": ({ Matrix, SVD, EVD, pseudoInverse }) => {
    const singular = (a) => new SVD(new Matrix(a), { autoTranspose: true }).diagonal;
    const eigenvalues = (a) => new EVD(new Matrix(a), { assumeSymmetric: true }).realEigenvalues;
    return {
      multiplyMatrices: (a, b) => new Matrix(a).mmul(new Matrix(b)).to2DArray(),
      kronecker: (a, b) => new Matrix(a).kroneckerProduct(new Matrix(b)).to2DArray(),
      trace: (a) => new Matrix(a).trace(),
      inner: (a, b) => Matrix.mul(new Matrix(a), new Matrix(b)).sum(),
      frobeniusNorm: (a) => new Matrix(a).norm(),
      spectralNorm: (a) => singular(a)[0],
      nuclearNorm: (a) => sum(singular(a)),
      singularValue: (a, place) => singular(a)[place],
      largestEigenvalue: (a) => Math.max(...eigenvalues(a)),
      smallestEigenvalue: (a) => Math.min(...eigenvalues(a)),
      pseudoInverse: (a) => pseudoInverse(new Matrix(a)).to2DArray(),
    };
  },
  mathjs: (math) => {
    const eigenvalues = (a) => math.eigs(a, { eigenvectors: false }).values.map(Number);
    return {
      multiplyMatrices: (a, b) => math.multiply(a, b),
      kronecker: (a, b) => math.kron(a, b),
      trace: (a) => math.trace(a),
      inner: (a, b) => math.sum(math.dotMultiply(a, b)),
      frobeniusNorm: (a) => math.norm(a, "fro"),
      largestEigenvalue: (a) => Math.max(...eigenvalues(a)),
      smallestEigenvalue: (a) => Math.min(...eigenvalues(a)),
      pseudoInverse: (a) => math.pinv(a),
      squareRootPsd: (a) => math.sqrtm(a),
    };
  },
  numeric: ({ default: numeric }) => {
    // numeric.svd takes no matrix that is wider than high.
    const singular = (a) => numeric.svd(a.length < a[0].length ? numeric.transpose(a) : a).S;
    const eigenvalues = (a) => numeric.eig(a).lambda.x;
    return {
      multiplyMatrices: (a, b) => numeric.dot(a, b),
      inner: (a, b) => numeric.sum(numeric.mul(a, b)),
      frobeniusNorm: (a) => numeric.norm2(a),
      spectralNorm: (a) => Math.max(...singular(a)),
      nuclearNorm: (a) => sum(singular(a)),
      singularValue: (a, place) => [...singular(a)].sort((x, y) => y - x)[place],
      largestEigenvalue: (a) => Math.max(...eigenvalues(a)),
      smallestEigenvalue: (a) => Math.min(...eigenvalues(a)),
    };
  },
};

// The library of the project in whose folder this runs.
const [library = "ml-matrix"] = process.argv.slice(2);
const loaded = createRequire(join(process.cwd(), "package.json"))(library);
const functions = LIBRARIES[library]({ default: loaded, ...loaded });
const { version } = JSON.parse(readFileSync(join("node_modules", library, "package.json"), "utf8"));
const name = `${library} ${version}`;
console.log(JSON.stringify({ protocol: 1, name, operations: Object.keys(functions) }));
for await (const line of createInterface({ input: process.stdin })) {
  const { id, operation, operands } = JSON.parse(line);
  let answer;
  try {
    answer = { value: functions[operation](...operands) };
  } catch (error) {
    answer = { error: String(error) };
  }
  console.log(JSON.stringify({ id, ...answer }));
}
