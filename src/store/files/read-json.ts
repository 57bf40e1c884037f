import type * as z from "zod";
import { parseJsonText } from "../../formats/index.js";
import { UsageError } from "../../world/index.js";
import { readBounded } from "./read-bounded.js";
import { textOf } from "./text-of.js";

/** What a file of JSON is called in complaints, and what holds of it besides its schema. */
export interface JsonWords {
  /** The file as its user calls it. */
  readonly name: string;
  /** Most bytes that it may have. */
  readonly most: number;
  /** What a file that is no JSON should have been: "a witness". */
  readonly kind: string;
  /** What a file that does not fit the schema should have been: "a witness of format 1". */
  readonly expected: string;
  /** A complaint about what the schema would pass over, or say less well; null where there is none. */
  readonly objection?: (value: unknown) => UsageError | null;
}

/** The content of a JSON file that fits the schema. @throws UsageError in one line where it cannot be read or does not */
export function readJson<T>(path: string, schema: z.ZodType<T>, words: JsonWords): T {
  const { name, expected } = words;
  const value = parsed(path, words);
  const objection = words.objection?.(value) ?? null;
  if (objection !== null) throw objection;
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0] === undefined ? undefined : innermost(read.error.issues[0]);
  const at = issue === undefined || issue.path.length === 0 ? "" : `, ${issue.path.join(".")}`;
  const got = (issue?.message ?? "something else").replace(/\s+/g, " ");
  throw new UsageError({ where: `${name}${at}`, expected, got });
}

/** What is wrong inside the first alternative of a union, rather than that it is none of them. */
function innermost(issue: z.core.$ZodIssue): { readonly path: readonly PropertyKey[]; readonly message: string } {
  const inner = issue.code === "invalid_union" ? issue.errors[0]?.[0] : undefined;
  return inner === undefined ? issue : { message: inner.message, path: [...issue.path, ...inner.path] };
}

function parsed(path: string, { name, most, kind }: JsonWords): unknown {
  const expected = `${kind}, as JSON`;
  return parseJsonText(textOf(readBounded(path, most, name), name, expected), { where: name, expected });
}
