import { instances } from "../../../generators/index.js";
import { twoTo } from "../../../src/numerics/index.js";
import { Random } from "../../../src/random/index.js";
import { type CosineLoss, dummyTrial, spreadTrial, stepTrial, type Trial } from "../shared/interpolating-classes.js";

/** Of log_2 n. */
const RANGES = { steps: [4, 12], spread: [9, 13], dummies: [10, 40] } as const;

/** A family of classes, n, the constants of the loss, and the size of the class. */
export const drawn = instances({
  choices: { family: ["steps", "spread", "dummies"] },
  reals: { size: [1 / 2, 1], excess: [1, 2, 4], inverse: [1 / 4, 0, 1 / 2], H: [1 / 4, 1, 4], B: [2, 4] },
  sizes: { logarithm: ({ family }) => RANGES[family as keyof typeof RANGES], seed: [0, 2 ** 32 - 1] },
});

/** What is measured of a case. */
export const COLUMNS = ["sup L̄(h)", "R_n", "E R_n", "n", "H", "B", "1/p of the norm"] as const;

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The worst loss and the complexity of the class on one sample. */
export const measured = drawn.map(({ family, size, excess, inverse, H, B, logarithm, seed }) => {
  const n = twoTo(logarithm);
  const random = new Random(seed);
  const loss = { H, B };
  const row = (trial: Trial, facts: CosineLoss, norm = 1 / 2): Row => ({
    ...{ "sup L̄(h)": trial.worst, R_n: trial.complexity, "E R_n": trial.population ?? trial.complexity, n },
    ...{ ...facts, "1/p of the norm": norm },
  });
  if (family === "dummies") return { family, row: row(dummyTrial(n, random), { H: 1, B: 2 }) };
  if (family === "steps") return { family, row: row(stepTrial(n, size, loss, random), loss) };
  const ball = { inverse, radius: size, count: excess * n };
  return { family, row: row(spreadTrial(n, ball, loss, random), loss, inverse) };
});
