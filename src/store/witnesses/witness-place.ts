import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Claim, paperOf, type Witness } from "../../claim/index.js";
import { readWitnessIfThere, witnessText } from "./witness-file.js";
import { witnessFolder, witnessNames } from "./witness-store.js";
import { writeFile, writeNewFile } from "../files/write-file.js";

/**
 * The place of one witness in a store. It is kept from the moment it is found, under a random name that nobody else has,
 * and rewritten there when it has become smaller. When it is settled it takes the next number, for good: nothing that has
 * a number is ever changed or removed by this program. So two runs that settle the same witness cannot both go back to
 * the other's, and where both reach for one number, the second sees what the first has put there.
 */
export class WitnessPlace {
  private name: string | null = null;
  private readonly provisional: string;

  constructor(
    private readonly store: string,
    private readonly claim: Claim,
    private readonly form: Witness["form"],
    private readonly cwd: string,
  ) {
    this.provisional = `${this.stem}.found-${randomBytes(8).toString("hex")}.json`;
  }

  /** The folder that the witness goes to. */
  get folder(): string {
    return witnessFolder(this.store, paperOf(this.claim.id));
  }

  /** Where the witness goes first, for people to read. */
  get first(): string {
    return join(this.folder, this.provisional);
  }

  /** The file as it was asked for, for people to read; null before anything is kept. */
  get file(): string | null {
    return this.name === null ? null : join(this.folder, this.name);
  }

  /** Writes the witness, whole or not at all, before it comes back. @throws OutputError */
  keep(witness: Witness): void {
    writeFile(join(this.absolute, this.provisional), witnessText(witness));
    this.name = this.provisional;
  }

  /**
   * Gives the witness its number, or leaves it to the file that has the same instance already. Nothing happens where
   * nothing was kept.
   * @throws OutputError
   */
  settle(witness: Witness): void {
    if (this.name !== this.provisional) return;
    const text = witnessText(witness);
    const key = instanceKey(witness);
    const known = settledIn(this.absolute, this.stem);
    for (;;) {
      known.readOn(this.claim.id, this.form);
      const twin = known.twinOf(key);
      const next = `${this.stem}.${known.most + 1}.json`;
      if (twin === undefined && !writeNewFile(join(this.absolute, next), text)) continue;
      this.name = twin ?? next;
      rmSync(join(this.absolute, this.provisional), { force: true });
      return;
    }
  }

  private get stem(): string {
    return `${this.claim.id.slice(this.claim.id.indexOf("/") + 1)}.${this.form}`;
  }

  private get absolute(): string {
    return resolve(this.cwd, this.folder);
  }
}

const knownFolders = new Map<string, Settled>();

function settledIn(folder: string, stem: string): Settled {
  const key = join(folder, stem);
  const known = knownFolders.get(key) ?? new Settled(folder, stem);
  knownFolders.set(key, known);
  return known;
}

/** What tells one witness from another: all but how it was found. */
function instanceKey({ form, relation, without, spec }: Witness): string {
  return JSON.stringify([form, relation, without, spec]);
}

/** What this process knows of the settled witnesses of one form of a claim: they do not change, so that one look is enough. */
class Settled {
  private readonly byInstance = new Map<string, string>();
  most = 0;
  private listed = false;

  constructor(
    private readonly folder: string,
    private readonly stem: string,
  ) {}

  /** The file that has this instance, as long as it is there. */
  twinOf(key: string): string | undefined {
    const name = this.byInstance.get(key);
    if (name === undefined || readWitnessIfThere(name, this.folder) !== null) return name;
    this.byInstance.delete(key);
    return undefined;
  }

  /** Reads what has come since. Numbers are given one after another, so that it lies behind the last one. */
  readOn(id: string, form: string): void {
    if (!this.listed) {
      const numbered = witnessNames(this.folder, id).filter((one) => one.form === form && one.n < Infinity);
      for (const { n } of numbered.sort((a, b) => a.n - b.n)) this.read(n);
      this.listed = true;
    }
    while (this.read(this.most + 1));
  }

  private read(n: number): boolean {
    const name = `${this.stem}.${n}.json`;
    const witness = readWitnessIfThere(name, this.folder);
    if (witness === null) return false;
    const key = instanceKey(witness);
    if (!this.byInstance.has(key)) this.byInstance.set(key, name);
    this.most = Math.max(this.most, n);
    return true;
  }
}
