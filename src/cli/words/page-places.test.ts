import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILT_LAB, placesFrom } from "./page-places.js";

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "flatcheck-places-"));
  mkdirSync(join(home, "dist", "lab"), { recursive: true });
  mkdirSync(join(home, "a folder"));
  writeFileSync(join(home, BUILT_LAB), "");
  writeFileSync(join(home, "a folder", "x#1.json"), "");
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("links out of a page", () => {
  it("lead from where the page lies to what there is, and nowhere else", () => {
    const places = placesFrom("runs/latest/report.html", { cwd: home, home });
    expect(places.lab).toBe("../../dist/lab/lab.html");
    expect(places.file("a folder/x#1.json")).toBe("../../a%20folder/x%231.json");
    expect(places.file("theorems/none.ts")).toBeNull();
    expect(placesFrom("x.html", { cwd: home, home: join(home, "elsewhere") }).lab).toBeNull();
  });
});
