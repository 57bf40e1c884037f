import { existsSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Claim, Witness } from "../claim/index.js";
import { inputFailure, type Io } from "../world/index.js";
import { readWitness, witnessText } from "./witness-file.js";
import { writeFile, writeNewFile } from "./write-file.js";

/** A witness and the file that it is stored in. */
export interface StoredWitness {
  /** As it was asked for, for people to read. */
  readonly file: string;
  readonly witness: Witness;
}

/** The folder of the witnesses of a source in a store. */
export function witnessFolder(store: string, paper: string): string {
  return join(store, paper, "witnesses");
}

/** The folders that hold stored witnesses: that of the catalogue and, where it is another one, the given one. */
export function storesOf(store: string, { cwd, theorems }: Io): string[] {
  const own = resolve(cwd, store);
  if (!existsSync(own)) return [theorems];
  return existsSync(theorems) && realpathSync(theorems) === realpathSync(own) ? [store] : [theorems, store];
}

/** The stored witnesses of a claim, `<label>.<form>.<n>.json`, by form and number. @throws UsageError */
export function storedWitnesses(store: string, claim: Claim, cwd: string): StoredWitness[] {
  const folder = witnessFolder(store, claim.paper);
  return numbered(resolve(cwd, folder), claim.id)
    .sort((a, b) => (a.form === b.form ? a.n - b.n : a.form < b.form ? 1 : -1))
    .map(({ name }) => {
      const file = join(folder, name);
      return { file, witness: readWitness(file, cwd) };
    });
}

interface Numbered {
  readonly name: string;
  readonly form: string;
  readonly n: number;
}

function numbered(folder: string, id: string): Numbered[] {
  const label = id.slice(id.indexOf("/") + 1);
  return namesIn(folder).flatMap((name) => {
    const [, stem, form, n] = /^(.+)\.(printed|corrected)\.(\d{1,9})\.json$/.exec(name) ?? [];
    return stem === label && form !== undefined ? [{ name, form, n: Number(n) }] : [];
  });
}

function namesIn(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch (error) {
    throw inputFailure(error, folder, "a folder that can be read");
  }
}

/** The place of one witness in a store: taken when it is found, and rewritten when it has become smaller. */
export class WitnessPlace {
  private name: string | null = null;

  constructor(
    private readonly store: string,
    private readonly claim: Claim,
    private readonly form: Witness["form"],
    private readonly cwd: string,
  ) {}

  /** Where the next witness would go. */
  get next(): string {
    const { claim, form } = this;
    const taken = numbered(this.absolute, claim.id).filter((other) => other.form === form);
    const n = 1 + taken.reduce((most, other) => Math.max(most, other.n), 0);
    return `${claim.id.slice(claim.paper.length + 1)}.${form}.${n}.json`;
  }

  /** The file as it was asked for, for people to read; null before anything is kept. */
  get file(): string | null {
    return this.name === null ? null : join(this.folder, this.name);
  }

  /** Writes the witness to its place, whole or not at all, before it comes back. @throws OutputError */
  keep(witness: Witness): void {
    const text = witnessText(witness);
    if (this.name !== null) {
      writeFile(join(this.absolute, this.name), text);
      return;
    }
    // Another run may take the number in between.
    for (let name = this.next; ; name = this.next) {
      if (!writeNewFile(join(this.absolute, name), text)) continue;
      this.name = name;
      return;
    }
  }

  /** Leaves the place again where the store has the same instance already, and goes over to that. */
  settle(witness: Witness): void {
    if (this.name === null) return;
    const twin = storedWitnesses(this.store, this.claim, this.cwd).find(
      ({ file, witness: other }) => file !== this.file && sameInstance(other, witness),
    );
    if (twin === undefined) return;
    rmSync(join(this.absolute, this.name), { force: true });
    this.name = twin.file.slice(this.folder.length + 1);
  }

  private get folder(): string {
    return witnessFolder(this.store, this.claim.paper);
  }

  private get absolute(): string {
    return resolve(this.cwd, this.folder);
  }
}

function sameInstance(a: Witness, b: Witness): boolean {
  const key = ({ form, relation, without, spec }: Witness): string => JSON.stringify([form, relation, without, spec]);
  return key(a) === key(b);
}
