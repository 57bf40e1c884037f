import type { Spec } from "../claim/index.js";
import type { Bench } from "./bench.js";

/** Those instances that can be evaluated; the others are a fault of their own. */
export function evaluable(bench: Bench, specs: readonly Spec[]): readonly Spec[] {
  return specs.filter((spec) => "result" in tried(() => bench.findings(spec)));
}

/** What work comes to, or what it throws. */
export function tried<T>(work: () => T): { readonly result: T } | { readonly thrown: string } {
  try {
    return { result: work() };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}
