import { describe, expect, it } from "vitest";
import { lettered, letteredLine } from "./lettered.js";

describe("texts of pictures as formulas", () => {
  it("moves back by what it has moved, and keeps every letter", () => {
    const line = letteredLine("λ_max(H) ≤ 2^{1/L}, a < b");
    const moves = [...line.matchAll(/dy="(-?[\d.]+)em"/g)].map(([, by]) => Number(by));
    expect(moves).toHaveLength(4);
    expect(moves.reduce((sum, by) => sum + by, 0)).toBeCloseTo(0, 12);
    expect(line.replace(/<[^>]*>/g, "").replaceAll("\u200B", "")).toBe("λmax(H) ≤ 21/L, a &lt; b");
  });

  it("changes texts alone, and not those without formulas", () => {
    const svg = `<svg><title>x_1</title><text x="1">step size η</text><text>10</text><path d="M0_1"/></svg>`;
    expect(lettered(svg)).toBe(
      `<svg><title>x_1</title><text x="1">step size <tspan font-style="italic">η</tspan></text><text>10</text><path d="M0_1"/></svg>`,
    );
  });
});
