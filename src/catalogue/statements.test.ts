import { describe, expect, it } from "vitest";
import { DomainError } from "../numerics/index.js";
import { statementsOf } from "./statements.js";

describe("the statements of a source", () => {
  it("are read line by line, each with its section, its claims by their ids, and what is left out", () => {
    const text = `
# 1 Norms
Lemma 1 | ‖AB‖_* ≤ ‖A‖_F ‖B‖_F,
    for all A and B
  → lemma-1, beyond/recovery
(2) | the loss
  – a definition
# 2 Bounds
(3) | 0 ≤ |x| ≤ 1
  → bound
  – strictness is left
    open
`;
    expect(statementsOf("a2020", text)).toEqual([
      {
        section: "1 Norms",
        place: "Lemma 1",
        says: "‖AB‖_* ≤ ‖A‖_F ‖B‖_F, for all A and B",
        claims: ["a2020/lemma-1", "beyond/recovery"],
      },
      { section: "1 Norms", place: "(2)", says: "the loss", claims: [], omitted: "a definition" },
      {
        section: "2 Bounds",
        place: "(3)",
        says: "0 ≤ |x| ≤ 1",
        claims: ["a2020/bound"],
        omitted: "strictness is left open",
      },
    ]);
  });

  it.each([
    ["(1) | the loss", "expected claims or a reason below it, got (1) | the loss"],
    ["(1) | the loss\n(2) | the risk\n  – a definition", "expected claims or a reason below it, got (1) | the loss"],
    ["a line", "expected place | what it says, got a line"],
    ["(1) | two | bars\n  – a definition", "expected place | what it says, got (1) | two | bars"],
    ["  → lemma-1", "expected a statement above it, got → lemma-1"],
  ])("are refused where a line is odd: %s", (text, complaint) => {
    expect(() => statementsOf("a2020", text)).toThrow(DomainError);
    expect(() => statementsOf("a2020", text)).toThrow(complaint);
  });
});
