import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Start } from "./program.js";

/** What a fake program starts with: a hello, and `answer(id, text)` for a line. */
const HEAD = `
const lines = require("node:readline").createInterface({ input: process.stdin });
const say = (x) => process.stdout.write((typeof x === "string" ? x : JSON.stringify(x)) + "\\n");
const norm = (a) => Math.hypot(...a.flat());
`;

/**
 * A program in JavaScript that answers requests by `on`, the body of a function of the request { id, operation, operands },
 * after its first line `hello`.
 */
export function fake(folder: string, on: string, hello = '{"protocol":1}'): string {
  const file = join(folder, `fake-${String(count++)}.cjs`);
  writeFileSync(file, `${HEAD}say(${JSON.stringify(hello)});\nlines.on("line", (line) => {\n${bodyOf(on)}\n});\n`);
  return file;
}

let count = 0;

function bodyOf(on: string): string {
  return `const { id, operation, operands } = JSON.parse(line);\n${on}`;
}

/** How a file in JavaScript is started as a program. */
export function startOf(file: string, cwd: string, more: Partial<Start> = {}): Start {
  return {
    words: [process.execPath, file],
    cwd,
    env: { PATH: process.env["PATH"] },
    patience: 20_000,
    signal: new AbortController().signal,
    ...more,
  };
}
