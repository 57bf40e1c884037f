import fc from "fast-check";
import type { Claim, Spec, Witness } from "../claim/index.js";
import { requireBetween } from "../engine/run/index.js";
import { DomainError } from "../numerics/index.js";

/** What a suite of claims may be told. What is left out is that of `fc.configureGlobal`. */
export interface TheoremOptions {
  /** Decides the instances that are drawn; 1 unless given. */
  readonly seed?: number;
  /** Where fast-check found a failure: that case alone is run. */
  readonly path?: string;
  /** Instances that are drawn for each claim, before its own budget; 100 unless given. */
  readonly numRuns?: number;
  /** Milliseconds for one test. The slowest claims take seconds on a machine that is idle. */
  readonly timeout?: number;
  /** The stored witnesses of a claim, which still have to refute it. */
  readonly witnesses?: (claim: Claim) => readonly Witness[];
}

/** The options with everything that was left out. */
export type Settings = Required<Omit<TheoremOptions, "path">> & Pick<fc.Parameters<[Spec]>, "path">;

/** Time for a slow claim on a machine that has other things to do. */
export const TIMEOUT = 300_000;

/** Seeds are integers that doubles hold, of either sign, as fast-check takes them. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** Instances that may be drawn for a claim. */
const MOST_RUNS = 1e9;

/**
 * The options as they stand, with what the environment says in their place: FLATCHECK_SEED, FLATCHECK_PATH and
 * FLATCHECK_RUNS, as the message of a failure has them.
 * @throws DomainError where the seed or the number of runs is none; where a number of the environment is none
 */
export function settingsOf(options: TheoremOptions, environment: NodeJS.ProcessEnv): Settings {
  const global = fc.readConfigureGlobal();
  const path = environment["FLATCHECK_PATH"] ?? options.path;
  const number = (name: string): number | undefined => {
    const text = environment[name];
    if (text === undefined) return undefined;
    if (/^-?\d{1,10}$/.test(text)) return Number(text);
    throw new DomainError({ where: name, expected: "an integer", got: JSON.stringify(text) });
  };
  const seed = number("FLATCHECK_SEED") ?? options.seed ?? global.seed ?? 1;
  const numRuns = number("FLATCHECK_RUNS") ?? options.numRuns ?? global.numRuns ?? 100;
  requireBetween("theorems", "seed", seed, [-LARGEST, LARGEST]);
  requireBetween("theorems", "numRuns", numRuns, [1, MOST_RUNS]);
  return {
    seed,
    numRuns,
    timeout: options.timeout ?? TIMEOUT,
    witnesses: options.witnesses ?? (() => []),
    ...(path === undefined ? {} : { path }),
  };
}
