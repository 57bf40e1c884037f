import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** As wide as prettier makes code; it leaves comments as they are. */
const WIDTH = 120;

/** The lines of comments that are wider, by their numbers. */
function wideComments(text: string): number[] {
  let within = false;
  return text.split("\n").flatMap((line, k) => {
    const code = line.trim();
    const begins = code.startsWith("/*");
    const isComment = within || begins || code.startsWith("//");
    if (within || begins) within = !code.includes("*/");
    return isComment && line.length > WIDTH ? [k + 1] : [];
  });
}

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".ts"),
);

it("finds comments that are too wide, and no other lines", () => {
  const wide = "x".repeat(WIDTH);
  const text = ["/**", ` * ${wide}`, wide, "", " */", `"${wide}"`, `// ${wide}`, `/* ${wide} */`, `f("${wide}");`].join(
    "\n",
  );
  expect(wideComments(text)).toEqual([2, 7, 8]);
  expect(wideComments(`/*\n ${wide}\n*/\n ${wide}`)).toEqual([2]);
});

it("there are none beside the claims", () => {
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    wideComments(readFileSync(join(import.meta.dirname, file), "utf8")).map((line) => `${file}:${line}`),
  );
  expect(found).toEqual([]);
});
