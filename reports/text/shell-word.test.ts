import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { shellWord } from "./shell-word.js";

describe("an argument as a shell takes it", () => {
  it.each(["plain/x-1.json", "a b", "it's", "$(touch x)", "`id`", "a\nb", "a;b&c|d>e", "~", "*", "", '"', "ü‖"])(
    "%j arrives as it was",
    (text) => {
      const { stdout } = spawnSync("sh", ["-c", `printf %s ${shellWord(text)}`], { encoding: "utf8" });
      expect(stdout).toBe(text);
    },
  );

  it("leaves plain words plain", () => {
    expect(shellWord("theorems/x.printed.1.json")).toBe("theorems/x.printed.1.json");
  });
});
