import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../world/failures.js";
import { parseJsonText } from "./json-text.js";

const parse = (text: string): unknown => parseJsonText(text, { where: "f", expected: "a thing" });

/** Texts of JSON with characters dropped, doubled or put in. */
const damaged = fc
  .tuple(fc.json(), fc.nat(), fc.nat(2), fc.constantFrom(...'{}[]",:\\\n\u0000 0-1.e+tnu\u{10FFFF}'))
  .map(([text, place, drop, put]) => {
    const at = place % (text.length + 1);
    return `${text.slice(0, at)}${put}${text.slice(at + drop)}`;
  });

function takes(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

describe("a text of JSON", () => {
  it("is taken exactly where JSON.parse takes it, and as the same value, but for names given twice", () => {
    fc.assert(
      fc.property(damaged, (text) => {
        if (!takes(() => JSON.parse(text) as unknown)) {
          expect(() => parse(text)).toThrow(UsageError);
          expect(() => parse(text)).toThrow(/^f, line \d+, column \d+: expected a thing, got [^\n]{1,120}$/);
        } else if (takes(() => parse(text))) {
          expect(parse(text)).toEqual(JSON.parse(text));
        } else {
          expect(() => parse(text)).toThrow(
            /twice; leave one of them$|the name (__proto__|constructor|prototype);|all doubles;/,
          );
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{"a":1,\n "b":{"c":2,"\\u0063":3}}', 'f, line 2, column 13: expected a thing, got the name "c" twice; leave one'],
    ['[{"__proto__":1}]', "f, line 1, column 3: expected a thing, got the name __proto__; give it another name"],
    ['{"constructor":1}', "got the name constructor"],
    ['{"\\u0070rototype":1}', "got the name prototype"],
    [String.raw`{"x":"a\":","y\"\\":1,"y\u0022\u005c":2}`, String.raw`got the name "y\"\\" twice`],
    ['[{"a":1},{"b":[{"a":2,"c":{},"a":2}]}]', 'got the name "a" twice'],
    [
      '{"a":[1,2',
      "f, line 1, column 10: expected a thing, got the end of the text where , or ] should be; it may have",
    ],
    ['{"a":NaN}', 'got "NaN" where a value should be'],
    ["[01]", 'got "1" where , or ] should be'],
    ['{"a":1}}', 'got "}" where the text should end'],
    ['"a\u0007"', 'got "\\u0007" inside a string'],
    ["{1:2}", 'got "1" where a name in quotes should be'],
    [
      "[1,\n 1e-400]",
      "f, line 2, column 2: expected a thing, got 1e-400, which is nearer to 0 than all doubles; scale",
    ],
    ["[-0.0001E-0323]", "column 2: expected a thing, got -0.0001E-0323, which is nearer to 0 than all doubles"],
    [`[0.${"0".repeat(330)}1]`, "got 0.000000000000000000…, which is nearer to 0 than all doubles"],
    [`[0.${"0".repeat(224)}1e-99]`, "which is nearer to 0 than all doubles"],
    ["[".repeat(1e6), "column 65: expected a thing, got more than 64 arrays and objects within each other"],
  ])("case %#", (text, sentence) => {
    expect(() => parse(text)).toThrow(sentence);
  });

  it.each(["0e-400", "-0.000", "5e-324", "2.5e-324", `0.${"0".repeat(323)}3`, '"1e-400"', "1e-200"])(
    "may hold %s, which is no other number than zero read as zero",
    (text) => expect(parse(`[${text}]`)).toEqual(JSON.parse(`[${text}]`)),
  );

  it("may have names twice in different objects, and a string longer than any stack", () => {
    expect(parse('[{"a":1},{"a":{"a":2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }]);
    const long = "x\\n".repeat(2e6);
    expect(parse(`"${long}"`)).toBe(JSON.parse(`"${long}"`));
  });
});
