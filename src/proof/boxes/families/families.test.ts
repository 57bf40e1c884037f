import { describe, expect, it } from "vitest";
import { type Claim, relationOf, type Spec } from "../../../claim/index.js";
import {
  alignedMinimizer,
  column,
  exact,
  frobeniusSquared,
  fromRows,
  identity,
  type Matrix,
  minimumSharpness,
  pow,
  regressionMeasurements,
  sharpness,
  svd,
  withArena,
} from "../../../numerics/index.js";
import { Random } from "../../../random/index.js";
import { settledFrom } from "../../../../theorems/beyond/shared/flow-limit.js";
import { catalogue } from "../../../../theorems/index.js";
import { type Chart, factorOf, type Family } from "../family.js";
import { marginAt } from "../forward.js";
import { chartProgram } from "../prove-family.js";
import { families } from "./index.js";
import { specOf } from "./spec-of.js";

type Rows = readonly (readonly number[])[];

/** What an arbitrary instance becomes: entries of the family by name, and by what both sides are multiplied. */
interface Carried {
  readonly entries: Readonly<Record<string, number>>;
  readonly scale: number;
}

const INSTANCES = 40;

const matrix = (random: Random, rows: number, cols: number): Rows =>
  Array.from({ length: rows }, () => Array.from({ length: cols }, () => random.normal()));

const rowsOf = (a: Matrix): number[][] =>
  Array.from({ length: a.rows }, (_, i) => Array.from({ length: a.cols }, (__, k) => a.at(i, k)));

async function claimOf(family: Family): Promise<Claim> {
  const [claim] = await catalogue.load([family.claim]);
  return claim!;
}

const familyOf = (id: string): Family => families.find((family) => family.id === id)!;

function sidesAt(claim: Claim, { form, relation }: Family, spec: Spec): [lhs: number, rhs: number] {
  return withArena(() => {
    const found = relationOf(claim.evaluate(spec), form, relation)!;
    return [found.lhs.value, found.rhs.value];
  });
}

/** The chart whose entries that are 1 the carried instance has, and its values there. */
function placeOf(
  family: Family,
  { entries }: Carried,
): { readonly chart: Chart; readonly values: readonly number[] } | null {
  for (const chart of family.charts) {
    const values = chart.parameters.map(({ name }) => entries[name]!);
    const free = new Set(chart.parameters.map(({ name }) => name));
    const ones = Object.entries(entries).filter(([name]) => !free.has(name));
    const isThere = ones.every(([, x]) => Math.abs(x - 1) < NEAR);
    if (isThere && chart.parameters.every(({ from, to }, i) => values[i]! >= from - NEAR && values[i]! <= to + NEAR)) {
      return { chart, values };
    }
  }
  return null;
}

/** Carrying goes through a decomposition in floating point, which is good to a few units of roundoff times sizes here. */
const NEAR = 2 ** -36;

function expectCarried(claim: Claim, family: Family, spec: Spec, carried: Carried): boolean {
  const place = placeOf(family, carried);
  if (place === null) return false;
  const [given, reduced] = [spec, place.chart.spec!(place.values)].map((one) => sidesAt(claim, family, one));
  given!.forEach((side, i) => {
    const other = reduced![i]! * carried.scale;
    expect(Math.abs(side - other)).toBeLessThan(NEAR * Math.max(Math.abs(side), Math.abs(other)) + NEAR * NEAR);
  });
  return true;
}

/** VᵀB = LQ with L = (b1 0; b2 b3) ≥ 0, and the singular values of A = UDVᵀ: all that the families of 2×2 pairs keep. */
function pairOf(A: Rows, B: Rows): Record<"d1" | "d2" | "b1" | "b2" | "b3", number> {
  const { values, v } = svd(fromRows(A));
  const [[p, q], [r, s]] = rowsOf(v.T.times(fromRows(B))) as [[number, number], [number, number]];
  const b1 = Math.sqrt(p * p + q * q);
  const [b2, b3] = [(p * r + q * s) / b1, (p * s - q * r) / b1];
  return { d1: values[0]!, d2: values[1]!, b1, b2: Math.abs(b2), b3: Math.abs(b3) };
}

