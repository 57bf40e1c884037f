import { describe, expect, it } from "vitest";
import type { Cell, Chart, FigureProgress, Table } from "./figure.js";
import { figures } from "./index.js";
import { reducedData } from "./reduced-data.fixture.js";
import { gaussianStart, randomOf, regressionData } from "./training/regression-training.js";
import {
  distanceChart,
  divergenceChart,
  evenly,
  meansTable,
  runsTable,
  sharpnessChart,
  sweep,
} from "./training/scale-sweep.js";

/** The figure whose reduced setting takes longest: looked at up to its first step, and its parts by themselves. */
const SLOW = "marion2024/figure-6";

function columnOf(table: Table, name: string): Cell[] {
  const at = table.columns.findIndex((column) => column.name === name);
  expect([table.name, name, at]).not.toContain(-1);
  return table.rows.map((row) => row[at]!);
}

/** Whatever a drawing needs is there: tables, columns, and rows with values. */
function expectDrawable({ table: name, facet, marks, x, y }: Chart, tables: readonly Table[]): void {
  const table = tables.find((one) => one.name === name)!;
  if (facet !== undefined) columnOf(table, facet);
  for (const mark of marks) {
    const wanted = mark.where === undefined ? null : columnOf(table, mark.where.column);
    const shown = (values: Cell[]): Cell[] =>
      values.filter((value, i) => value !== null && (wanted === null || mark.where!.is.includes(wanted[i]!)));
    for (const [column, axis] of [
      [mark.x, x],
      [mark.y, y],
      ...(mark.to === undefined ? [] : [[mark.to, y] as const]),
    ] as const) {
      const values = shown(columnOf(table, column));
      expect(values.length).toBeGreaterThan(0);
      expect(values.every((value) => typeof value === "number")).toBe(true);
      if (axis.scale === "log") expect(values.some((value) => (value as number) > 0)).toBe(true);
    }
    if (mark.series !== undefined) expect(shown(columnOf(table, mark.series)).length).toBeGreaterThan(0);
  }
}

describe("the figures", () => {
  it("have names of their own, in the form source/figure-n or source/name", () => {
    const ids = figures.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+\d+\/(figure-\d+|[a-z]+(-[a-z]+)*)$/);
  });

  it.each(figures.filter(({ id }) => id !== SLOW))("$id can be drawn from its data", async ({ id, charts }) => {
    const { tables, lines } = await reducedData(id);
    expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
    for (const { columns, rows } of tables) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
    for (const chart of charts) expectDrawable(chart, tables);
    for (const line of lines) {
      const chart = charts.find(({ id: own }) => own === line.chart)!;
      expect(line.at).toBeGreaterThan(0);
      if (line.series === undefined) continue;
      const table = tables.find(({ name }) => name === chart.table)!;
      const series = chart.marks.find((mark) => mark.series !== undefined)!.series!;
      expect(columnOf(table, series)).toContain(line.series);
    }
  });

  it("end where the signal comes, and say before how far they are", async () => {
    for (const figure of figures) {
      const stop = new AbortController();
      const seen: FigureProgress[] = [];
      const onProgress = (progress: FigureProgress): void => {
        seen.push(progress);
        stop.abort();
      };
      expect(await figure.run({ full: true, seed: 1, onProgress, signal: stop.signal })).toBeNull();
      expect(seen).toHaveLength(1);
      expect(seen[0]!.done).toBeGreaterThan(0);
      expect(seen[0]!.total).toBeGreaterThan(seen[0]!.done);
    }
  });
});

describe("what the figures show", () => {
  it("Figure 2: training succeeds below 1/(La) and fails above, at every depth", async () => {
    const { tables, lines } = await reducedData("marion2024/figure-2");
    const [distance, critical] = tables;
    const [depths, rates, means, diverged] = ["depth", "rate", "distance", "diverged"].map((name) =>
      columnOf(distance!, name),
    );
    for (const { at, series } of lines) {
      rates!.forEach((rate, i) => {
        if (depths![i] !== series) return;
        const learned = diverged![i] === 0 && (means![i] as number) <= 0.01;
        if ((rate as number) < 0.9 * at) expect(learned).toBe(true);
        if ((rate as number) > 1.5 * at) expect(learned).toBe(false);
      });
    }
    for (const ratio of columnOf(critical!, "ratio")) expect(Math.abs((ratio as number) - 1)).toBeLessThan(0.1);
  });

  it("Figure 1: no minimizer is flatter than 2La, and none that is reached sharper than 2/η", async () => {
    const { tables, lines } = await reducedData("marion2024/figure-1");
    const runs = tables.find(({ name }) => name === "runs")!;
    const bound = lines.find(({ label }) => label === "2La")!.at;
    const [rates, sharpness, stopped, distance] = ["rate", "sharpness", "stopped", "distance"].map((name) =>
      columnOf(runs, name),
    );
    let minimizers = 0;
    sharpness!.forEach((s, i) => {
      if (stopped![i] !== "converged" || (distance![i] as number) > 2 ** -40) return;
      minimizers += 1;
      expect(s).toBeGreaterThanOrEqual(bound * (1 - 2 ** -20));
      expect(s).toBeLessThanOrEqual((2 / (rates![i] as number)) * (1 + 2 ** -10));
    });
    expect(minimizers).toBeGreaterThan(50);
  });

  it("Figure 3 of Mulayoff and Michaeli: v gains σ_max(T)^{k/m} in flattest minima, and no signal gains more than √m times that", async () => {
    const [gains] = (await reducedData("mulayoff2020/figure-3")).tables;
    for (const [kind, , , what, gain, graceful, bound] of gains!.rows) {
      if (kind !== "flattest") continue;
      expect(gain).toBeLessThanOrEqual(bound as number);
      if (what === "top signal of T")
        expect(Math.abs((gain as number) / (graceful as number) - 1)).toBeLessThan(2 ** -30);
    }
  });
});

