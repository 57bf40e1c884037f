import { largestEigenvalue, nuclearNorm, singularValues, spectralNorm } from "./closed-spectra.js";
import { entry, MatrixWriter, type PlaceMatrix } from "./place-matrix.js";
import { type Place, ProgramError, type ProgramWriter } from "./program.js";
import type { Operation, Operations, Origin, Problem } from "../../numerics/index.js";

/** The shape of the result, where that is a matrix. */
interface Shape {
  readonly rows: number;
  readonly cols: number;
}

type In<K extends Operation> = (
  ...operands: [...Parameters<Operations<Place, PlaceMatrix, number, Origin>[K]>, shape: Shape]
) => ReturnType<Operations<Place, PlaceMatrix, number, Origin>[K]>;

/** What is written for each operation; the others have no form as a program. */
export type Lowering = { readonly [K in Operation]?: In<K> };

/**
 * Every operation by its definition, or by a closed form at size 2, as lines of a program of real numbers.
 * @param number the place of a plain number that is multiplied with
 */
export function loweringInto(to: ProgramWriter, number: (x: number) => Place): Lowering {
  const write = new MatrixWriter(to);
  const network = new NetworkWriter(write);
  return {
    add: (x, y) => to.add(x, y),
    subtract: (x, y) => to.subtract(x, y),
    multiply: (x, y) => to.multiply(x, y),
    divide: (x, y) => to.divide(x, y),
    negate: (x) => to.negate(x),
    absolute: (x) => to.absolute(x),
    square: (x) => to.square(x),
    power: (x, p) => to.power(x, ...fraction(p)),
    rationalPower: (x, [p, q]) => to.power(x, p, q),
    squareRoot: (x) => to.root(x),
    sum: (terms) => write.sum(terms),
    maximum: (terms) => terms.reduce((x, y) => to.maximum(x, y)),
    addScaled: (a, b, t) => write.plus(a, write.scaled(b, number(t))),
    scaled: (a, t) => write.scaled(a, number(t)),
    scaledByQuantity: (a, t) => write.scaled(a, t),
    transpose: (a) => write.transpose(a),
    multiplyMatrices: (a, b) => write.times(a, b),
    kronecker: (a, b) => write.kronecker(a, b),
    gramOfRows: (a) => write.times(a, write.transpose(a)),
    frobeniusNorm: (a) => to.root(write.squares(a)),
    frobeniusSquared: (a) => write.squares(a),
    inner: (a, b) => write.inner(a, b),
    distance: (a, b) => to.root(write.squares(write.minus(a, b))),
    trace: (a) => write.trace(a),
    rearranged: (sources, origin, { rows, cols }) =>
      write.build(rows, cols, (row, col) => {
        const from = origin(row, col);
        return from === null ? to.constant(0) : entry(sources[from[0]]!, from[1], from[2]);
      }),
    matrixEntry: (a, row, col) => entry(a, row, col),
    quantityMatrix: (entries, rows, cols) => write.build(rows, cols, (i, k) => entries[i * cols + k]!),
    singularValue: (a, place) => {
      if (place !== 0) throw new ProgramError("a singular value that is not the largest");
      return spectralNorm(write, a);
    },
    spectralNorm: (a) => spectralNorm(write, a),
    schattenPower: (a, [p, q]) => write.sum(singularValues(write, a).map((x) => to.power(x, p, q))),
    nuclearNorm: (a) => nuclearNorm(write, a),
    largestEigenvalue: (a) => largestEigenvalue(write, a),
    pseudoInverse: (a) => write.inverse(a),
    layerGradient: (weights, a, layer) => network.gradient(weights, a, layer),
    hessianTrace: (weights, measurements) => network.hessianTrace(weights, measurements),
    sharpness: (weights, measurements) => network.sharpness(weights, measurements),
    explicitHessian: (weights, problem) => network.hessianAtMinimum(weights, problem),
    regularizerR: (weights) => network.regularizerR(weights),
  };
}

/** Operations on the layers of a network, W_1 first. */
class NetworkWriter {
  constructor(private readonly write: MatrixWriter) {}

