import { resolve } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** What the linter says of the code, were it in that file, line by line. */
async function complaints(code: string, file: string): Promise<string[]> {
  const [result] = await new ESLint({ cwd: root }).lintText(code, { filePath: resolve(root, file) });
  const ofEngines = result!.messages.filter(({ message }) => /engine|Engines/.test(message));
  return ofEngines.map(({ line, ruleId }) => `${line}: ${ruleId}`);
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

  it.each(["src/numerics/arithmetic/jets.ts", "theorems/index.ts", "generators/index.ts", "reports/pictures/axis.ts"])(
    "is refused in %s",
    async (file) => {
      expect(await complaints(CODE, file)).toEqual(found);
    },
    // The first reads the types of the whole project.
    300_000,
  );

  it("is refused of what engines know of languages, too", async () => {
    const code = 'export const a = (1234).toLocaleString("en") + String(["b"].sort((x, y) => x.localeCompare(y)));\n';
    const found = ["1: no-restricted-properties", "1: no-restricted-properties", "2: no-restricted-globals"];
    const list = "export const list = new Intl.ListFormat();\n";
    expect(await complaints(code + list, "reports/html/summary.ts")).toEqual(found);
  });

  it("is left to tests", async () => {
    expect(await complaints(CODE, "src/numerics/arithmetic/jets.test.ts")).toEqual([]);
  });
});
