import type { Chart, FigureData } from "../../src/experiments/figure.js";
import { chartSvg, seriesOf } from "./chart.js";
import { composedSvg } from "./composed.js";

/** A figure with its numbers, as far as its picture goes. */
interface PicturedFigure extends FigureData {
  readonly id: string;
  readonly title: string;
  readonly locus: string;
  readonly shows: string;
  readonly version: string;
  readonly seed: number;
  readonly settings: { readonly source: string; readonly reduced: string | null };
  readonly charts: readonly Chart[];
}

/**
 * A figure as one picture: its charts as lettered panels, a legend where its series come first, and below them what one sees,
 * the setting, what was measured with how many cases and intervals, and from where it is.
 * @throws RangeError where a chart names a table or column that the data do not have
 */
export async function figureSvg(figure: PicturedFigure): Promise<string> {
  return composedSvg({ title: figure.title, ...(await composedParts(figure)) });
}

/**
 * What a figure is composed of, for a page that puts its panels where there is room: the charts in order, and the paragraphs
 * below them, the first of which is the title.
 * @throws RangeError where a chart names a table or column that the data do not have
 */
export async function composedParts(
  figure: PicturedFigure,
): Promise<{ readonly panels: readonly string[]; readonly caption: readonly string[] }> {
  const explained = new Set<string>();
  const panels: string[] = [];
  for (const chart of figure.charts) {
    const series = JSON.stringify(seriesOf(chart, figure));
    panels.push(await chartSvg(chart, figure, { explained: !explained.has(series) }));
    explained.add(series);
  }
  return { panels, caption: captionOf(figure) };
}

/** Paragraphs, the first of which is the title. */
function captionOf({ title, locus, shows, settings, notes, seed, version }: Omit<PicturedFigure, "tables">): string[] {
  const setting = [settings.source, ...(settings.reduced === null ? [] : [`Here: ${settings.reduced}`])];
  return [
    sentence(title),
    shows,
    setting.map(sentence).join(" "),
    ...(notes.length === 0 ? [] : [notes.map(sentence).join(" ")]),
    `${sentence(locus)} Made by flatcheck ${version} under seed ${seed}.`,
  ];
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
