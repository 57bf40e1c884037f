import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownFolder } from "./own-folder.js";

describe("the folder of a run", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "flatcheck-own-folder-"));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it("is the same for the same process, and for one that comes after one that ended", () => {
    const name = join(root, "mirror");
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    mkdirSync(name);
    writeFileSync(join(name, "process"), String(pid));
    expect([ownFolder(name), ownFolder(name)]).toEqual([name, name]);
  });

  it("is another one while another process is at work in it", () => {
    const name = join(root, "mirror");
    mkdirSync(name);
    writeFileSync(join(name, "process"), String(process.ppid));
    expect(ownFolder(name)).toBe(`${name}-2`);
  });
});
