import { describe, expect, it } from "vitest";
import type { ClaimDefinition } from "../claim/statement/claim.js";
import { atMost, equal } from "../claim/fixtures/named.js";
import type { Relation } from "../claim/relations/relation.js";
import { conformingClaim } from "../engine/synthetic.fixture.js";
import { approximately, exact, type Quantity, squareRoot, sum } from "../numerics/arithmetic/quantity.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { distance, frobeniusNorm, frobeniusSquared } from "../numerics/matrices/norms.js";
import { spectralNorm } from "../numerics/spectra/singular-values.js";
import { conformanceFaults } from "./conformance.js";

type Definition = ClaimDefinition<Matrix>;
type Changes = Partial<Definition>;

const WITHOUT_EQUALITY = { equalityCases: { none: "not needed for this test" } } as const;

/** A form with these relations. */
function form(
  relations: (a: Matrix) => readonly Relation[],
  expected: "holds" | "refuted" = "holds",
  name: "printed" | "corrected" = "printed",
): Definition["forms"][number] {
  return { name, statement: "0", expected, relations };
}

function norms(a: Matrix, factor = 1): Relation {
  return atMost("‖A‖_2 ≤ c‖A‖_F", spectralNorm(a), frobeniusNorm(a).times(factor));
}

/** A claim whose only form holds and has these relations beside one that keeps all rules. */
function beside(relation: (a: Matrix) => Relation | null, changes: Changes = {}): Changes {
  const all = (a: Matrix): Relation[] => [norms(a), ...[relation(a) ?? []].flat()];
  return { forms: [form(all)], ...WITHOUT_EQUALITY, ...changes };
}

const failing = { erratum: { grade: "constant" as const, slip: "halved", instead: "not halved" }, ...WITHOUT_EQUALITY };

/** 0 ≤ ‖A‖_F: no change of its right side is noticed. */
const empty = (a: Matrix): Relation => atMost("0 ≤ ‖A‖_F", exact(0), frobeniusNorm(a));

/** Of a Gaussian entry with probability 0.12, of others never. */
function isBetween(entry: number): boolean {
  return Math.abs(entry) > 1.2 && Math.abs(entry) < 1.6;
}

/** Decided on few instances alone. */
const vague = (a: Matrix): Relation =>
  atMost("vague", isBetween(a.at(0, 0)) ? exact(1.9) : approximately(0, 9), exact(2));