describe("what our own figures show", () => {
  it("the least sharpness between the printed bounds, in every case", async () => {
    const { tables } = await reducedData("marion2024/sharpness-bounds");
    for (const table of tables) {
      const [lower, upper] = [columnOf(table, "lowerRatio"), columnOf(table, "upperRatio")];
      lower.forEach((ratio, i) => {
        expect(ratio).toBeLessThanOrEqual(1 + 2 ** -20);
        expect(upper[i]).toBeGreaterThanOrEqual(1 - 2 ** -20);
      });
    }
  });

  it("a flattest minimum with the gain √(m−1), and none above it", async () => {
    for (const table of (await reducedData("mulayoff2020/gain-bounds")).tables) {
      const [best, stretched, least, drawn] = ["best", "stretched", "overLeast", "drawn"].map((name) => {
        return columnOf(table, name) as number[];
      }) as [number[], number[], number[], number[]];
      best.forEach((factor, i) => {
        expect(Math.abs(stretched[i]! / factor - 1)).toBeLessThan(2 ** -40);
        expect(Math.abs(least[i]! - 1)).toBeLessThan(2 ** -40);
        expect(drawn[i]).toBeLessThanOrEqual(factor * (1 + 2 ** -30));
      });
    }
  });

  it("gradient descent that leaves its start only with the larger step, for a point next to the flattest", async () => {
    const { tables, lines } = await reducedData("mulayoff2020/scalar-valley");
    const descent = tables.find(({ name }) => name === "descent")!;
    const [small, large] = [...new Set(columnOf(descent, "rate"))] as [number, number];
    const endOf = (rate: number) => descent.rows.filter(([own]) => own === rate).at(-1)!;
    const [start] = descent.rows;
    const [settled, moved] = [endOf(small), endOf(large)];
    expect(Math.abs((settled[2] as number) - (start![2] as number))).toBeLessThan(0.05);
    expect(settled[4]).toBeLessThan(2 ** -30);
    for (const at of [2, 3]) expect(Math.abs((moved[at] as number) - 1)).toBeLessThan(0.15);
    const stable = lines.find(({ series }) => series === large)!.at;
    expect(start![5]).toBeGreaterThan(stable);
    expect(moved[5]).toBeLessThan(stable);
  });
});

describe("a sweep over scales", () => {
  it("gives every training a row, and its charts their columns", () => {
    const data = regressionData(4, 6, 1);
    const trainings = [
      { rate: 0.01, steps: 50, repetitions: 2 },
      { rate: 50, steps: 50, repetitions: 1 },
    ];
    const start = (scale: number) => gaussianStart(data, 2, scale, randomOf(1, 7));
    const work = sweep({ data, start, scales: evenly(0.5, 1, 3), trainings }, 1);
    let progress = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) {
      progress += 1;
      expect(step.value).toEqual({ done: progress, total: 9 });
    }
    const tables = [meansTable(step.value), runsTable(step.value)];
    expect(tables[1]!.rows).toHaveLength(9);
    expect(columnOf(tables[0]!, "scale")).toEqual([0.5, 0.75, 1, 0.5, 0.75, 1]);
    expect(columnOf(tables[0]!, "diverged")).toEqual([0, 0, 0, 1, 1, 1]);
    expect(columnOf(tables[0]!, "sharpness").slice(3)).toEqual([null, null, null]);
    for (const chart of [distanceChart("a"), sharpnessChart("b"), divergenceChart("c")]) expectDrawable(chart, tables);
  });
});

describe("the regression of the figures", () => {
  it("has a least-squares solution of norm 1 at which the gradient vanishes, as has the test set labels of its size", () => {
    const { inputs, targets, solution, energy, largest, testTargets } = regressionData(50, 5, 3);
    expect(Math.abs(Math.hypot(...solution.data) - 1)).toBeLessThan(2 ** -48);
    const residual = Array.from({ length: 50 }, (_, i) => {
      let predicted = 0;
      for (let j = 0; j < 5; j++) predicted += inputs.at(i, j) * solution.at(j, 0);
      return targets.at(i, 0) - predicted;
    });
    for (let j = 0; j < 5; j++) {
      expect(Math.abs(residual.reduce((total, r, i) => total + r * inputs.at(i, j), 0))).toBeLessThan(2 ** -40);
    }
    expect(energy).toBeLessThanOrEqual(largest);
    expect(energy).toBeGreaterThan(0);
    expect(testTargets.shape).toBe("50×1");
  });
});
