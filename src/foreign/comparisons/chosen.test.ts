import { describe, expect, it } from "vitest";
import type { Operation } from "../../numerics/arithmetic/provenance.js";
import { chosenQuestions } from "../questions/chosen.js";
import { compareFunction } from "./compare.js";
import { standardOf, UNITS } from "../answers/judge.js";
import { functionsIn, type OwnNumerics } from "../answers/own.js";
import type { Rows } from "../questions/question.js";
import { right } from "../right.fixture.js";
import { mapOperands, signatures, symmetric } from "../questions/signatures.js";
import { departureText } from "./text.js";

const operations = Object.keys(signatures) as Operation[];

/** All matrices among the chosen operands of an operation. */
function matricesOf(operation: Operation): Rows[] {
  const found: Rows[] = [];
  for (const { operands } of chosenQuestions(operation)) {
    const same = (x: unknown): unknown => x;
    mapOperands(operation, operands, {
      quantity: same,
      number: same,
      origin: same,
      matrix: (a: Rows) => found.push(a),
    });
  }
  return found;
}

describe("functions as somebody would write them", () => {
  it.each(functionsIn(right as OwnNumerics))("%s agrees on all chosen operands", (operation, own) => {
    const found = compareFunction(chosenQuestions(operation), operation, own, { tolerance: UNITS });
    expect(found.smallest === null ? "" : departureText(found.smallest)).toBe("");
    // Sums that rounding of their terms alone moves have no value to be held to.
    expect(found.told).toBeGreaterThanOrEqual(0.8 * found.asked);
    // Half of what is allowed: 33 values, most of them 0, to a power below 1 come nearest.
    expect(found.worstUnits).toBeLessThan(UNITS.units / 2);
  });
});

describe("chosen operands", () => {
  const unheard = new Set<Operation>(["provided", "integer", "rearranged"]);

  it.each(operations.filter((operation) => !unheard.has(operation)))(
    "of %s have results, most of them",
    (operation) => {
      const all = chosenQuestions(operation);
      const held = all.filter((question) => standardOf(question, UNITS) !== null).length;
      // Singular vectors are not determined where values repeat, nor is an orthonormal factor of other matrices.
      const least = operation === "leadingPair" || operation === "polarFactor" ? 0.1 : 0.8;
      expect(held).toBeGreaterThanOrEqual(Math.max(2, least * all.length));
    },
  );

  const onOneMatrix: readonly Operation[] = [
    "nuclearNorm",
    "spectralNorm",
    "singularValue",
    "frobeniusNorm",
    "schattenNorm",
  ];
  it.each(onOneMatrix)("of %s are degenerate, not square and far apart in scale", (operation) => {
    const all = matricesOf(operation);
    const sizes = all.map((a) => Math.hypot(...a.flat()));
    expect(all.some((a) => a.length === 1 && a[0]!.length === 1)).toBe(true);
    expect(all.some((a) => a.length < a[0]!.length)).toBe(true);
    expect(all.some((a) => a.length > a[0]!.length)).toBe(true);
    expect(sizes).toContain(0);
    expect(Math.max(...sizes)).toBeGreaterThan(1e99);
    expect(Math.min(...sizes.filter((size) => size > 0))).toBeLessThan(1e-99);
  });

  it.each([...symmetric])("of %s are symmetric, bit for bit", (operation) => {
    for (const a of matricesOf(operation)) expect(a).toEqual(a[0]!.map((_, j) => a.map((row) => row[j])));
  });
});
