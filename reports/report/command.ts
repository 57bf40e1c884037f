import { shellWord } from "../text/shell-word.js";
import type { Report } from "./schema.js";

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
  return [
    "npx flatcheck verify",
    ...(everything ? [] : names.map(shellWord)),
    `--seed ${run.seed}`,
    run.runs === null ? `--for ${Math.max(1, Math.round(run.seconds))}s` : `--runs ${run.runs}`,
    ...(run.shard === null ? [] : [`--shard ${run.shard.index}/${run.shard.of}`]),
  ].join(" ");
}
