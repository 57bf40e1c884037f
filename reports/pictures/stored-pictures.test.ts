import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/experiments/index.js";
import { reducedData } from "../../src/experiments/reduced-data.fixture.js";
import { chartSvg } from "./chart.js";

const FOLDER = resolve(import.meta.dirname, "../../docs/pictures");

/** The charts of all figures, by the names of the files in which `flatcheck figures` leaves them. */
const charts = figures.flatMap((figure) =>
  figure.charts.map((chart) => [`${figure.id.replace("/", "-")}-${chart.id}.svg`, figure, chart] as const),
);

const stored = charts.filter(([file]) => readdirSync(FOLDER).includes(file));

describe("docs/pictures", () => {
  it("has nothing but charts of figures", () => {
    expect(stored.length).toBeGreaterThan(1);
    expect(readdirSync(FOLDER).sort()).toEqual(stored.map(([file]) => file).sort());
  });

  it.each(stored)("%s is what `flatcheck figures --full --seed 1` draws", async (file, figure, chart) => {
    const isOne = figure.settings.reduced === "The same.";
    const data = isOne ? await reducedData(figure.id) : (await figure.run({ full: true, seed: 1 }))!;
    // Not by `toBe`: what differs is thousands of letters long.
    const isSame = (await chartSvg(chart, data)) === readFileSync(join(FOLDER, file), "utf8");
    expect(isSame, "run `npx flatcheck figures --full --seed 1 --to docs/pictures` of it again").toBe(true);
  });
});
