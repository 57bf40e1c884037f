import { describe, expect, it } from "vitest";
import { latexComplaintsOf, runPythons } from "./at-once.fixture.js";
import { latex, latexNote, python, pythonNote } from "./witness.fixture.js";

const document = (body: string, counter = ""): string =>
  `\\documentclass{article}\n\\usepackage{amsmath}\n${counter}\\begin{document}\n${body}\n\\end{document}\n`;

const WIDE = document(
  String.raw`\[\begin{pmatrix}${Array.from({ length: 12 }, () => "1").join(" & ")}\end{pmatrix}\]`,
  "\\setcounter{MaxMatrixCols}{12}\n",
);

describe(`documents at once; ${latexNote}`, () => {
  it.skipIf(latex === null)("are each told what LaTeX objects to", () => {
    const long = document(`${"\\mbox{".repeat(1)}${"x".repeat(300)}}`);
    const [fine, wide, over, last] = latexComplaintsOf(latex!, [document("x"), WIDE, long, document("y")]);
    expect([fine, wide, last]).toEqual([[], [], []]);
    expect(over).toEqual([expect.stringMatching(/^Overfull \\hbox/)]);
  });

  it.skipIf(latex === null)(
    "keep their counters to themselves, and what is behind an error is not taken for typeset",
    () => {
      const columns = WIDE.replace("\\setcounter{MaxMatrixCols}{12}\n", "");
      const [before, wrong, behind] = latexComplaintsOf(latex!, [
        document("x"),
        document(String.raw`\nonsense`),
        document("y"),
      ]);
      expect([before, behind]).toEqual([[], ["not typeset"]]);
      expect(wrong![0]).toContain("Undefined control sequence");
      const [wide, narrow] = latexComplaintsOf(latex!, [WIDE, columns]);
      expect(wide).toEqual([]);
      expect(narrow!.length).toBeGreaterThan(0);
    },
  );

  it("begin all the same", () => {
    const other = document("x").replace("article", "book");
    expect(() => latexComplaintsOf("none", [document("x"), other])).toThrow("got document 1 otherwise");
  });
});

describe(`programs at once; ${pythonNote}`, () => {
  it.skipIf(python === null)("end and speak as each does alone", () => {
    const programs = [
      "import sys\nprint('one')\nsys.exit(3)\n",
      "print('\\u2264')\n",
      "x = 1\nassert __name__ == '__main__'\n",
      "import sys\nprint(x, file=sys.stderr)\n",
      "from beside import value\nprint(value)\n",
    ].map((text) => new Map([["check.py", text]]));
    const [three, sign, own, unknown, beside] = runPythons(python!, programs, "check.py");
    expect(three).toEqual({ status: 3, stdout: "one\n", stderr: "" });
    expect([sign!.status, sign!.stdout]).toEqual([1, ""]);
    expect(sign!.stderr).toContain("UnicodeEncodeError");
    expect(own).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(unknown!.stderr).toContain("name 'x' is not defined");
    expect(beside!.stderr).toContain("No module named 'beside'");
  });
});
