import { describe, expect, it } from "vitest";
import { DomainError } from "../numerics/index.js";
import { consistent, holds, tex } from "./write.js";

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

  it("of a law gives its rows to the conclusion by name, in whatever order they were observed", () => {
    const { law } = consistent`a < b`({
      columns: ["a", "b"],
      observe: (n: number) => (n < 0 ? null : { b: 2 * n, a: n }),
      conclude: (rows) => ({
        verdict: "consistent",
        errorProbability: 0,
        power: "none",
        summary: rows.map(({ a, b }) => `${a}<${b}`).join(),
      }),
    });
    const rows = [1, -1, 3].flatMap((n) => [law?.observe(n) ?? []]);
    expect(rows).toEqual([[1, 2], [], [3, 6]]);
    expect(law?.conclude([rows[0]!, rows[2]!]).summary).toBe("1<2,3<6");
  });
});
