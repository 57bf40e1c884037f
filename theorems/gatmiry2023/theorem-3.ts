/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §1.1, Theorem 3.
 *
 * As printed: "For $n \geq \Omega(r(d_0 + d_L))$, with probability at least $1 - \exp(-\Omega(d_0 + d_L))$ over the
 * randomly sampled $\{A_i\}_{i=1}^n$ from multivariate Gaussian distribution $\mathcal{G}$, for any minimum trace of
 * Hessian interpolating solution $\mathbf{W}^* \in \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0}
 * \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]$, the population loss $\bar{\mathcal{L}}(\mathbf{W}^*)$ satisfies that
 * $\bar{\mathcal{L}}(\mathbf{W}^*) = \|E(\mathbf{W}^*) - M^*\|_F^2 \le O\left(\frac{d_0+d_L}{n}\|M^*\|_*^2\log^3
 * n\right).$"
 *
 * Reading: the statement does not say what r is; it is read as the rank of $M^*$, n ≥ r(d_0 + d_L) here. Depth two only,
 * where the end-to-end matrices of the trace minimizers solve a convex problem (Theorem 5): the matrix found has a trace
 * within a certified gap of the least one. For n ≥ d_0d_L the loss is zero whatever the bound.
 *
 * Measured: $C = \|E(\mathbf{W}^*) - M^*\|_F^2 \cdot n/((d_0+d_L)\|M^*\|_*^2)$, without the logarithm. Where C does not grow
 * with n the printed rate is met with log³n to spare; it is contradicted where even $C/\log^3 n$ grows.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { frobeniusSquared, inner, Matrix, minimumTraceEndToEnd, nuclearNorm } from "../../src/numerics/index.js";
import { type Conclusion, decisiveWins, fitExponent, trend } from "../../src/statistics/index.js";

/** M* (d_L×d_0) of rank r, n measurements, and the loss at a trace minimizer. */
interface Instance {
  readonly truth: Matrix;
  readonly rank: number;
  readonly n: number;
  readonly loss: number;
}

const specs = layout({
  sizes: {
    outputs: [3, 6],
    inputs: [3, 6],
    rank: [1, 2],
    n: ({ sizes: { outputs, inputs, rank } }) => {
      const least = rank! * (outputs! + inputs!);
      return [least, Math.max(least, outputs! * inputs! - 1)];
    },
  },
  lists: {
    A: {
      shapes: ({ sizes: { n, outputs, inputs } }) => Array.from({ length: n }, () => [outputs, inputs] as const),
      laws: ["gaussian"],
    },
    U: { shapes: ({ sizes: { outputs, rank } }) => [[outputs, rank]], laws: ["gaussian"] },
    V: { shapes: ({ sizes: { inputs, rank } }) => [[rank, inputs]], laws: ["gaussian"] },
  },
});

/** Probability of calling the rate inconsistent though the measured constant does not grow. */
const ERROR = 2 ** -20;

/** Ends of the bins of n/(r(d_0 + d_L)) over which losses are averaged; beyond the last, recovery is mostly exact. */
const BINS = [1, 1.125, 1.25, 1.5, 2] as const;

/** The means of loss/‖M*‖_*² by n/(r(d_0 + d_L)) with the exponent they fit, and the largest beyond, in words. */
function lossLine(observations: readonly (readonly number[])[]): string {
  const bins = BINS.slice(1).flatMap((end, k) => {
    const inside = observations.filter(([, , , size]) => size! >= BINS[k]! && size! < end);
    const mean = (at: number): number => inside.reduce((total, values) => total + values[at]!, 0) / inside.length;
    return inside.length > 0 && mean(2) > 0 ? [{ size: mean(3), loss: mean(2) }] : [];
  });
  const beyond = observations.filter(([, , , size]) => size! >= BINS.at(-1)!).map(([, , loss]) => loss!);
  const means = bins.map(({ size, loss }) => `${loss.toPrecision(2)} at ${size.toFixed(2)}`).join(", ");
  const line = `mean loss/‖M*‖_*² is ${means} times r(d₀+d_L), at most ${Math.max(0, ...beyond).toPrecision(2)} from 2 on`;
  if (bins.length < 3) return line;
  const { exponent, lower, upper } = fitExponent(
    bins.map(({ size }) => size),
    bins.map(({ loss }) => loss),
  );
  return `${line}; below 2 it goes like n^${exponent.toFixed(1)} [${lower.toFixed(1)}, ${upper.toFixed(1)}]`;
}

