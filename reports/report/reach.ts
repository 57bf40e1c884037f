import type { FormReport } from "./schema.js";

type RelationReport = FormReport["relations"][number];

const SIZES = ["d", "L", "n"] as const;

/** The largest sizes on which a relation was decided: `d = 64, L = 5, n = 1000`; empty where it has none, or none is known. */
export function reachText({ reach = {} }: Pick<RelationReport, "reach">): string {
  return SIZES.flatMap((size) => (reach[size] === undefined ? [] : [`${size} = ${reach[size]}`])).join(", ");
}

/**
 * The same of a form: `decided up to d = 64, L = 5`, where several relations come to different sizes each group of them by
 * its names. Empty where no size is known.
 */
export function formReachText({ relations }: Pick<FormReport, "relations">): string {
  const groups = new Map<string, string[]>();
  for (const relation of relations) {
    const text = reachText(relation);
    groups.set(text, [...(groups.get(text) ?? []), relation.name]);
  }
  const known = [...groups].filter(([text]) => text !== "");
  if (known.length === 0) return "";
  if (groups.size === 1) return `decided up to ${known[0]![0]}`;
  return `decided up to ${known.map(([text, names]) => `${text} (${names.join("; ")})`).join(", ")}`;
}
