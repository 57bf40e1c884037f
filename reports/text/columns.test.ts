import { describe, expect, it } from "vitest";
import { displayWidth, hanging, paragraph, shortened, table, tableWidth, wrap } from "./columns.js";

describe("text in columns", () => {
  it("counts what a terminal shows", () => {
    expect(["‖AB‖_*", "W̃", "ℒ̄", ""].map(displayWidth)).toEqual([6, 1, 1, 0]);
  });

  it("breaks lines between words and cuts words that are longer than a line", () => {
    expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
    expect(wrap("abcdefghij kl", 4)).toEqual(["abcd", "efgh", "ij", "kl"]);
    expect(wrap("", 4)).toEqual([""]);
  });

  it("hangs the rest of a text below its beginning", () => {
    expect(hanging("note: ", "as long as it takes to wrap", 20)).toEqual([
      "note: as long as it",
      "      takes to wrap",
    ]);
  });

  it("moves a paragraph in, and its further lines some more", () => {
    expect(paragraph("as long as it takes to wrap", 18, 2)).toEqual([
      "  as long as",
      "      it takes to",
      "      wrap",
    ]);
  });

  it("shortens a text to a width, with an ellipsis that counts", () => {
    expect(shortened("one two", 7)).toBe("one two");
    expect(["one two three", "one two", "ℒ̄ℒ̄ℒ̄"].map((text) => shortened(text, 5))).toEqual(["one…", "one…", "ℒ̄ℒ̄ℒ̄"]);
    expect(shortened("ℒ̄ℒ̄ℒ̄ℒ̄", 3)).toBe("ℒ̄ℒ̄…");
  });

  const columns = [{ header: "name" }, { header: "text", wraps: true }, { header: "end" }];

  it("gives every column its natural width where there is room", () => {
    expect(table(columns, [["a", "some words", "z"]], 80)).toEqual(["name  text        end", "a     some words  z"]);
  });

  it("wraps cells where there is none", () => {
    expect(
      table(
        columns,
        [
          ["a", "some words that go on", "z"],
          ["b", "", ""],
        ],
        25,
      ),
    ).toEqual(["name  text            end", "a     some words      z", "      that go on", "b"]);
  });

  it("overflows rather than squeeze a column to nothing", () => {
    expect(table(columns, [["a", "x".repeat(30), "z"]], 5)[1]).toBe(`a     ${"x".repeat(12)}  z`);
  });

  it("paints a cell without counting its paint", () => {
    const painted = [{ header: "a", paint: (text: string, row: number) => `<${row}${text}>` }, { header: "b" }];
    expect(table(painted, [["x", "y"]], 80)).toEqual(["<-1a>  b", "<0x>  y"]);
  });

  it("puts numbers to the right, and nothing behind the last cell", () => {
    const numbers = [{ header: "a" }, { header: "cases", align: "right" as const }, { header: "end" }];
    const rows = [
      ["  in", "7", ""],
      ["b", "", "z"],
    ];
    expect(table(numbers, rows, 80)).toEqual(["a     cases  end", "  in      7", "b            z"]);
    expect(tableWidth(numbers, rows)).toBe(16);
  });
});
