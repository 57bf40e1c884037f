import { instances } from "../../../generators/index.js";
import { log, twoTo } from "../../../src/numerics/index.js";
import { Random } from "../../../src/random/index.js";
import {
  type CosineLoss,
  dummyTrial,
  rareTrial,
  spreadTrial,
  stepTrial,
  type Trial,
} from "../shared/interpolating-classes.js";

/** Of log_2 n. */
const RANGES = { steps: [4, 12], spread: [9, 13], dummies: [10, 40], rare: [20, 28] } as const;

/**
 * log(1/p)/n of what a sample does rarely: B log(1/p)/n is then several times the other term with its log³n. What it
 * does typically has p = 1/2.
 */
const RARE = [1 / 8, 1 / 16, 1 / 32, 1 / 64] as const;

/** A family of classes, n, p, the constants of the loss, and the size of the class. */
export const drawn = instances({
  choices: { family: ["steps", "spread", "dummies", "steps", "spread", "dummies", "spread", "rare"] },
  reals: {
    size: [1 / 2, 1],
    excess: [1, 2, 4],
    inverse: [1 / 4, 0, 1 / 2],
    H: [1 / 4, 1, 4],
    B: [2, 4],
    rarity: RARE,
  },
  sizes: {
    logarithm: ({ family }) => RANGES[family as keyof typeof RANGES],
    seed: [0, 2 ** 32 - 1],
  },
});

/** What is measured of a case. */
export const COLUMNS = ["sup L̄(h)", "R_n", "E R_n", "n", "H", "B", "log(1/p)", "1/p of the norm"] as const;

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The worst loss and the complexity of the class on one sample, or on one as bad as p permits. */
export const measured = drawn.map(({ family, size, excess, inverse, H, B, logarithm, rarity, seed }) => {
  const n = twoTo(logarithm);
  const random = new Random(seed);
  const loss = { H, B };
  const exponent = family === "rare" ? rarity * n : log(2);
  const row = (trial: Trial, facts: CosineLoss, norm = 1 / 2): Row => ({
    ...{ "sup L̄(h)": trial.worst, R_n: trial.complexity, "E R_n": trial.population ?? trial.complexity, n },
    ...{ ...facts, "log(1/p)": exponent, "1/p of the norm": norm },
  });
  if (family === "dummies") return { family, row: row(dummyTrial(n, random), { H: 1, B: 2 }) };
  if (family === "steps") return { family, row: row(stepTrial(n, size, loss, random), loss) };
  if (family === "rare") return { family, row: row(rareTrial(n, exponent, loss), loss) };
  const ball = { inverse, radius: size, count: excess * n };
  return { family, row: row(spreadTrial(n, ball, loss, random), loss, inverse) };
});
