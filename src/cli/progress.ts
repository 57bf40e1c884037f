import type { Progress } from "../engine/verify.js";
import { displayWidth } from "../../reports/layout.js";
import { rounded } from "../../reports/numbers.js";
import { canRewrite, type Io } from "./io.js";

/** Milliseconds between two lines where a line can be written over, and where it cannot. */
const REWRITE_EVERY = 100;
const LINE_EVERY = 10_000;

export interface ProgressLine {
  readonly report: (progress: Progress) => void;
  /** Takes the line away, so that what follows starts on a clean one. */
  readonly clear: () => void;
}

/** No progress at all. */
export const silence: ProgressLine = { report: () => {}, clear: () => {} };

/**
 * Progress on stderr: on a terminal one line that is written over, elsewhere a line now and then.
 * `forMilliseconds` is the time that the run has, where a time decides its end.
 */
export function progressLine({ stderr, env, now }: Io, forMilliseconds?: number): ProgressLine {
  const rewrites = canRewrite(stderr, env);
  const started = now();
  let last = rewrites ? -Infinity : started;
  let shown = false;
  return {
    report: (progress) => {
      const time = now();
      if (time - last < (rewrites ? REWRITE_EVERY : LINE_EVERY)) return;
      last = time;
      const text = progressText(progress, time - started, forMilliseconds);
      shown = rewrites;
      stderr.write(rewrites ? `\r\u001B[K${cutTo(text, stderr.columns - 1)}` : `${text}\n`);
    },
    clear: () => {
      if (shown) stderr.write("\r\u001B[K");
      shown = false;
    },
  };
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
