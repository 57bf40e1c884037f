import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { placesFrom } from "./page-places.js";

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "flatcheck-places-"));
  mkdirSync(join(home, "a folder"));
  writeFileSync(join(home, "a folder", "x#1.json"), "");
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("links out of a page", () => {
  it("lead from where the page lies to what there is, and nowhere else", () => {
    const places = placesFrom("runs/latest/report.html", { cwd: home, home });
    expect(places.file("a folder/x#1.json")).toBe("../../a%20folder/x%231.json");
    expect(places.file("theorems/none.ts")).toBeNull();
  });
});