describe("families of pairs", () => {
  const scaled = (pair: ReturnType<typeof pairOf>, d: number, b: number): Record<string, number> => {
    const { d1, d2, b1, b2, b3 } = pair;
    return { d1: d1 / d, d2: d2 / d, b1: b1 / b, b2: b2 / b, b3: b3 / b };
  };
  it("lemma-1: any A and B", async () => {
    const family = familyOf("gatmiry2023/lemma-1/2x2");
    const claim = await claimOf(family);
    const random = new Random(31);
    for (let k = 0; k < INSTANCES; k++) {
      const [A, B] = [matrix(random, 2, 2), matrix(random, 2, 2)];
      const pair = pairOf(A, B);
      const [d, b] = [pair.d1, Math.max(pair.b1, pair.b2, pair.b3)];
      const spec = specOf({ sizes: { m: 2, k: 2, n: 2 }, lists: { A: [A], B: [B] } });
      expect(expectCarried(claim, family, spec, { entries: scaled(pair, d, b), scale: d * b })).toBe(true);
    }
  });

  it.each([
    [
      "gatmiry2023/lemma-4/2x2",
      "W",
      {
        M: [
          [
            [1, 0],
            [0, 1],
          ],
        ],
      },
    ],
    ["mulayoff2020/lemma-4/2x2", "Psi", {}],
  ] as const)("%s: any two layers", async (id, list, others) => {
    const family = familyOf(id);
    const claim = await claimOf(family);
    const random = new Random(32);
    for (let k = 0; k < INSTANCES; k++) {
      const [first, second] = [matrix(random, 2, 2), matrix(random, 2, 2)];
      const pair = pairOf(second, first);
      const size = Math.max(pair.d1, pair.b1, pair.b2, pair.b3);
      const spec = specOf({ widths: [2, 2, 2], lists: { [list]: [first, second], ...others } });
      const carried = { entries: scaled(pair, size, size), scale: size * size };
      expect(expectCarried(claim, family, spec, carried)).toBe(true);
    }
  });
});

describe("families of scalar networks", () => {
  const ids = families.map(({ id }) => id).filter((id) => id.includes("/scalar-"));
  it.each(ids)("%s: any weights, in any order, of any sign", async (id) => {
    const family = familyOf(id);
    const claim = await claimOf(family);
    const random = new Random(33);
    const depth = Number(id.at(-1));
    let count = 0;
    for (let k = 0; k < INSTANCES; k++) {
      const w = Array.from({ length: depth }, () => random.normal());
      const deviation = random.pick([1, 2, 0.5, 3]);
      const sizes = w.map(Math.abs).sort((x, y) => x - y);
      const largest = sizes.at(-1)!;
      const spec = id.startsWith("across")
        ? specOf({
            choices: { balance: "any" },
            sizes: { depth },
            reals: { size: 1, deviation, zero: 0 },
            lists: { signs: [[w.map(Math.sign)]], stretch: [[w.map(Math.abs)]] },
          })
        : specOf({ widths: [1, ...w.map(() => 1)], reals: { deviation }, lists: { W: w.map((x) => [[x]]) } });
      const entries = Object.fromEntries(sizes.map((x, j) => [`w${j + 1}`, x / largest]));
      const scale = deviation * deviation * pow(largest, 2 * depth - 2);
      if (expectCarried(claim, family, spec, { entries, scale })) count++;
    }
    expect(count).toBeGreaterThan(INSTANCES / 4);
  });
});

describe("families of trace minimizers", () => {
  it.each(families.map(({ id }) => id).filter((id) => id.includes("trace-minimizer")))("%s: any T", async (id) => {
    const family = familyOf(id);
    const claim = await claimOf(family);
    const random = new Random(34);
    for (let k = 0; k < INSTANCES; k++) {
      const T = matrix(random, 2, 2);
      const { values } = svd(fromRows(T));
      const spec = specOf({ widths: new Array<number>(Number(id.at(-1)) + 1).fill(2), lists: { T: [T] } });
      expect(expectCarried(claim, family, spec, { entries: { t: values[1]! / values[0]! }, scale: 1 })).toBe(true);
    }
  });
});

