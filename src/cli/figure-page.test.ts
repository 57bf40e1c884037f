import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { figures } from "../experiments/index.js";
import { cell, code, markdownTable } from "../../reports/text/markdown-text.js";

const PAGE = resolve(import.meta.dirname, "../../docs/figures.md");

/** The page of the figures, from nothing but their list. */
function page(): string {
  const rows = figures.map(({ id, title, locus, shows }) => [
    cell(title),
    cell(locus),
    cell(shows),
    code(`npx flatcheck figures ${id}`),
  ]);
  const blocks = [
    "# Figures",
    "Each is made again from a seed, with its numbers as CSV and JSON and every chart as SVG. `npx flatcheck figures` makes " +
      "them all; [commands/figures.md](commands/figures.md) has the options.",
    markdownTable(["figure", "source", "what one sees", "command"], rows),
  ];
  return `${blocks.join("\n\n")}\n`;
}

describe("docs/figures.md", () => {
  it("has a line for every figure; vitest run -u brings it up to date", async () => {
    await expect(page()).toMatchFileSnapshot(PAGE);
  });
});
