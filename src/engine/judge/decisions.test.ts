import { describe, expect, it } from "vitest";
import { spectralClaim, squares } from "../synthetic.fixture.js";
import scalarNetworks from "../../../theorems/across/scalar-networks.js";
import inducedArgmin from "../../../theorems/gatmiry2023/induced-argmin.js";
import scalarFlattest from "../../../theorems/mulayoff2020/scalar-flattest.js";
import toySgd from "../../../theorems/wu2025/toy-sgd.js";
import { atMost } from "../../claim/fixtures/named.js";
import { type Claim, judge, type Relation, relationOf, type Spec, verdictOf } from "../../claim/index.js";
import { approximately, exact, provided, type Quantity, squareRoot } from "../../numerics/index.js";
import { judgeRigorously } from "./certify.js";
import { judged } from "./judged.js";

const spec = squares.explicit({ sizes: { d: 1 }, lists: { A: [[[1]]] } });

/** What floating point and intervals say of a relation. */
function verdicts(relation: () => Relation) {
  const forms = [
    { name: "printed" as const, statement: "0", expected: "holds" as const, relations: () => [relation()] },
  ];
  const [rigorous] = judgeRigorously(spectralClaim(1, { forms }), [{ form: "printed", relation: "r" }], spec);
  return { ...rigorous!, floating: judge(relation()).verdict };
}

const two = (): Quantity => exact(2);

describe("a relation that rests on a decision", () => {
  it("is undecided where floating point has the sign wrong, and has no certificate", () => {
    const underflown = (): Quantity => exact(1e-162).times(-1e-162);
    const found = verdicts(() => atMost("r", provided(two(), underflown()), exact(1)));
    expect(found).toMatchObject({ floating: "undecided", verdict: "undecided", certificate: null });
  });

  it("is decided where intervals confirm it", () => {
    const close = (): Quantity => squareRoot(2).minus(1.4142135623730951);
    expect(Math.abs(close().value)).toBeLessThanOrEqual(close().error);
    const below = verdicts(() => atMost("r", provided(two(), close().minus(2 ** -60)), exact(1)));
    expect(below).toMatchObject({ floating: "undecided", verdict: "refuted", borrowed: false });
    const clear = verdicts(() => atMost("r", provided(two(), exact(1).over(3)), exact(1)));
    expect(clear).toMatchObject({ floating: "refuted", verdict: "refuted", borrowed: false });
  });

  it("says so where it borrows it", () => {
    const found = verdicts(() => atMost("r", provided(two(), approximately(1, 0.5)), exact(1)));
    expect(found).toMatchObject({ floating: "refuted", verdict: "refuted", borrowed: true });
  });
});

/** The relations of a form that are refuted on one instance, by whoever decides. */
function refuted(claim: Claim, form: string, at: Spec): string[] {
  const { relations } = judged(claim, at);
  return relations
    .filter((one) => one.form === form && verdictOf(one.judgement, one.rigorous) === "refuted")
    .map((one) => one.relation.name);
}

/** A spec of the claim with other numbers. */
function specOf(claim: Claim, { reals, ...parts }: Partial<Spec>): Spec {
  const drawn = claim.specs.draw(1);
  return { ...drawn, ...parts, reals: { ...drawn.reals, ...reals } };
}

describe("nothing true is refuted", () => {
  const entries = (...w: readonly number[]) => ({ entries: w.map((x) => [[x]]) });

  it.each([
    [1e-162, -1e-162],
    [-1e-162, -1e-162],
    [1e-162, 1e-162, -1e-162],
    [-1e-320, 3],
  ])("where the product of the layers underflows: %d, %d, …", (...w) => {
    const at = specOf(scalarFlattest, { widths: [1, ...w.map(() => 1)], reals: { deviation: 1 }, lists: { W: entries(...w) } }); // prettier-ignore
    expect(refuted(scalarFlattest, "corrected", at)).toEqual([]);
  });

  it("where the square of a number underflows, or a start is nearer to 1 than doubles are", () => {
    const kernel = specOf(inducedArgmin, {
      sizes: { L: 2, rows: 1, d: 2 },
      choices: { family: "kernel" },
      reals: { epsilon: 1e-200 },
      lists: { A: { entries: [[[1, 0]]] }, P: { entries: [[[3]]] }, diagonal: { entries: [[[1], [1]]] }, M: { entries: [[[0, 0], [0, 0]]] }, W: { entries: [[[1, 0], [0, 1]], [[1, 0], [0, 1]]] } }, // prettier-ignore
    });
    expect(refuted(inducedArgmin, "corrected", kernel)).toEqual([]);
    const near = specOf(toySgd, { sizes: { steps: 1 }, reals: { offset: 2 ** -70 } });
    expect(refuted(toySgd, "corrected", near)).toEqual([]);
  });
});

describe("the valley of a network of two scalars", () => {
  it("has the named side, 2σ̂²(w₁² + w₂²), balanced or not", () => {
    const at = specOf(scalarNetworks, {
      choices: { balance: "any" },
      sizes: { depth: 2 },
      reals: { size: 1, deviation: 1 },
      lists: { signs: { entries: [[[1, 1]]] }, stretch: { entries: [[[1, 3]]] } },
    });
    const valley = relationOf(scalarNetworks.evaluate(at), "printed", "λ_max(H_w) = 2σ̂²(w₁² + w₂²)")!;
    expect(valley.rhs.value).toBe(20);
    expect(valley.lhs.value).toBeCloseTo(20);
    expect(judge(valley).verdict).toBe("holds");
  });
});
