import { describe, expect, it } from "vitest";
import {
  contraction,
  FRAME_LAWS,
  frames,
  frameShapes,
  instances,
  layerShapes,
  turned,
} from "../../../generators/index.js";
import { type Assumption, claim, holds, judge } from "../../../src/claim/index.js";
import { runCases } from "../../../src/engine/run/cases.js";
import {
  block,
  directSum,
  endToEnd,
  fromRows,
  identity,
  type Matrix,
  minimumSharpness,
  spectralNorm,
} from "../../../src/numerics/index.js";
import { conformanceFaults } from "../../../src/conformance/conformance.js";
import { coupling } from "./coupling.js";
import { couplingAtEveryMinimum } from "./every-minimum.js";
import { FLATTEST_ASSUMPTIONS, type FlattestMinimum, IN_OMEGA_0 } from "./flattest-minima.js";
import { foundMinima } from "./found-minima.js";
import { leastSharpness } from "./least-sharpness.js";

const parts = {
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  matrices: { Q: { shapes: frameShapes, laws: FRAME_LAWS }, C: { shapes: layerShapes, laws: ["gaussian"] } },
} as const;

/** 1 ⊕ C_k with C_k as large as the law makes it, or a contraction, turned by the frames. */
function generator(part: (c: Matrix) => Matrix) {
  return instances(parts).map(({ widths, Q, C }): FlattestMinimum => {
    const around = frames(Q);
    const first = (q: Matrix): Matrix => block(q, 0, 0, q.rows, 1);
    const weights = turned(C.map(part), around, 1);
    const [left, right] = [first(around.at(-1)!), first(around[0]!)];
    const target = endToEnd(weights);
    const dual = left.times(right.T);
    return { widths, weights, target, root: undefined, left, right, dual, constructed: true, promised: true };
  });
}

/** (3/5, 4/5; −4/5, 3/5) on the first two entries. */
function besideFirst(x: Matrix): Matrix {
  const [first, second, ...others] = x.data;
  if (second === undefined) return x;
  return fromRows([0.6 * first! + 0.8 * second, 0.6 * second - 0.8 * first!, ...others].map((entry) => [entry]));
}

/** The claim of Theorem 3 on what a generator makes. */
function claimOn(from: ReturnType<typeof generator>, assumptions: readonly Assumption<FlattestMinimum>[] = []) {
  return claim(from, {
    id: "own/coupling",
    title: "Layer coupling",
    kinds: ["identity"],
    locus: "a test",
    noFile: "its generator is what is tried, and no network of a file",
    assumptions,
    printed: holds`\bar r_{k+1} = \bar q_k`((minimum) => coupling(minimum)),
    equality: "a generator that is tried, and may be wrong",
    degenerate: { numbers: from.at({ widths: [1, 1, 1], Q: [1, 1, 1], C: [0, 0] }) },
    situations: { "depth ≥ 3": (_, { widths }) => widths.length > 3 },
  });
}

const restricted = generator((c) => directSum(identity(1), contraction(c, 1)));
const unrestricted = generator((c) => directSum(identity(1), block(c, 1, 1, c.rows - 1, c.cols - 1)));

/** How many of 100 drawn cases refute each relation. */
function refutations(from: ReturnType<typeof generator>): Record<string, number> {
  const { forms, errors } = runCases(claimOn(from), { seed: 1, from: 0, to: 100 });
  expect(errors).toEqual([]);
  return Object.fromEntries(forms[0]!.relations.map(({ name, counts }) => [name, counts.refuted]));
}

describe("Theorem 3 on a generator of flattest minima", () => {
  it("holds where C_k are contractions", () => {
    expect(Object.values(refutations(restricted)).every((count) => count === 0)).toBe(true);
    expect(conformanceFaults(claimOn(restricted, FLATTEST_ASSUMPTIONS.slice(2)))).toEqual([]);
  });

  it("is refuted where they are of any size, and conformance says what is wrong", () => {
    const refuted = refutations(unrestricted);
    expect(refuted[IN_OMEGA_0]).toBeGreaterThan(30);
    expect(refuted["W_k r̄_k = σ_max(T)^{1/m} q̄_k"]).toBeGreaterThan(10);
    const faults = conformanceFaults(claimOn(unrestricted, FLATTEST_ASSUMPTIONS.slice(2)));
    expect(faults.join(" ")).toContain("w ∈ Ω₀");
  });
});

describe("minima that a descent found", () => {
  const far = Array.from({ length: 60 }, (_, seed) => foundMinima.materialize(foundMinima.specs.draw(seed)));

  it("are no flattest ones as a rule, but many come within a millionth of the least sharpness", () => {
    const above = far.map(({ weights, target }) => {
      const least = leastSharpness(weights.length, spectralNorm(target)).value;
      return minimumSharpness(weights).value / least - 1;
    });
    expect(above.filter((x) => x < 1e-6).length).toBeGreaterThan(10);
    expect(above.filter((x) => x > 1e-3).length).toBeGreaterThan(10);
    expect(Math.min(...above)).toBeGreaterThan(-(2 ** -40));
  });

  it("show that a vector beside u is not the one that the layers share", () => {
    const refuted = (minima: typeof far): number =>
      minima.filter((minimum) =>
        Object.entries(couplingAtEveryMinimum(minimum)).some(([name, of]) => {
          const { margin, rounding } = judge(of!(name));
          return margin < -rounding;
        }),
      ).length;
    expect(refuted(far)).toBe(0);
    expect(refuted(far.map((minimum) => ({ ...minimum, left: besideFirst(minimum.left) })))).toBeGreaterThan(5);
  });
});