describe("families of regression", () => {
  const ids = families
    .filter(({ id, charts }) => id.includes("regression-bounds") && charts[0]!.spec !== undefined)
    .map(({ id }) => id);
  it.each(ids)("%s: any data and layers within reach", async (id) => {
    const family = familyOf(id);
    const claim = await claimOf(family);
    const random = new Random(35);
    const depth = Number(id.at(-1));
    const isGeneral = id.includes("minimizers");
    let count = 0;
    for (let k = 0; k < 4 * INSTANCES; k++) {
      const X = matrix(random, 2, 2);
      const W = [matrix(random, 1, 2), ...Array.from({ length: depth - 1 }, () => matrix(random, 1, 1))];
      const spec = regressionSpec(W, X);
      const { values, v } = svd(fromRows(X));
      const turned = rowsOf(fromRows(W[0]!).times(v))[0]!.map(Math.abs);
      const largest = Math.max(...turned);
      const gains = W.slice(1).map(([row]) => Math.abs(row![0]!) / largest);
      const product = gains.reduce((a, b) => a * b, 1);
      // What sees w_prod alone has the other layers 1: S(W⁰) and its bounds grow with ‖w*‖^{2−2/L}.
      const along = isGeneral ? 1 : pow(product, (2 * depth - 2) / depth);
      const scale = values[0]! * values[0]! * pow(largest, 2 * depth - 2) * along;
      const isFirst = turned[0] === largest;
      const u = Math.min(...turned) / largest;
      const t = values[1]! / values[0]!;
      const chart = family.charts[isFirst ? 0 : 1]!;
      const named: Readonly<Record<string, number>> = {
        t,
        u,
        ...Object.fromEntries(gains.map((g, j) => [`g${j + 2}`, g])),
      };
      const entries = Object.fromEntries(chart.parameters.map(({ name }) => [name, named[name]!]));
      if (expectCarried(claim, { ...family, charts: [chart] }, spec, { entries, scale })) count++;
    }
    expect(count).toBeGreaterThan(isGeneral ? INSTANCES / 8 : INSTANCES);
  });
});

function regressionSpec(W: readonly Rows[], X: Rows): Spec {
  return specOf({
    sizes: { depth: W.length, inputs: 2, hidden: 1, outputs: 1, n: 2 },
    choices: { model: "fully connected" },
    reals: { shift: 0 },
    lists: { W, X: [X], p: [] },
  });
}

describe("programs of families", () => {
  it.each(families.map(({ id }) => id))(
    "%s: say what both sides are, at other points than they were recorded at",
    async (id) => {
      const family = familyOf(id);
      const claim = await claimOf(family);
      const random = new Random(36);
      for (const chart of family.charts) {
        const program = chartProgram(claim, family, chart);
        for (let k = 0; k < 5; k++) {
          const values = chart.parameters.map(({ from, to }) => from + (to - from) * random.uniform());
          const all = [...values, ...(chart.choose?.(values) ?? [])];
          const found = withArena(
            () => chart.sides?.(all) ?? relationOf(claim.evaluate(chart.spec!(all)), family.form, family.relation)!,
          );
          const margin = withArena(() => found.rhs.times(exact(factorOf(family))).minus(found.lhs));
          const span = marginAt(program, values.concat(all.slice(values.length)), [], factorOf(family));
          expect(span.lo).toBeLessThanOrEqual(margin.value + margin.error);
          expect(span.hi).toBeGreaterThanOrEqual(margin.value - margin.error);
          expect(span.hi - span.lo).toBeLessThan(2 ** -30);
        }
      }
    },
  );
});

