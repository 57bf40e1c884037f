import { Matrix } from "../numerics/index.js";
import { UsageError } from "../world/index.js";
import type { OwnList } from "./own-list.js";

/** How the layers of a network are stored one by one, with the numbers by which they are ordered. */
const NAMES: readonly { readonly pattern: RegExp; readonly gapless: boolean }[] = [
  // numpy.savez(path, W1=…, W2=…), or from W0 on.
  { pattern: /^W_?(0|[1-9]\d*)$/, gapless: true },
  // State dicts of PyTorch: 0.weight, net.2.weight, fc1.weight, blocks.0.linear.weight, and kernels of Flax; what is no
  // matrix is no layer.
  { pattern: /^(?:.*\D)?(\d+)(?:[./][^./\d]+)?[./](?:weight|kernel)$/, gapless: false },
  // numpy.savez(path, first, second).
  { pattern: /^arr_(\d+)$/, gapless: true },
];

/** How state dicts call layers, be they numbered or not. */
const IN_STATE_DICT = /^(?:.*[./])?(?:weight|kernel)$/;

interface Layer {
  readonly name: string;
  readonly number: number;
  readonly list: OwnList;
}

/** Whether a name is that of a layer that stands by itself. */
export function isLayerName(name: string): boolean {
  return NAMES.some(({ pattern }) => pattern.test(name));
}

/** What was found in a file: its lists, and by name what else it has, and why that could not be read. */
export interface Found {
  readonly lists: ReadonlyMap<string, OwnList>;
  readonly unread?: ReadonlyMap<string, UsageError>;
}

/**
 * The lists with layers that were stored one by one as the list W, in the order of their numbers.
 * @throws UsageError where layers W1, W2, … have gaps, or stand beside a list W, or are no matrices; where another array
 * beside them has the name of a layer
 */
export function withLayers({ lists, unread = new Map() }: Found, file: string): ReadonlyMap<string, OwnList> {
  for (const [at, { pattern, gapless }] of NAMES.entries()) {
    const layers = [...lists]
      .flatMap(([name, list]): Layer[] => {
        const number = pattern.exec(name)?.[1];
        return number === undefined ? [] : [{ name, number: Number(number), list }];
      })
      .filter((layer) => at === 0 || (!layer.list.vector && layer.list.matrices.length === 1))
      .sort((a, b) => a.number - b.number);
    if (layers.length === 0 || (at > 0 && lists.has("W"))) continue;
    // A start of training, say: nothing tells that it is a layer.
    if (at === 0 && layers.at(-1)!.number === 0) continue;
    if (pattern === NAMES.at(-1)!.pattern && !areChained(layers, lists)) continue;
    if (gapless) requireGapless(layers, { lists, file, from: at === 0 && layers[0]!.number > 0 ? 1 : 0 });
    requireMatrices(layers, file);
    requireOneNetwork(layers, file);
    const names = layers.map(({ name }) => name);
    const rest = [...lists].filter(([name]) => !names.includes(name));
    requireNoneLeft(rest, { unread, names, file });
    const matrices = layers.map(({ list }) => list.matrices[0]!);
    return new Map([...rest, ["W", { name: "W", matrices, vector: false, names }]]);
  }
  return lists;
}

/** Whether arrays without names can only be layers: several, and nothing else in the file, each taking what the last gives. */
function areChained(layers: readonly Layer[], lists: ReadonlyMap<string, OwnList>): boolean {
  const matrices = layers.map(({ list }) => list.matrices[0]!);
  return (
    layers.length > 1 &&
    layers.length === lists.size &&
    matrices.slice(1).every(({ cols }, j) => cols === matrices[j]!.rows || cols === matrices[j]!.cols)
  );
}

function requireGapless(
  layers: readonly Layer[],
  { lists, file, from }: { readonly lists: ReadonlyMap<string, OwnList>; readonly file: string; readonly from: number },
): void {
  layers.forEach(({ name, number }, j) => {
    if (number === j + from && !lists.has("W")) return;
    const expected = `W${j + from}, layers without gaps`;
    throw new UsageError({ where: file, expected, got: lists.has("W") ? "W as well" : name });
  });
}

function requireMatrices(layers: readonly Layer[], file: string): void {
  for (const { name, list } of layers) {
    if (list.matrices.length === 1 && !list.vector) continue;
    const got = list.vector ? `shape (${list.matrices[0]!.rows})` : `${list.matrices.length} matrices`;
    throw new UsageError({ where: `${file}, ${name}`, expected: "a layer of two dimensions", got });
  }
}

/**
 * @throws UsageError where two layers have one number, as those of two networks do, or numbers are those of several
 * parts, such as block1.0.weight and block2.1.weight: they do not tell the order
 */
function requireOneNetwork(layers: readonly Layer[], file: string): void {
  const refuse = (one: Layer, other: Layer, why: string): never => {
    throw new UsageError({
      where: file,
      expected: "the layers of one network",
      got: `${one.name} and ${other.name}, ${why}`,
      remedy: "store those of one network, or call them W1, W2, …",
    });
  };
  const twin = layers.find(({ number }, j) => j > 0 && layers[j - 1]!.number === number);
  if (twin !== undefined) {
    refuse(
      layers.find(({ number }) => number === twin.number)!,
      twin,
      "which have one number",
    );
  }
  const stray = layers.find(({ name }) => partOf(name) !== partOf(layers[0]!.name));
  if (stray !== undefined) refuse(layers[0]!, stray, "whose numbers are those of two parts");
}

/** Of what a layer is a part: its name around that of the layer itself, and nothing where that is all, as in W1 or fc2. */
function partOf(name: string): string {
  const [, before = "", after = ""] = /^(.*[./])?[^./]*\d([./][^./\d]+)?[./](?:weight|kernel)$/.exec(name) ?? [];
  return before + after;
}

/** @throws UsageError where something that is called like a layer, and is no vector, would be left out of the network */
function requireNoneLeft(
  rest: readonly (readonly [string, OwnList])[],
  {
    unread,
    names,
    file,
  }: { readonly unread: ReadonlyMap<string, UsageError>; readonly names: readonly string[]; readonly file: string },
): void {
  const isLayer = (name: string): boolean => IN_STATE_DICT.test(name) || NAMES[0]!.pattern.test(name);
  const [complaint] = [...unread].filter(([name]) => isLayer(name)).map(([, error]) => error);
  if (complaint !== undefined) throw complaint;
  const left = rest.find(([name, { vector }]) => isLayer(name) && !vector);
  if (left === undefined) return;
  throw new UsageError({
    where: file,
    expected: "all layers to be numbered matrices",
    got: `${left[0]} beside ${names[0]!}`,
    remedy: "call them W1, W2, … in their order, or leave out what is no layer",
  });
}

/** Layers as (in, out) turned into (out, in). */
export function transposed(list: OwnList): OwnList {
  const matrices = list.matrices.map(({ T }) => new Matrix(T.rows, T.cols, T.data.slice()));
  return { ...list, matrices };
}
