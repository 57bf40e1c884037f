import { instances } from "../../../generators/index.js";
import { diagonal, frobeniusSquared, fromRows, identity, inner, Matrix, padded } from "../../../src/numerics/index.js";
import {
  absolute,
  exact,
  knownInteger,
  product,
  provided,
  type Quantity,
  squareRoot,
} from "../../../src/numerics/arithmetic/index.js";
import { inducedRegularizerSingle } from "../../../src/numerics/minima/index.js";
import { endToEnd, hessianTrace, traceBySecondDifferences } from "../../../src/numerics/networks/index.js";
import { attainmentRanks } from "../shared/attainment-ranks.js";

/** Small integers: labels are exact, and ranks of products differ often. */
const laws = [
  ...["integer", "integer", "integer", "sign", "positive"],
  ...["sparse", "lowRank", "identity", "nilpotent"],
];

/** What the families of measurements with known minimizers are made of. */
export const drawn = instances({
  choices: { family: ["kernel", "identity", "diagonal"] },
  reals: { epsilon: [2 ** -2, 2 ** -6, 2 ** -10] },
  sizes: { L: ({ family }) => [2, family === "diagonal" ? 2 : 4], rows: [1, 3], d: [1, 3] },
  matrices: {
    A: { shape: ["rows", "d"], laws },
    P: { shape: ["rows", 1], laws },
    diagonal: { shape: ["d", 1], laws: ["positive"] },
    M: { shape: ["d", "d"], laws },
    // Laws under which the label ⟨A, E(W)⟩ is seldom zero.
    W: { each: ["d", "d"], count: "L", laws: ["integer", "sign", "positive", "positive", "lowRank", "identity"] },
  },
});

type Drawn = ReturnType<typeof drawn.materialize>;

/**
 * M = pe_{d₀}ᵀ, of F(M) = 0 for the label 0, where the last column of A counts as zero; W_ε has the product M, and
 * hidden units that carry nothing.
 */
export function kernel({ A, P: p, L, d, epsilon }: Drawn) {
  const a = new Matrix(
    A.rows,
    d,
    A.data.map((x, k) => (k % d === d - 1 ? 0 : x)),
  );
  const unit = fromRows([Array.from({ length: d }, (_, j) => (j === d - 1 ? 1 : 0))]);
  const width = Math.min(a.rows, d);
  const between = Array.from({ length: L - 2 }, () => diagonal([1], width, width));
  const [first, last] = [unit.times(exact(1).over(epsilon)), p.times(epsilon)];
  return {
    family: "kernel" as const,
    ranks: attainmentRanks([a], [p, unit], L),
    traceNearby: hessianTrace([padded(first, width, d), ...between, padded(last, a.rows, width)], [a]),
    nearby: product([2, exact(epsilon).squared(), frobeniusSquared(a.T.times(p))]),
  };
}

/** ⟨A, E(W)⟩, an integer where all entries are. */
function labelOf(a: Matrix, weights: readonly Matrix[]): Quantity {
  const label = inner(a, endToEnd(weights));
  const integers = [a, ...weights].every(({ data }) => data.every(Number.isInteger));
  return integers ? knownInteger(label) : label;
}

/** A, and T with ⟨A, T⟩ = weight, of which the layers of least trace are multiples. */
function withKnownMinimizer({ family, d, diagonal: column }: Drawn): readonly [A: Matrix, T: Matrix, weight: number] {
  if (family === "identity") return [identity(d), identity(d), d];
  // Entries of shrunk specs may be zero or negative; the least size stays positive.
  const sigmas = Array.from(column.data, (x) => Math.abs(x) || 1);
  const sigma = Math.min(...sigmas);
  const k = sigmas.indexOf(sigma);
  return [diagonal(sigmas), diagonal(sigmas.map((_, i) => (i === k ? 1 : 0))), sigma];
}

/**
 * The label b of W, a network W* of least trace among those with that label, and M moved along T until it has it, too.
 */
export function known(instance: Drawn) {
  const { family, M, W, L } = instance;
  const [a, towards, weight] = withKnownMinimizer(instance);
  const b = labelOf(a, W);
  const size = provided(absolute(b).over(weight), b);
  const layer = towards.times(family === "diagonal" ? squareRoot(size) : size.power(1, L));
  const last = b.value < 0 ? layer.times(-1) : layer;
  const best = Array.from({ length: L }, (_, j) => (j === L - 1 ? last : layer));
  const m = M.plus(towards.times(b.minus(labelOf(a, [M])).over(weight)));
  return {
    family: "known" as const,
    leastTrace: traceBySecondDifferences(best, { measurements: [a], labels: [b] }),
    traceAtW: hessianTrace(W, [a]),
    regularizerAtBest: inducedRegularizerSingle(a, endToEnd(best), L),
    regularizerAtM: inducedRegularizerSingle(a, m, L),
  };
}
