import { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { spectralClaim, squares } from "../synthetic.fixture.js";
import { atMost, equal, same } from "../../claim/fixtures/named.js";
import { judge, type Relation } from "../../claim/relations/relation.js";
import { approximately, exact, type Quantity, squareRoot, sum } from "../../numerics/arithmetic/quantity.js";
import { fromRows, type Matrix } from "../../numerics/matrices/matrix.js";
import { frobeniusNorm, frobeniusSquared, inner } from "../../numerics/matrices/norms.js";
import { pseudoInverse } from "../../numerics/spectra/square-root.js";
import { judgeRigorously, LADDER } from "./certify.js";

const spec = squares.explicit({ sizes: { d: 2 }, lists: { A: [[[1, 2], [3, 4]]] } }); // prettier-ignore

/** A claim whose one form has these relations. */
function claiming(relations: (a: Matrix) => Relation[]) {
  return spectralClaim(1, { forms: [{ name: "printed", statement: "0", expected: "holds", relations }] });
}

/** What intervals say of one relation, and what floating point says. */
function verdicts(relation: (a: Matrix) => Relation, ladder?: readonly number[]) {
  const claim = claiming((a) => [relation(a)]);
  const made = claim.evaluate(spec)[0]!.relations[0]!;
  const [rigorous] = judgeRigorously(claim, [{ form: "printed", relation: made.name }], spec, ladder);
  return { ...rigorous!, floating: judge(made).verdict };
}

/** 1 + 2^-k as a sum, which double precision rounds to 1 for k ≥ 53. */
const justAboveOne = (k: number): Quantity => exact(2 ** -k).plus(1);
const third = (): Quantity => exact(1).over(3);
const root = (x: number): Quantity => squareRoot(exact(x));

describe("a bound", () => {
  it("is decided where the enclosures lie apart", () => {
    expect(verdicts((a) => atMost("r", frobeniusNorm(a), root(31)))).toMatchObject({ verdict: "holds" });
    expect(verdicts((a) => atMost("r", frobeniusNorm(a), root(29)))).toMatchObject({ verdict: "refuted" });
  });

  it("holds where it is an exact tie that floating point leaves open", () => {
    const sums = verdicts((a) => atMost("r", frobeniusSquared(a), inner(a, a)));
    expect(sums).toMatchObject({ floating: "undecided", verdict: "holds", borrowed: false });
    expect(sums.certificate).toEqual({ lhs: ["3e1", "3e1"], rhs: ["3e1", "3e1"], bits: 64 });
    const roots = verdicts(() => atMost("r", root(9), root(9)));
    expect(roots).toMatchObject({ floating: "undecided", verdict: "holds" });
  });

  it("stays undecided where it is an irrational tie, at every precision", () => {
    for (const ladder of [[64], LADDER, [1024]]) {
      expect(verdicts(() => atMost("r", root(2).times(root(3)), root(6)), ladder)).toMatchObject({
        floating: "undecided",
        verdict: "undecided",
        certificate: null,
        borrowed: true,
      });
    }
    expect(verdicts(() => atMost("r", sum([third(), third(), third()]), exact(1))).verdict).toBe("undecided");
  });

  it("is decided where double precision cannot see the gap", () => {
    const gap = verdicts(() => atMost("r", justAboveOne(60), exact(1)));
    expect(gap).toMatchObject({ floating: "undecided", verdict: "refuted", borrowed: false });
    expect(gap.certificate!.bits).toBe(64);
    expect(verdicts(() => atMost("r", exact(1), justAboveOne(60)))).toMatchObject({ verdict: "holds" });
  });

  it("takes as many bits as it needs, and no more", () => {
    const finer = (ladder?: readonly number[]) => verdicts(() => atMost("r", justAboveOne(100), exact(1)), ladder);
    expect(finer([64]).verdict).toBe("undecided");
    expect(finer().certificate!.bits).toBe(128);
    expect(verdicts(() => atMost("r", justAboveOne(200), exact(1))).certificate!.bits).toBe(256);
    expect(verdicts(() => atMost("r", justAboveOne(300), exact(1))).verdict).toBe("undecided");
    // The ladder is not climbed any further: a precision below 8 bits would throw.
    expect(verdicts(() => atMost("r", exact(2), exact(1)), [64, 1]).certificate!.bits).toBe(64);
  });

  it("has a certificate whose ends enclose both sides, to the outside", () => {
    const { certificate } = verdicts(() => atMost("r", root(3), third().times(-1)));
    const D = Decimal.clone({ precision: 60 });
    const { lhs, rhs } = certificate!;
    for (const [[lower, upper], truth] of [
      [lhs, new D(3).sqrt()],
      [rhs, new D(-1).div(3)],
    ] as const) {
      expect(truth.gt(lower) && truth.lt(upper)).toBe(true);
      expect(new D(upper).minus(lower).toNumber()).toBeLessThan(1e-18);
    }
  });
});

describe("a certificate", () => {
  it.each([60, 100, 200])("keeps the sides apart in its decimals, however close they are: 2^-%d", (k) => {
    for (const shift of [0, 70, -90]) {
      const size = 3 * 2 ** shift;
      const { verdict, certificate } = verdicts(() => atMost("r", justAboveOne(k).times(size), exact(size)));
      expect(verdict).toBe("refuted");
      const { lhs, rhs } = certificate!;
      const D = Decimal.clone({ precision: 120 });
      expect(new D(lhs[0]).gt(rhs[1])).toBe(true);
      expect(new D(2).pow(-k).plus(1).times(3).times(new D(2).pow(shift)).gte(lhs[0])).toBe(true);
    }
  });
});

describe("an identity", () => {
  it("is refuted where the enclosures do not meet", () => {
    const near = verdicts(() => equal("r", justAboveOne(60), exact(1)));
    expect(near).toMatchObject({ floating: "holds", verdict: "refuted" });
    expect(verdicts((a) => same("r", a, a.T))).toMatchObject({ verdict: "refuted", borrowed: false });
  });

  it("holds where they meet and are narrow, also between irrational numbers and matrices", () => {
    expect(verdicts(() => equal("r", root(2).times(root(3)), root(6)))).toMatchObject({ verdict: "holds" });
    const matrices = verdicts((a) => same("r", a.times(third()).times(a), a.times(a).times(third())));
    expect(matrices).toMatchObject({ verdict: "holds", borrowed: false });
  });

  it("between numbers that cancel holds on the scale that is given, and on no scale only exactly", () => {
    const zero = (): Quantity => root(2).times(root(3)).plus(root(6).times(-1));
    expect(verdicts(() => equal("r", zero(), exact(0), 1)).verdict).toBe("holds");
    expect(verdicts(() => equal("r", zero(), exact(0), 0)).verdict).toBe("undecided");
    expect(verdicts((a) => same("r", a.times(2), a.times(2), 0)).verdict).toBe("holds");
  });

  it("stays undecided where an enclosure is wider than a departure that it has to notice", () => {
    const blurred = verdicts(() => equal("r", approximately(1, 0.01), exact(1)));
    expect(blurred).toMatchObject({ floating: "undecided", verdict: "undecided" });
  });
});

describe("a tie", () => {
  const irrational = (scale: Quantity): Relation =>
    atMost("r", root(2).times(root(3)).times(scale), root(6).times(scale));

  it("is told where the enclosures shrink onto each other at every precision", () => {
    expect(verdicts(() => irrational(exact(1)))).toMatchObject({ verdict: "undecided", tie: true });
    expect(verdicts(() => atMost("r", sum([third(), third(), third()]), exact(1)))).toMatchObject({ tie: true });
  });

  it("is not told where a bound is borrowed that does not shrink", () => {
    expect(verdicts(() => atMost("r", approximately(1, 1e-9), exact(1)))).toMatchObject({ tie: false });
    expect(verdicts(() => equal("r", approximately(1, 0.01), exact(1)))).toMatchObject({ tie: false });
    expect(verdicts(() => irrational(approximately(1, 1e-9)))).toMatchObject({ tie: false });
  });

  it("is told by one precision as by two: floating point, or half of it for what is borrowed, stands for that before", () => {
    const more = () => atMost("r", sum([root(2).times(2 ** 300), root(2), root(2).times(-(2 ** 300))]), exact(2));
    const relations = [
      () => irrational(exact(1)),
      () => irrational(approximately(1, 1e-9)),
      // Borrowed, and less than what floating point adds to it.
      () => irrational(approximately(1, 2 ** -54)),
      // Borrowed, but so little of it that both sides still shrink.
      () => irrational(approximately(1, 2 ** -1000)),
      () => atMost("r", sum([third(), third(), third()]), exact(1)),
      () => atMost("r", approximately(1, 1e-9), exact(1)),
      () => equal("r", approximately(1, 0.01), exact(1)),
      () => equal("r", third(), third(), NaN),
      () => atMost("r", exact(NaN), exact(1)),
      () => atMost("r", justAboveOne(60), exact(1)),
      () => atMost("r", exact(1), approximately(1, Infinity)),
      more,
    ];
    const said = relations.map((relation) => {
      const [one, two] = [[128], [64, 128]].map((ladder) => verdicts(relation, ladder));
      const { verdict, tie, beyond } = one!;
      expect({ verdict, tie, beyond }).toEqual({ verdict: two!.verdict, tie: two!.tie, beyond: two!.beyond });
      return tie;
    });
    expect(said).toEqual([true, false, false, true, true, false, false, false, false, false, false, false]);
  });

  it("is told apart from what is out of reach, since an operand is borrowed, and from what more bits would decide", () => {
    expect(verdicts(() => irrational(exact(1)))).toMatchObject({ tie: true, beyond: false });
    expect(verdicts(() => atMost("r", approximately(1, 1e-9), exact(1)))).toMatchObject({ tie: false, beyond: true });
    const more = () => atMost("r", sum([root(2).times(2 ** 300), root(2), root(2).times(-(2 ** 300))]), exact(2));
    expect(verdicts(more)).toMatchObject({ verdict: "undecided", tie: false, beyond: false });
    expect(verdicts(more, [640])).toMatchObject({ verdict: "holds" });
  });

  it("is not told where the gap is merely too small for the last precision but one, or nothing is known", () => {
    expect(verdicts(() => atMost("r", justAboveOne(60), exact(1)))).toMatchObject({ verdict: "refuted", tie: false });
    expect(verdicts(() => atMost("r", exact(NaN), exact(1)))).toMatchObject({ tie: false });
    expect(verdicts(() => equal("r", third(), third(), NaN))).toMatchObject({ verdict: "undecided", tie: false });
  });
});

describe("a decision that borrows a floating-point bound", () => {
  it("says so, and only the relation that does", () => {
    const claim = claiming((a) => [
      atMost("borrowed", approximately(1, 0.25), frobeniusNorm(a)),
      atMost("own", exact(1), frobeniusNorm(a)),
    ]);
    const targets = ["own", "borrowed", "own"].map((relation) => ({ form: "printed", relation }));
    const found = judgeRigorously(claim, targets, spec);
    expect(found.map(({ verdict, borrowed }) => [verdict, borrowed])).toEqual([
      ["holds", false],
      ["holds", true],
      ["holds", false],
    ]);
  });
});

describe("what cannot be judged", () => {
  /** Intervals around it have members of rank two. */
  const rankOne = (): Matrix => fromRows([[1, 2], [2, 4]]).times(third()); // prettier-ignore

  it.each<[string, (a: Matrix) => Relation]>([
    ["a side that is not a number", () => atMost("r", exact(NaN), exact(1))],
    ["an infinite side", () => atMost("r", exact(1), exact(Infinity))],
    ["a division by what may be zero", () => atMost("r", exact(1).over(root(2).times(root(2)).plus(-2)), exact(1))],
    ["a side without error bound", () => equal("r", approximately(1, Infinity), exact(1))],
    ["a scale that is not finite", () => equal("r", third(), third(), Infinity)],
    ["an operation outside of its domain", () => atMost("r", frobeniusNorm(pseudoInverse(rankOne())), exact(0))],
  ])("stays undecided: %s", (_, relation) => {
    expect(verdicts(relation)).toMatchObject({ verdict: "undecided", certificate: null });
  });

  it("such as a relation or a form that the claim does not have stays undecided", () => {
    const claim = claiming((a) => [atMost("r", exact(0), frobeniusNorm(a))]);
    const targets = [
      { form: "printed", relation: "another" },
      { form: "corrected", relation: "r" },
      { form: "printed", relation: "r" },
    ];
    expect(judgeRigorously(claim, targets, spec).map(({ verdict }) => verdict)).toEqual([
      "undecided",
      "undecided",
      "holds",
    ]);
  });

  it("such as a relation that is gone when the claim is evaluated again stays undecided", () => {
    let calls = 0;
    const claim = claiming(() => (++calls === 1 ? [atMost("r", exact(0), exact(1))] : []));
    expect(claim.evaluate(spec)[0]!.relations).toHaveLength(1);
    expect(judgeRigorously(claim, [{ form: "printed", relation: "r" }], spec)[0]!.verdict).toBe("undecided");
  });

  it("throws what the claim throws", () => {
    const claim = claiming(() => {
      throw new RangeError("no relation");
    });
    expect(() => judgeRigorously(claim, [{ form: "printed", relation: "r" }], spec)).toThrow("no relation");
  });
});
