import { describe, expect, it } from "vitest";
import type { Operation } from "../../numerics/arithmetic/provenance.js";
import { chosenQuestions } from "../questions/chosen.js";
import { standardOf, UNITS } from "../answers/judge.js";
import type { Question, Rows } from "../questions/question.js";
import { shrunk } from "./shrink.js";
import { sidesOf } from "../questions/sides.js";
import { mapOperands, signatures } from "../questions/signatures.js";

function matricesOf({ operation, operands }: Question): Rows[] {
  const found: Rows[] = [];
  const same = (x: unknown): unknown => x;
  mapOperands(operation, operands, {
    quantity: same,
    number: same,
    origin: same,
    matrix: (rows: Rows) => found.push(rows),
  });
  return found;
}

/** Operations with matrices that can lose a side; of rearranged entries the places would have to move along. */
const withMatrices = (Object.keys(signatures) as Operation[]).filter(
  (operation) =>
    operation !== "rearranged" &&
    JSON.stringify(signatures[operation]).includes("matrix") &&
    chosenQuestions(operation).length > 0,
);

describe.each(withMatrices)("%s", (operation) => {
  const questions = chosenQuestions(operation);

  it("names the sides of each matrix, those of one name of one length", () => {
    for (const question of questions) {
      const [matrices, sides] = [matricesOf(question), sidesOf(question)];
      expect(sides).toHaveLength(matrices.length);
      const lengths = new Map<string, number>();
      sides.forEach(([down, across], k) => {
        for (const [name, length] of [
          [down, matrices[k]!.length],
          [across, matrices[k]![0]!.length],
        ] as const) {
          // prettier-ignore
          expect(lengths.get(name) ?? length, `${name} of ${JSON.stringify(question.operands)}`).toBe(length);
          lengths.set(name, length);
        }
      });
    }
  });

  it("shrinks to matrices of one entry, one of each list, on which it still is one", () => {
    // Numerics refuses what is none of the operation; nothing else is asked, so that all that can go goes.
    const asked = questions.filter((question) => standardOf(question, UNITS) !== null);
    const largest = asked.toSorted((a, b) => JSON.stringify(b.operands).length - JSON.stringify(a.operands).length)[0]!;
    const found = shrunk(largest, (smaller) => standardOf(smaller, UNITS) !== null);
    expect(standardOf(found, UNITS)).not.toBeNull();
    const sizes = matricesOf(found).map((rows) => `${rows.length}×${rows[0]!.length}`);
    expect([...new Set(sizes)]).toEqual(["1×1"]);
    const lists = (signatures[operation] as readonly unknown[]).flatMap((kind, k) =>
      Array.isArray(kind) && kind.length === 1 ? [(found.operands[k] as readonly unknown[]).length] : [],
    );
    // R(W) speaks of a layer below another one.
    expect(lists.filter((length) => length !== (operation === "regularizerR" ? 2 : 1))).toEqual([]);
  });
});
