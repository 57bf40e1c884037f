import { describe, expect, it } from "vitest";
import type { ClaimDefinition } from "../claim/statement/claim.js";
import { atMost } from "../claim/fixtures/named.js";
import type { Spec, SpecSource } from "../claim/specs/spec.js";
import { type Witness, WITNESS_SCHEMA_VERSION } from "../claim/counts/witness.js";
import { conformingClaim, spectralClaim, squares } from "../engine/synthetic.fixture.js";
import { approximately, exact, Quantity } from "../numerics/arithmetic/quantity.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import { spectralNorm } from "../numerics/spectra/singular-values.js";
import { Bench } from "./bench.js";
import { vacuityFaults } from "./case-rules.js";
import { conformanceFaults } from "./conformance.js";
import { ruleSample } from "./sample.js";

type Changes = Partial<ClaimDefinition<Matrix>>;

const form: ClaimDefinition<Matrix>["forms"][number] = {
  name: "printed",
  statement: String.raw`\|A\|_2 \le \|A\|_F`,
  expected: "holds",
  relations: (a) => [atMost("bound", spectralNorm(a), frobeniusNorm(a))],
};
const spec = (entry: number): Spec => squares.explicit({ sizes: { d: 1 }, lists: { A: [[[entry]]] } });
const equality = { name: "case", form: "printed", relations: ["bound"], specs: [spec(2)] } as const;

/** A law that is called consistent from whatever observations `demand` lets pass. */
function law(demand: (observations: readonly unknown[]) => void): typeof form {
  return {
    ...form,
    expected: "consistent",
    statistics: {
      observe: () => [1],
      conclude: (observations) => {
        demand(observations);
        return { verdict: "consistent", errorProbability: 2 ** -20, power: "", summary: "" };
      },
    },
  };
}

function someData({ length }: readonly unknown[]): void {
  if (length === 0) throw new RangeError("no data");
}

const proof = { matters: "Norms.", shows: ["‖A‖_2 ≤ 1‖A‖_F"], steps: [{ says: "It is so." }], elsewhere: "In books." };

it("a claim that keeps the rules has no faults", () => {
  expect(conformanceFaults(conformingClaim())).toEqual([]);
});

describe("a claim that breaks a rule is told which", () => {
  const broken: readonly (readonly [string, Changes, RegExp])[] = [
    ["a malformed id", { id: "Beyond/Spectral" }, /the id "Beyond\/Spectral" is not of the form source\/label/],
    [
      "bad TeX",
      { forms: [{ ...form, statement: String.raw`\frac{1` }], equalityCases: [equality] },
      /the printed statement is not valid TeX/,
    ],
    [
      "TeX that is another one for want of a backslash",
      { forms: [{ ...form, statement: "A^\top \ne 0" }], equalityCases: [equality] },
      /the printed statement lost a backslash: write it with tex/,
    ],
    [
      "no printed form",
      { forms: [{ ...form, name: "corrected" }], equalityCases: { none: "not needed for this test" } },
      /the first form must be the printed one/,
    ],
    [
      "a failing print without a correction",
      { forms: [{ ...form, expected: "refuted" }], equalityCases: [equality] },
      /there is no corrected form beside it/,
    ],
    [
      "a failing print without an erratum",
      { forms: [{ ...form, expected: "refuted" }], equalityCases: [equality] },
      /no erratum says why/,
    ],
    [
      "a proof that names a relation that there is not",
      { proof: { ...proof, shows: ["‖A‖_2 ≤ 1‖A‖_F", "‖A‖_2 ≤ ‖A‖_*"] } },
      /`proof` names "‖A‖_2 ≤ ‖A‖_\*", which no instance has/,
    ],
    [
      "a proof without a relation of its form",
      { proof: { ...proof, shows: [], steps: [{ says: "It is so.", checks: [] }] } },
      /"‖A‖_2 ≤ 1‖A‖_F" is neither a step of the proof nor the statement/,
    ],
    [
      "an erratum without a failing print",
      { erratum: { grade: "constant", slip: "", instead: "" } },
      /there is an erratum, but the printed form is not expected to fail/,
    ],
    [
      "a correction that fails too",
      { forms: [form, { ...form, name: "corrected", expected: "refuted" }], equalityCases: [equality] },
      /a correction must hold/,
    ],
    [
      "sizes of which no large instance can be drawn",
      {
        specs: Object.create(spectralClaim(1).specs, {
          large: {
            value: {
              stated: false,
              draw: (seed: number, share: number) => {
                if (seed === 7 && share < 1) throw new RangeError("Invalid array length");
                return spectralClaim(1).specs.draw(seed);
              },
            },
          },
        }) as SpecSource,
      },
      /a large instance, of seed 7, throws "Invalid array length": say in `large` how its sizes grow/,
    ],
    [
      "vacuity",
      { forms: [{ ...form, relations: () => [] }], equalityCases: { none: "not needed for this test" } },
      /the printed form is vacuous/,
    ],
    [
      "a relation that is never decided",
      {
        forms: [{ ...form, relations: () => [atMost("bound", approximately(1, 9), exact(1))] }],
        equalityCases: { none: "not needed for this test" },
      },
      /"bound" \(printed\) is never decided/,
    ],
    [
      "a law that nothing confirms",
      { forms: [law(() => {})] },
      /from 0 observations the printed form concludes "consistent"/,
    ],
    [
      "a law that two cases confirm",
      {
        forms: [law(someData)],
      },
      /from 2 observations the printed form concludes "consistent"; a sample that is too small leaves a law "undecided"/,
    ],
    [
      "a law that breaks down without cases",
      {
        forms: [law(someData)],
      },
      /from 0 observations the printed form throws "no data"; let it conclude "undecided"/,
    ],
    [
      "an instance that throws",
      {
        materialize: () => {
          throw new RangeError("boom");
        },
        equalityCases: { none: "not needed for this test" },
      },
      /throws "boom" on/,
    ],
    [
      "one name for two relations",
      {
        forms: [{ ...form, relations: (a) => [...form.relations(a), ...form.relations(a)] }],
        equalityCases: [equality],
      },
      /"bound" \(printed\) names two relations of one instance/,
    ],
    ["a spec that is changed", { materialize: mutating() }, /evaluate changes its spec/],
    [
      "chance in the evaluation",
      { forms: [{ ...form, relations: drifting() }], equalityCases: { none: "not needed for this test" } },
      /does not survive JSON, or evaluation is not deterministic/,
    ],
    ["no degenerate case", { degenerateCases: [] }, /there are no degenerate cases/],
    ["no reason for having no equality", { equalityCases: { none: "none" } }, /too short to be one/],
    [
      "an equality case without its relation",
      { forms: [form], equalityCases: [{ ...equality, relations: ["other"] }] },
      /does not evaluate that relation/,
    ],
    [
      "an equality case that is refuted",
      {
        forms: [{ ...form, relations: (a) => [atMost("bound", spectralNorm(a).times(2), frobeniusNorm(a))] }],
        equalityCases: [equality],
      },
      /is refuted there/,
    ],
    [
      "an equality case that is none",
      {
        forms: [{ ...form, relations: (a) => [atMost("bound", spectralNorm(a), frobeniusNorm(a).times(2))] }],
        equalityCases: [equality],
      },
      /is no equality/,
    ],
    [
      "an equality case without teeth",
      { forms: [form], equalityCases: [{ ...equality, specs: [spec(0)] }] },
      /has no teeth/,
    ],
    [
      "a violated assumption",
      { assumptions: [{ name: "d ≤ 2", statement: "d \\le 2", slack: (a) => new Quantity(2 - a.rows, 0) }] },
      /the generator violates the assumption "d ≤ 2"/,
    ],
  ];

  it.each(broken)("%s", (_, changes, sentence) => {
    const faults = conformanceFaults(conformingClaim(1, changes));
    expect(
      faults.some((fault) => sentence.test(fault)),
      faults.join("\n"),
    ).toBe(true);
  });
});

