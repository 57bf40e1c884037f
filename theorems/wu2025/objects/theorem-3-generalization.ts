import { instances } from "../../../generators/index.js";
import { trained } from "../shared/interpolation-minima.js";
import { missedCap } from "../shared/missed-cap.js";

/** A residual above this is no interpolation: the random neurons were not independent on the samples. */
export const INTERPOLATED = 2 ** -20;

/** What is measured of a case. */
export const COLUMNS = ["d", "n", "E(f − f*)²", "Tr G"] as const;

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** Points on the cube, and the network that fits them. */
export const drawn = instances({
  choices: { target: ["linear", "quadratic", "step"], labels: ["right", "some wrong", "the more wrong"] },
  // The measure of the cap in multiples of log(1/δ)/n.
  reals: { delta: [0.5, 0.1, 0.9], share: [0.5, 1.015625, 0.75, 1.5] },
  sizes: { d: [3, 4], level: [0, 1], seed: [0, 2 ** 32 - 1] },
});

/** The training takes time and is done for the law alone. */
export const minima = drawn.map(({ d, level, seed, target, labels: kind, delta, share }) => {
  let known: ReturnType<typeof trained> | undefined;
  return {
    cap: missedCap({ d, level, delta, share }),
    minimum: () => (known ??= trained({ d, level, seed, target, kind })),
  };
});

/** Stands for the constant and the polynomial: no number would do. */
export const ANY = 2 ** 200;
