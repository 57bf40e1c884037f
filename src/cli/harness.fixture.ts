import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach } from "vitest";
import type { SourceOfClaims } from "../catalogue/catalogue.js";
import { catalogueOf, extended } from "../catalogue/index.js";
import type { Claim, Form, FormVerdict } from "../claim/statement/claim.js";
import { atMost } from "../claim/fixtures/named.js";
import type { Source } from "../claim/words/source.js";
import { spectralClaim } from "../engine/synthetic.fixture.js";
import { exact } from "../numerics/arithmetic/quantity.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import { spectralNorm } from "../numerics/spectra/singular-values.js";
import type { Io, Terminal } from "../world/io.js";
import { beyond } from "../../theorems/beyond/source.js";
import { gatmiry2023 } from "../../theorems/gatmiry2023/source.js";
import { type Report, reportSchema } from "../../reports/report/schema.js";
import { type DescribedCommands, run } from "./program.js";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "flatcheck-"));
  folders.push(folder);
  return folder;
}

/** The report that a run in a folder has stored, in its usual place there unless another one is named. */
export function storedReport(folder: string, path = "reports/runs/latest/report.json"): Report {
  return reportSchema.parse(JSON.parse(readFileSync(join(folder, path), "utf8")));
}

/** A terminal that keeps what was written to it. */
export function recorder(isTerminal = false, columns = 80): Terminal & { readonly text: () => string } {
  const written: string[] = [];
  return { write: (text) => written.push(text), isTerminal, columns, text: () => written.join("") };
}

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface World extends Partial<Omit<Io, "stdout" | "stderr">> {
  readonly catalogue?: readonly Claim[];
  readonly stdout?: Terminal & { readonly text: () => string };
  readonly stderr?: Terminal & { readonly text: () => string };
  /** What is known of commands before they are loaded. */
  readonly described?: DescribedCommands;
}

/** The folder of the theorems of this repository. */
const THEOREMS = resolve(import.meta.dirname, "../../theorems");

/** A clock that stands still. */
export const EPOCH = Date.UTC(2026, 0, 1);

/** Runs the program in this process, on the given catalogue or on two claims of which the second fails as printed. */
export async function invoke(argv: readonly string[], world: World = {}): Promise<Said> {
  const { catalogue = [sound, flawed], stdout = recorder(), stderr = recorder(), described, ...rest } = world;
  const cwd = rest.cwd ?? scratch();
  const io: Io = {
    stdout,
    stderr,
    env: {},
    cwd,
    home: cwd,
    theorems: THEOREMS,
    now: () => EPOCH,
    freshSeed: () => 123,
    parallelism: 1,
    node: "v20.0.0",
    machine: "abacus",
    signal: new AbortController().signal,
    watcher: null,
    ...rest,
  };
  const code = await run(argv, io, extended(catalogueOf([]), catalogue), described);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** ‖A‖_2 ≤ ‖A‖_F, which holds. */
export const sound: Claim = { ...spectralClaim(1), id: "beyond/sound", source: factsOf(beyond) };

const relationName = (factor: number): string => `‖A‖_2 ≤ ${factor}‖A‖_F`;

function form(name: Form<Matrix>["name"], factor: number, expected: FormVerdict): Form<Matrix> {
  return {
    name,
    statement: String.raw`\|A\|_2 \le ${factor}\|A\|_F`,
    expected,
    relations: (a) => [atMost(relationName(factor), spectralNorm(a), frobeniusNorm(a).times(factor))],
  };
}

/** A source without its claims. */
function factsOf({ claims, statements, witnesses, ...facts }: SourceOfClaims): Source {
  return facts;
}

/** ‖A‖_2 ≤ 0.5‖A‖_F, which is refuted, as expected, and corrected. */
export const flawed: Claim = spectralClaim(1, {
  source: factsOf(gatmiry2023),
  id: "gatmiry2023/flawed",
  title: "The spectral norm is at most half of the Frobenius norm",
  reading: "The norms are those of matrices.",
  assumptions: [{ name: "square", statement: "d_1 = d_0", slack: () => exact(0) }],
  forms: [form("printed", 0.5, "refuted"), form("corrected", 1, "holds")],
  equalityCases: { none: "equality is the business of the sound claim beside it" },
  erratum: { grade: "constant", slip: "The constant was halved | twice.", instead: "‖A‖_2 ≤ ‖A‖_F" },
});
