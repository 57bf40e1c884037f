import type { CaseRunner, VerifyOptions } from "./run-options.js";

/**
 * From now on the runner hurries where the run is interrupted, or its time is up.
 * @returns what ends that
 */
export function hurrying(
  runner: CaseRunner,
  { signal, forMilliseconds }: Pick<VerifyOptions, "signal" | "forMilliseconds">,
): () => void {
  const hurry = (): void => runner.hurry?.("interruption");
  signal.addEventListener("abort", hurry, { once: true });
  const timer = forMilliseconds === undefined ? undefined : setTimeout(() => runner.hurry?.("time"), forMilliseconds);
  return () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", hurry);
  };
}