/** Each observation is [C, n, loss/‖M*‖_*², n/(r(d_0 + d_L))]. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  if (observations.length === 0) {
    return { verdict: "undecided", errorProbability: 0, power: "none without cases", summary: "no case" };
  }
  const constants = (power: number) => observations.map(([c, n]) => ({ size: n!, ratio: c! / Math.log(n!) ** power }));
  const plain = trend(constants(0), ERROR / 2);
  const printed = trend(constants(3), ERROR / 2);
  const needed = decisiveWins(plain.pairs, ERROR / 2);
  const isOpen = plain.decision === "grows" || needed === undefined;
  return {
    verdict: printed.decision === "grows" ? "inconsistent" : isOpen ? "undecided" : "consistent",
    errorProbability: ERROR,
    power:
      needed === undefined
        ? `none: ${plain.pairs} pairs are too few for this error probability`
        : `a constant that is larger at the larger n in ${needed} of ${plain.pairs} pairs of cases would have been noticed`,
    summary:
      `largest constant ${printed.largest.toPrecision(3)} (${plain.largest.toPrecision(3)} without log³n) in ` +
      `${observations.length} cases; ${lossLine(observations)}`,
  };
}

export default defineClaim<Instance>({
  id: "gatmiry2023/theorem-3",
  title: "The population loss of trace minimizers under Gaussian measurements",
  kinds: ["rate"],
  locus: "Theorem 3",
  reading: "r is the rank of M*, on which the statement is silent; depth two; n ≥ r(d₀ + d_L).",
  specs,
  materialize: (spec) => {
    const { lists, sizes } = specs.raw(spec);
    const product = lists.U[0]!.times(lists.V[0]!);
    const truth = new Matrix(product.rows, product.cols, product.data);
    const labels = lists.A.map((a) => inner(a, truth));
    const { minimizer } = minimumTraceEndToEnd({ measurements: lists.A, labels });
    return { truth, rank: sizes.rank, n: sizes.n, loss: frobeniusSquared(minimizer.minus(truth)).value };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\bar{\mathcal{L}}(\mathbf{W}^*) = \|E(\mathbf{W}^*) - M^*\|_F^2
        \le O\left(\frac{d_0 + d_L}{n} \|M^*\|_*^2 \log^3 n\right)`,
      expected: "consistent",
      relations: () => [],
      statistics: {
        needs: 150,
        observe: ({ truth, rank, n, loss }) => {
          const ends = truth.rows + truth.cols;
          const nuclear = nuclearNorm(truth).value;
          return nuclear === 0 ? null : [(loss / nuclear ** 2) * (n / ends), n, loss / nuclear ** 2, n / (rank * ends)];
        },
        conclude,
      },
    },
  ],
  equalityCases: { none: "a rate with an unnamed constant is attained by no single instance" },
  degenerateCases: [
    {
      name: "one column",
      spec: specs.explicit({
        sizes: { outputs: 2, inputs: 1, rank: 1, n: 3 },
        lists: { A: { law: "gaussian", seed: 1 }, U: [[[1], [2]]], V: [[[1]]] },
      }),
    },
    {
      name: "M* = 0",
      spec: specs.explicit({
        sizes: { outputs: 2, inputs: 2, rank: 1, n: 3 },
        lists: { A: { law: "gaussian", seed: 2 }, U: [[[0], [0]]], V: [[[0, 0]]] },
      }),
    },
  ],
  budget: { share: 0.15, atLeast: 150 },
});
