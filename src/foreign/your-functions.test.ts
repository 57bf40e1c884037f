import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { format } from "node:util";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { compareNumerics, flat } from "./index.js";
import { checkedQuestion, storedQuestions } from "./comparisons/stored.js";
import { signatures } from "./questions/signatures.js";
import { UNITS } from "./answers/judge.js";

const PAGE = join(resolve(import.meta.dirname, "../.."), "docs/your-functions.md");
const page = readFileSync(PAGE, "utf8");

describe("docs/your-functions.md", () => {
  it("has what its blocks print; vitest run -u brings it up to date", async () => {
    const blocks = /^```js run\n([^]*?)^```\n\n```text\n[^]*?^```$/gm;
    const fresh = page.replace(blocks, (_, program: string) => {
      const lines: string[] = [];
      const console = { log: (...said: unknown[]) => lines.push(`${format(...said)}\n`) };
      runInNewContext(program, { compareNumerics, flat, console, Math, Array });
      return `\`\`\`js run\n${program}\`\`\`\n\n\`\`\`text\n${lines.join("")}\`\`\``;
    });
    expect(page.match(blocks)).toHaveLength(3);
    await expect(fresh).toMatchFileSnapshot(PAGE);
  });

  it("shows a file as it is read", () => {
    const [, file] = /```json\n([^]*?)```/.exec(page)!;
    expect(storedQuestions(file!, "nuclearNorm")).toHaveLength(1);
  });

  it("names operations that there are, and the tolerance that there is", () => {
    const [table] = /^\| operations [^]*?\n\n/m.exec(page)!;
    const named = [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`(\w+)`/g)]);
    const names = named.map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(25);
    expect(names.filter((name) => !(name in signatures))).toEqual([]);
    expect(page).toContain(`\`${JSON.stringify(UNITS).replace('{"units":', "{ units: ").replace("}", " }")}\``);
    expect(() => checkedQuestion("nuclearNorm", [[[1]]], "here")).not.toThrow();
  });
});
