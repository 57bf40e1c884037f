import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "./csv.js";

/** The fields of one line, by the rules of RFC 4180. */
function fields(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain! : quoted.replace(/""/g, '"'),
  );
}

describe("a cell of a table", () => {
  it.each(["=1+1", "+cmd|' /C calc'!A0", "-A1", "@SUM(A1)", "\tx", "\rx", " =1", "＝1"])("%j is no formula", (text) => {
    expect(fields(csvText([text], []).trimEnd())[0]).toMatch(/^'/);
  });

  it.each([-1.5, "-1.5", "-1e-300", "+2", "-Infinity", -Infinity, true])("%s stays what it is", (value) => {
    expect(csvText([], [[value]])).toBe(`\r\n${String(value)}\r\n`);
  });

  it("is in its place whatever stands in it, and is seen", () => {
    const texts = fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(texts, (row) => {
        const [line, ...rest] = csvText(row, []).split("\r\n");
        expect(rest).toEqual([""]);
        expect(fields(line!)).toHaveLength(row.length);
        expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u);
        for (const cell of fields(line!))
          expect(cell).toMatch(/^(?![=+\-@\t\r])|^[+-]?[\d.]+(e[+-]?\d+)?$|^-Infinity$/i);
      }),
    );
  });
});
