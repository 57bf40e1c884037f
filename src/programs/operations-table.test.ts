import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { cell, code, markdownTable } from "../../reports/text/markdown-text.js";
import { operationWords } from "../vectors/index.js";
import { ASKED } from "./messages.js";

const PAGE = resolve(import.meta.dirname, "../../docs/languages.md");

const BLOCK = /(<!-- operations -->\n)[^]*?(<!-- end of operations -->)/;

it("docs/languages.md lists every operation with its operands; vitest run -u brings it up to date", async () => {
  const page = readFileSync(PAGE, "utf8");
  const rows = ASKED.map((operation) => {
    const { operands, meaning } = operationWords(operation);
    return [code(operation), code(operands), cell(meaning)];
  });
  const table = markdownTable(["operation", "operands", "what it gives"], rows);
  expect(page).toMatch(BLOCK);
  const fresh = page.replace(BLOCK, (_, before: string, behind: string) => `${before}\n${table}\n\n${behind}`);
  await expect(fresh).toMatchFileSnapshot(PAGE);
});
