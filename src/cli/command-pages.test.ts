import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { cell, code, markdownTable } from "../../reports/text/markdown-text.js";
import { commands } from "./program.js";
import type { Command } from "./words/command.js";
import { exitCodes } from "./words/exit-codes.js";

const FOLDER = resolve(import.meta.dirname, "../../docs/commands");

/** The page of a command, from nothing but the table that the parser and the help are made from. */
function page(
  name: string,
  { summary, takes }: (typeof commands)[string],
  { description, argument, options, examples, exits }: Command,
): string {
  const rows = Object.entries(options).map(([option, row]) => [
    code(row.kind === "flag" ? `--${option}` : `--${option} <${row.placeholder}>`),
    cell(row.description),
  ]);
  const statuses = Object.entries(exitCodes).map(([key, { code: status, meaning }]) => [
    String(status),
    cell(exits?.[key as keyof typeof exitCodes] ?? meaning),
  ]);
  const blocks = [
    `# flatcheck ${name}`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}. ${description}`,
    `\`\`\`sh\n${["flatcheck", name, "[options]", ...(takes === undefined ? [] : [takes])].join(" ")}\n\`\`\``,
    ...(takes === undefined ? [] : [`${code(takes)}: ${cell(argument ?? "")}`]),
    ...(rows.length === 0 ? [] : [markdownTable(["option", "meaning"], rows)]),
    "## Examples",
    `\`\`\`sh\n${examples.join("\n")}\n\`\`\``,
    "## Exit status",
    markdownTable(["status", "meaning"], statuses),
  ];
  return `${blocks.join("\n\n")}\n`;
}

describe("docs/commands", () => {
  it.each(Object.entries(commands))("%s.md; vitest run -u brings it up to date", async (name, entry) => {
    const { command } = await entry.load();
    await expect(page(name, entry, command)).toMatchFileSnapshot(join(FOLDER, `${name}.md`));
  });

  it("has a page for every command, and no other", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      Object.keys(commands)
        .map((name) => `${name}.md`)
        .sort(),
    );
  });
});
