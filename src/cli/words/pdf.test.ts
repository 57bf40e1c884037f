import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pdfOf, printer } from "./pdf.js";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="200" height="100" viewBox="0 0 200 100"><text x="10" y="50">λ ≤ 2/η</text></svg>`;

describe("a picture as PDF", () => {
  it("needs a browser", () => {
    expect(() => printer({ PATH: "/nowhere" })).toThrow(/--pdf: expected Chromium or Chrome/);
    expect(() => printer({})).toThrow(/leave out --pdf/);
  });

  it.skipIf(!existsSync("/usr/bin/chromium"))("is one page of its size with its letters", async () => {
    const pdf = (await pdfOf(SVG, printer({ PATH: "/usr/bin" }))).toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    // 200 and 100 pixels of 1/96 inch, in points.
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!;
    expect(Number(width)).toBeCloseTo(150, 0);
    expect(Number(height)).toBeCloseTo(75, 0);
    expect(pdf).toContain("/Font");
  });

  it.skipIf(!existsSync("/usr/bin/chromium"))("is refused where the program prints nothing", async () => {
    await expect(pdfOf(SVG, "/bin/false")).rejects.toThrow(/got exit status 1/);
  });
});
