import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { candidates, type Operator } from "./candidates.js";
import { mutatedFiles } from "./mutated-files.js";
import { parse } from "./syntax.js";

const page = readFileSync("docs/mutants.md", "utf8")
  .split(/^## /m)
  .find((part) => part.startsWith("What is changed"))!;

/** What the page calls the operators. */
const WORDS: Readonly<Record<Operator, string>> = {
  constant: "a constant is one more, or twice as large",
  arithmetic: "+ and −, × and ÷ change places",
  delete: "a statement, or a condition with what hangs on it, is gone",
  condition: "a condition is negated",
  loop: "a loop ends one earlier or later, or begins one later",
  comparison: "< becomes ≤, > becomes ≥, or the other way round",
  "bound-factor": "a factor of an error bound is dropped",
  "bound-drop": "a summand of an error bound is dropped",
  logical: String.raw`&& and \|\| change places`,
  "bound-zero": "an error bound is 0",
  "bound-half": "an error bound is half of itself",
  swap: "indices or operands change places",
  "bound-term": "γ_n, the unit roundoff or the smallest subnormal is 0",
  "bound-outward": "the factor that rounds a bound outward is 1",
};

it("the page on mutants has the numbers of places that there are", () => {
  const all = mutatedFiles(process.cwd()).flatMap(({ file, text }) => candidates(parse(file, text)));
  const counted = Object.entries(WORDS).map(([operator, words]) => {
    return [words, String(all.filter((one) => one.operator === operator).length)];
  });
  const rows = page.split("\n").flatMap((line) => {
    const cells = /^\| (.*?) +\| (\d+) +\|$/.exec(line);
    return cells === null ? [] : [[cells[1]!, cells[2]!]];
  });
  expect(rows.sort()).toEqual(counted.sort());
  const [places, bounds, atDoor] = [
    all.length,
    all.filter(({ kind }) => kind === "bound").length,
    all.filter((one) => one.atDoor).length,
  ];
  expect(page.replace(/\s+/g, " ")).toContain(
    `Of the ${places.toLocaleString("en-US")} places ${bounds} are in error bounds`,
  );
  expect(page.replace(/\s+/g, " ")).toContain(`At ${atDoor} places what is taken and refused is changed`);
});