describe("families whose sides are not those of a relation", () => {
  /** T = U(p q; 0 s), the entries ≥ 0 by signs that no side sees. */
  const triangular = (T: Rows): number[][] => {
    if (T.length === 1) return [T[0]!.map(Math.abs)];
    const [[p, q], [r, s]] = T as [[number, number], [number, number]];
    const length = Math.sqrt(p * p + r * r);
    return [
      [length, Math.abs(p * q + r * s) / length],
      [0, Math.abs(p * s - q * r) / length],
    ];
  };

  it.each(families.filter(({ id }) => id.includes("flattest-any-data")).map(({ id }) => id))(
    "%s: any R and T",
    (id) => {
      const family = familyOf(id);
      const random = new Random(37);
      const [depth, outputs] = [...id.matchAll(/=(\d)/g)].map(([, digit]) => Number(digit)) as [number, number];
      let count = 0;
      for (let k = 0; k < INSTANCES; k++) {
        const [root, T] = [matrix(random, 2, 2), matrix(random, outputs, 2)];
        // R = QDQᵀ.
        const { values, v: Q } = svd(fromRows(root));
        const D = [
          [values[0]!, 0],
          [0, values[1]!],
        ];
        const R = Q.times(fromRows(D)).times(Q.T);
        const turned = triangular(rowsOf(fromRows(T).times(Q)));
        const largest = Math.max(...turned.flat());
        const [x, y, beta] = [random.uniform(), random.uniform(), 0.5 + random.uniform()];
        const scaledTarget = turned.map((row) => row.map((z) => z / largest));
        const names = outputs === 1 ? ["p"] : ["p", "q"];
        const index = scaledTarget
          .flat()
          .filter((_, i) => i !== 2)
          .findIndex((z) => z === 1);
        const rest = scaledTarget
          .flat()
          .filter((_, i) => i !== 2)
          .filter((_, i) => i !== index);
        const chart = family.charts[index]!;
        expect(chart.parameters.map(({ name }) => name)).toEqual(["r", ...names]);
        const { lhs, rhs } = chart.sides!([values[1]! / values[0]!, ...rest, beta / pow(largest, 1 / depth), x, y]);
        const scale = values[0]! * values[0]! * pow(largest, 2 - 2 / depth);

        // The given instance, with the signs that were taken put into v.
        const layers = [
          fromRows(T).times(exact(1 / pow(beta, depth - 1))),
          ...Array.from({ length: depth - 1 }, () => identity(outputs).times(beta)),
        ];
        near(minimumSharpness(layers, R).value, lhs.value * scale);
        const signs = [-1, 1].flatMap((a) => [-1, 1].map((b) => [a * x, b * y]));
        const given = signs.map((one) => {
          const moved = R.times(Q.times(fromRows(one.map((z) => [z]))));
          const image = frobeniusSquared(fromRows(T).times(moved)).value;
          return (2 * depth * pow(frobeniusSquared(moved).value * pow(image, depth - 1), 1 / depth)) / (x * x + y * y);
        });
        expect(Math.min(...given.map((one) => Math.abs(one - rhs.value * scale)))).toBeLessThan(
          NEAR * rhs.value * scale,
        );
        count++;
      }
      expect(count).toBe(INSTANCES);
    },
  );

  it("beyond/regression-bounds/aligned-over-least: any X and w*", () => {
    const family = familyOf("beyond/regression-bounds/aligned-over-least");
    const random = new Random(38);
    for (let k = 0; k < INSTANCES; k++) {
      const [X, w] = [fromRows(matrix(random, 2, 2)), fromRows(matrix(random, 2, 1))];
      const problem = { inputs: X, targets: X.times(w), output: column([1]) };
      const given = sharpness(alignedMinimizer([2, 1, 1], w, problem.output), regressionMeasurements(problem));
      const { values, v } = svd(X);
      // In the order of the family the smaller singular value comes first.
      const [b, a] = rowsOf(v.T.times(w)).map(([z]) => Math.abs(z!)) as [number, number];
      const largest = Math.max(a, b);
      const chart = family.charts[a === largest ? 0 : 1]!;
      const { lhs } = chart.sides!([values[0]! / values[1]!, Math.min(a, b) / largest, 1, 1]);
      near(given.value, lhs.value * values[1]! * values[1]! * largest);
    }
  });

  it.each([2, 3, 4, 5])("beyond/flow-limit/settled,L=%i: any X and w*", (depth) => {
    const family = familyOf(`beyond/flow-limit/settled,L=${depth}`);
    const random = new Random(39);
    for (let k = 0; k < INSTANCES; k++) {
      const [X, w] = [fromRows(matrix(random, 2, 2)), fromRows(matrix(random, 2, 1))];
      const problem = { inputs: X, targets: X.times(w), output: column([1]) };
      const widths = [2, ...Array.from({ length: depth }, () => 1)];
      const given = sharpness(alignedMinimizer(widths, w, problem.output), regressionMeasurements(problem));
      const { values, v } = svd(X);
      const [b, a] = rowsOf(v.T.times(w)).map(([z]) => Math.abs(z!)) as [number, number];
      const largest = Math.max(a, b);
      const chart = family.charts[a === largest ? 0 : 1]!;
      const { lhs } = chart.sides!([values[0]! / values[1]!, Math.min(a, b) / largest, 1, 1]);
      // S(W⁰) = (2/n)‖w*‖^{2−2/L} times the left side.
      near(given.value, lhs.value * values[1]! * values[1]! * pow(Math.hypot(a, b), 2 - 2 / depth));
    }
  });

  it("beyond/flow-limit: the corner that is left out is what its proof does by hand, at the numbers of the claim", () => {
    for (const depth of [2, 3, 4, 5]) {
      const { charts } = familyOf(`beyond/flow-limit/settled,L=${depth}`);
      const [low, turned, corner] = charts.map(({ parameters }) => parameters);
      expect(corner![0]!.from).toBe(low![0]!.to);
      expect(corner![0]!.to).toBe(turned![0]!.to);
      expect(corner![0]!.to * corner![0]!.to).toBe(settledFrom(depth));
      const square = (corner![0]!.from * corner![0]!.from - depth) / (depth - 1);
      expect(square).toBeGreaterThan(0);
      expect(corner![1]!.from).toBeLessThan((square * Math.sqrt(square)) / (depth * square + depth - 1));
    }
  });

  function near(a: number, b: number): void {
    expect(Math.abs(a - b)).toBeLessThan(NEAR * Math.max(Math.abs(a), Math.abs(b)));
  }
});
