/**
 * §1, §3 (item 2), §4 (after Theorem 1) and §6.
 *
 * As printed: "We start by showing that all minima become sharper as the network gets deeper." "Thus, the deeper the
 * network, the smaller the maximal step-size that allows convergence." "This result asserts that the flattest minima
 * become sharper as the number of layers increases (their sharpness grows approximately linearly with $m$ for $m \gg
 * 1$). […] In other words, the step-size should be taken to be smaller when training deeper models."
 *
 * With σ = σ_max(T) and $\lambda^*_m = 2m\sigma^{2-2/m}$ (Theorem 1) one more layer multiplies the sharpness by
 * $(1+\frac1m)\sigma^{2/(m(m+1))}$. That is below 1 for $\sigma < (1+\frac1m)^{-m(m+1)/2}$: 1/2, 8/27, 0.18 for m = 1,
 * 2, 3. With σ = 1/100 the least of all is that of nine layers. For m ≥ 2, where $t = 2/m \le 1$, $|\sigma^{2-t} -
 * \sigma^2| \le t\max(\sigma^2\ln\sigma, 1/e)$ (see gatmiry2023/theorem-7-remark): the growth is linear in the end.
 *
 * Two routes: ν(uvᵀ) of (25), a bound of every minimum of m layers, and the Gram matrix at (27) for m + 1.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, equal, holds, refuted } from "../../src/claim/index.js";
import { diagonal, dualSharpness, identity, minimumSharpness, quantityDiagonal } from "../../src/numerics/index.js";
import {
  absolute,
  exact,
  exponential,
  logarithm,
  maximum,
  type Quantity,
} from "../../src/numerics/arithmetic/index.js";

const drawn = instances({
  large: { d: 6, sizes: { m: 48 } },
  sizes: { m: [1, 6], inputs: [1, 3], outputs: [1, 3] },
  reals: { scale: [1, 1 / 2, 1 / 4, 2, 1 / 64] },
  matrices: { s: { shape: [({ inputs, outputs }) => Math.min(inputs, outputs), 1], laws: ["positive", "repeated"] } },
});

/** T ≠ 0 with the singular values s, the bound of all minima of m layers, and the sharpness of one of m + 1. */
const depths = drawn.map(({ s, scale, m, inputs, outputs }) => {
  const values = Array.from(s.data, (x) => (Math.abs(x) || 1) * scale);
  const sigma = Math.max(...values);
  const first = values.map((_, k) => (k === values.indexOf(sigma) ? 1 : 0));
  const [target, pair] = [diagonal(values, outputs, inputs), diagonal(first, outputs, inputs)];
  const flattest = (depth: number): Quantity => {
    const roots = values.map((x) => (depth === 1 ? exact(x) : exact(x).power(1, depth)));
    const width = (k: number) => (k === 0 ? inputs : k === depth ? outputs : values.length);
    return minimumSharpness(Array.from({ length: depth }, (_, k) => quantityDiagonal(roots, width(k + 1), width(k))));
  };
  return { m, sigma, values, least: dualSharpness(m, target, identity(inputs), pair), deeper: flattest(m + 1) };
});

const SHARPER = "λ*_m ≤ λ*_{m+1}";
const FACTOR = "λ*_{m+1} = (1+1/m)σ^{2/(m(m+1))}λ*_m";
const LINEAR = "|λ*_{m+1}/(2(m+1)) − σ²| ≤ (2/(m+1))max(σ²ln σ, 1/e)";

/** That λ* grows linearly in the end. */
function linear({ m, sigma, deeper }: ReturnType<typeof depths.materialize>) {
  const square = exact(sigma).squared();
  const most = sigma > 1 ? maximum([square.times(logarithm(sigma)), exponential(-1)]) : exponential(-1);
  return { [LINEAR]: atMost(absolute(deeper.over(2 * (m + 1)).minus(square)), most.times(2).over(m + 1)) };
}

