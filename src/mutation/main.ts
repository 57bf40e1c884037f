/** Mutants of the numerics: slips put into the code, one after another, and who notices them. */

// npm run build && npm run mutate -- --seed 1 --count 100 --results mutants.jsonl --report MUTANTS.md
// Results are kept line by line, so that a run that was interrupted goes on from there.
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { candidates } from "./candidates.js";
import { Crew } from "./crew.js";
import { drawn } from "./draw.js";
import { Driver, type Result } from "./driver.js";
import { Mirror } from "./mirror.js";
import { filesUnder, mutatedFiles } from "./mutated-files.js";
import { type MutationOptions, mutationOptions, OptionError } from "./options.js";
import { report } from "./report.js";
import { type Equivalents, isEquivalent } from "./score.js";
import { parse } from "./syntax.js";
import { RECORDS } from "./units.js";

function asked(): MutationOptions {
  try {
    return mutationOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`mutate: ${error.message}\n`);
    return process.exit(2);
  }
}

const options = asked();
const root = process.cwd();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const NO_CODE = /^\s*(\*|\/\/|\/\*|import|$)/;
const lines = new Map<string, number>();
const all = mutatedFiles(root).flatMap(({ file, text }) => {
  lines.set(file, text.split("\n").filter((line) => !NO_CODE.test(line)).length);
  return candidates(parse(file, text));
});
const { matching, kind, ask } = options;
const chosen =
  matching === null ? drawn(all, lines, options.seed, options.count) : all.filter(({ key }) => matching.test(key));
const switched = chosen
  .map((mutant, id) => ({ id, mutant }))
  .filter(({ mutant }) => kind === null || mutant.kind === kind);
say(
  `${all.length} candidates, ${all.filter((one) => one.kind === "bound").length} of bounds; ${switched.length} drawn`,
);

const file = options.results === null ? null : resolve(options.results);
const known = file !== null && existsSync(file) ? readFileSync(file, "utf8") : "";
const kept = known.split("\n").filter((line) => line !== "");
const results = new Map(kept.map((line) => JSON.parse(line) as Result).map((result) => [result.mutant.key, result]));
// In an order in which a part of a run is a sample as well.
const mixed = ({ id }: { readonly id: number }): number => (id * 7919) % 1009;
const left = switched.filter(({ mutant }) => !results.has(mutant.key)).sort((a, b) => mixed(a) - mixed(b));
if (left.length > 0 && !options.asIs) {
  const shim = new URL("./vitest-shim.js", import.meta.url).href;
  const mirror = new Mirror(root, shim);
  mirror.make(left);
  const units = ["src/numerics", "src/rigor", "src/operations"]
    .flatMap((folder) => filesUnder(root, folder))
    .filter((one) => one.includes(options.within));
  const tests = [
    ...(ask.has("test") ? units.filter((one) => /(?<!browser)\.test\.ts$/.test(one) && !RECORDS.includes(one)) : []),
    ...(ask.has("record") ? RECORDS : []),
  ];
  const claims = ask.has("claim");
  const crew = new Crew(new URL("./worker.js", import.meta.url), { mirror: mirror.folder, shim, tests, claims });
  const driver = new Driver(crew, say, options.most * 1000, left);
  await driver.begin(ask);
  for (const one of left) {
    const { mutant, id } = one;
    // Verdicts hardly ever notice an error bound, and all claims would be run to find that out.
    const those = new Set([...ask].filter((name) => name !== "claim" || mutant.kind === "value" || options.bounds));
    const result = await driver.run(one, those);
    results.set(mutant.key, result);
    if (file !== null) appendFileSync(file, `${JSON.stringify(result)}\n`);
    const words = Object.entries(result.fates).map(([name, { outcome, run, reaching }]) => {
      return `${name}s ${outcome} ${run}/${reaching}`;
    });
    say(`${id} ${mutant.kind} ${words.join(", ")}, ${(result.milliseconds / 1000).toFixed(1)} s: ${mutant.key}`);
  }
  await crew.end();
}

const equivalents = JSON.parse(readFileSync(join(root, "src/mutation/equivalents.json"), "utf8")) as Equivalents;
// What is known of a mutant is read off the code as it is.
const found = switched.flatMap(({ mutant }) => {
  const result = results.get(mutant.key);
  return result === undefined ? [] : [{ ...result, mutant }];
});
// What changes nothing cannot be noticed.
const telling = found.filter((result) => !isEquivalent(result, equivalents));
const noticed = telling.filter(({ fates }) => Object.values(fates).some(({ outcome }) => outcome === "killed")).length;
say(`${noticed} of ${telling.length} noticed, beside ${found.length - telling.length} that change nothing`);
if (options.report !== null) {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  const facts = {
    seed: options.seed,
    commit,
    candidates: all.length,
    drawn: switched.length,
    most: options.most,
  };
  writeFileSync(resolve(options.report), report(found, equivalents, facts));
}
if (noticed < options.least * telling.length) process.exitCode = 1;
