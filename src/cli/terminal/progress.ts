import type { Progress } from "../../engine/run/index.js";
import { canRewrite, type Io } from "../../world/index.js";
import { displayWidth, rounded } from "../../../reports/text/index.js";

/** Milliseconds between two lines where a line can be written over, and where it cannot. */
const REWRITE_EVERY = 100;
const LINE_EVERY = 10_000;

/** A line that tells how far long work has come. */
export interface Ticker {
  /** Says what `text` makes of the milliseconds since the start, where it is time to say something. */
  readonly say: (text: (elapsed: number) => string) => void;
  /** Takes the line away, so that what follows starts on a clean one. */
  readonly clear: () => void;
}

/** Says nothing. */
export const mute: Ticker = { say: () => {}, clear: () => {} };

/** Says things on stderr: on a terminal on one line that is written over, elsewhere on a line now and then. */
export function ticker({ stderr, env, now }: Io): Ticker {
  const rewrites = canRewrite(stderr, env);
  const started = now();
  let last = rewrites ? -Infinity : started;
  let shown = false;
  return {
    say: (text) => {
      const time = now();
      if (time - last < (rewrites ? REWRITE_EVERY : LINE_EVERY)) return;
      last = time;
      const line = text(time - started);
      shown = rewrites;
      stderr.write(rewrites ? `\r\u001B[K${cutTo(line, stderr.columns - 1)}` : `${line}\n`);
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
  return { report: (progress) => say((elapsed) => progressText(progress, elapsed, forMilliseconds)), clear };
}

/** How often something is done, and how many seconds are left of a time; empty where there is nothing to say. */
export function rateText(done: number, elapsed: number, forMilliseconds?: number): string[] {
  return [
    ...(done > 0 && elapsed > 0 ? [`${rounded((1000 * done) / elapsed, 2)}/s`] : []),
    ...(forMilliseconds === undefined ? [] : [`${timeText(Math.max(0, forMilliseconds - elapsed) / 1000)} left`]),
  ];
}

function progressText({ done, total, claim }: Progress, elapsed: number, forMilliseconds?: number): string {
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
    claim,
  ].join(" · ");
}

function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function cutTo(text: string, width: number): string {
  return displayWidth(text) <= width ? text : [...text].slice(0, Math.max(width, 0)).join("");
}
