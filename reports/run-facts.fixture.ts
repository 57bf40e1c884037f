import type { RunFacts } from "./report/schema.js";

/** The facts of a run of these claims. */
export function runFacts(selected: readonly string[]): RunFacts {
  return {
    version: "0.1.0",
    seed: 1,
    runs: 1,
    node: "v20.0.0",
    startedAt: "2026-01-01T00:00:00.000Z",
    seconds: 12.5,
    shard: null,
    complete: true,
    selected: [...selected],
  };
}
