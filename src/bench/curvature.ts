import { exact, hessianTrace, Matrix, sharpness, withArena } from "../numerics/index.js";
import { Random } from "../random/index.js";
import { peer } from "./peer.js";
import { against, duration, growthExponent, type Row } from "./rows.js";
import { bestSeconds } from "./timing.js";

/** Width d, depth L and number n of measurements. */
type Size = readonly [d: number, depth: number, n: number];

const COMPARED: readonly Size[] = [
  [6, 3, 20],
  [32, 8, 20],
  [64, 8, 20],
  [128, 8, 20],
];

/** One size varies at a time, the others are those of the second comparison. */
const GROWING: readonly { readonly by: string; readonly place: 0 | 1 | 2; readonly sizes: readonly Size[] }[] = [
  { by: "d", place: 0, sizes: [16, 32, 64, 128].map((d): Size => [d, 8, 20]) },
  { by: "L", place: 1, sizes: [4, 8, 16, 32].map((depth): Size => [32, depth, 20]) },
  { by: "n", place: 2, sizes: [10, 20, 40, 80].map((n): Size => [32, 8, n]) },
];

const ROUNDS = 3;

/** The accuracy that power iteration is asked for; what is ours has its bound. */
const TOLERANCE = 1e-8;

/** The standard error at which the estimate of the trace from random vectors is stopped, relative to it. */
const ESTIMATE = 0.01;

/** Layers d × d near the identity and Gaussian measurements, with the labels of the network itself. */
function drawn([d, depth, n]: Size): { readonly weights: readonly Matrix[]; readonly measurements: readonly Matrix[] } {
  const random = new Random(1000 * d + 10 * depth + n);
  const gaussian = (deviation: number): Matrix =>
    new Matrix(
      d,
      d,
      Float64Array.from({ length: d * d }, () => deviation * random.normal()),
    );
  const weights = Array.from({ length: depth }, () => {
    const w = gaussian(1 / (2 * Math.sqrt(depth * d)));
    for (let i = 0; i < d; i++) w.data[i * d + i]! += 1;
    return w;
  });
  return { weights, measurements: Array.from({ length: n }, () => gaussian(1)) };
}

const WORKS = {
  "trace of the Hessian with its bound": (size: Size) => {
    const { weights, measurements } = drawn(size);
    return () => hessianTrace(weights, measurements);
  },
  "λ_max of the Hessian at zero loss with its bound": (size: Size) => {
    const { weights, measurements } = drawn(size);
    const labels = measurements.map(() => exact(0));
    return () => sharpness(weights, { measurements, labels });
  },
};

interface Peer {
  readonly value: number;
  readonly products: number;
  readonly seconds: number;
  readonly trace: number;
  readonly traceSeconds: number;
  readonly estimate: { readonly value: number; readonly products: number; readonly seconds: number };
}

/** Trace and sharpness of networks, against PyTorch's autograd on the same matrices. */
export function curvatureRows(): Row[] {
  const cases = COMPARED.map((size) => {
    const { weights, measurements } = drawn(size);
    return { weights: weights.map((w) => w.toRows()), measurements: measurements.map((a) => a.toRows()) };
  });
  const torch = peer("sharpness_peers.py", { tolerance: TOLERANCE, rounds: ROUNDS, share: ESTIMATE, cases }) as
    Peer[] | null;
  return Object.entries(WORKS).flatMap(([what, prepare], which) =>
    COMPARED.map((size, index) => {
      const work = prepare(size);
      const { value } = work();
      const own = bestSeconds(() => withArena(work));
      const found = torch?.[index];
      const apart = (theirs: number): string => `, values ${Math.abs(theirs / value - 1).toExponential(0)} apart`;
      const products = (of: { readonly products: number; readonly value: number }): string =>
        `, ${of.products} products${apart(of.value)}`;
      const others =
        which === 0
          ? [
              against(
                "autograd, the gradients of all predictions at once",
                found?.traceSeconds,
                own,
                found && apart(found.trace),
              ),
              against(
                "Hutchinson’s estimate on autograd",
                found?.estimate.seconds,
                own,
                found && products(found.estimate),
              ),
            ]
          : [against("power iteration on autograd", found?.seconds, own, found && products(found))];
      return { what, size: named(size), own: duration(own), others };
    }),
  );
}

function named([d, depth, n]: Size): string {
  return `d = ${d}, L = ${depth}, n = ${n}`;
}

/** How both grow with each size. */
export function curvatureGrowth(): Row[] {
  return Object.entries(WORKS).map(([what, prepare]) => {
    const grown = GROWING.map(({ by, place, sizes }) => {
      const points = sizes.map((size) => {
        const work = prepare(size);
        return [size[place], bestSeconds(() => withArena(work))] as const;
      });
      return `${by}^${growthExponent(points).toFixed(1)}`;
    });
    return { what: `growth of: ${what}`, size: "d to 128, L to 32, n to 80", own: grown.join(", "), others: [] };
  });
}