it("what one case in a hundred decides is decided, if by none of the first", () => {
  const isRare = (a: Matrix): boolean => {
    const share = (1e6 * Math.abs(a.at(0, 0))) % 1;
    return share > 0.5 && share < 0.51;
  };
  const seldom = (a: Matrix) => [atMost("bound", approximately(0.5, isRare(a) ? 0 : 9), exact(1))];
  const claim = conformingClaim(1, {
    forms: [{ ...form, relations: seldom }],
    equalityCases: { none: "not needed for this test" },
  });
  const bench = new Bench(claim, 2);
  const decided = (specs: readonly Spec[]) =>
    specs.flatMap((one) => bench.findings(one).relations.filter(({ verdict }) => verdict !== "undecided"));
  expect(decided(ruleSample(bench))).toEqual([]);
  expect(vacuityFaults(bench)).toEqual([]);
  expect(decided(bench.draws(1000))).not.toEqual([]);
});

describe("stored witnesses", () => {
  const witness = (lhs: string, entry: number): Witness => ({
    schemaVersion: WITNESS_SCHEMA_VERSION,
    claim: "beyond/spectral",
    form: "printed",
    relation: "‖A‖_2 ≤ 0.5‖A‖_F",
    without: [],
    spec: spec(entry),
    lhs,
    rhs: "1",
    rounding: "1e-14",
    certificate: null,
    provenance: { version: "0.1.0", seed: 1, evaluations: 1 },
  });
  const claim = conformingClaim(0.5, { equalityCases: { none: "not needed for this test" } });

  it("must refute as they did", () => {
    expect(conformanceFaults(claim, [witness("2", 2)])).toEqual([]);
    expect(conformanceFaults(claim, [witness("3", 2)])).toEqual([
      'the stored witness against "‖A‖_2 ≤ 0.5‖A‖_F" (printed) is not reproduced: the file has 3 on the left side',
    ]);
    expect(conformanceFaults(claim, [witness("0", 0)])).toEqual([
      'the stored witness against "‖A‖_2 ≤ 0.5‖A‖_F" (printed) is not reproduced: by interval arithmetic the relation holds',
    ]);
  });
});

/** A materialize that writes to its spec, as no claim may. */
function mutating(): (spec: Spec) => Matrix {
  return (given) => {
    Object.assign(given.sizes, { touched: 1 });
    return squares.raw(given).lists.A[0]!;
  };
}

/** Relations that differ from call to call. */
function drifting(): (a: Matrix) => ReturnType<typeof form.relations> {
  let calls = 0;
  return () => [atMost("bound", exact((calls += 1)), exact(Infinity))];
}
