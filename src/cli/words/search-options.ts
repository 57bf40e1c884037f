import type { Pace } from "../../engine/search/index.js";
import { FlatcheckError } from "../../numerics/index.js";
import { type Io, UsageError } from "../../world/index.js";
import { DEFAULT_CASE_TIMEOUT } from "./shared-options.js";

/** What every command that searches is asked for. */
export interface SearchBudget {
  readonly evaluations?: number;
  readonly for?: number;
  readonly "case-timeout"?: number;
}

/** Lets the watcher keep the limits of a search, also inside of an evaluation that does not end. */
export function limitSearch(budget: SearchBudget, { watcher }: Io): void {
  const evaluation = budget["case-timeout"] ?? DEFAULT_CASE_TIMEOUT;
  watcher?.limit({ evaluation, ...(budget.for === undefined ? {} : { work: budget.for }) });
}

/** The pace of a search: so many evaluations, or as many as fit into the time. */
export function paceOf(budget: SearchBudget, usual: number, { now, signal }: Io): Pace {
  if (budget.for === undefined) return { evaluations: budget.evaluations ?? usual, now, signal };
  return { evaluations: Number.MAX_SAFE_INTEGER, forMilliseconds: budget.for, now, signal };
}

/** Complaints of the engine about names that the user gave, as complaints about usage. */
export async function aboutUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FlatcheckError ? new UsageError(error.complaint) : error;
  }
}
