import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "./harness.fixture.js";
import { builtPackage, runBuilt } from "./package.fixture.js";

const ALL = ["report", "--schema"];

describe("a reader that is slow", () => {
  it("gets all of the output, which is more than a pipe holds", () => {
    const [installed, cwd] = [builtPackage(), scratch()];
    const { stdout } = runBuilt(installed, ALL, cwd);
    expect(stdout.length).toBeGreaterThan(1 << 16);
    const program = join(installed, "dist/src/cli/main.js");
    // Nobody reads before the program has had time to write and to come to its end.
    const late = execFileSync("sh", ["-c", '"$0" "$@" | (sleep 2; cat)', process.execPath, program, ...ALL], { cwd });
    expect(late.toString()).toBe(stdout);
  });
});
