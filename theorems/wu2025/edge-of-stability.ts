/**
 * "The Edge of Stability (EoS) Phenomenon", Table 1.
 *
 * As printed: "For training neural networks, we find that GD often occurs on the edge of stability (EoS)". For η =
 * 0.01, 0.05, 0.1, 0.5, 1: FashionMNIST 53.5 ± 4.3, 39.3 ± 0.5, 19.6 ± 0.15, 3.9 ± 0.0, 1.9 ± 0.0; CIFAR10 198.9 ± 0.6,
 * 39.8 ± 0.2, 19.8 ± 0.1, 3.6 ± 0.4, −; "upper bound: $2/\eta$" 200, 40, 20, 4, 2. "Table 1: Sharpness
 * $\|H(\theta^*)\|_2$ of GD solutions vs. the learning rate η".
 *
 * What is checked is the arithmetic of the table: that its last row is 2/η, and no cell above it. Nothing is drawn but
 * the cell, and the only error that this could find is one of the print, or of copying it. Hundredths are whole
 * numbers, so that all is exact.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { exact } from "../../src/numerics/arithmetic/index.js";

/** 1/η, and sharpness, spread and bound in hundredths: a cell of the table each. */
const CELLS = {
  "FashionMNIST, η = 0.01": [100, 5350, 430, 20000],
  "FashionMNIST, η = 0.05": [20, 3930, 50, 4000],
  "FashionMNIST, η = 0.1": [10, 1960, 15, 2000],
  "FashionMNIST, η = 0.5": [2, 390, 0, 400],
  "FashionMNIST, η = 1": [1, 190, 0, 200],
  "CIFAR10, η = 0.01": [100, 19890, 60, 20000],
  "CIFAR10, η = 0.05": [20, 3980, 20, 4000],
  "CIFAR10, η = 0.1": [10, 1980, 10, 2000],
  "CIFAR10, η = 0.5": [2, 360, 40, 400],
} as const;

type Cell = keyof typeof CELLS;

const drawn = instances({ choices: { cell: Object.keys(CELLS) } });
const { at } = drawn;

const cells = drawn.map(({ cell }) => {
  const [inverse, sharpness, spread, bound] = CELLS[cell as Cell];
  return { cell, inverse, sharpness, spread, bound };
});

export default claim(cells, {
  id: "wu2025/edge-of-stability",
  title: "The table of sharpness at the edge of stability: its arithmetic",
  kinds: ["bound", "identity"],
  locus: "“The Edge of Stability (EoS) Phenomenon”, Table 1",
  reading: `The numbers of the table alone: no network is trained here, and what they were measured on is not printed. That
    the sharpness keeps the bound is read of mean and spread together. That training “often occurs on the edge” is a sentence
    in words on what occurs in training, as that others name a wrong reason is one on theirs (wu2025/alignment-uniformity): such
    sentences are not tested, formulas are, whatever supports them (wu2025/alignment). FashionMNIST at η = 0.01 is at 27 % of 2/η, the
    other eight cells are at 90 % or more.`,
  printed: holds`\text{upper bound} = 2/\eta, \quad \|H(\theta^*)\|_2 \le 2/\eta`(
    ({ inverse, sharpness, spread, bound }) => {
      const edge = exact(2).times(inverse);
      return {
        "the upper bound = 2/η": equal(exact(bound).over(100), edge),
        "‖H(θ*)‖₂ + spread ≤ 2/η": atMost(exact(sharpness).plus(spread).over(100), edge),
      };
    },
  ),
  equality: { "CIFAR10 at η = 0.5: 3.6 ± 0.4 against 4": [at({ cell: "CIFAR10, η = 0.5" })] },
  degenerate: { "away from the edge": at({ cell: "FashionMNIST, η = 0.01" }) },
  situations: {
    FashionMNIST: ({ cell }) => cell.startsWith("FashionMNIST"),
    CIFAR10: ({ cell }) => cell.startsWith("CIFAR10"),
    "η ≤ 1/20": ({ inverse }) => inverse >= 20,
    "a spread of 0": ({ spread }) => spread === 0,
  },
  budget: { share: 0.06, atLeast: 60 },
});
