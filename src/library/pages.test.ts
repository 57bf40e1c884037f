import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Elsewhere, type Project } from "./project.fixture.js";

const PAGE = resolve(import.meta.dirname, "../../docs/library.md");
const text = readFileSync(PAGE, "utf8");

/** A program with what it prints, and a file of tests. */
const PROGRAM = /^```js\n([^]*?)^```\n\n```text\n[^]*?^```$/gm;
const TESTS = /^```ts\n([^]*?)^```$/gm;

const programs = [...text.matchAll(PROGRAM)].map(([, program]) => program!);
const suites = [...text.matchAll(TESTS)].map(([, suite]) => suite!);

describe("docs/library.md", () => {
  let elsewhere: Elsewhere;
  let project: Project;

  beforeAll(() => {
    elsewhere = new Elsewhere();
    // The same text as JavaScript, to be run, and as TypeScript, to be checked.
    const files = programs.flatMap((program, i) => [
      [`program-${i}.mjs`, program],
      [`program-${i}.mts`, program],
    ]);
    const tests = suites.map((suite, i) => [`suite-${i}.test.ts`, suite]);
    project = elsewhere.project(
      "reader",
      "fast-check-newest",
      Object.fromEntries([...files, ...tests]) as Record<string, string>,
    );
  });

  afterAll(() => elsewhere.remove());

  it("has programs for every entry, and no code that no test runs", () => {
    const { exports } = JSON.parse(readFileSync(join(PAGE, "../../package.json"), "utf8")) as {
      readonly exports: Readonly<Record<string, unknown>>;
    };
    const entries = Object.keys(exports)
      .filter((name) => !name.endsWith(".json"))
      .map((name) => `flatcheck${name.slice(1)}`);
    const imported = new Set(
      [...programs, ...suites].flatMap((one) => [...one.matchAll(/from "([^"]+)"/g)].map(([, from]) => from!)),
    );
    expect(entries.filter((entry) => !imported.has(entry))).toEqual([]);
    expect([...text.matchAll(/^```(js|ts)$/gm)]).toHaveLength(programs.length + suites.length);
  });

  it("links to files that are there", () => {
    const links = [...text.matchAll(/\]\(([^)#]+)/g)].map(([, file]) => file!);
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((file) => !existsSync(join(PAGE, "..", file)))).toEqual([]);
  });

  it("passes the strict compiler", () => {
    expect(project.tsc({ skipLibCheck: true }, ["*.mts", "*.test.ts"])).toMatchObject({ stdout: "", code: 0 });
  });

  it("prints what it says; vitest run -u brings it up to date", async () => {
    let i = 0;
    const fresh = text.replace(PROGRAM, (_, program: string) => {
      const { code, stdout, stderr } = project.node(`program-${i++}.mjs`);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      return `\`\`\`js\n${program}\`\`\`\n\n\`\`\`text\n${stdout}\`\`\``;
    });
    expect(programs.length).toBeGreaterThan(6);
    await expect(fresh).toMatchFileSnapshot(PAGE);
  });

  it("has tests that pass", () => {
    const found = [...project.vitest(...suites.map((_, i) => `suite-${i}.test.ts`)).values()];
    expect(found.filter(({ status }) => status === "failed")).toEqual([]);
    expect(found.filter(({ status }) => status === "passed").length).toBeGreaterThan(10);
  });
});
