import { exact, logarithm, type Quantity } from "../../numerics/index.js";
import { binomialLowerTail } from "../distributions/index.js";

/**
 * A model that memorizes in cells: parameters θ ∈ ℝᵏ, cut into cubes of side `side`, mᵏ of them about the origin, a
 * centre c = side·(i − (m − 1)/2) in each. A datum z has a fair bit for each cube, independent of each other, and
 * ℓ(θ, z) is the bit of the cube that θ lies in. So L(θ) = ½ everywhere, and L̂(θ) is a mean of n fair bits, alone in
 * every cube.
 */
export interface CellModel {
  readonly dimension: number;
  /** m. */
  readonly perAxis: number;
  readonly side: number;
}

/** z ↦ its bit for the cube with these coordinates, each from 0 to m − 1 inside the model. */
export type Datum = (cube: readonly number[]) => 0 | 1;

/** The coordinates of the cube of θ. */
export function cubeOf({ perAxis, side }: CellModel, theta: readonly number[]): number[] {
  return theta.map((x) => Math.floor(x / side + perAxis / 2));
}

/** L̂(θ) = (1/n) Σ_i ℓ(θ, z_i), exact as a quotient of integers. */
export function empiricalLoss(model: CellModel, theta: readonly number[], sample: readonly Datum[]): Quantity {
  const cube = cubeOf(model, theta);
  return exact(sample.reduce((hits, z) => hits + z(cube), 0)).over(sample.length);
}

/**
 * max_{‖ε‖₂ ≤ ρ} L̂(θ + ε): the largest of the cubes that the ball meets, which are those with a point at distance ρ or
 * less. For cubes of a side above ρ, at most the neighbours.
 */
export function largestAround(
  model: CellModel,
  theta: readonly number[],
  radius: number,
  sample: readonly Datum[],
): Quantity {
  const { side, perAxis } = model;
  let met: { readonly point: readonly number[]; readonly squared: number }[] = [{ point: [], squared: 0 }];
  for (const x of theta) {
    const own = Math.floor(x / side + perAxis / 2);
    const reach = Math.ceil(radius / side);
    met = met.flatMap(({ point, squared }) =>
      Array.from({ length: 2 * reach + 1 }, (_, k) => own - reach + k).flatMap((cube) => {
        const [low, high] = [cube, cube + 1].map((edge) => (edge - perAxis / 2) * side);
        const distance = Math.max(0, low! - x, x - high!);
        const total = squared + distance * distance;
        return total <= radius * radius ? [{ point: [...point, (low! + high!) / 2], squared: total }] : [];
      }),
    );
  }
  const losses = met.map(({ point }) => empiricalLoss(model, point, sample));
  return losses.reduce((most, one) => (one.value > most.value ? one : most));
}

/** The centre of the last cube, the farthest from the origin. */
export function farthestCentre({ dimension, perAxis, side }: CellModel): number[] {
  return new Array<number>(dimension).fill(((perAxis - 1) / 2) * side);
}

/** Cubes that lie together: how many, by the probability of a loss. */
type CubeGroup = readonly { readonly loss: number; readonly count: number }[];

const ONE_FAIR: CubeGroup = [{ loss: 1 / 2, count: 1 }];

/**
 * The least h for which all cubes of some group have at most h losses among n with probability above δ. There are J = mᵏ
 * groups without common cubes, each one cube with a fair bit unless stated. The probability is 1 − (1 − p)^J for p = ∏
 * P(Bin(n, loss) ≤ h), and at least 1 − e^{−Jp}, so that Jp > log(1/(1 − δ)) will do. With Jp − log(1/(1 − δ)), which is
 * positive.
 */
export function fewestLosses(
  { dimension, perAxis }: Pick<CellModel, "dimension" | "perAxis">,
  samples: number,
  delta: number,
  group = ONE_FAIR,
): { readonly losses: number; readonly room: Quantity } {
  const needed = logarithm(exact(1).minus(delta)).negated();
  const room = (losses: number): Quantity => {
    let expected = exact(1);
    for (let axis = 0; axis < dimension; axis++) expected = expected.times(perAxis);
    for (const { loss, count } of group) {
      const share = binomialLowerTail(samples, losses, loss);
      for (let cube = 0; cube < count; cube++) expected = expected.times(share);
    }
    return expected.minus(needed);
  };
  const suffices = (x: Quantity): boolean => x.value > x.error;
  let [below, enough] = [-1, samples];
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (suffices(room(middle))) enough = middle;
    else below = middle;
  }
  return { losses: enough, room: room(enough) };
}
