import type { Progress } from "../../engine/run/index.js";
import { canRewrite, type Io, wantsColour } from "../../world/index.js";
import { coloured, displayWidth, type Palette, plain, rounded } from "../../../reports/text/index.js";

/** Milliseconds between two lines where a line can be written over, and where it cannot. */
const REWRITE_EVERY = 100;
const LINE_EVERY = 10_000;

/** A piece of a line, and how it is set off on a terminal. */
interface Piece {
  readonly text: string;
  readonly paint?: keyof Palette;
}

/** A line that tells how far long work has come. */
export interface Ticker {
  /** Says what `text` makes of the milliseconds since the start, where it is time to say something. */
  readonly say: (text: (elapsed: number) => string | readonly Piece[]) => void;
  /** Takes the line away, so that what follows starts on a clean one. */
  readonly clear: () => void;
}

/** Says nothing. */
export const mute: Ticker = { say: () => {}, clear: () => {} };

/** Says things on stderr: on a terminal on one line that is written over, elsewhere on a line now and then. */
export function ticker({ stderr, env, now }: Io): Ticker {
  const rewrites = canRewrite(stderr, env);
  const palette = wantsColour(stderr, env) ? coloured : plain;
  const started = now();
  let last = rewrites ? -Infinity : started;
  let shown = false;
  return {
    say: (text) => {
      const time = now();
      if (time - last < (rewrites ? REWRITE_EVERY : LINE_EVERY)) return;
      last = time;
      const said = text(time - started);
      const pieces = typeof said === "string" ? [{ text: said }] : said;
      shown = rewrites;
      stderr.write(
        rewrites
          ? `\r\u001B[K${painted(cutTo(pieces, stderr.columns - 1), palette)}`
          : `${pieces.map(({ text: piece }) => piece).join("")}\n`,
      );
    },
    clear: () => {
      if (shown) stderr.write("\r\u001B[K");
      shown = false;
    },
  };
}

export interface ProgressLine {
  readonly report: (progress: Progress) => void;
  /** Takes the line away, so that what follows starts on a clean one. */
  readonly clear: () => void;
}

/** No progress at all. */
export const silence: ProgressLine = { report: () => {}, clear: () => {} };

/**
 * The progress of a run of cases.
 * `forMilliseconds` is the time that the run has, where a time decides its end.
 */
export function progressLine(io: Io, forMilliseconds?: number): ProgressLine {
  const { say, clear } = ticker(io);
  const hasBar = canRewrite(io.stderr, io.env) && io.stderr.columns >= LEAST_FOR_BAR;
  const report = (progress: Progress): void =>
    say((elapsed) => [
      ...(hasBar ? bar(progress, elapsed, forMilliseconds) : []),
      { text: progressText(progress, elapsed, forMilliseconds) },
      ...failed(progress),
      { text: ` · ${progress.claim}` },
    ]);
  return { report, clear };
}

/** Below this width all room is for words. */
const LEAST_FOR_BAR = 70;
const BAR_WIDTH = 16;

/** How much of the cases, or of the time, is done: `━━━━━━╌╌╌╌╌╌╌╌╌╌ `. */
function bar({ done, total }: Progress, elapsed: number, forMilliseconds?: number): Piece[] {
  const share = forMilliseconds !== undefined ? elapsed / forMilliseconds : total === null ? 0 : done / total;
  const full = Math.floor(BAR_WIDTH * Math.min(Math.max(share, 0), 1));
  return [
    { text: "━".repeat(full), paint: "good" },
    { text: "╌".repeat(BAR_WIDTH - full), paint: "faint" },
    { text: " " },
  ];
}

/** What has failed so far: how many forms as is known of them, and by name those of which it is not. */
function failed({ refuted }: Progress): Piece[] {
  const surprising = refuted.filter(({ isExpected }) => !isExpected);
  const known = refuted.length - surprising.length;
  return [
    ...(known === 0 ? [] : [{ text: " · " }, { text: `${known} refuted`, paint: "bad" } as const]),
    ...(surprising.length === 0
      ? []
      : [
          { text: " · " },
          { text: `not expected: ${surprising.map(({ name }) => name).join(", ")}`, paint: "bad" } as const,
        ]),
  ];
}

/** How often something is done, and how many seconds are left of a time; empty where there is nothing to say. */
export function rateText(done: number, elapsed: number, forMilliseconds?: number): string[] {
  return [
    ...(done > 0 && elapsed > 0 ? [`${rounded((1000 * done) / elapsed, 2)}/s`] : []),
    ...(forMilliseconds === undefined ? [] : [`${timeText(Math.max(0, forMilliseconds - elapsed) / 1000)} left`]),
  ];
}

function progressText({ done, total }: Progress, elapsed: number, forMilliseconds?: number): string {
  const rate = elapsed > 0 ? (1000 * done) / elapsed : 0;
  const left =
    forMilliseconds !== undefined
      ? Math.max(0, forMilliseconds - elapsed) / 1000
      : total !== null && rate > 0
        ? (total - done) / rate
        : null;
  return [
    total === null ? `${done} cases` : `${done}/${total} cases`,
    ...(rate > 0 ? [`${rounded(rate, 2)}/s`] : []),
    ...(left === null ? [] : [`${timeText(left)} left`]),
  ].join(" · ");
}

function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** As much of a line as fits into `width` columns. */
function cutTo(pieces: readonly Piece[], width: number): Piece[] {
  let room = Math.max(width, 0);
  return pieces.map(({ text, ...rest }) => {
    const cut = displayWidth(text) <= room ? text : [...text].slice(0, room).join("");
    room -= displayWidth(cut);
    return { text: cut, ...rest };
  });
}

function painted(pieces: readonly Piece[], palette: Palette): string {
  return pieces.map(({ text, paint }) => (paint === undefined || text === "" ? text : palette[paint](text))).join("");
}
