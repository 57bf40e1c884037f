import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { linter, root } from "./linter.fixture.js";

const eslint = linter("lint/engines-own.json", (rule) =>
  /^flatcheck\/engines|^no-restricted-(?:properties|globals)$/.test(rule),
);

/** What the linter says of the code, were it in that file, line by line. */
async function complaints(code: string, file: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(root, file) });
  return result!.messages.flatMap(({ line, ruleId, message, fatal }) => {
    if (fatal === true) throw new Error(message);
    return /engine|Engines/.test(message) ? [`${line}: ${ruleId}`] : [];
  });
}

const CODE = `export const a = (x: number): number => x ** 2;
export const b = (x: number): number => 2 ** x + 2 ** 0.5;
export const c = (x: number): number[] => [x].map(Math.exp);
export const { pow } = Math;
export const d = (x: bigint): unknown => [2 ** -53, -(2 ** 20), x ** 3n, 2n ** x, Math.sqrt(2), Math.LN2];
export let e = 3;
e **= 2;
export const f = Math["sin"](1) + Math.hypot(3, 4);
`;

describe("what engines compute in their own ways", () => {
  const found = [
    "1: flatcheck/engines-power",
    "2: flatcheck/engines-power",
    "2: flatcheck/engines-power",
    "3: no-restricted-properties",
    "4: no-restricted-properties",
    "7: flatcheck/engines-power",
    "8: no-restricted-properties",
    "8: no-restricted-properties",
  ];

  it.each([
    "src/numerics/arithmetic/roundoff.ts",
    "theorems/marion2024/shared/median.ts",
    "generators/specs/text.ts",
    "reports/pictures/apart.ts",
  ])("is refused in %s", async (file) => {
    expect(await complaints(CODE, file)).toEqual(found);
  });

  it("is refused of what engines know of languages, too", async () => {
    const code = 'export const a = (1234).toLocaleString("en") + String(["b"].sort((x, y) => x.localeCompare(y)));\n';
    const found = ["1: no-restricted-properties", "1: no-restricted-properties", "2: no-restricted-globals"];
    const list = "export const list = new Intl.ListFormat();\n";
    expect(await complaints(code + list, "reports/pictures/apart.ts")).toEqual(found);
  });

  it("is left to tests", async () => {
    expect(await complaints(CODE, "src/numerics/arithmetic/roundoff.test.ts")).toEqual([]);
  });
});
