import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../cli/harness.fixture.js";
import { OutputError } from "../../world/failures.js";
import { checkWritable, writeFile } from "./write-file.js";

describe("writing a file", () => {
  it("makes its folder, replaces what was there and leaves nothing else", () => {
    const path = join(scratch(), "a/b/file.txt");
    writeFile(path, "first, which is longer");
    writeFile(path, "zweite: ‖A‖");
    expect(readFileSync(path, "utf8")).toBe("zweite: ‖A‖");
    expect(readdirSync(join(path, ".."))).toEqual(["file.txt"]);
  });

  it("leaves the file as it was where it cannot be replaced", () => {
    const folder = scratch();
    const path = join(folder, "taken");
    mkdirSync(join(path, "inside"), { recursive: true });
    // A folder counts as something to replace, so that the last step, the renaming, is what fails.
    expect(() => writeFile(path, "text")).toThrow(OutputError);
    expect(readdirSync(folder)).toEqual(["taken"]);
  });

  it.skipIf(!existsSync("/dev/full"))("tells of a full disk", () => {
    expect(() => writeFile("/dev/full", "text")).toThrow(
      "/dev/full: expected to write this file, got a full disk (ENOSPC); make room or choose another place, and run again",
    );
  });

  it.skipIf(!existsSync("/proc/self"))("ends where the system makes no folders", () => {
    expect(() => writeFile("/proc/flatcheck/file", "text")).toThrow(OutputError);
    expect(() => checkWritable("/proc/flatcheck/file")).toThrow(OutputError);
  });

  it("does not dress up errors that are not the system's", () => {
    expect(() => writeFile("a\0b", "text")).toThrow("null bytes");
  });
});

describe("checking beforehand", () => {
  it("leaves no trace beside the folder", () => {
    const path = join(scratch(), "a/b/file.txt");
    checkWritable(path);
    expect(readdirSync(join(path, ".."))).toEqual([]);
  });

  it("refuses a path below a regular file, and a folder", () => {
    const folder = scratch();
    writeFileSync(join(folder, "file"), "");
    expect(() => checkWritable(join(folder, "file/sub/x"))).toThrow("got a path that leads through a file (ENOTDIR)");
    expect(() => checkWritable(folder)).toThrow("got a folder of that name (EISDIR)");
  });
});
