/**
 * What λ_max of the Hessian of a network away from minima costs: Lanczos on products with the Hessian, against the full
 * Hessian with all its eigenvalues, and against power iteration on PyTorch's autograd where it is installed. All of them
 * get the same matrices and are measured in the same run.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  exact,
  explicitHessian,
  identity,
  largestRitzPair,
  Matrix,
  RegressionRisk,
  symmetricEigen,
} from "../numerics/index.js";
import { Random } from "../random/index.js";
import { cpuSeconds, median } from "./timing.js";

/** Widths and layers that are compared, and those that show how the cost grows. */
const COMPARED = [
  [5, 10],
  [32, 6],
  [64, 8],
] as const;
const GROWING = [
  [8, 8],
  [16, 8],
  [32, 8],
  [64, 8],
  [16, 4],
  [16, 16],
  [16, 32],
] as const;

/** Parameters up to which the full Hessian is formed. */
const MOST_EXPLICIT = 300;

const ROUNDS = 5;

/** The accuracy that both iterations are asked for. */
const TOLERANCE = 1e-8;

/** Layers d × d near the identity, and a regression with 2d samples onto d outputs: no minimum. */
function drawn(d: number, depth: number): RegressionRisk & { readonly weights: readonly Matrix[] } {
  const random = new Random(1000 * d + depth);
  const gaussian = (rows: number, cols: number, deviation = 1): Matrix =>
    new Matrix(
      rows,
      cols,
      Float64Array.from({ length: rows * cols }, () => deviation * random.normal()),
    );
  const weights = Array.from({ length: depth }, () => {
    const w = gaussian(d, d, 1 / (2 * Math.sqrt(depth * d)));
    for (let i = 0; i < d; i++) w.data[i * d + i]! += 1;
    return w;
  });
  const problem = { inputs: gaussian(2 * d, d), targets: gaussian(2 * d, d), output: identity(d) };
  return Object.assign(new RegressionRisk(weights, problem), { weights });
}

/** CPU seconds, the median of the rounds; the first warms the compiler up. */
function seconds(work: () => void): number {
  const times = Array.from({ length: ROUNDS + 1 }, () => cpuSeconds(work));
  return median(times.slice(1));
}

interface Measured {
  readonly d: number;
  readonly depth: number;
  readonly value: number;
  readonly products: number;
  readonly seconds: number;
}

function lanczos(d: number, depth: number): Measured {
  const risk = drawn(d, depth);
  const at = risk.flatten(risk.weights);
  const find = () => largestRitzPair(risk.hessian(at), { relativeTolerance: TOLERANCE });
  const { value, steps } = find();
  return { d, depth, value, products: steps, seconds: seconds(find) };
}

/** The same λ_max from all N² entries: those of the Gauss–Newton matrix and the curvature, by the slow route. */
function explicit(d: number, depth: number): { readonly value: number; readonly seconds: number } | null {
  const { weights, problem, size } = drawn(d, depth);
  if (size > MOST_EXPLICIT) return null;
  const { inputs, targets } = problem;
  const measurements = Array.from({ length: inputs.rows * d }, (_, at) => {
    const [sample, output] = [Math.floor(at / d), at % d];
    const entry = (e: number): number => (Math.floor(e / d) === output ? inputs.at(sample, e % d) : 0);
    return new Matrix(
      d,
      d,
      Float64Array.from({ length: d * d }, (__, e) => entry(e)),
    );
  });
  const labels = Array.from(targets.data, exact);
  let value = NaN;
  const time = cpuSeconds(() => {
    // The loss of measurements divides by their number, nd, where the risk divides by n.
    value = d * symmetricEigen(explicitHessian(weights, { measurements, labels })).values[0]!;
  });
  return { value, seconds: time };
}

interface Peer {
  readonly value: number;
  readonly products: number;
  readonly seconds: number;
}

/** What sharpness_peers.py measures, one entry a comparison, or null where no Python with PyTorch is found. */
function peers(): readonly Peer[] | null {
  const script = fileURLToPath(new URL("../../../src/bench/sharpness_peers.py", import.meta.url));
  const input = JSON.stringify({
    tolerance: TOLERANCE,
    rounds: ROUNDS,
    cases: COMPARED.map(([d, depth]) => {
      const { weights, problem } = drawn(d, depth);
      return {
        weights: weights.map((w) => w.toRows()),
        inputs: problem.inputs.toRows(),
        targets: problem.targets.toRows(),
      };
    }),
  });
  for (const python of ["/usr/bin/python3", "python3"]) {
    const { status, stdout } = spawnSync(python, [script], {
      input,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
      env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" },
    });
    if (status === 0) return JSON.parse(stdout) as Peer[];
  }
  return null;
}

function milliseconds(time: number): string {
  return `${(1000 * time).toPrecision(3)} ms`;
}

/** Prints both tables. */
export function benchSharpness(print: (line: string) => void): void {
  const row = (cells: readonly (string | number)[], widths: readonly number[]): void => {
    print(cells.map((cell, i) => String(cell).padStart(widths[i]!)).join(" "));
  };
  const torch = peers();
  const wide = [4, 4, 10, 9, 20, 28, 20];
  print("\nSharpness by Lanczos, in CPU time");
  row(["d", "L", "time", "products", "full Hessian takes", "autograd power iteration", "agree to"], wide);
  COMPARED.forEach(([d, depth], index) => {
    const own = lanczos(d, depth);
    const whole = explicit(d, depth);
    const peer = torch?.[index];
    const others = [whole?.value, peer?.value].filter((value) => value !== undefined);
    const apart = Math.max(...others.map((value) => Math.abs(value / own.value - 1)));
    row(
      [
        d,
        depth,
        milliseconds(own.seconds),
        own.products,
        whole === null ? "–" : `${(whole.seconds / own.seconds).toPrecision(3)}×`,
        peer === undefined ? "–" : `${(peer.seconds / own.seconds).toPrecision(3)}× (${peer.products} products)`,
        others.length === 0 ? "–" : apart.toExponential(0),
      ],
      wide,
    );
  });
  if (torch === null) print("\nNo Python with PyTorch found for comparison; on Debian: apt-get install python3-torch");

  const narrow = [4, 4, 10, 9, 14];
  print("\nHow it grows");
  row(["d", "L", "time", "products", "per product"], narrow);
  for (const [d, depth] of GROWING) {
    const { products, seconds: time } = lanczos(d, depth);
    row([d, depth, milliseconds(time), products, milliseconds(time / products)], narrow);
  }
}
