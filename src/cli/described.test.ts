import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invoke } from "./harness.fixture.js";
import { commands, type DescribedCommands } from "./program.js";
import { describedText, readDescribed } from "./described.js";

let folder = "";
let described: DescribedCommands;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "described-"));
  const file = join(folder, "all.json");
  writeFileSync(file, await describedText());
  described = readDescribed(file);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The same commands, each with another description. */
function reworded(): DescribedCommands {
  return Object.fromEntries(
    Object.entries(described).map(([name, row]) => [name, { ...row, description: `Told of ${name} by the build.` }]),
  );
}

describe("commands as the build describes them", () => {
  it.each(Object.keys(commands))("show the help of %s as it is shown when that is loaded", async (name) => {
    const loaded = await invoke([name, "--help"]);
    expect(loaded.stdout).toContain("Examples:");
    for (const asked of [
      [name, "--help"],
      [name, "-h"],
      ["help", name],
    ]) {
      expect(await invoke(asked, { described })).toEqual(loaded);
    }
  });

  it("are what is shown, in place of what is loaded", async () => {
    const { stdout } = await invoke(["hunt", "beyond/sound", "--seed", "1", "--help"], { described: reworded() });
    expect(stdout).toContain("Told of hunt by the build.");
  });

  it.each([["list"], ["list", "sound", "--source", "--help"], ["show", "--", "--help"], ["hunt", "--seed", "-h"]])(
    "change nothing where no help is asked for: %s %s %s %s",
    async (...line) => {
      expect(await invoke(line, { described })).toEqual(await invoke(line));
    },
  );

  it("are passed over where there are none, or those of another build", () => {
    const texts = {
      "broken.json": '{"list": ',
      "other.json": JSON.stringify({ ...reworded(), more: described["list"] }),
    };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    for (const name of ["missing.json", ...Object.keys(texts)]) expect(readDescribed(join(folder, name))).toEqual({});
  });
});
