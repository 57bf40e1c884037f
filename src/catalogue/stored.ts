import type { Witness } from "../claim/index.js";

/** A stored witness, and the file that it is stored in. */
export interface NamedWitness {
  /** For people to read, as a run of the command line shows it. */
  readonly file: string;
  readonly witness: Witness;
}

/** The name of a file of a witness, and what it says. */
export interface WitnessName {
  readonly name: string;
  /** The label of its claim. */
  readonly label: string;
  readonly form: string;
  /** ∞ where it is not settled. */
  readonly n: number;
}

/**
 * What the name of a file says of a witness: `<label>.<form>.<n>.json`, or `<label>.<form>.found-<random>.json` of one that
 * is not settled. Null for any other name.
 */
export function witnessNameOf(name: string): WitnessName | null {
  const [, label, form, n, found] =
    /^(.+)\.(printed|corrected)\.(?:(\d{1,9})|(found-[0-9a-f]{16}))\.json$/.exec(name) ?? [];
  if (label === undefined || form === undefined) return null;
  return { name, label, form, n: found === undefined ? Number(n) : Infinity };
}

/** The order of the witnesses of a claim: by form, printed before corrected, and number. */
export function byNumber(a: WitnessName, b: WitnessName): number {
  if (a.form !== b.form) return a.form < b.form ? 1 : -1;
  return a.n - b.n || (a.name < b.name ? -1 : 1);
}
