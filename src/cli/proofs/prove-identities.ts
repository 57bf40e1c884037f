import { join, resolve } from "node:path";
import { identitySummary, recordProofs } from "./proof-record.js";
import { type ProofRow, proofRow, renderProofs } from "./proof-table.js";
import { proverOf } from "../running/prover.js";
import { mute, ticker } from "../terminal/progress.js";
import { version } from "../terminal/version.js";
import { exitCodes } from "../words/exit-codes.js";
import { DEFAULT_RUNS } from "../running/fresh-report.js";
import { select, type Selection } from "../words/select.js";
import { DEFAULT_CASE_TIMEOUT } from "../words/shared-options.js";
import { stoppedBySignal } from "../running/threads.js";
import type { Catalogue } from "../../catalogue/index.js";
import type { Claim } from "../../claim/index.js";
import { CHECKER, proofChecker } from "../../export/index.js";
import { proofText, type ProvingTask, type RelationProof } from "../../proof/index.js";
import { writeFile } from "../../store/index.js";
import { type Io, wantsColour } from "../../world/index.js";
import type { ProofSummary } from "../../../reports/report/index.js";
import { coloured, hanging, pathWord, plain, shellWord, visible } from "../../../reports/text/index.js";

/** What a run on identities is told. */
interface IdentityRun {
  readonly runs?: number;
  readonly seed?: number;
  readonly out?: string;
  readonly record?: string;
  readonly teeth?: true;
  readonly workers?: number;
  readonly "case-timeout"?: number;
  readonly json?: true;
  readonly quiet?: true;
  readonly claims?: readonly string[];
}

/** `flatcheck prove`: identities for all real entries. @throws UsageError, OutputError */
export async function proveIdentities(
  catalogue: Catalogue,
  names: readonly string[],
  options: IdentityRun,
  io: Io,
): Promise<number> {
  const selection = await select(catalogue, names);
  const { runs = DEFAULT_RUNS, out, record, seed = io.freshSeed() } = options;
  const { rows, recorded, unfinished } = await proveAll(selection, { runs, seed }, options, io);
  if (io.signal.aborted) io.watcher?.reporting();
  if (out !== undefined) writeFile(join(resolve(io.cwd, out), CHECKER), proofChecker);
  const again = againLine(names, { ...options, runs, seed });
  const complete = !io.signal.aborted;
  const isRecorded = record !== undefined && complete && unfinished.length === 0;
  if (isRecorded) {
    const { claims } = options;
    const asked = { runs, seed, record, ...(claims === undefined ? {} : { claims }) };
    recordProofs(record, "identity", recorded, againLine(names, asked), io);
  }
  if (options.json === true) {
    io.stdout.write(`${JSON.stringify({ seed, runs, complete, identities: rows, unfinished, again }, null, 2)}\n`);
  } else {
    const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
    io.stdout.write(renderProofs(rows, io.stdout.columns, palette));
    for (const { claim, why } of unfinished) {
      const said = `${claim}: its proof ${why}; mend the claim, or allow more by --case-timeout`;
      io.stdout.write(`${hanging("", visible(said), io.stdout.columns).join("\n")}\n`);
    }
    if (!complete) io.stdout.write("Incomplete: interrupted\n");
    if (isRecorded) io.stdout.write(`Record: ${visible(record)}\n`);
    if (out !== undefined) io.stdout.write(`Check:  python3 ${pathWord(join(out, CHECKER))}\n`);
    io.stdout.write(`Again:  ${again}\n`);
  }
  if (!complete) return exitCodes.interrupted.code;
  return unfinished.length > 0 ? exitCodes.usage.code : exitCodes.asExpected.code;
}

interface Proved {
  readonly rows: ProofRow[];
  /** What was proved, for a record. */
  readonly recorded: ProofSummary[];
  /** Claims whose evaluation did not end. */
  readonly unfinished: { readonly claim: string; readonly why: string }[];
}

async function proveAll(
  { claims, includes }: Selection,
  { runs, seed }: Pick<ProvingTask, "runs" | "seed">,
  options: IdentityRun,
  io: Io,
): Promise<Proved> {
  const { json, quiet, teeth } = options;
  const { say, clear } = quiet === true || json === true ? mute : ticker(io);
  // The workers are watched one by one.
  io.watcher?.limit(null);
  const prover = proverOf(options, options["case-timeout"] ?? DEFAULT_CASE_TIMEOUT, io);
  const found: Proved = { rows: [], recorded: [], unfinished: [] };
  let done = 0;
  try {
    await stoppedBySignal(prover, io, async () => {
      const asked = claims.map(async (claim) => {
        const forms = claim.forms.map(({ name }) => name).filter((name) => includes(claim.id, name));
        const answer = await prover.identities(claim, { runs, seed, forms, teeth: teeth === true, version });
        done += 1;
        say(() => `${done}/${claims.length} · ${claim.id}`);
        return answer;
      });
      // In the order of the catalogue, whoever comes first.
      for (const [k, claim] of claims.entries()) {
        const answer = await asked[k]!;
        if (!("unfinished" in answer)) {
          for (const [i, proof] of answer.entries()) addRow(claim, proof, i + 1, found, options, io);
        } else if (!io.signal.aborted) found.unfinished.push({ claim: claim.id, why: answer.unfinished });
      }
    });
  } finally {
    clear();
  }
  return found;
}

function addRow(
  { id }: Claim,
  { outcome, proof, teeth }: RelationProof,
  place: number,
  { rows, recorded }: Proved,
  { out }: IdentityRun,
  { cwd }: Io,
): void {
  if (proof !== null) recorded.push(identitySummary(proof, outcome));
  const file = proof === null || out === undefined ? null : join(out, `${id}.${outcome.form}.${place}.json`);
  if (file !== null) writeFile(resolve(cwd, file), proofText(proof!));
  rows.push(proofRow(id, outcome, file, teeth));
}

function againLine(
  names: readonly string[],
  options: IdentityRun & { readonly runs: number; readonly seed: number },
): string {
  const { runs, seed, out, record, teeth, workers, json, quiet, claims = [] } = options;
  const timeout = options["case-timeout"];
  return [
    "npx flatcheck prove",
    ...names.map(shellWord),
    `--seed ${seed} --runs ${runs}`,
    ...(out === undefined ? [] : [`--out ${pathWord(out)}`]),
    ...(record === undefined ? [] : [`--record ${shellWord(record)}`]),
    ...(teeth === true ? ["--teeth"] : []),
    ...(workers === undefined ? [] : [`--workers ${workers}`]),
    ...(timeout === undefined ? [] : [`--case-timeout ${timeout / 1000}s`]),
    ...(json === true ? ["--json"] : []),
    ...(quiet === true ? ["--quiet"] : []),
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}