  /** ∇_{W_j}⟨A, E(W)⟩ = (W_L⋯W_{j+1})ᵀ A (W_{j−1}⋯W_1)ᵀ. */
  gradient(weights: readonly PlaceMatrix[], a: PlaceMatrix, layer: number): PlaceMatrix {
    const [above, below] = [this.above(weights, layer), this.below(weights, layer)];
    const { write } = this;
    return write.times(write.times(write.transpose(above), a), write.transpose(below));
  }

  /** (2/n) Σ_i Σ_j ‖∇_{W_j}⟨A_i, E(W)⟩‖_F². */
  hessianTrace(weights: readonly PlaceMatrix[], measurements: readonly PlaceMatrix[]): Place {
    const { write } = this;
    const gradients = measurements.flatMap((a) => weights.map((_, layer) => this.gradient(weights, a, layer)));
    return this.mean(write.sum(gradients.map((g) => write.squares(g))), measurements.length);
  }

  /** (2/n) λ_max of the Gram matrix of the gradients of the n predictions. */
  sharpness(weights: readonly PlaceMatrix[], measurements: readonly PlaceMatrix[]): Place {
    const { write } = this;
    const rows = this.gradients(weights, measurements);
    const gram = write.times(rows, write.transpose(rows));
    return this.mean(largestEigenvalue(write, gram), measurements.length);
  }

  /**
   * The Hessian of the loss where every residual is 0, (2/n)GᵀG with the rows G of the gradients of the predictions.
   * @throws ProgramError where a residual is not 0 term by term, for the Hessian has another part there
   */
  hessianAtMinimum(weights: readonly PlaceMatrix[], problem: Problem<Place, PlaceMatrix>): PlaceMatrix {
    const { write } = this;
    if (this.residuals(weights, problem).some((r) => !write.to.is(r, 0))) {
      throw new ProgramError("the Hessian where a residual is not 0 term by term");
    }
    const rows = this.gradients(weights, problem.measurements);
    const times = this.mean(write.to.constant(1), problem.measurements.length);
    const { data } = write.scaled(write.times(write.transpose(rows), rows), times);
    return { rows: rows.cols, cols: rows.cols, data, gram: { rows, times } };
  }

  /** The gradients of ⟨A_i, E(W)⟩ by all entries of W, a row each. */
  private gradients(weights: readonly PlaceMatrix[], measurements: readonly PlaceMatrix[]): PlaceMatrix {
    const rows = measurements.map((a) => weights.flatMap((_, layer) => this.gradient(weights, a, layer).data));
    return this.write.build(rows.length, rows[0]!.length, (i, k) => rows[i]![k]!);
  }

  /** Σ_j ‖W_L⋯W_{j+1}‖_F²‖W_{j−1}⋯W_1‖_F². */
  regularizerR(weights: readonly PlaceMatrix[]): Place {
    const { write } = this;
    const terms = weights.map((_, layer) =>
      write.to.multiply(write.squares(this.above(weights, layer)), write.squares(this.below(weights, layer))),
    );
    return write.sum(terms);
  }

  /** ⟨A_i, E(W)⟩ − b_i. */
  residuals(weights: readonly PlaceMatrix[], { measurements, labels }: Problem<Place, PlaceMatrix>): Place[] {
    const { write } = this;
    const whole = write.chain([...weights].reverse(), 1);
    return measurements.map((a, i) => write.to.subtract(write.inner(a, whole), labels[i]!));
  }

  private mean(total: Place, count: number): Place {
    const { to } = this.write;
    return to.divide(to.multiply(to.constant(2), total), to.constant(count));
  }

  private above(weights: readonly PlaceMatrix[], layer: number): PlaceMatrix {
    return this.write.chain(weights.slice(layer + 1).reverse(), weights[layer]!.rows);
  }

  private below(weights: readonly PlaceMatrix[], layer: number): PlaceMatrix {
    return this.write.chain(weights.slice(0, layer).reverse(), weights[layer]!.cols);
  }
}

/** A double as a fraction, of denominators up to 64. @throws ProgramError for others */
function fraction(p: number): [number, number] {
  for (let q = 1; q <= 64; q *= 2) if (Number.isInteger(p * q)) return [p * q, q];
  throw new ProgramError(`the exponent ${p}`);
}
