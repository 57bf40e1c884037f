import { it } from "vitest";
import { referenceMatrices } from "../numerics/fixtures/reference.js";
import { matrixFrom, numbersFrom, networkFrom } from "../numerics/fixtures/networks.js";
import { fromMatrix } from "./interval-matrix.js";
import { nuclearNorm, singularValues, eigenvalues, schattenPower } from "./spectrum.js";
import { Precision } from "./precision.js";
import { toDecimal } from "./dyadic.js";
import { width } from "./interval.js";
import * as N from "./network.js";
import * as C from "./curvature.js";
import * as I from "./induced-regularizer.js";
import { squareRootPsd } from "./matrix-functions.js";
const log = (s: string) => process.stdout.write(s + "\n");
it("x", () => {
  const p = new Precision(128);
  for (const m of referenceMatrices) {
    const a = fromMatrix(m.matrix);
    const t = performance.now();
    const n = nuclearNorm(a, p);
    const dt = performance.now() - t;
    log(`${m.kind} ${a.rows}x${a.cols} ${dt.toFixed(2)}ms ${toDecimal(n.lo, 32)} ${m.nuclear} width ${toDecimal(width(n), 3)} last ${toDecimal(singularValues(a, p).at(-1)!.lo,20)} ${m.singularValues.at(-1)}`);
  }
  const time = (name: string, f: () => unknown) => {
    f();
    const t = performance.now();
    for (let i = 0; i < 5; i++) f();
    log(`${name} ${((performance.now() - t) / 5).toFixed(2)} ms`);
  };
  const next = numbersFrom(5);
  for (const d of [2, 4, 8, 16]) for (const b of [128, 512]) {
    const a = fromMatrix(matrixFrom(next, d, d));
    time(`nuclear ${d} at ${b}`, () => nuclearNorm(a, new Precision(b)));
  }
  const g = fromMatrix(matrixFrom(next, 4, 4));
  time("schatten 2/3 4x4", () => schattenPower(g, { numerator: 2, denominator: 3 }, p));
  time("schatten 0.1 4x4", () => schattenPower(g, 0.1, p));
  const w = networkFrom(next, [4, 4, 4, 4]).map(fromMatrix);
  const ms = Array.from({ length: 5 }, () => fromMatrix(matrixFrom(next, 4, 4)));
  time("trace", () => N.hessianTrace(w, ms, p));
  time("R", () => N.regularizerR(w));
  time("sharp", () => C.gaussNewtonSharpness(w, ms, p));
  const many = Array.from({ length: 40 }, () => fromMatrix(matrixFrom(next, 4, 4)));
  time("rip 40", () => C.ripConstantFullRank(many, p));
  time("induced2", () => I.inducedRegularizerDepthTwo(ms, g, p));
  const x = I.inducedRegularizerDepthTwo(ms, g, p); log(`${toDecimal(x.lo,30)} ${toDecimal(width(x),3)}`);
  time("induced1", () => I.inducedRegularizerSingle(ms[0]!, g, 3, p));
  time("inducedR", () => I.inducedR(g, 3, p));
});
