import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { invoke, scratch } from "../../harness.fixture.js";

function built(): string {
  const home = scratch();
  mkdirSync(join(home, "dist/lab"), { recursive: true });
  writeFileSync(join(home, "dist/lab/lab.html"), "<!doctype html>");
  return home;
}

describe("flatcheck lab", () => {
  it("writes the page that was built, and says where", async () => {
    const [home, cwd] = [built(), scratch()];
    const { code, stdout } = await invoke(["lab", "--out", "my lab.html"], { home, cwd });
    expect(code).toBe(0);
    expect(stdout).toBe("The laboratory is in 'my lab.html': open it in a browser.\n");
    expect(readFileSync(join(cwd, "my lab.html"), "utf8")).toBe("<!doctype html>");
  });

  it("has a usual place in this project, and writes nothing unasked in another", async () => {
    const [home, cwd] = [built(), scratch()];
    expect((await invoke(["lab", "--quiet"], { home, cwd: home })).stdout).toBe("");
    expect(existsSync(join(home, "reports/runs/lab.html"))).toBe(true);
    const { code, stderr } = await invoke(["lab"], { home, cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("add --out lab.html");
  });

  it("tells what to do where the package was not built", async () => {
    const { code, stderr } = await invoke(["lab", "--out", "lab.html"], { home: scratch(), cwd: scratch() });
    expect(code).toBe(2);
    expect(stderr).toContain("npm run build");
  });

  it("cannot write where there is no room", async () => {
    const { code } = await invoke(["lab", "--out", "/dev/full"], { home: built(), cwd: scratch() });
    expect(code).toBe(2);
  });
});
