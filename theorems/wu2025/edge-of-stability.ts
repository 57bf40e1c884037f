/**
 * "The Edge of Stability (EoS) Phenomenon", Table 1.
 *
 * As printed: "For training neural networks, we find that GD often occurs on the edge of stability (EoS)". For η = 0.01, 0.05,
 * 0.1, 0.5, 1: FashionMNIST 53.5 ± 4.3, 39.3 ± 0.5, 19.6 ± 0.15, 3.9 ± 0.0, 1.9 ± 0.0; CIFAR10 198.9 ± 0.6, 39.8 ± 0.2, 19.8
 * ± 0.1, 3.6 ± 0.4, −; "upper bound: $2/\eta$" 200, 40, 20, 4, 2. "Table 1: Sharpness $\|H(\theta^*)\|_2$ of GD solutions
 * vs. the learning rate η".
 *
 * Hundredths are whole numbers, so that all is exact.
 */
import { instances } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { exact } from "../../src/numerics/arithmetic/index.js";

/** 1/η, and sharpness, spread and bound in hundredths: a cell of the table each. */
const CELLS = {
  "FashionMNIST, η = 0.05": [20, 3930, 50, 4000],
  "FashionMNIST, η = 0.01": [100, 5350, 430, 20000],
  "FashionMNIST, η = 0.1": [10, 1960, 15, 2000],
  "FashionMNIST, η = 0.5": [2, 390, 0, 400],
  "FashionMNIST, η = 1": [1, 190, 0, 200],
  "CIFAR10, η = 0.01": [100, 19890, 60, 20000],
  "CIFAR10, η = 0.05": [20, 3980, 20, 4000],
  "CIFAR10, η = 0.1": [10, 1980, 10, 2000],
  "CIFAR10, η = 0.5": [2, 360, 40, 400],
} as const;

type Cell = keyof typeof CELLS;

/** The one cell that is away from the edge, at little more than a quarter of it. */
const AWAY: Cell = "FashionMNIST, η = 0.01";

const drawn = instances({ choices: { cell: Object.keys(CELLS) } });
const { at } = drawn;

const cells = drawn.map(({ cell }) => {
  const [inverse, sharpness, spread, bound] = CELLS[cell as Cell];
  return { cell, inverse, sharpness, spread, bound };
});

export default claim(cells, {
  id: "wu2025/edge-of-stability",
  title: "The table of sharpness at the edge of stability",
  kinds: ["bound", "identity"],
  locus: "“The Edge of Stability (EoS) Phenomenon”, Table 1",
  words: "ours",
  reading: `The numbers of the table itself: no network is trained here, and what they were measured on is not printed. That
    the sharpness keeps the bound is read of mean and spread together. “Often” and “on the edge” have no numbers: eight of the
    nine cells are within a tenth of 2/η, with equality at CIFAR10, η = 0.5; FashionMNIST at η = 0.01 is at 27 % of it, so
    that this is not said of that cell.`,
  printed: holds`\text{upper bound} = 2/\eta, \quad \|H(\theta^*)\|_2 \le 2/\eta, \quad
      \|H(\theta^*)\|_2 \ge 0.9 \cdot 2/\eta \text{ in eight cells of nine}`(
    ({ cell, inverse, sharpness, spread, bound }) => {
      const edge = exact(2).times(inverse);
      return {
        "the upper bound = 2/η": equal(exact(bound).over(100), edge),
        "‖H(θ*)‖₂ + spread ≤ 2/η": atMost(exact(sharpness).plus(spread).over(100), edge),
        "‖H(θ*)‖₂ ≥ 0.9·2/η": cell === AWAY ? null : atLeast(exact(sharpness).over(10), edge.times(9)),
      };
    },
  ),
  equality: { "CIFAR10 at η = 0.5: 3.6 ± 0.4 against 4": [at({ cell: "CIFAR10, η = 0.5" })] },
  degenerate: { "away from the edge": at({ cell: AWAY }) },
  situations: {
    FashionMNIST: ({ cell }) => cell.startsWith("FashionMNIST"),
    CIFAR10: ({ cell }) => cell.startsWith("CIFAR10"),
    "η ≤ 1/20": ({ inverse }) => inverse >= 20,
    "a spread of 0": ({ spread }) => spread === 0,
  },
  budget: { share: 0.06, atLeast: 60 },
});
