import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { candidates } from "./candidates.js";
import type { Equivalents } from "./score.js";
import { parse } from "./syntax.js";

const ROOT = resolve(import.meta.dirname, "../..");

it("what is listed as changing nothing are changes of the code as it is", () => {
  const text = readFileSync(resolve(import.meta.dirname, "equivalents.json"), "utf8");
  const listed = Object.keys(JSON.parse(text) as Equivalents);
  const files = new Set(listed.map((key) => key.split(" ")[0]!));
  const known = new Set(
    [...files].flatMap((file) =>
      candidates(parse(file, readFileSync(resolve(ROOT, file), "utf8"))).map(({ key }) => key),
    ),
  );
  expect(listed.filter((key) => !known.has(key))).toEqual([]);
});
