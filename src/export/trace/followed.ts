import type { Matrix, Quantity } from "../../numerics/index.js";
import { type Operation } from "../../numerics/index.js";
import type { Graph, Leaf, Node, Origins, StepNode } from "./graph.js";
import { type ScalarSource, scalarSource, type Writer } from "./scalar-source.js";

/** Something that the claim computed or made in a way that was not noted. */
interface Given {
  readonly kind: "given";
  readonly value: Matrix | Quantity | number;
  /** The node of the first evaluation that it stands for. */
  readonly leaf: number;
}

/** A node of a computation whose leaves are the numbers of the instance, constants, and what has to be given. */
export type FollowedNode =
  | Exclude<Node, Leaf>
  /** A matrix of the instance, by its number. */
  | { readonly kind: "input"; readonly matrix: number }
  /** A real of the instance, by its number. */
  | { readonly kind: "real"; readonly real: number }
  /** A number that does not change with the instance: an exact quantity, or a plain number where `plain`. */
  | { readonly kind: "constant"; readonly value: number; readonly plain: boolean }
  /** The value of a quantity as a plain number. */
  | { readonly kind: "plain"; readonly of: number }
  | Given;

export type Followed = Graph<FollowedNode>;

/** One evaluation of the relation: the instance, and what was computed on it. */
export interface Observed {
  /** Shapes and entries of the matrices, in the order of the instance. */
  readonly shapes: readonly Shape[];
  /** All numbers of the instance: the entries of the matrices, then the reals. */
  readonly numbers: readonly number[];
  readonly graph: Graph;
}

interface Shape {
  readonly rows: number;
  readonly cols: number;
}

/**
 * The common computation of evaluations that took the same steps, with every leaf traced to the instance where its
 * values agree with numbers of the instance on all of them. Whatever cannot be traced is given, with its value of the
 * first evaluation.
 */
export function follow(observed: readonly Observed[]): Followed {
  const [{ graph, shapes }] = observed as readonly [Observed, ...Observed[]];
  const writing = new Writing(shapes);
  const instances = observed.map(({ numbers }) => numbers);
  const scalar = (values: readonly number[]): ScalarSource | null => scalarSource(values, instances);
  const placed: number[] = [];
  for (const [k, node] of graph.nodes.entries()) {
    const twins = observed.map((one) => one.graph.nodes[k]!);
    placed.push(writing.node({ node, twins, leaf: k }, placed, scalar));
  }
  return { nodes: writing.nodes, left: placed[graph.left]!, right: placed[graph.right]! };
}

/** The nodes that were written so far, and how to write more. */
class Writing implements Writer<number> {
  readonly nodes: FollowedNode[] = [];
  private readonly known = new Map<string, number>();
  /** Of each matrix the number of its first entry. */
  private readonly starts: number[] = [];
  private readonly entryCount: number;

  constructor(private readonly shapes: readonly Shape[]) {
    let start = 0;
    for (const { rows, cols } of shapes) {
      this.starts.push(start);
      start += rows * cols;
    }
    this.entryCount = start;
  }

  node(
    { node, twins, leaf }: { readonly node: Node; readonly twins: readonly Node[]; readonly leaf: number },
    placed: readonly number[],
    scalar: (values: readonly number[]) => ScalarSource | null,
  ): number {
    const at = (k: number): number => placed[k]!;
    switch (node.kind) {
      case "step":
        return this.add({ ...node, operands: node.operands.map(at) });
      case "list":
        return this.add({ kind: "list", members: node.members.map(at) });
      case "problem":
        return this.add({ kind: "problem", measurements: at(node.measurements), labels: at(node.labels) });
      case "origins":
        return this.add(node);
      case "number": {
        const source = scalar(twins.map((twin) => (twin as typeof node).number));
        if (source === null) return this.add({ kind: "given", value: node.number, leaf });
        if ("constant" in source) return this.add({ kind: "constant", value: source.constant, plain: true });
        return this.add({ kind: "plain", of: this.scalar(source) });
      }
      case "quantity": {
        const source =
          node.quantity.error === 0 ? scalar(twins.map((twin) => (twin as typeof node).quantity.value)) : null;
        return source === null ? this.add({ kind: "given", value: node.quantity, leaf }) : this.scalar(source);
      }
      case "matrix":
        return this.matrix(
          twins.map((twin) => (twin as typeof node).matrix),
          leaf,
          scalar,
        );
    }
  }

  constant(value: number): number {
    return this.add({ kind: "constant", value, plain: false });
  }

  negate(x: number): number {
    return this.step("negate", [x]);
  }

