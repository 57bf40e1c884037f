import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { pathWord, shellWord } from "./shell-word.js";

describe("an argument as a shell takes it", () => {
  it.each(["plain/x-1.json", "a b", "it's", "$(touch x)", "`id`", "a;b&c|d>e", "~", "*", "", '"', "ü‖"])(
    "%j arrives as it was",
    (text) => {
      const { stdout } = spawnSync("sh", ["-c", `printf %s ${shellWord(text)}`], { encoding: "utf8" });
      expect(stdout).toBe(text);
    },
  );

  it.each(["a\nb\n", "\u001B[31m1'\\", "\u0007\u202E7", "it's\t\u200B\u009B"])(
    "%j arrives as it was, unseen",
    (text) => {
      const word = shellWord(text);
      const { stdout } = spawnSync("bash", ["-c", `printf %s ${word}`], { encoding: "utf8" });
      expect(stdout).toBe(text);
      expect(word).toMatch(/^[^\p{C}]+$/u);
    },
  );

  it("is no option where it is a path", () => {
    expect(pathWord("-rf")).toBe("./-rf");
    expect(pathWord("a -b")).toBe("'a -b'");
  });

  it("leaves plain words plain", () => {
    expect(shellWord("theorems/x.printed.1.json")).toBe("theorems/x.printed.1.json");
  });
});