describe("a claim that breaks one rule on power is told that one", () => {
  const broken: readonly (readonly [string, Changes, RegExp])[] = [
    [
      "a relation of a false form that nothing refutes and the correction drops",
      {
        ...failing,
        forms: [
          form((a) => [norms(a, 0.5), atMost("kept by nobody", spectralNorm(a), frobeniusNorm(a))], "refuted"),
          form((a) => [norms(a)], "holds", "corrected"),
        ],
      },
      /^"kept by nobody" \(printed\) is refuted by none of \d+ drawn, chosen and stored cases, and the corrected form/,
    ],
    ["a right side without teeth", beside(empty), /^"0 ≤ ‖A‖_F" \(printed\) would notice no factor in 1000 drawn/],
    [
      "a right side that could be twenty times smaller",
      beside((a) => atMost("loose", frobeniusNorm(a), frobeniusNorm(a).times(20))),
      /^"loose" \(printed\) would notice no change below 95.0 % in 1000 drawn cases and the chosen ones/,
    ],
    [
      "teeth at one size alone, of two",
      beside((a) => atMost("at 1", a.rows === 1 ? exact(0.9) : exact(0), exact(1))),
      /^"at 1" \(printed\) would notice no power of d, which varies among its cases and not among those/,
    ],
    [
      "one computation on both sides",
      beside((a) => equal("once", frobeniusNorm(a).times(2), frobeniusNorm(a).times(2))),
      /^"once" \(printed\) has one computation on both sides in \d+ drawn cases/,
    ],
    [
      "one computation on both sides of a product, the other way round",
      beside((a) => equal("turned", spectralNorm(a).times(frobeniusNorm(a)), frobeniusNorm(a).times(spectralNorm(a)))),
      /^"turned" \(printed\) has one computation/,
    ],
    ...(
      [
        ["a factor 1", (x) => x.times(1)],
        ["a sum of one term", (x) => sum([x])],
        ["nothing added and divided by 1", (x) => x.plus(0).minus(0).over(1)],
        ["two changes of sign", (x) => x.negated().negated()],
      ] as const satisfies readonly (readonly [string, (x: Quantity) => Quantity])[]
    ).map(
      ([name, idle]) =>
        [
          `one computation on both sides, one of them with ${name}`,
          beside((a) => equal("idle", frobeniusNorm(a), idle(frobeniusNorm(a)))),
          /^"idle" \(printed\) has one computation/,
        ] as const,
    ),
    [
      "one computation on both sides, one of them turned over twice and times 1",
      beside((a) => equal("idle", frobeniusNorm(a), frobeniusNorm(a.T.T.times(1)))),
      /^"idle" \(printed\) has one computation/,
    ],
    [
      "the distance between a matrix and itself",
      beside((a) => equal("still", distance(a.times(a), a.times(a)), exact(0), frobeniusNorm(a.times(a)).value)),
      /^"still" \(printed\) has one computation/,
    ],
    [
      "a relation that hardly ever decides",
      beside(vague),
      /^"vague" \(printed\) decides in \d+ of the \d+ drawn cases in which it is evaluated, fewer than one in ten/,
    ],
    ["no situation", { situations: [] }, /^no situation is stated: name in `situations` what a reader would ask/],
    [
      "a situation that hardly ever occurs",
      { situations: [{ name: "between", occurs: (a) => isBetween(a.at(0, 0)) && a.at(0, 0) > 1.5 }] },
      /^the situation "between" occurs in \d+ of \d+ drawn cases that decide the printed form, fewer than one in twenty/,
    ],
    [
      "a reason for a relation that there is not",
      { unnoticed: { other: "nobody could ever notice anything of it" } },
      /^`unnoticed` names "other", which no case evaluates$/,
    ],
    [
      "a reason for a relation that needs none",
      { unnoticed: { "‖A‖_2 ≤ 1‖A‖_F": "nobody could ever notice anything of it" } },
      /^`unnoticed` names "‖A‖_2 ≤ 1‖A‖_F", which breaks no rule: leave it out$/,
    ],
    ["a reason that is none", beside(empty, { unnoticed: { "0 ≤ ‖A‖_F": "none" } }), /is too short to be one$/],
  ];

  it.each(broken)("%s", (_, changes, sentence) => {
    const faults = conformanceFaults(conformingClaim(1, changes));
    expect(faults).toEqual([expect.stringMatching(sentence)]);
  });
});

describe("a claim that keeps the rules on power has no faults", () => {
  const reason = "the left side is what the statement is about";
  const kept: readonly (readonly [string, Changes])[] = [
    [
      "where a relation of a false form stands in the correction",
      {
        ...failing,
        forms: [
          form((a) => [norms(a, 0.5), atMost("kept", spectralNorm(a), frobeniusNorm(a))], "refuted"),
          form((a) => [norms(a), atMost("kept", spectralNorm(a), frobeniusNorm(a))], "holds", "corrected"),
        ],
      },
    ],
    [
      "where two routes give the same number",
      beside((a) => equal("two routes", squareRoot(frobeniusSquared(a)), frobeniusNorm(a))),
    ],
    [
      "where a right side of an eighth would be noticed",
      beside((a) => atMost("rather loose", frobeniusNorm(a), frobeniusNorm(a).times(8))),
    ],
    ["where exact numbers agree that nothing computed", beside(() => equal("2 = 2", exact(2), exact(2)))],
    ["where it gives the reason", beside(empty, { unnoticed: { "0 ≤ ‖A‖_F": reason } })],
    [
      "where situations occur",
      {
        situations: [
          { name: "d = 3", occurs: ({ rows }) => rows === 3 },
          { name: "d = 1", occurs: (_, { sizes }) => sizes["d"] === 1 },
        ],
      },
    ],
  ];

  it.each(kept)("%s", (_, changes) => {
    expect(conformanceFaults(conformingClaim(1, changes))).toEqual([]);
  });
});