  absolute(x: number): number {
    return this.step("absolute", [x]);
  }

  add(node: FollowedNode): number;
  add(x: number, y: number): number;
  add(x: FollowedNode | number, y?: number): number {
    return typeof x === "number" ? this.step("add", [x, y!]) : this.nodes.push(x) - 1;
  }

  subtract(x: number, y: number): number {
    return this.step("subtract", [x, y]);
  }

  maximum(terms: readonly number[]): number {
    return this.step("maximum", [this.add({ kind: "list", members: terms })]);
  }

  private step(operation: Operation, operands: readonly number[], shape: StepNode["shape"] = null): number {
    return this.add({ kind: "step", operation, operands, shape });
  }

  /** A number that comes from the instance. */
  private scalar(source: ScalarSource): number {
    if ("constant" in source) return this.constant(source.constant);
    return source.steps(this.number(source.place), this);
  }

  /** A number of the instance. */
  private number(place: number): number {
    if (place >= this.entryCount) return this.once({ kind: "real", real: place - this.entryCount });
    const { matrix, row, col } = this.entryAt(place);
    const key = `entry ${place}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const operands = [this.input(matrix), this.index(row), this.index(col)];
    const entry = this.step("matrixEntry", operands);
    this.known.set(key, entry);
    return entry;
  }

  private entryAt(place: number): { matrix: number; row: number; col: number } {
    const matrix = this.starts.findLastIndex((start) => start <= place);
    const within = place - this.starts[matrix]!;
    const { cols } = this.shapes[matrix]!;
    return { matrix, row: Math.floor(within / cols), col: within % cols };
  }

  private input(matrix: number): number {
    return this.once({ kind: "input", matrix });
  }

  private index(value: number): number {
    return this.add({ kind: "constant", value, plain: true });
  }

  private once(node: FollowedNode): number {
    const key = JSON.stringify(node);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const place = this.add(node);
    this.known.set(key, place);
    return place;
  }

  /** A matrix of the instance, or one whose every entry can be traced, or a given one. */
  private matrix(
    twins: readonly Matrix[],
    leaf: number,
    scalar: (values: readonly number[]) => ScalarSource | null,
  ): number {
    const first = twins[0]!;
    const { rows, cols } = first;
    const sources = Array.from(first.data, (_, k) => scalar(twins.map(({ data }) => data[k]!)));
    if (twins.some(({ radius }) => radius > 0) || sources.includes(null)) {
      return this.add({ kind: "given", value: first, leaf });
    }
    const found = sources as readonly ScalarSource[];
    const whole = this.wholeMatrix(found, first);
    if (whole !== null) return this.input(whole);
    const moved = this.rearranged(found, cols);
    if (moved !== null) return this.step("rearranged", moved, { rows, cols });
    const entries = this.add({ kind: "list", members: found.map((source) => this.scalar(source)) });
    return this.step("quantityMatrix", [entries, this.index(rows), this.index(cols)], { rows, cols });
  }

  /** The matrix of the instance whose entries these are, one after another. */
  private wholeMatrix(sources: readonly ScalarSource[], { rows, cols }: Shape): number | null {
    const fits = (matrix: number): boolean => {
      const shape = this.shapes[matrix]!;
      const start = this.starts[matrix]!;
      const isHere = (source: ScalarSource, k: number): boolean =>
        "place" in source && source.plain && source.place === start + k;
      return shape.rows === rows && shape.cols === cols && sources.length > 0 && sources.every(isHere);
    };
    const found = this.shapes.findIndex((_, matrix) => fits(matrix));
    return found < 0 ? null : found;
  }

  /** The operands of a step that puts entries of the instance, and zeros, in other places. */
  private rearranged(sources: readonly ScalarSource[], cols: number): readonly number[] | null {
    const inputs: number[] = [];
    const origins: (readonly [number, number, number] | null)[] = [];
    for (const source of sources) {
      if ("constant" in source) {
        if (source.constant !== 0) return null;
        origins.push(null);
      } else {
        if (!source.plain || source.place >= this.entryCount) return null;
        const { matrix, row, col } = this.entryAt(source.place);
        if (!inputs.includes(matrix)) inputs.push(matrix);
        origins.push([inputs.indexOf(matrix), row, col]);
      }
    }
    if (inputs.length === 0) return null;
    const byRow: Origins = Array.from({ length: sources.length / cols }, (_, i) =>
      origins.slice(i * cols, (i + 1) * cols),
    );
    const list = this.add({ kind: "list", members: inputs.map((matrix) => this.input(matrix)) });
    return [list, this.add({ kind: "origins", origins: byRow })];
  }
}
