import { describe, expect, it } from "vitest";
import { spectralClaim, squares } from "../synthetic.fixture.js";
import type { Spec } from "../../claim/specs/spec.js";
import type { Witness } from "../../claim/counts/witness.js";
import { NonFiniteError } from "../../numerics/arithmetic/errors.js";
import { exact, Quantity } from "../../numerics/arithmetic/quantity.js";
import { frobeniusNorm } from "../../numerics/matrices/norms.js";
import { layout } from "../../../generators/specs/layout.js";
import { confirm, type Confirmation } from "../judge/confirm.js";
import { refutation } from "../judge/refutation.js";
import { replay } from "./replay.js";
import { confirmedWitness, plainWitness } from "./witness.js";

const claim = spectralClaim(0.5, {
  assumptions: [
    { name: "small", statement: "d \\le 2", slack: (a) => exact(2 - a.rows) },
    { name: "positive", statement: "a_{11} > 0", slack: (a) => new Quantity(a.at(0, 0), 0) },
  ],
});
const spec = (rows: number[][]): Spec => squares.explicit({ sizes: { d: rows.length }, lists: { A: [rows] } });
const facts = { form: "printed", without: [], provenance: { version: "0.1.0", seed: 7, evaluations: 3 } } as const;

function witnessOf(rows: number[][], changes: Partial<Witness> = {}): Witness {
  const refuted = refutation(claim, { form: "printed", relation: "‖A‖_2 ≤ 0.5‖A‖_F" }, spec(rows))!;
  return { ...confirmedWitness(claim, facts, refuted, confirm(claim, "printed", refuted)), ...changes };
}

const good = witnessOf([[3]]);

describe("a witness", () => {
  it("has both sides as decimals, and a certificate", () => {
    expect(good).toMatchObject({ claim: "beyond/spectral", relation: "‖A‖_2 ≤ 0.5‖A‖_F", lhs: "3", rhs: "1.5" });
    expect(good.certificate).toEqual({ lhs: ["3", "3"], rhs: ["1.5", "1.5"], bits: 64 });
    const refuted = refutation(claim, { form: "printed", relation: good.relation }, spec([[3]]))!;
    expect(plainWitness(claim, facts, refuted).certificate).toBeNull();
    const enclosed = { ...confirm(claim, "printed", refuted), outcome: "enclosed" } as Confirmation;
    expect(confirmedWitness(claim, facts, refuted, enclosed).certificate).toBeNull();
  });
});

