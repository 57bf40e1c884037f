import { describe, expect, it } from "vitest";
import lemma1 from "../../../theorems/gatmiry2023/lemma-1.js";
import { numbersOf, plainAnswer } from "../answers/answer.js";
import { compareFunction } from "./compare.js";
import { UNITS } from "../answers/judge.js";
import { compareNumerics, type CompareOptions } from "./numerics.js";
import { ask, flat, type FlatMatrix, functionsIn } from "../answers/own.js";
import type { Question, Rows } from "../questions/question.js";
import { right } from "../right.fixture.js";

const question: Question = { operation: "frobeniusNorm", operands: [[[3, 4]]] };

/** What the function of somebody may throw: anything. */
function thrower(thing: unknown): () => number {
  return () => {
    throw thing;
  };
}

describe("somebody's own function", () => {
  it("may throw what is no error, which is told as it stands", () => {
    expect(ask(question, thrower("no convergence"))).toEqual({ error: "no convergence" });
    expect(ask(question, thrower(new RangeError("too large")))).toEqual({ error: "too large" });
    expect(plainAnswer({ error: "no convergence" })).toBe('throws "no convergence"');
  });

  it("gets matrices in the form that it asks for, and may not change them", () => {
    const norm = ({ rows, columns, data }: FlatMatrix): number =>
      rows * columns === data.length ? Math.hypot(...data) : NaN;
    expect(ask(question, norm, flat)).toEqual({ value: 5 });
    expect(flat([])).toEqual({ rows: 0, columns: 0, data: new Float64Array() });
    const sorting = (rows: number[][]): number => Math.hypot(...rows[0]!.sort((a, b) => b - a));
    expect(ask(question, sorting)).toEqual({ fault: "changes its operands" });
  });

  it("is called synchronously: a promise is told, and a rejection ends nothing", async () => {
    const rejected: unknown[] = [];
    const listener = (reason: unknown): unknown => rejected.push(reason);
    process.on("unhandledRejection", listener);
    const fault = "gives a promise: functions are called synchronously, and return the result itself";
    const promising = (work: () => Promise<number>) => ask(question, work as unknown as () => number);
    expect(promising(() => Promise.resolve(5))).toEqual({ fault });
    expect(promising(() => Promise.reject(new Error("no convergence")))).toEqual({ fault });
    expect(ask(question, (() => ({ then: () => 5 })) as unknown as () => number)).toEqual({ fault });
    await new Promise((resolve) => setTimeout(resolve, 0));
    process.off("unhandledRejection", listener);
    expect(rejected).toEqual([]);
    const own = { frobeniusNorm: (a: number[][]) => Promise.resolve(right.frobeniusNorm(a)) };
    const report = compareNumerics(own as unknown as Parameters<typeof compareNumerics>[0], []);
    expect(report.text).toContain(`yours        ${fault}`);
  });

  it("is left out where it is undefined", () => {
    const norm = (): number => 1;
    expect(
      functionsIn({ frobeniusNorm: norm, trace: undefined } as unknown as Parameters<typeof functionsIn>[0]),
    ).toEqual([["frobeniusNorm", norm]]);
  });

  it.each([
    [{ frobeniusNom: Math.abs }, "names of operations, got frobeniusNom; did you mean frobeniusNorm"],
    [{ toString: Math.abs }, "names of operations, got toString; docs/languages.md has them all"],
    [{ nuclearNorm: 3 }, "a function as nuclearNorm, got a number"],
    [{ nuclearNorm: null }, "a function as nuclearNorm, got null"],
    [undefined, "an object of functions, got undefined; write { nuclearNorm: (a) => … }"],
  ])("stands under the name of an operation, and %o is refused", (own, complaint) => {
    expect(() => compareNumerics(own as unknown as Parameters<typeof compareNumerics>[0], [])).toThrow(
      `own functions: expected ${complaint}`,
    );
  });

  it("departs by the worse of two answers that differ, whichever comes first", () => {
    for (const wrongAt of [0, 1]) {
      let calls = 0;
      const restless = (a: Rows): number => right.frobeniusNorm(a) * (calls++ % 2 === wrongAt ? 1.5 : 1);
      const found = compareFunction([{ ...question, from: null }], "frobeniusNorm", restless, { tolerance: UNITS });
      expect([found.departed, found.smallest!.finding.verdict]).toEqual([1, "departs"]);
    }
  });
});

describe("an answer", () => {
  it("is read as numbers, or has a fault that says what it is", () => {
    expect(numbersOf({ value: NaN })).toEqual({ fault: "gives NaN" });
    expect(numbersOf({ value: -Infinity })).toEqual({ fault: "gives -Infinity" });
    expect(numbersOf({ value: 7 })).toMatchObject({ rows: 1, cols: 1, data: [7] });
    expect(plainAnswer({ value: [[1, 2]] })).toEqual([[1, 2]]);
    for (const value of [[[1], [2, 3]], [[NaN]], "five", undefined, {}]) {
      expect(typeof numbersOf({ value } as unknown as Parameters<typeof numbersOf>[0]).fault, JSON.stringify(value)).toBe("string"); // prettier-ignore
    }
  });
});

