import { describe, expect, it } from "vitest";
import { composedSvg, onWhite, sizeOf } from "./composed.js";

const STYLE = "<style>:root.chart{color:#123}</style>";

function panel(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>t</title><desc>d</desc>${STYLE}<text>x</text></svg>`;
}

/** Where the panels lie. */
function places(svg: string): number[][] {
  return [...svg.matchAll(/<svg x="([\d.]+)" y="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe("a composed figure", () => {
  const panels = [panel(500, 300), panel(450, 340), panel(600, 200)];
  const svg = composedSvg({ title: "Sharpness & depth", panels, caption: ["Sharpness.", "n = 5, λ_max < 2."] });

  it("has its panels in rows that do not touch, with a letter each", () => {
    const [first, second, third] = places(svg);
    expect(second![0]! - first![0]!).toBeGreaterThan(500);
    expect(second![1]).toBe(first![1]);
    expect(third![1]! - first![1]!).toBeGreaterThan(340);
    expect(third![0]).toBe(first![0]);
    expect([...svg.matchAll(/>\(([a-z])\)</g)].map(([, letter]) => letter)).toEqual(["a", "b", "c"]);
  });

  it("is as large as what is in it", () => {
    const { width, height } = sizeOf(svg);
    for (const [i, [x, y]] of places(svg).entries()) {
      const own = sizeOf(panels[i]!);
      expect(x! + own.width).toBeLessThanOrEqual(width);
      expect(y! + own.height).toBeLessThan(height);
    }
    const lowest = Math.max(...[...svg.matchAll(/<text x="18" y="([\d.]+)"/g)].map(([, y]) => Number(y)));
    expect(lowest).toBeLessThan(height);
  });

  it("sets its caption as mathematics, and is one picture with one title, one style and no letter for a lone panel", () => {
    expect(svg).toContain('<tspan font-style="italic">λ</tspan>');
    expect(svg.match(/<title>/g)).toHaveLength(1);
    expect(svg.match(/<style>/g)).toHaveLength(1);
    expect(svg).toContain("<title>Sharpness &amp; depth</title><desc>Sharpness. n = 5, λ_max &lt; 2.</desc>");
    expect(composedSvg({ title: "t", panels: [panel(100, 100)], caption: ["t"] })).not.toContain("(a)");
  });

  it("is black on white where that is asked for", () => {
    expect(onWhite(svg)).toContain("<style>:root.chart{color:#000;background:#fff}</style>");
    expect(onWhite(svg)).not.toContain("#123");
  });

  it("refuses a picture that does not say its size", () => {
    expect(() => sizeOf("<svg viewBox='0 0 1 1'>")).toThrow(RangeError);
  });
});
