import { describe, expect, it } from "vitest";
import { atMost } from "../../claim/fixtures/named.js";
import {
  exact,
  frobeniusNorm,
  inner,
  Matrix,
  type Operation,
  type Quantity,
  quantityMatrix,
  sum,
} from "../../numerics/index.js";
import { operations } from "../../operations/index.js";
import { type Pair, rowsOfPair, tried } from "../../operations/samples.fixture.js";
import { exportFolder } from "./folder.js";
import { pairClaim, pairs, printedSides, python, pythonNote, runPython, witnessOf } from "./witness.fixture.js";

const spec = pairs.explicit({
  sizes: { m: 2, k: 3, n: 2 },
  reals: { factor: 0.5 },
  lists: { A: [rowsOfPair.a], B: [rowsOfPair.b] },
});

/** Entries weighted differently, so that a matrix in the wrong order, or of the wrong sign, would show. */
function weighed(m: Matrix): Quantity {
  return inner(
    m,
    quantityMatrix(m.rows, m.cols, (i, k) => exact(1 + i * m.cols + k)),
  );
}

/** A number that needs all samples of an operation. */
function number(operation: Operation, pair: Pair): Quantity {
  return sum(tried(operation, pair).map(({ result }) => (result instanceof Matrix ? weighed(result) : result)));
}

describe(`every operation in Python gives the number that it gave here; ${pythonNote}`, () => {
  it.each(Object.keys(operations) as Operation[])("%s", (operation) => {
    // x ≤ x − 1 is false of every x. The norm of A makes the instance take part where samples do not.
    const claim = pairClaim({}, (pair) => {
      const x = number(operation, pair).plus(frobeniusNorm(pair.a));
      return [atMost("x ≤ x − 1", x, x.minus(1))];
    });
    const witness = witnessOf(claim, "printed", "x ≤ x − 1", spec);
    const files = exportFolder(claim, witness);
    expect(files.get("check.jl")).toContain("# Left side\n");
    expect(files.has("computed-1.npy"), `${operation} leaves no matrix unexplained`).toBe(false);
    if (python === null) return;
    const { status, stdout, stderr } = runPython(python, files, "check.py");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const [lhs] = printedSides(stdout);
    expect(Math.abs(lhs - Number(witness.lhs))).toBeLessThanOrEqual(2 * Number(witness.rounding));
  });
});