export default claim(depths, {
  id: "mulayoff2020/deeper-sharper",
  title: "The flattest minima become sharper as the network gets deeper",
  noFile: "it is about flattest minima of two depths, and makes them; mulayoff2020/theorem-1 takes a network",
  kinds: ["bound", "rate"],
  locus: "§1; §3, item 2; §4, text after Theorem 1; §6",
  words: "ours",
  reading: `For every T ≠ 0 and m: the sentence stands in §1, §4 and §6 without a condition. “For m ≫ 1” is said of
    the linear growth, from which §3 draws the same of step sizes. Of all flattest minima for one T those of m + 1
    layers are no flatter than those of m. A kinder reading is there: from some m on, which is so for every T ≠ 0.
    White data, and A1. T is diagonal, since turning inputs and outputs changes no sharpness. That the largest step
    size 2/λ* falls is the same. For T = 0 it is not so either: one layer has the sharpness 2, more have 0.`,
  printed:
    refuted`T \ne 0:\quad \lambda^*_m \le \lambda^*_{m+1}, \quad \lambda^*_m = \min_{w \in \Omega} \lambda_{\max}(H_w)
      \text{ over } m \text{ layers}; \quad \lambda^*_m \sim 2\sigma_{\max}(T)^2 m`((it) => ({
      [SHARPER]: atMost(it.least, it.deeper),
      ...linear(it),
    })),
  corrected:
    holds`T \ne 0:\quad \lambda^*_{m+1} = (1+\tfrac1m)\,\sigma_{\max}(T)^{\frac{2}{m(m+1)}} \lambda^*_m, \text{ so that }
      \lambda^*_m \le \lambda^*_{m+1} \text{ for all } m \text{ where } \sigma_{\max}(T) \ge \tfrac12; \quad
      \lambda^*_m \sim 2\sigma_{\max}(T)^2 m`((it) => {
      const { m, sigma, least, deeper } = it;
      return {
        [SHARPER]: sigma >= 1 / 2 ? atMost(least, deeper) : null,
        [FACTOR]: equal(deeper, least.times(exact(sigma).power(2, m * (m + 1))).times(exact(m + 1).over(m))),
        ...linear(it),
      };
    }),
  equality: {
    "one layer and two, σ = 1/2": {
      of: [SHARPER, FACTOR],
      at: [
        drawn.at({ m: 1, inputs: 1, outputs: 1, s: 0.5 }),
        drawn.at({ m: 1, inputs: 2, outputs: 3, s: "0.5; 0.25" }),
      ],
    },
    "any depth": { of: [FACTOR], at: [2, 3, 5].map((m) => drawn.at({ m, inputs: 1, outputs: 1, s: 3 })) },
  },
  degenerate: {
    "σ = 1/4: 2 for one layer, 1 for two": drawn.at({ m: 1, inputs: 1, outputs: 1, s: 0.25 }),
    "σ next to 1/2, below": drawn.at({ m: 1, inputs: 1, outputs: 1, s: 31 / 64 }),
    // There σ²(1 − σ^{−t}) is nearly tσ² ln σ, t = 2/(m + 1).
    "σ next to √2, many layers": drawn.at({ m: 47, inputs: 1, outputs: 1, s: 181 / 128 }),
    "equal singular values": drawn.at({ m: 2, inputs: 2, outputs: 2, s: "2; 2" }),
  },
  situations: {
    "m ≥ 3": ({ m }) => m >= 3,
    "σ_max(T) < 1/2": ({ sigma }) => sigma < 1 / 2,
    "σ_max(T) > 1": ({ sigma }) => sigma > 1,
    "d_x, d_y ≥ 2": ({ values }) => values.length >= 2,
  },
  erratum: {
    grade: "statement",
    slip: `(17) has m as a factor and as an exponent: one more layer multiplies 2mσ^{2−2/m}, σ = σ_max(T), by 1 + 1/m,
      and by σ^{2/(m(m+1))}, which wins where σ is small. For T = 1/4 the flattest minima have the sharpness 2, 1, 0.945
      and 1 with one to four layers, and for σ = 1/100 they become flatter up to nine.`,
    instead: "sharper with every layer where σ_max(T) ≥ 1/2, and for every T ≠ 0 from some m on, linearly in the end",
  },
  budget: { share: 0.2, atLeast: 100 },
});
