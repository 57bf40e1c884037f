import { exitCodes } from "../words/exit-codes.js";
import type { Catalogue } from "../../catalogue/index.js";
import { flawOf, type IdentityProof, staleIn, type Watched } from "../../proof/index.js";
import { readProof } from "../../store/index.js";
import { type Io, wantsColour } from "../../world/index.js";
import { coloured, counted, hanging, plain, visible } from "../../../reports/text/index.js";

const SAID = {
  reproduced: { word: "PROVED", code: exitCodes.asExpected.code },
  "not reproduced": { word: "DID NOT REPRODUCE", code: exitCodes.unexpected.code },
  stale: { word: "STALE", code: exitCodes.usage.code },
} as const;

/** Checks a stored proof, by its file and by its claim. @throws UsageError where the file is no proof */
export async function replayProof(catalogue: Catalogue, file: string, json: boolean, io: Io): Promise<number> {
  const proof = readProof(file, io.cwd);
  const stale = await staleness(catalogue, proof);
  const { watcher } = io;
  const watched: Watched = (at, work) => (watcher === null ? work() : watcher.during(proof.claim, at, work));
  const flaw = stale ?? flawOf(proof, io.freshSeed(), watched);
  const outcome = stale !== null ? "stale" : flaw !== null ? "not reproduced" : "reproduced";
  const { word, code } = SAID[outcome];
  const { claim, form, relation, proved } = proof;
  if (json) {
    const facts = { file, claim, form, relation, sizes: proved.length, outcome, reason: flaw };
    io.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
    return code;
  }
  const row = (lead: string, content: string): string[] => hanging(`  ${lead}`, visible(content), io.stdout.columns);
  const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
  const paint = outcome === "reproduced" ? palette.good : palette.bad;
  const said = flaw === null ? `${word} at ${counted(proved.length, "size")}` : `${word}: ${flaw}`;
  const head = hanging("", visible(said), io.stdout.columns).map(paint);
  const lines = [...head, ...row("", file), ...row("claim: ", `${claim}:${form}`), ...row("relation: ", relation)];
  io.stdout.write(`${lines.join("\n")}\n`);
  return code;
}

/** In what a proof does not fit its claim; null where it does. */
async function staleness(catalogue: Catalogue, proof: IdentityProof): Promise<string | null> {
  const { claim: id, form, statement } = proof;
  const [claim] = await catalogue.load([id]);
  if (claim === undefined) return "the catalogue has no such claim";
  const found = claim.forms.find(({ name }) => name === form);
  if (found === undefined) return `the claim has no form ${form}`;
  return found.statement === statement ? staleIn(claim, proof) : "the form has another statement by now";
}
