import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch } from "../html/browser.fixture.js";
import { figures } from "../../src/experiments/index.js";
import { reducedData } from "../../src/experiments/reduced-data.fixture.js";
import { chartSvg } from "./chart.js";

/** Figures that are made in a few seconds: all but one. */
const QUICK = figures.filter(({ id }) => id !== "marion2024/figure-6");

/** Pixels by which the boxes of two texts may overlap: they are higher than their letters. */
const TOUCH = 3;

/** Texts that lie on one another, or that the picture cuts off. */
const FAULTS = `(() => {
  const { width, height } = document.querySelector("svg").getBoundingClientRect();
  const boxes = [...document.querySelectorAll("svg text")].filter((text) => text.textContent !== "").map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { name: text.textContent, left, right, top, bottom };
  });
  const over = boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > ${TOUCH} &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > ${TOUCH} ? [a.name + " on " + b.name] : []));
  const cut = boxes.filter(({ left, right, top, bottom }) => left < -1 || top < -1 || right > width + 1 || bottom > height + 1);
  return [...over, ...cut.map(({ name }) => name + " cut off")];
})()`;

describe.skipIf(!hasBrowser)("the charts of the figures in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
  });

  it.each(QUICK)("$id: every text can be read in full, and none lies on another", async ({ id, charts }) => {
    const data = await reducedData(id);
    const page = await browser.newPage();
    for (const chart of charts) {
      await page.setContent(`<body style="margin:0">${await chartSvg(chart, data)}</body>`);
      expect([chart.id, await page.evaluate<string[]>(FAULTS)]).toEqual([chart.id, []]);
    }
    await page.close();
  });

  it("are dark on light or light on dark where they stand alone", async () => {
    const { id, charts } = figures.find(({ id: one }) => one === "mulayoff2020/gain-bounds")!;
    const svg = await chartSvg(charts[0]!, await reducedData(id));
    for (const [colorScheme, ink, ground] of [
      ["light", "rgb(31, 29, 26)", "rgb(253, 252, 249)"],
      ["dark", "rgb(231, 227, 218)", "rgb(23, 22, 20)"],
    ] as const) {
      const page = await browser.newPage({ colorScheme });
      await page.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
      const seen = await page.evaluate<string[]>(
        "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector('text')).fill]",
      );
      expect(seen).toEqual([ground, ink]);
      await page.close();
    }
  });
});
