import { shellWord } from "../text/shell-word.js";
import type { Report } from "./schema.js";

/** Where the joined shards of the looks before stand, of which a shard does not know the name. */
const JOINED = "joined/report.json";

/**
 * The command that runs the same cases again, of all claims of the run or of the named ones: the cases of a claim
 * depend on the seed and on nothing else that was run beside it.
 * @param all ids of the whole catalogue, which need no naming
 */
export function verifyCommand(
  { run }: Report,
  all: readonly string[],
  names: readonly string[] = run.selected,
): string {
  const everything = all.length > 0 && all.every((id) => names.includes(id));
  const cases = run.runs === null ? `--for ${Math.max(1, Math.round(run.seconds))}s` : `--runs ${run.runs}`;
  // What further cases are for is known from the shards that they come after.
  const isFurther = run.shard?.look !== undefined;
  return [
    "npx flatcheck verify",
    ...(everything || isFurther ? [] : names.map(shellWord)),
    ...(isFurther ? [`--after ${JOINED}`] : [`--seed ${run.seed}`, cases]),
    ...(run.sizes === undefined || isFurther ? [] : [`--sizes ${run.sizes}`]),
    ...(run.shard === null ? [] : [`--shard ${run.shard.index}/${run.shard.of}`]),
  ].join(" ");
}
