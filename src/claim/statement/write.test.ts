import { describe, expect, it } from "vitest";
import { always } from "../../statistics/laws/always.js";
import { DomainError } from "../../numerics/index.js";
import { exact } from "../../numerics/arithmetic/quantity.js";
import { atMost } from "../relations/comparison.js";
import type { Spec } from "../specs/spec.js";
import { consistent, holds, tex } from "./forms.js";
import { claim } from "./write.js";

describe("a form", () => {
  it("keeps the backslashes of its statement, and has it on one line", () => {
    const bound = String.raw`\le 2`;
    const form = holds`\frac12
        ${bound}`(() => ({}));
    expect(form.statement).toBe("\\frac12 \\le 2");
    expect(tex`\frac12
        ${bound}`).toBe(form.statement);
    expect(form.expected).toBe("holds");
  });

  it("is no call with a string, which would lose the backslashes: JavaScript is told how to write it", () => {
    const called = holds as unknown as (statement: string, relations: () => object) => unknown;
    expect(() => called("a \\le b", () => ({}))).toThrow(DomainError);
    expect(() => called("a \\le b", () => ({}))).toThrow(/expected a template between backquotes.*holds`a \\le b`/);
  });

  it("of a law gives its rows to its parts by name, in whatever order they were observed", () => {
    const { law } = consistent`a < b`({
      columns: ["a", "b"],
      observe: (n: number) => (n < 0 ? null : { b: 2 * n, a: n }),
      parts: [always<{ a: number; b: number }>({ name: "a < b", of: ({ a, b }) => (a < b ? "yes" : "no") })],
      told: (rows) => rows.map(({ a, b }) => `${a}<${b}`).join(),
    });
    const rows = [1, -1, 3].flatMap((n) => [law?.observe(n) ?? []]);
    expect(rows).toEqual([[1, 2], [], [3, 6]]);
    expect(law?.conclude([rows[0]!, rows[2]!]).summary).toBe("a < b in 2 of 2; 1<2,3<6");
  });
});

describe("a claim", () => {
  const spec: Spec = { sizes: { n: 2 }, widths: [], choices: {}, reals: {}, lists: {} };
  const from = {
    specs: { draw: () => spec, shrink: () => [], spellOut: (given: Spec) => given },
    materialize: ({ sizes }: Spec) => ({ n: sizes["n"]! }),
  };
  const text = {
    id: "own/numbers",
    title: "t",
    kinds: ["bound"],
    locus: "l",
    printed: holds`0 \\le n`(({ n }: { n: number }) => ({ "0 ≤ n": atMost(exact(0), exact(n)) })),
    equality: "there is none to speak of",
    degenerate: {},
  } as const;

  it("has its situations by name, of the instance and of its spec, and its reasons on one line", () => {
    const written = claim(from, {
      ...text,
      situations: {
        "n ≥ 2": ({ n }) => n >= 2,
        "n ≥ 3": ({ n }) => n >= 3,
        even: (_, { sizes }) => sizes["n"]! % 2 === 0,
      },
      unnoticed: { "0 ≤ n": "the left side\n      is zero" },
    });
    expect(written.situations).toEqual(["n ≥ 2", "n ≥ 3", "even"]);
    expect(written.occurring!(spec)).toEqual(["n ≥ 2", "even"]);
    expect(written.unnoticed).toEqual({ "0 ≤ n": "the left side is zero" });
  });

  it("says whose its words are where they are not printed, and is told of others", () => {
    const reading = "the sign is lost";
    expect(claim(from, { ...text, words: "restored", reading }).words).toBe("restored");
    expect(claim(from, text)).not.toHaveProperty("words");
    const odd = "word for word" as unknown as "ours";
    expect(() => claim(from, { ...text, words: odd })).toThrow(
      "own/numbers: expected words that are restored or ours, got word for word; leave out those that are printed",
    );
  });

  it.each<[string, unknown]>([
    ["a promise", Promise.resolve({})],
    ["nothing", undefined],
    ["number", 5],
  ])("that says %s of an instance in place of relations throws", (got, said) => {
    const printed = holds`x`((() => said) as () => Record<never, never>);
    expect(() => claim(from, { ...text, printed }).evaluate(spec)).toThrow(
      `the printed form: expected relations by their names, got ${got}; return { … } from a function that is not async`,
    );
  });

  it("has none where it states none, and is told where one is no function", () => {
    expect(claim(from, text)).not.toHaveProperty("situations");
    const odd = { even: 2 } as unknown as Record<string, () => boolean>;
    expect(() => claim(from, { ...text, situations: odd })).toThrow(
      "own/numbers: expected a function for the situation even, got a number; write situations: {",
    );
  });
});
