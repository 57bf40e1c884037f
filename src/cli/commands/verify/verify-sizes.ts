import type { Selection } from "../../words/select.js";
import { DEFAULT_OUT } from "../../words/shared-options.js";
import { whyNotLarge } from "../../../claim/index.js";
import { type Sizes, USUAL_LARGE_RUNS, USUAL_RUNS } from "../../../engine/run/index.js";
import { UsageError } from "../../../world/index.js";
import { hanging } from "../../../../reports/text/index.js";

/** Where the report of a run at large sizes goes where nothing else is asked for, beside that of the usual run. */
const LARGE_OUT = "reports/runs/large";

/** The usual folder of the report. */
export function usualOut(sizes: Sizes | undefined): string {
  return sizes === undefined ? DEFAULT_OUT : LARGE_OUT;
}

/** Generated cases per claim where nothing else is asked for. */
export function usualRuns(sizes: Sizes | undefined): number {
  return sizes === undefined ? USUAL_RUNS : USUAL_LARGE_RUNS;
}

/** The claims that are run, and those that have no instances of these sizes, by the reason. */
interface Sized {
  readonly selection: Selection;
  readonly left: ReadonlyMap<string, readonly string[]>;
}

/** What of a selection has instances of the sizes asked for. @throws UsageError where nothing has */
export function sized(selection: Selection, sizes: Sizes | undefined): Sized {
  const left = new Map<string, string[]>();
  if (sizes === undefined) return { selection, left };
  const claims = selection.claims.filter((claim) => {
    const why = whyNotLarge(claim);
    if (why !== null) left.set(why, [...(left.get(why) ?? []), claim.id]);
    return why === null;
  });
  const [first] = left;
  if (claims.length > 0 || first === undefined) return { selection: { ...selection, claims }, left };
  throw new UsageError({
    where: "--sizes large",
    expected: "a claim that has large instances",
    got: `${first[1].join(", ")}: ${first[0]}`,
    remedy: "leave out --sizes",
  });
}

/** What was not run, and why. */
export function leftLines({ left }: Sized, columns: number): string[] {
  return [...left].flatMap(([why, ids]) => hanging("Not at large sizes: ", `${ids.join(", ")}: ${why}`, columns));
}
