import type { z } from "zod";
import { quoted, UsageError } from "../world/index.js";

/** Longest part of a line that is shown. */
const MOST_SHOWN = 120;

/** What a program wrote, for a complaint. */
export function shown(line: string): string {
  return quoted(line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line);
}

/**
 * A line of a program by its schema. NaN and infinities are read as Python and R write them, though they are no JSON.
 * @param what the line is, for a complaint
 * @throws UsageError in one line where it is no JSON, or says something else
 */
export function readLine<T>(line: string, schema: z.ZodType<T>, where: string, what: string): T {
  const refuse = (got: string, remedy: string): never => {
    throw new UsageError({ where, expected: what, got, remedy });
  };
  let value: unknown;
  try {
    value = JSON.parse(
      line.replace(STRINGS_OR_WORDS, (text, word?: string) => (word === undefined ? text : `"${word}"`)),
    );
  } catch {
    return refuse(shown(line), "what is for people goes to stderr");
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = issue === undefined || issue.path.length === 0 ? "" : ` (${issue.path.join(".")}: ${issue.message})`;
  return refuse(`${shown(line)}${at}`, "flatcheck judge --schema tells what a line may say");
}

/** Strings, which stay, and words for numbers that JSON does not have. */
const STRINGS_OR_WORDS = /"(?:[^"\\]|\\.)*"|(-?\bInfinity|\bNaN)\b/g;