describe("replay", () => {
  it("reproduces a witness with its certificate", () => {
    expect(replay(claim, good)).toEqual({
      outcome: "reproduced",
      sense: "bound",
      direction: "≤",
      lhs: 3,
      rhs: 1.5,
      rounding: expect.any(Number) as number,
      reached: true,
      certificate: good.certificate,
    });
  });

  it.each<[string, Witness, RegExp]>([
    ["a side that was tampered with", { ...good, lhs: "3.0001" }, /^the file has 3.0001 on the left side$/],
    ["a side that is NaN", { ...good, rhs: "NaN" }, /^the file has NaN on the right side$/],
    ["another instance", { ...good, spec: spec([[4]]) }, /^the file has 3 on the left side$/],
    [
      "an instance that satisfies the relation",
      { ...good, spec: spec([[0]]) },
      /^by interval arithmetic the relation holds$/,
    ],
    [
      "a certificate about other numbers",
      { ...good, certificate: { lhs: ["2", "2.5"], rhs: ["1.5", "1.5"], bits: 64 } },
      /^the certificate of the file encloses other numbers$/,
    ],
    [
      "a smaller rounding than there is",
      { ...good, rounding: "1e-18" },
      /^the file has a rounding of at most 1e-18, and computed it is \d\S+$/,
    ],
    ["a rounding that is NaN", { ...good, rounding: "NaN" }, /^the file has a rounding of at most NaN, /],
    [
      "a rounding under which nothing is refuted",
      { ...good, rounding: "2", certificate: null },
      /^the file has sides that its rounding does not tell apart, and no certificate$/,
    ],
    [
      "more bits than intervals have",
      { ...good, certificate: { ...good.certificate!, bits: 1e6 } },
      /^the file has a certificate of 1000000 bits, and intervals have 8 to 256$/,
    ],
    ["no bits", { ...good, certificate: { ...good.certificate!, bits: 1 } }, /a certificate of 1 bits, and intervals/],
    [
      "a certificate that shows nothing",
      { ...good, certificate: { lhs: ["1", "4"], rhs: ["1", "4"], bits: 64 } },
      /^the certificate of the file does not tell the sides apart$/,
    ],
    [
      "a certificate without ends",
      { ...good, certificate: { lhs: ["3", "Infinity"], rhs: ["-Infinity", "1.5"], bits: 64 } },
      /^the certificate of the file does not tell the sides apart$/,
    ],
    [
      "an assumption that was dropped and is not violated",
      { ...good, without: ["positive"] },
      /^the file drops the assumption "positive", which the instance does not violate$/,
    ],
  ])("does not reproduce %s", (_, witness, reason) => {
    const replayed = replay(claim, witness);
    expect(replayed.outcome).toBe("not reproduced");
    expect((replayed as { reason: string }).reason).toMatch(reason);
  });

  it("does not reproduce what is merely undecided, or certified no more", () => {
    const opaque = (lhs: Quantity): ReturnType<typeof spectralClaim> => {
      const relation = {
        name: good.relation,
        sense: "bound",
        direction: "≤",
        lhs,
        rhs: new Quantity(1.5, 0.1),
        scale: 3,
      } as const;
      const relations = [{ ...relation, tightened: () => ({ ...relation, tightened: () => relation as never }) }];
      return { ...claim, evaluate: () => [{ form: "printed" as const, relations, observation: null }] };
    };
    const borrowed = { ...good, certificate: null, rounding: "1" };
    expect(replay(opaque(new Quantity(3, 0.1)), borrowed)).toMatchObject({ outcome: "reproduced", certificate: null });
    expect(replay(opaque(new Quantity(3, 0.1)), { ...good, rounding: "1" })).toMatchObject({
      outcome: "not reproduced",
      reason: "the certificate of the file cannot be made again with intervals of 64 bits",
    });
    expect(replay(opaque(new Quantity(1.5, 0.1)), borrowed)).toMatchObject({
      outcome: "not reproduced",
      reason: "the relation is undecided now",
    });
    expect(replay(opaque(new Quantity(NaN, NaN)), borrowed)).toMatchObject({ outcome: "not reproduced" });
  });

  it.each<[string, Witness, RegExp]>([
    ["a form that is gone", { ...good, form: "corrected" }, /^beyond\/spectral has no corrected form$/],
    ["an assumption that is gone", { ...good, without: ["odd"] }, /^beyond\/spectral has no assumption "odd"$/],
    ["a relation that is gone", { ...good, relation: "‖A‖ = 0" }, /^the printed form has no relation "‖A‖ = 0" there$/],
    [
      "lists of another name",
      { ...good, spec: { ...good.spec, lists: { B: good.spec.lists["A"]! } } },
      /^its lists are B, those of the claim A$/,
    ],
    [
      "a size too many",
      { ...good, spec: { ...good.spec, sizes: { d: 1, e: 1 } } },
      /^its sizes are d, e, those of the claim d$/,
    ],
    ["no sizes", { ...good, spec: { ...good.spec, sizes: {} } }, /^its sizes are none, those of the claim d$/],
    ["widths", { ...good, spec: { ...good.spec, widths: [1] } }, /^it has widths and the claim none$/],
    ["shapes that do not fit", { ...good, spec: { ...good.spec, sizes: { d: 2 } } }, /^evaluation throws: /],
    ["an assumption that it violates", witnessOf([[-3]]), /^it violates the assumption "positive"$/],
  ])("finds stale: %s", (_, witness, reason) => {
    const replayed = replay(claim, witness);
    expect(replayed.outcome).toBe("stale");
    expect((replayed as { reason: string }).reason).toMatch(reason);
  });

  it("finds one stale that has another number of layers than the statement is about", () => {
    const two = layout({ ...squares.options, chain: { depth: [2, 2], ends: [1, 1], slack: 0 } });
    const ofTwo = spectralClaim(0.5, { specs: two, materialize: (one) => two.raw(one).lists.A[0]! });
    const deep = (widths: number[]) => replay(ofTwo, { ...good, spec: { ...good.spec, widths } });
    expect(deep([1, 1, 1])).toMatchObject({ outcome: "reproduced" });
    expect(deep([1, 1, 1, 1])).toMatchObject({ outcome: "stale", reason: "depth 3 is above 2" });
    expect(deep([1, 1])).toMatchObject({ outcome: "stale", reason: "depth 1 is below 2" });
  });

  it.each<[string, Pick<Spec, "reals" | "choices" | "sizes">, string | null]>([
    ["a number that is drawn", { sizes: { d: 1 }, reals: { p: 0.5 }, choices: { sort: "a" } }, null],
    ["a number between", { sizes: { d: 1 }, reals: { p: 0.75 }, choices: { sort: "b" } }, null],
    [
      "a number below",
      { sizes: { d: 1 }, reals: { p: -1 }, choices: { sort: "a" } },
      "p = -1, and all that are tried are positive",
    ],
    ["another choice", { sizes: { d: 1 }, reals: { p: 1 }, choices: { sort: "c" } }, "sort is c, and none of a, b"],
  ])("finds one stale where the statement is not about its numbers: %s", (_, parts, reason) => {
    const source = layout({ ...squares.options, reals: { p: [1, 0.5] }, choices: { sort: ["a", "b"] } });
    const own = spectralClaim(0.5, { specs: source, materialize: (one) => source.raw(one).lists.A[0]! });
    const replayed = replay(own, { ...good, spec: { ...good.spec, ...parts } });
    expect(replayed).toMatchObject(reason === null ? { outcome: "reproduced" } : { outcome: "stale", reason });
  });

  it("takes what a chosen case of the claim has, though it is not drawn", () => {
    const source = layout({ ...squares.options, reals: { p: [1, 0.5] } });
    const chosen = { ...good.spec, reals: { p: 0 } };
    const made = (degenerateCases: { name: string; spec: Spec }[]) =>
      spectralClaim(0.5, { specs: source, materialize: (one) => source.raw(one).lists.A[0]!, degenerateCases });
    expect(replay(made([{ name: "p = 0", spec: chosen }]), { ...good, spec: chosen })).toMatchObject({
      outcome: "reproduced",
    });
    expect(replay(made([]), { ...good, spec: chosen })).toMatchObject({
      outcome: "stale",
      reason: "p = 0, and all that are tried are positive",
    });
  });

  it("takes the numbers that a dropped assumption allows", () => {
    const source = layout({ ...squares.options, reals: { p: [1, 0.5] } });
    const wide = layout({ ...squares.options, reals: { p: [1, -1] } });
    const own = spectralClaim(0.5, {
      specs: source,
      materialize: (one) => source.raw(one).lists.A[0]!,
      assumptions: [{ name: "odd", statement: "o", slack: () => exact(-1), without: wide }],
    });
    const spec = { ...good.spec, reals: { p: -1 } };
    expect(replay(own, { ...good, spec, without: ["odd"] })).toMatchObject({ outcome: "reproduced" });
    expect(replay(own, { ...good, spec })).toMatchObject({
      outcome: "stale",
      reason: "p = -1, and all that are tried are positive",
    });
  });

  it("finds one stale that violates an assumption by less than floating point sees", () => {
    const below = spectralClaim(0.5, {
      assumptions: [
        { name: "below 1", statement: "\\|A\\|_F \\le 1", slack: (a) => exact(3).minus(frobeniusNorm(a).times(3)) },
      ],
    });
    const above = { ...good, spec: spec([[1 + 2 ** -52]]), lhs: String(1 + 2 ** -52), rhs: String((1 + 2 ** -52) / 2) };
    expect(replay(below, { ...above, certificate: null })).toMatchObject({
      outcome: "stale",
      reason: 'it violates the assumption "below 1", by less than floating point sees',
    });
    const at = { ...good, spec: spec([[1]]), lhs: "1", rhs: "0.5" };
    expect(replay(below, { ...at, certificate: null }).outcome).toBe("reproduced");
  });

  it("lets a witness have the parameters of the source of a dropped assumption", () => {
    const wider = layout({
      sizes: { d: [1, 3] },
      reals: { spread: [1] },
      lists: { A: { shapes: ({ sizes: { d } }) => [[d, d]], laws: ["gaussian"] } },
    });
    const assumptions = claim.assumptions.map((one) => (one.name === "positive" ? { ...one, without: wider } : one));
    const loosened = { ...claim, assumptions };
    const negative = witnessOf([[-3]]);
    const spread = { ...negative, spec: { ...negative.spec, reals: { spread: 1 } } };
    expect(replay(loosened, { ...spread, without: ["positive"] }).outcome).toBe("reproduced");
    expect(replay(loosened, spread)).toMatchObject({ reason: "its reals are spread, those of the claim none" });
  });

  it("finds a witness without a claim stale", () => {
    expect(replay(undefined, good)).toEqual({ outcome: "stale", reason: "there is no claim beyond/spectral" });
  });

  it("does not reproduce bits at which intervals do not decide", () => {
    // ‖A‖_2 = (5 + √5)/2 = 3.618 against 0.93·√15 = 3.602: eight bits tell no more than 1/128 of it apart.
    const close = spectralClaim(0.93);
    const refuted = refutation(close, { form: "printed", relation: "‖A‖_2 ≤ 0.93‖A‖_F" }, spec([[3, 1], [1, 2]]))!; // prettier-ignore
    const witness = confirmedWitness(close, facts, refuted, confirm(close, "printed", refuted));
    expect(replay(close, witness).outcome).toBe("reproduced");
    expect(replay(close, { ...witness, certificate: { ...witness.certificate!, bits: 8 } })).toMatchObject({
      outcome: "not reproduced",
      reason: "the certificate of the file cannot be made again with intervals of 8 bits",
    });
  });

  it("finds the bits of a certificate that another precision gave as well", () => {
    const finer = { ...good, certificate: { ...good.certificate!, bits: 256 } };
    expect(replay(claim, finer)).toMatchObject({ outcome: "reproduced", certificate: { bits: 64 } });
  });

  it("is of a witness that was made without the assumptions that it does not need", () => {
    const refuted = refutation(claim, { form: "printed", relation: good.relation }, spec([[-3]]))!;
    const dropped = plainWitness(claim, { ...facts, without: ["small", "positive"] }, refuted);
    expect(dropped.without).toEqual(["positive"]);
    expect(replay(claim, dropped).outcome).toBe("reproduced");
  });

  it("accepts the violation of an assumption that was dropped", () => {
    expect(replay(claim, witnessOf([[-3]], { without: ["positive"] })).outcome).toBe("reproduced");
  });

  it("finds what throws stale, in a line", () => {
    const throwing = {
      ...claim,
      slacks: () => {
        throw new NonFiniteError({ where: "here", expected: "a number", got: "NaN" });
      },
    };
    expect(replay(throwing, good)).toEqual({
      outcome: "stale",
      reason: "evaluation throws: here: expected a number, got NaN",
    });
  });
});
