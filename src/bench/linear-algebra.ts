import { EigenvalueDecomposition, Matrix as MlMatrix, SingularValueDecomposition } from "ml-matrix";
import { eachSingularValue, largestEigenvalue, Matrix, symmetricEigen, withArena } from "../numerics/index.js";
import { Random } from "../random/index.js";
import { peers } from "./peer.js";
import { against, duration, type Row } from "./rows.js";
import { bestSeconds } from "./timing.js";

const PRODUCTS = [4, 8, 16, 32, 64, 128, 256, 512];
const SPECTRA = [4, 8, 16, 32, 64, 128, 256];

/** ml-matrix is left out above this size: it takes long and says nothing new. */
const MOST_SLOW = 64;

type Timed = "product" | "values" | "eigenvalues" | "vectors";

type Peer = Record<Timed, Record<string, number>> & {
  /** What OpenBLAS says of itself: its version, options and kernels. */
  readonly library: string;
};

/** Of several Pythons the one with the fastest products: an old OpenBLAS has no kernels for a new processor. */
function fastestPeer(): Peer | null {
  const found = [...peers("linear_algebra_peers.py", { product: PRODUCTS, spectra: SPECTRA })] as Peer[];
  const [best] = found.sort((a, b) => a.product[PRODUCTS.at(-1)!]! - b.product[PRODUCTS.at(-1)!]!);
  return best ?? null;
}

/** `OpenBLAS 0.3.21, kernels for Zen`: the first two words, and the last before the number of threads. */
function shortName(library: string): string {
  const words = library.split(/\s+/).filter((word) => !word.startsWith("MAX_THREADS"));
  return words.length < 3 ? library : `${words[0]} ${words[1]}, kernels for ${words.at(-1)}`;
}

interface Measured {
  readonly what: string;
  readonly sizes: readonly number[];
  readonly own: (a: Matrix, b: Matrix) => unknown;
  readonly slow: (a: MlMatrix, b: MlMatrix) => unknown;
  readonly key: Timed;
  readonly name: string;
  /** Of A + Aᵀ. */
  readonly symmetric: boolean;
}

/** Copies of operands: norms that a matrix remembers are part of the work. */
const MEASURED: readonly Measured[] = [
  {
    what: "product AB with its error bound",
    sizes: PRODUCTS,
    own: (a, b) => a.times(b),
    slow: (a, b) => a.mmul(b),
    key: "product",
    name: "OpenBLAS",
    symmetric: false,
  },
  {
    what: "all singular values with their bounds",
    sizes: SPECTRA,
    own: (a) => eachSingularValue(a),
    slow: (a) =>
      new SingularValueDecomposition(a, { computeLeftSingularVectors: false, computeRightSingularVectors: false })
        .diagonal,
    key: "values",
    name: "LAPACK",
    symmetric: false,
  },
  {
    what: "λ_max of a symmetric matrix with its bound",
    sizes: SPECTRA,
    own: (a) => largestEigenvalue(a),
    slow: (a) => new EigenvalueDecomposition(a, { assumeSymmetric: true }).realEigenvalues,
    key: "eigenvalues",
    name: "LAPACK, all eigenvalues",
    symmetric: true,
  },
  {
    what: "eigenvalues and eigenvectors with their bound",
    sizes: SPECTRA,
    own: (a) => symmetricEigen(a),
    slow: (a) => new EigenvalueDecomposition(a, { assumeSymmetric: true }).eigenvectorMatrix,
    key: "vectors",
    name: "LAPACK",
    symmetric: true,
  },
];

function drawn(d: number, symmetric: boolean): readonly [Float64Array, Float64Array] {
  const random = new Random(d);
  const gaussian = (): Float64Array => Float64Array.from({ length: d * d }, () => random.normal());
  const [a, b] = [gaussian(), gaussian()];
  if (symmetric) return [a.map((x, at) => x + a[(at % d) * d + Math.floor(at / d)]!), b];
  return [a, b];
}

/** Products and spectra; with products, the share of what the core can do: the best rate of OpenBLAS in this run. */
export function linearAlgebraRows(): Row[] {
  const found = fastestPeer();
  const rate = (d: number, seconds: number): number => (2 * d * d * d) / seconds;
  const peak = Math.max(...PRODUCTS.map((d) => (found === null ? 0 : rate(d, found.product[d]!))));
  const library = {
    what: "products and spectra of others",
    size: "",
    own: "",
    others: [shortName(found?.library ?? "")],
  };
  const rows = MEASURED.flatMap(({ what, sizes, own, slow, key, name, symmetric }) =>
    sizes.map((d) => {
      const [a, b] = drawn(d, symmetric);
      const seconds = bestSeconds(() => withArena(() => own(new Matrix(d, d, a), new Matrix(d, d, b))));
      const [x, y] = [a, b].map((data) => MlMatrix.from1DArray(d, d, data)) as [MlMatrix, MlMatrix];
      const share = peak > 0 ? `, ${((100 * rate(d, seconds)) / peak).toFixed(0)} % of peak` : "";
      return {
        what,
        size: `d = ${d}`,
        own: seconds,
        others: [
          against(name, found?.[key][d], seconds),
          ...(d > MOST_SLOW
            ? []
            : [
                against(
                  "ml-matrix",
                  bestSeconds(() => slow(x, y)),
                  seconds,
                ),
              ]),
        ],
        share: key === "product" ? share : "",
      };
    }),
  ).map(({ own, share, ...row }) => ({ ...row, own: `${duration(own)}${share}` }));
  return [...(found === null ? [] : [library]), ...rows];
}
