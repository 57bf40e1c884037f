import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";

const BUILT = pathToFileURL(join(import.meta.dirname, "../../dist/src/cli/compile-later.js")).href;

/** A function that is warm, and by no means hot. */
const WARM = `
  function warm(x) { let y = x; for (let i = 0; i < 5; i++) y = y * 0.5 + i; return y; }
  let total = 0;
  for (let i = 0; i < 4000; i++) total += warm(i);`;

function run(code: string): { stdout: string; stderr: string } {
  return spawnSync(
    process.execPath,
    ["--trace-opt", "--no-concurrent-recompilation", "--no-use-osr", "--input-type=module", "-e", code],
    { encoding: "utf8" },
  );
}

describe("compileLater", () => {
  const isCompiled = (stdout: string): boolean => /completed compiling.*JSFunction warm/.test(stdout);

  it("spares the work for what is warm, and no engine complains", () => {
    const { stdout, stderr } = run(`import { compileLater } from "${BUILT}"; compileLater(); ${WARM}`);
    expect(stderr).toBe("");
    if (process.versions.v8.startsWith("11."))
      expect([isCompiled(run(WARM).stdout), isCompiled(stdout)]).toEqual([true, false]);
  });

  it("leaves other engines as they are", () => {
    const { stdout, stderr } = run(`import { compileLater } from "${BUILT}"; compileLater("13.6.233"); ${WARM}`);
    expect([stderr, isCompiled(stdout)]).toEqual(["", isCompiled(run(WARM).stdout)]);
  });
});
