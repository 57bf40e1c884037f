import temml from "temml";
import { describe, expect, it } from "vitest";
import { literal } from "../../operations/index.js";
import { catalogue } from "../../../theorems/index.js";
import { Identifiers } from "./identifiers.js";
import { comment, oneLine, plainAscii } from "./plain-text.js";
import { texNumber, texText } from "./tex-text.js";

const claims = await catalogue.load();

describe("identifiers", () => {
  it("are names in both languages, different even where letters of both cases are one", () => {
    const names = new Identifiers();
    const taken = ["W1", "w1", "W1", "lambda", "I", "Δ", "2x", "norm", "a-b", "print", "end"].map((x) => names.take(x));
    expect(taken).toEqual([
      "W1",
      "w1_2",
      "W1_3",
      "lambda_2",
      "I_2",
      "matrix_",
      "matrix2x",
      "norm_2",
      "a_b",
      "print_2",
      "end_2",
    ]);
  });
});

describe("text", () => {
  it("is one visible line", () => {
    expect(oneLine(" a\r\n\tb\u2028c\0\u202ed\ud800 ‖x‖ ")).toBe("a b c d ‖x‖");
    expect([comment("a\nb"), comment("\n")]).toEqual(["# a b", "#"]);
    expect(plainAscii("a\"b\\c$d{e}'`‖\n")).toBe("a?b?c?d?e????");
  });

  it("has doubles that both languages read bit for bit", () => {
    const numbers = [0, -0, 3, -2.5, 1e21, 5e-324, -1e-7, 2 ** 53, Infinity, -Infinity, NaN];
    expect(numbers.map(literal)).toEqual(
      "0.0 (-0.0) 3.0 (-2.5) 1e+21 5e-324 (-1e-7) 9007199254740992.0 INF (-INF) NAN".split(" "),
    );
    expect([0.1, -3, 1e-7, 1e21, -Infinity].map(texNumber)).toEqual([
      "0.1",
      "-3",
      String.raw`1\times 10^{-7}`,
      String.raw`1\times 10^{21}`,
      String.raw`-\infty`,
    ]);
  });

  it("shows in TeX as it is written", () => {
    expect(texText("‖A‖_* ≤ W̄ & 50% {x}\\y")).toBe(
      String.raw`\ensuremath{\|}A\ensuremath{\|}\_* \ensuremath{\le} \ensuremath{\bar{W}} \& 50\% \{x\}\textbackslash{}y`,
    );
    expect(texText("Δ̂ 𝒳")).toBe(String.raw`\ensuremath{\hat{\ensuremath{\Delta}}} [U+1D4B3]`);
  });

  it("knows every character that the claims of the catalogue use, and TeX knows its symbols", () => {
    for (const { id, title, locus, reading = "", erratum, assumptions } of claims) {
      for (const part of [
        title,
        locus,
        reading,
        erratum?.slip ?? "",
        erratum?.instead ?? "",
        ...assumptions.map(({ name }) => name),
      ]) {
        const tex = texText(part);
        expect(tex, id).not.toContain("[U+");
        for (const [, symbol] of tex.matchAll(/\\ensuremath\{((?:[^{}]|\{[^{}]*\})*)\}/g)) {
          expect(
            () => temml.renderToString(symbol!.replaceAll("\\ensuremath", ""), { throwOnError: true }),
            symbol,
          ).not.toThrow();
        }
      }
    }
  });
});
