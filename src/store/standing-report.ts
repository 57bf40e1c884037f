import { existsSync } from "node:fs";
import type { Report } from "../../reports/report/index.js";
import { UsageError } from "../world/index.js";
import { readReport } from "./stored-report.js";

/**
 * What stands in the place of a report and is not to be lost for this one: a report of more forms or of more cases, or
 * what is no report of this version. In words; null where nothing does.
 */
export function standingReport(path: string, report: Report): string | null {
  if (!existsSync(path)) return null;
  try {
    const old = readReport(path, "/");
    const isLarger = formsIn(old) > formsIn(report) || hasMoreCases(old, report);
    return isLarger ? `a larger run, of ${formsIn(old)} forms on ${casesIn(old)} cases` : null;
  } catch (error) {
    if (error instanceof UsageError) return "something that is no report of this version";
    throw error;
  }
}

/** By the cases that were asked for, where both runs are whole: a law may get more of them under one seed than another. */
function hasMoreCases(old: Report, report: Report): boolean {
  const [before, now] = [old, report].map(({ run }) => (run.complete && run.shard === null ? run.runs : null));
  return typeof before === "number" && typeof now === "number" ? before > now : casesIn(old) > casesIn(report);
}

function formsIn({ claims }: Report): number {
  return claims.reduce((sum, { forms }) => sum + forms.length, 0);
}

function casesIn({ claims }: Report): number {
  return claims.reduce((sum, { forms }) => sum + Math.max(0, ...forms.map(({ cases }) => cases)), 0);
}
