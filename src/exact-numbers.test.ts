import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { linter, root } from "./linter.fixture.js";

const eslint = linter("lint/one-claim.json", (rule) =>
  ["flatcheck/exact-numbers", "flatcheck/recorded-decisions"].includes(rule),
);

const IMPORTS = `
import { atMost, equal } from "../src/claim/index.js";
import { exact, frobeniusNorm, isClearlyPositive, type Matrix, product, provided, type Quantity, sum, svd, takenAsExact }
  from "../src/numerics/index.js";
`;

/** The rules of which this text, as a claim, breaks one, by name. */
async function broken(text: string): Promise<string[]> {
  const results = await eslint.lintText(IMPORTS + text, { filePath: resolve(root, "theorems/template.ts") });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => String(ruleId)));
}

const EXACT = "flatcheck/exact-numbers";
const DECISION = "flatcheck/recorded-decisions";

describe("what was computed in floating point", () => {
  it.each([
    ["the number in a quantity", "export const f = (x: Quantity) => exact(x.value);"],
    ["the bound of an error", "export const f = (x: Quantity) => exact(x.value + x.error);"],
    ["a part of a quantity", "export const f = ({ value }: Quantity) => exact(value);"],
    ["through a constant", "export function f(x: Quantity) { const y = 2 * x.value; return exact(y + 1); }"],
    [
      "how many there are, by a filter on it",
      `const balanced = (sign: number) => [[1], [-1]].filter(([x]) => Math.sign(x!) === sign);
       export function f(w: number[]) { const all = balanced(Math.sign(product(w).value)); return exact(all.length); }`,
    ],
    ["members of a list", "export const f = (all: Quantity[]) => exact(all.filter(({ value }) => value > 0).length);"],
    ["an entry of a product", "export const f = (a: Matrix) => exact(a.times(a).data[0]!);"],
    ["entries of a product, each", "export const f = (a: Matrix) => Array.from(a.times(a).data, exact);"],
    ["a singular value", "export const f = (a: Matrix) => exact(svd(a).values[0]!);"],
    ["a radius", "export const f = (a: Matrix) => exact(a.radius);"],
    ["a factor", "export const f = (x: Quantity) => x.times(x.value);"],
    ["a factor of a matrix", "export const f = (a: Matrix) => a.times(frobeniusNorm(a).value);"],
    ["a term", "export const f = (x: Quantity) => sum([1, x.value]);"],
    [
      "through a function of the file",
      "const g = (t: number) => exact(t); export const f = (x: Quantity) => g(x.value);",
    ],
  ])("does not enter as exact: %s", async (_, text) => {
    expect(await broken(text)).toContain(EXACT);
  });

  it.each([
    ["a relation or none", "export const f = (x: Quantity) => (x.value > 0 ? atMost(x, exact(1)) : null);"],
    ["another right side", "export const f = (x: Quantity) => equal(x, x.value === 0 ? exact(0) : sum([x]));"],
    [
      "all relations or none",
      `export function f(x: Quantity) {
         if (!(x.value > x.error)) return {};
         return { "x ≤ 1": atMost(x, exact(1)) };
       }`,
    ],
    ["which are said", "export const f = (all: Quantity[]) => sum(all.filter((x) => x.value > 0));"],
    ["by a bound", "export const f = (a: Matrix) => (svd(a).error < 1 ? frobeniusNorm(a) : exact(0));"],
  ])("does not decide in silence: %s", async (_, text) => {
    expect(await broken(text)).toContain(DECISION);
  });
});

describe("what may be", () => {
  it.each([
    [
      "entries, sizes and literals",
      "export const f = (a: Matrix) => [exact(a.data[0]!), exact(2 * a.rows), exact(1)];",
    ],
    ["the number of entries", "export const f = (all: Matrix[]) => exact(all.map(frobeniusNorm).length);"],
    ["a branch on entries", "export const f = (w: number[]) => (w.includes(0) ? null : atMost(exact(0), product(w)));"],
    ["a decision in the record", "export const f = (x: Quantity) => (x.value > 0 ? provided(exact(1), x) : exact(0));"],
    ["a reason for a number", 'export const f = (x: Quantity) => takenAsExact(x.value, "any constant will do");'],
    [
      "a reason for a branch",
      'export const f = (x: Quantity) => (isClearlyPositive(x, "it is divided by") ? exact(1).over(x) : null);',
    ],
    ["a branch between plain numbers", "export const f = (x: Quantity) => (x.value > 0 ? 1 : 0);"],
    ["a scale", "export const f = (x: Quantity) => equal(x, sum([x]), x.value);"],
  ])("is left alone: %s", async (_, text) => {
    expect(await broken(text)).toEqual([]);
  });
});
