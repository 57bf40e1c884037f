import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { boxSummary, recordProofs } from "./proof-record.js";
import { proverOf } from "../running/prover.js";
import { mute, ticker } from "../terminal/progress.js";
import { version } from "../terminal/version.js";
import { flag, type OptionValues, value } from "../words/command.js";
import { exitCodes } from "../words/exit-codes.js";
import { DEFAULT_CASE_TIMEOUT } from "../words/shared-options.js";
import { stoppedBySignal } from "../running/threads.js";
import { duration, integer, type ValueParser } from "../words/values.js";
import type { Catalogue } from "../../catalogue/index.js";
import type { Claim, Witness } from "../../claim/index.js";
import {
  BOX_CHECKER,
  boxChecker,
  type BoxProof,
  boxProofText,
  families,
  type Family,
  ProgramError,
  readBoxProof,
  type ToldFamily,
} from "../../proof/boxes/index.js";
import { readBounded, writeFile } from "../../store/index.js";
import type { Prover } from "../../workers/index.js";
import { type Io, quoted, UsageError } from "../../world/index.js";
import type { ProofSummary } from "../../../reports/report/index.js";
import { hanging, rounded, shellWord, visible } from "../../../reports/text/index.js";

/** Boxes looked at in each chart where nothing else is asked for. */
const MOST_BOXES = 200_000;

/** Largest file of a state, in bytes. */
const LARGEST = 1 << 26;

/** A number from 1 to 2. @throws UsageError */
const tightening: ValueParser<number> = (text, where) => {
  const found = Number(text);
  if (!/^\d(\.\d+)?$/.test(text) || found < 1 || found > 2) {
    throw new UsageError({ where, expected: "a number from 1 to 2", got: quoted(text), remedy: "write 1.01" });
  }
  return found;
};

/** Options that say something of boxes alone. */
export const BOX_OPTIONS = {
  box: flag("prove bounds on boxes of parameters instead, by interval branch and bound"),
  boxes: value("n", integer(1, 1e9), `with --box: boxes looked at in each chart, at most (default: ${MOST_BOXES})`),
  for: value("time", duration, "with --box: go on for about this long in all: 30s, 2m, 1h"),
  resume: flag("with --box: go on from what --out has of an earlier run"),
  tighten: value(
    "factor",
    tightening,
    "with --box: multiply left sides by this, to see a constant fail that is too good",
  ),
} as const;

/** What a run on boxes is told. */
export type BoxRun = OptionValues<typeof BOX_OPTIONS> & {
  readonly out?: string;
  readonly record?: string;
  readonly workers?: number;
  readonly "case-timeout"?: number;
  readonly json?: true;
  readonly quiet?: true;
};

/** The families of the given names, of claims, sources or families; all where there are none. @throws UsageError */
function selected(names: readonly string[]): Family[] {
  const isMeant = ({ id, claim, form }: Family, name: string): boolean =>
    [id, claim, `${claim}:${form}`, claim.slice(0, claim.indexOf("/"))].includes(name);
  const unknown = names.find((name) => !families.some((family) => isMeant(family, name)));
  if (unknown !== undefined) {
    const known = [...new Set(families.map(({ claim }) => claim))].join(", ");
    throw new UsageError({ where: "prove --box", expected: `a family, or one of ${known}`, got: quoted(unknown) });
  }
  return families.filter((family) => names.length === 0 || names.some((name) => isMeant(family, name)));
}

/** What became of a family. */
interface Told {
  readonly family: Family;
  readonly outcome: "proved" | "open" | "refuted" | "failed";
  readonly boxes: number;
  readonly open: number;
  readonly gap: number;
  readonly milliseconds: number;
  readonly file: string | null;
  /** What else there is to say, line by line. */
  readonly notes: readonly string[];
}

/** `flatcheck prove --box`: bounds on all instances of families of a few parameters. @throws UsageError, OutputError */
export function proveBoxes(catalogue: Catalogue, names: readonly string[], options: BoxRun, io: Io): Promise<number> {
  return new BoxSession(catalogue, options, io).run(names);
}

class BoxSession {
  private readonly until: number;
  private readonly prover: Prover;
  /** What was proved on all of its boxes, for a record. */
  private readonly recorded: ProofSummary[] = [];

  constructor(
    private readonly catalogue: Catalogue,
    private readonly options: BoxRun,
    private readonly io: Io,
  ) {
    this.until = options.for === undefined ? Infinity : io.now() + options.for;
    const needsOut = options.resume === true && options.out === undefined;
    if (needsOut)
      throw new UsageError({ where: "--resume", expected: "--out, the folder of the earlier run", got: "none" });
    this.prover = proverOf(options, options["case-timeout"] ?? DEFAULT_CASE_TIMEOUT, io);
  }

  async run(names: readonly string[]): Promise<number> {
    const { options, io } = this;
    // The workers are watched one by one.
    io.watcher?.limit(null);
    const told = await stoppedBySignal(this.prover, io, () => this.all(selected(names)));
    if (options.out !== undefined) writeFile(resolve(io.cwd, options.out, BOX_CHECKER), boxChecker);
    if (options.record !== undefined && !io.signal.aborted)
      recordProofs(options.record, "box", this.recorded, this.again(names), io);
    io.stdout.write(options.json === true ? asJson(told) : summary(told));
    return this.status(told);
  }

