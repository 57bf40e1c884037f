import { createHash, randomBytes } from "node:crypto";
import { appendFileSync, existsSync, rmSync, statSync } from "node:fs";
import type { Finished } from "../engine/run/index.js";
import { outputFailure, UsageError } from "../world/index.js";
import { exactJson, parseExactJson } from "./files/exact-json.js";
import { readBounded } from "./files/read-bounded.js";
import { writeFile } from "./files/write-file.js";

/** Largest checkpoint, in bytes: a hundred times that of a run of all claims. */
const LARGEST = 1 << 29;

/** What a run depends on, by the names of complaints: another value of one of them would give another report. */
export type RunSettings = Readonly<Record<string, string>>;

/** How far a run came that did not reach its end. */
export interface Checkpoint {
  readonly settings: RunSettings;
  /** The claims all of whose cases were run. */
  readonly finished: readonly Finished[];
}

/** The first line of a checkpoint. Every other one names the same run: two may have written to one file. */
interface Head {
  readonly run: string;
  readonly settings: RunSettings;
}

interface Entry {
  readonly run: string;
  readonly finished: Finished;
}

/** A line of a checkpoint: its content behind a sum of it, so that one that was cut off is told from a whole one. */
function lineOf(content: Head | Entry): string {
  const text = exactJson(content);
  return `${sumOf(text)} ${text}\n`;
}

function sumOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * The checkpoint of a file. Lines that are not whole, such as the last one of a run that was killed, are passed over:
 * their claims are run again.
 * @param name the file as complaints call it
 * @throws UsageError where there is none, or it does not begin as one
 */
export function readCheckpoint(path: string, name: string): Checkpoint {
  const [head, ...rest] = linesOf(path, name).flatMap((line) => {
    const text = line.slice(line.indexOf(" ") + 1);
    return line.startsWith(`${sumOf(text)} `) ? [parseExactJson(text) as Head | Entry] : [];
  });
  if (head === undefined || !("settings" in head)) {
    const got = "something else";
    throw new UsageError({ where: name, expected: "the checkpoint of a run", got, remedy: "leave out --resume" });
  }
  // The last word on a claim is the one after the most looks at its statistics.
  const own = rest.flatMap((entry) => ("finished" in entry && entry.run === head.run ? [entry.finished] : []));
  return { settings: head.settings, finished: [...new Map(own.map((one) => [one.id, one])).values()] };
}

function linesOf(path: string, name: string): string[] {
  if (!existsSync(path)) {
    const remedy = "leave out --resume to begin a run";
    throw new UsageError({ where: name, expected: "the checkpoint of a run", got: "no such file", remedy });
  }
  // Bytes that are no text are on a line that is not whole.
  return new TextDecoder().decode(readBounded(path, LARGEST, name)).split("\n");
}

/**
 * Makes sure that a checkpoint is one of a run with these settings.
 * @throws UsageError in one line that names the first setting that is another one
 */
export function requireSettings({ settings }: Checkpoint, now: RunSettings, name: string): void {
  const other = Object.keys(now).find((key) => settings[key] !== now[key]);
  if (other === undefined) return;
  throw new UsageError({
    where: name,
    expected: `the ${other} of the run that left it, ${settings[other] ?? "none"}`,
    got: now[other]!,
    remedy: "give the same options, or leave out --resume to begin anew",
  });
}

/** The checkpoint of a run under way: a file that grows by every claim that is finished. */
export class CheckpointFile {
  private readonly inode: number;
  private readonly run = randomBytes(8).toString("hex");

  /** Begins it, in place of another run's. @throws OutputError */
  constructor(
    private readonly path: string,
    { settings, finished }: Checkpoint,
  ) {
    const { run } = this;
    writeFile(path, [{ run, settings }, ...finished.map((one) => ({ run, finished: one }))].map(lineOf).join(""));
    this.inode = statSync(path).ino;
  }

  /** @throws OutputError */
  add(finished: Finished): void {
    if (!this.isOwn()) return;
    try {
      appendFileSync(this.path, lineOf({ run: this.run, finished }));
    } catch (error) {
      throw outputFailure(error, this.path, "to write this file", "make room: the run goes on without it");
    }
  }

  /** Takes it away after a run that has reached its end. */
  remove(): void {
    if (this.isOwn()) rmSync(this.path, { force: true });
  }

  /** Whether no other run into the same folder has begun one of its own since. */
  isOwn(): boolean {
    return statSync(this.path, { throwIfNoEntry: false })?.ino === this.inode;
  }
}
