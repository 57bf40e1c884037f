import {
  type CaseOutcome,
  type Claim,
  type FileClaim,
  noFileReason,
  objectsFrom,
  type OwnMatrices,
  parametersOf,
  type Relation,
  type Spec,
} from "../claim/index.js";
import { fromRows, type Quantity, withArena } from "../numerics/index.js";
import { type Bench, said } from "./bench.js";

/** Drawn instances that are written down as somebody's file and read again. */
const FEW = 8;

/**
 * A claim says the same of a drawn instance and of the file that somebody would have who has it: the values of its relations
 * agree within their errors; or it says why it is not about files.
 */
export function fileFaults(bench: Bench, specs: readonly Spec[]): string[] {
  const { claim } = bench;
  const reason = noFileReason(claim);
  if (reason !== null) return reason.split(" ").length > 4 ? [] : [`"${reason}" does not say why it takes no file`];
  const few = specs.slice(0, FEW);
  return claim.onFiles === undefined ? layoutFaults(claim, few) : readingFaults(bench, claim.onFiles, few, specs);
}

/** A file with the lists of an instance, and everything else stated, gives the instance back, to the last bit. */
function layoutFaults(claim: Claim, specs: readonly Spec[]): string[] {
  const { specs: source } = claim;
  // What holds almost surely is about draws: its lists are never spelled out.
  if (source.fileOf === undefined || source.fit === undefined || source.almostSurely?.size) return [];
  return specs.flatMap((drawn) => {
    const spec = source.spellOut(drawn);
    const { lists, settings, natural } = source.fileOf!(spec);
    const text = JSON.stringify(spec);
    const again = tried(() => source.fit!({ lists, settings }).spec);
    if ("thrown" in again) return [`the file of an instance is refused, "${again.thrown}": ${text}`];
    const evaluated = tried(() => withArena(() => said(claim.evaluate(spec))));
    // That an instance throws is what another rule tells.
    if ("thrown" in evaluated) return [];
    const own = evaluated.result;
    const read = withArena(() => said(claim.evaluate(again.result)));
    if (own !== read) return [`the file of an instance is read as another one: ${text}`];
    const asked = tried(() => source.fit!({ lists: natural, settings: new Map() }));
    return "thrown" in asked
      ? [
          `matrices alone are refused, "${asked.thrown}"; say in \`file\` what is taken for what they do not tell: ${text}`,
        ]
      : [];
  });
}

/** A reading of the matrices of an instance says of it what the instance says, within the errors of both. */
function readingFaults(
  bench: Bench,
  { claim: own, reading, evaluate }: FileClaim,
  few: readonly Spec[],
  specs: readonly Spec[],
) {
  const { claim } = bench;
  const wrongNames = Object.keys(reading.madeToHold ?? {}).filter((name) =>
    claim.assumptions.every((assumption) => assumption.name !== name),
  );
  let shared = 0;
  const differences = few.flatMap((spec) =>
    withArena(() => {
      const objects = objectsFrom(new Map(Object.entries(reading.lists(spec))), parametersOf(reading, spec));
      const read = tried(() => evaluate(objects));
      // A reading may say of some files that the claim says nothing of them.
      if ("thrown" in read) return [];
      const drawn = relationsOf(claim.evaluate(spec));
      return [...relationsOf(read.result)].flatMap(([name, relation]) => {
        const other = drawn.get(name);
        if (other === undefined) return [];
        shared += 1;
        return agree(relation.lhs, other.lhs) && agree(relation.rhs, other.rhs)
          ? []
          : [
              `"${name}" of the file of an instance is ${sidesText(relation)}, of the instance ${sidesText(other)}: ${JSON.stringify(spec)}`,
            ];
      });
    }),
  );
  const names = new Set(
    specs.flatMap((spec) => bench.findings(spec).relations.map(({ form, name }) => `${form}: ${name}`)),
  );
  const unknown = few.flatMap((_, seed) => {
    const read = withArena(() => tried(() => [...relationsOf(own.evaluate(own.specs.draw(seed))).keys()]));
    return "thrown" in read
      ? []
      : read.result.filter((name) => !names.has(name)).map((name) => `"${name}" is said of files alone`);
  });
  const lost = few.flatMap((_, seed) =>
    isReadAgain(own, seed) ? [] : [`the file of seed ${seed} is not read as it was written`],
  );
  return [
    ...wrongNames.map((name) => `madeToHold names "${name}", which is no assumption of the claim`),
    ...differences,
    ...new Set(unknown),
    ...lost,
    ...(shared > 0 || few.length === 0 ? [] : ["a file of an instance and the instance have no relation in common"]),
  ];
}

/** Whether the matrices of a drawn file, taken as somebody's, give the spec that they come from. */
function isReadAgain({ specs }: Claim, seed: number): boolean {
  const spec = specs.draw(seed);
  const lists = new Map(
    Object.entries(spec.lists).flatMap(([name, list]) =>
      "entries" in list ? [[name, ownMatrices(list.entries)] as const] : [],
    ),
  );
  const settings = new Map(Object.entries(spec.reals).map(([name, x]) => [name, String(x)]));
  const again = tried(() => specs.fit!({ lists, settings }).spec);
  return "result" in again && JSON.stringify(again.result) === JSON.stringify(spec);
}

function ownMatrices(entries: readonly (readonly (readonly number[])[])[]): OwnMatrices {
  return { matrices: entries.map((rows) => fromRows(rows)), vector: false };
}

/** Every relation with the form that it is of. */
function relationsOf(outcomes: readonly CaseOutcome[]): Map<string, Relation> {
  return new Map(
    outcomes.flatMap(({ form, relations }) => relations.map((one) => [`${form}: ${one.name}`, one] as const)),
  );
}

function agree(one: Quantity, other: Quantity): boolean {
  const apart = Math.abs(one.value - other.value);
  return !(apart > one.error + other.error);
}

function sidesText({ lhs, rhs }: Relation): string {
  return `${lhs.value} ± ${lhs.error} against ${rhs.value} ± ${rhs.error}`;
}

function tried<T>(work: () => T): { readonly result: T } | { readonly thrown: string } {
  try {
    return { result: work() };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}