  /** All families, told in their order, whichever comes first. */
  private async all(chosen: readonly Family[]): Promise<Told[]> {
    const { options, io } = this;
    const { say, clear } = options.quiet === true || options.json === true ? mute : ticker(io);
    const claims = await this.catalogue.load([...new Set(chosen.map(({ claim }) => claim))]);
    let done = 0;
    const asked = chosen.map(async (family) => {
      const found = await this.proved(
        claims.find(({ id }) => id === family.claim)!,
        family,
      );
      done += 1;
      say(() => `${done}/${chosen.length} · ${family.id}`);
      return found;
    });
    const told: Told[] = [];
    for (const one of asked) {
      const found = await one;
      if (io.signal.aborted) io.watcher?.reporting();
      if (found === null) continue;
      told.push(found);
      clear();
      if (options.json !== true) io.stdout.write(`${linesOf(found, options.tighten ?? 1).join("\n")}\n`);
    }
    clear();
    return told;
  }

  /** The command that proves the same again. */
  private again(names: readonly string[]): string {
    const { boxes, record } = this.options;
    return [
      "npx flatcheck prove --box",
      ...names.map(shellWord),
      ...(boxes === undefined ? [] : [`--boxes ${boxes}`]),
      ...(record === undefined ? [] : [`--record ${shellWord(record)}`]),
    ].join(" ");
  }

  private status(told: readonly Told[]): number {
    if (told.some(({ outcome }) => outcome === "refuted" || outcome === "failed")) return exitCodes.unexpected.code;
    if (this.io.signal.aborted) return exitCodes.interrupted.code;
    return told.some(({ outcome }) => outcome === "open") ? exitCodes.undecided.code : exitCodes.asExpected.code;
  }

  /** Null where the run was interrupted before anything was found. */
  private async proved(claim: Claim, family: Family): Promise<Told | null> {
    const { options, io, until } = this;
    const { tighten = 1, out } = options;
    const file = out === undefined || tighten !== 1 ? null : fileOf(out, family);
    const nothing = { family, outcome: "failed" as const, boxes: 0, open: 0, gap: 0, milliseconds: 0, file: null };
    let before: BoxProof | null;
    try {
      before = options.resume === true && file !== null ? this.state(file) : null;
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      return { ...nothing, notes: [`not followed: ${error.message}`] };
    }
    const told = await this.prover.boxes(claim, family, {
      ...{ boxes: options.boxes ?? MOST_BOXES, until, version, tighten },
      ...(before === null ? {} : { before }),
    });
    if ("unfinished" in told) return io.signal.aborted ? null : { ...nothing, notes: [`its proof ${told.unfinished}`] };
    if (told.outcome === "failed") return { ...nothing, notes: [`not followed: ${told.why}`] };
    if (file !== null) writeFile(resolve(io.cwd, file), boxProofText(told.proof));
    if (told.outcome === "proved" && tighten === 1) this.recorded.push(boxSummary(told.proof));
    const { outcome, boxes, open, gap, milliseconds } = told;
    return { family, outcome, boxes, open, gap, milliseconds, file, notes: this.notes(family, told) };
  }

  /** The state of an earlier run; null where there is none. @throws UsageError where the file is none */
  private state(file: string): BoxProof | null {
    const place = resolve(this.io.cwd, file);
    return existsSync(place) ? readBoxProof(readBounded(place, LARGEST, file).toString("utf8")) : null;
  }

  private notes(family: Family, told: Exclude<ToldFamily, { outcome: "failed" }>): string[] {
    if (told.outcome !== "refuted") return [];
    const { place, certified, witness } = told;
    const notes = [`fails at ${place}${certified ? ", certified by intervals of many digits" : ""}`];
    return witness === null ? notes : [...notes, this.kept(family, witness)];
  }

  private kept(family: Family, witness: Witness): string {
    const { out } = this.options;
    if (out === undefined) return "the relation itself is refuted there; --out <dir> writes the witness";
    const file = fileOf(out, family).replace(/json$/, "witness.json");
    writeFile(resolve(this.io.cwd, file), `${JSON.stringify(witness, null, 2)}\n`);
    return `witness: ${file}`;
  }
}

function fileOf(out: string, { id }: Family): string {
  return `${out}/${id.replaceAll("/", ".").replaceAll(",", ".")}.json`;
}

const MARKS = { proved: "✓", open: "…", refuted: "✗", failed: "✗" } as const;

function linesOf({ family, outcome, boxes, open, gap, milliseconds, notes }: Told, tighten: number): string[] {
  const { id, relation, sizes, covers, slack } = family;
  const up = slack === null ? "" : ` up to 1 + 2^-${slack}`;
  const words = {
    proved: `proved${up}`,
    open: `open: ${open} boxes left, margin ≥ -${rounded(gap, 3)}`,
    refuted: "refuted",
    failed: "not proved",
  };
  const left = tighten === 1 ? "" : ` with the left side times ${tighten}`;
  return [
    `${MARKS[outcome]} ${id}: ${words[outcome]}${left} (${boxes} boxes, ${rounded(milliseconds / 1000, 2)} s)`,
    ...[visible(relation), `${sizes}; ${covers}`, ...notes].flatMap((line) => hanging("    ", line, 100)),
  ];
}

function summary(told: readonly Told[]): string {
  const count = (outcome: Told["outcome"]): number => told.filter((one) => one.outcome === outcome).length;
  const boxes = told.reduce((sum, one) => sum + one.boxes, 0);
  return `\n${told.length} families: ${count("proved")} proved, ${count("open")} open, ${count("refuted")} refuted, ${count("failed")} not followed; ${boxes} boxes\n`;
}

function asJson(told: readonly Told[]): string {
  const rows = told.map(({ family, ...rest }) => {
    const { id, claim, form, relation, sizes, covers, slack } = family;
    return { id, claim, form, relation, sizes, covers, slack, ...rest };
  });
  return `${JSON.stringify({ families: rows }, null, 2)}\n`;
}