describe("what is asked", () => {
  const wrong = { frobeniusNorm: () => 7 };
  const complaint = (options: unknown): string => {
    try {
      return `agrees: ${compareNumerics(wrong, [], options as CompareOptions).agrees}`;
    } catch (error) {
      return String(error);
    }
  };

  it.each([
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    [-1, "-1"],
    [{ units: NaN }, "{units: NaN}"],
    [{ units: Infinity }, "{units: Infinity}"],
    [{ units: 0 }, "{units: 0}"],
    [{}, "{}"],
    [{ unit: 3 }, "{unit: 3}"],
    [{ units: "64" }, '{units: "64"}'],
    ["1e-9", '"1e-9"'],
    [null, "null"],
  ])("is refused with the tolerance %o, which is none", (tolerance, got) => {
    expect(complaint({ tolerance })).toBe(
      `DomainError: compareNumerics: expected a share from 0 on, or units above 0, as tolerance, got ${got}; write 1e-9 or ` +
        "{ units: 64 }",
    );
  });

  it.each([
    [{ runs: NaN }, "compareNumerics: expected an integer from 0 to 1000000 as runs, got NaN"],
    [{ runs: -3 }, "as runs, got -3"],
    [{ runs: 1.5 }, "as runs, got 1.5"],
    [{ seed: NaN }, "as seed, got NaN"],
    [{ matrices: 3 }, "compareNumerics: expected a function as matrices, got a number"],
    [{ intervals: 1 }, "compareNumerics: expected true or false as intervals, got a number"],
  ])("is refused with %o", (options, got) => {
    expect(complaint(options)).toContain(got);
  });

  it("may be as strict as rounding allows, and draw nothing", () => {
    for (const options of [{ tolerance: 0 }, { runs: 0 }, { tolerance: { units: 0.5 } }]) {
      expect(complaint(options), JSON.stringify(options)).toBe("agrees: false");
    }
  });
});

describe("a report as JSON", () => {
  const asJson = (own: unknown): { functions: { smallest: Record<"answer" | "finding", unknown> }[] } =>
    JSON.parse(JSON.stringify(compareNumerics(own as Parameters<typeof compareNumerics>[0], []))) as ReturnType<
      typeof asJson
    >;

  it("has typed arrays as arrays, and what is no finite number as text", () => {
    const [{ smallest }] = asJson({ transpose: () => 7 }).functions as [{ smallest: Record<string, unknown> }];
    expect(smallest).toMatchObject({
      answer: { value: 7 },
      finding: { verdict: "departs", distance: expect.anything() as unknown, known: { data: [expect.anything()] } },
    });
    const [none] = asJson({ frobeniusNorm: () => NaN }).functions;
    expect(none!.smallest).toMatchObject({
      answer: { value: "gives NaN" },
      finding: { distance: "Infinity", ulps: "Infinity", units: "Infinity", known: { data: [0] } },
    });
  });

  it("is there whatever an answer is", () => {
    const cyclic: Record<string, unknown> = {};
    cyclic["itself"] = cyclic;
    for (const value of [1n, cyclic, undefined, () => 1]) {
      expect(asJson({ frobeniusNorm: () => value }).functions[0]!.smallest.answer).toEqual({
        value: expect.any(String) as unknown,
      });
    }
  });
});

describe("relations with own values in them", () => {
  it("are not judged where a function gives no number, which is told of the function", () => {
    for (const none of [NaN, [[1, 2]], "five"]) {
      const own = { nuclearNorm: () => none } as unknown as Parameters<typeof compareNumerics>[0];
      const found = compareNumerics(own, [lemma1], { runs: 3 });
      expect([found.broken, found.relations, found.agrees]).toEqual([[], 0, false]);
      expect(found.functions[0]!.departed).toBe(found.functions[0]!.told);
    }
  });

  it("grant what a share of the result allows, and no more", () => {
    const own = (factor: number) => ({ nuclearNorm: (a: number[][]) => factor * right.nuclearNorm(a) });
    const found = (factor: number, tolerance: number) => compareNumerics(own(factor), [lemma1], { runs: 3, tolerance });
    expect(found(1 + 1e-6, 1e-5)).toMatchObject({ agrees: true, broken: [] });
    expect(found(1 + 1e-6, 1e-8).agrees).toBe(false);
    // A tenth off refutes relations of the claim, a tenth granted none.
    expect(found(0.9, 1e-3).broken.length + found(1.1, 1e-3).broken.length).toBeGreaterThan(0);
    expect(found(0.9, 0.2).broken).toEqual([]);
  });
});
