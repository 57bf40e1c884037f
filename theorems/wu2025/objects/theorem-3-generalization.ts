import { instances } from "../../../generators/index.js";
import { trained, WORSE } from "../shared/interpolation-minima.js";
import { missedCap } from "../shared/missed-cap.js";

/** A residual above this is no interpolation: the random neurons were not independent on the samples. */
export const INTERPOLATED = 2 ** -20;

/**
 * What is measured of a case, at n = N(d, δ) and at 4n; of the first, whether Tr G is bounded there as n grows, and
 * what wrong labels give that are 16 times as large, where there are any.
 */
export const COLUMNS = [
  "Tr G is bounded",
  "n",
  "E(f − f*)² at n",
  "Tr G at n",
  "E(f − f*)² at 4n",
  "Tr G at 4n",
  "E(f − f*)² at n, 16 times as wrong",
  "Tr G at n, 16 times as wrong",
] as const;

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** What stands for Tr G being bounded: a target that a few neurons are, or nearly, and no other labels. */
const isBounded = ({ target, labels }: Readonly<Record<"target" | "labels", string>>) =>
  target !== "step" && labels === "right";

/** Points on the cube, and the network that fits them. */
export const drawn = instances({
  choices: { target: ["linear", "quadratic", "step"], labels: ["right", "right", "some wrong", "the more wrong"] },
  // The measure of the cap in multiples of log(1/δ)/n.
  reals: { delta: [0.5, 0.1, 0.9], share: [0.5, 1.015625, 0.75, 1.5] },
  sizes: { d: [3, 4], level: [0, 1], seed: [0, 2 ** 32 - 1] },
});

/** The training takes time and is done for the law alone. */
export const minima = drawn.map(({ d, level, seed, target, labels, delta, share }) => {
  let known: Readonly<Record<"few" | "many", ReturnType<typeof trained>>> | undefined;
  const at = (size: number, times = 1) => trained({ d, level: size, seed, target, kind: labels, times });
  return {
    cap: missedCap({ d, level, delta, share }),
    bounded: isBounded({ target, labels }),
    /** Interpolation minima of one target, for n = N(d, δ) samples and for four times as many. */
    both: () => (known ??= { few: at(0), many: at(1) }),
    /** For n samples, with wrong labels that are 16 times as large; null where all are right. */
    worse: () => (labels === "right" ? null : at(0, WORSE)),
  };
});

/** Stands for the constant and the polynomial: no number would do. */
export const ANY = 2 ** 200;
