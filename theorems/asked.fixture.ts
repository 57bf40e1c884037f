import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** What `vitest run -t` was given; empty where all tests are asked for. */
    readonly asked: string;
  }
}

/** Tells the test files which tests are asked for, so that they need not load what is not. */
export default function tell({ config, provide }: TestProject): void {
  provide("asked", config.testNamePattern?.source.replaceAll("\\/", "/") ?? "");
}

/**
 * The ids that are asked for among some. A pattern with a dash or a slash that is the label or the id of a claim asks
 * for the claims whose ids contain it; any other pattern may stand in the name of any test, and asks for all.
 */
export function askedOf(ids: readonly string[], asked: string, all: readonly string[]): readonly string[] {
  const isName = /[-/]/.test(asked) && all.some((id) => id === asked || id.endsWith(`/${asked}`));
  return isName ? ids.filter((id) => id.includes(asked)) : ids;
}
