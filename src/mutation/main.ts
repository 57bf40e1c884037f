/** Mutants of the numerics: slips put into the code, one after another, and who notices them. */

// npm run build && npm run mutate -- --seed 1 --count 100 --results mutants.jsonl --report MUTANTS.md
// Results are kept line by line, so that a run that was interrupted goes on from there.
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { candidates } from "./candidates.js";
import { Crew } from "./crew.js";
import { drawn } from "./draw.js";
import { Driver, type Result } from "./driver.js";
import { Mirror } from "./mirror.js";
import { filesUnder, mutatedFiles } from "./mutated-files.js";
import { report } from "./report.js";
import { type Equivalents, isEquivalent } from "./score.js";
import { parse } from "./syntax.js";
import { RECORDS, type UnitKind } from "./units.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "100" },
    /** Who is asked: tests, claims, records. */
    ask: { type: "string", default: "tests,claims,records" },
    /** Ask the claims about error bounds, too. */
    bounds: { type: "boolean", default: false },
    /** Seconds of units of one kind, as they take without a mutant, after which a mutant counts as surviving them. */
    most: { type: "string", default: "10" },
    /** Mutants whose key has this pattern, in place of drawn ones. */
    matching: { type: "string" },
    /** Only tests with this in their path, to try a new one. */
    within: { type: "string", default: "" },
    /** Only mutants of values, or of bounds. */
    kind: { type: "string" },
    /** Where results are kept; nowhere where it is not said. */
    results: { type: "string" },
    report: { type: "string" },
    /** Run no mutant, and report what results there are. */
    "as-is": { type: "boolean", default: false },
    /** Fail where fewer mutants are noticed. */
    least: { type: "string", default: "0" },
  },
});
const root = process.cwd();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const NO_CODE = /^\s*(\*|\/\/|\/\*|import|$)/;
const lines = new Map<string, number>();
const all = mutatedFiles(root).flatMap(({ file, text }) => {
  lines.set(file, text.split("\n").filter((line) => !NO_CODE.test(line)).length);
  return candidates(parse(file, text));
});
const { matching, kind } = values;
const chosen =
  matching === undefined
    ? drawn(all, lines, Number(values.seed), Number(values.count))
    : all.filter(({ key }) => new RegExp(matching).test(key));
const switched = chosen
  .map((mutant, id) => ({ id, mutant }))
  .filter(({ mutant }) => kind === undefined || mutant.kind === kind);
say(
  `${all.length} candidates, ${all.filter((one) => one.kind === "bound").length} of bounds; ${switched.length} drawn`,
);

const file = values.results === undefined ? null : resolve(values.results);
const known = file !== null && existsSync(file) ? readFileSync(file, "utf8") : "";
const kept = known.split("\n").filter((line) => line !== "");
const results = new Map(kept.map((line) => JSON.parse(line) as Result).map((result) => [result.mutant.key, result]));
// In an order in which a part of a run is a sample as well.
const mixed = ({ id }: { readonly id: number }): number => (id * 7919) % 1009;
const left = switched.filter(({ mutant }) => !results.has(mutant.key)).sort((a, b) => mixed(a) - mixed(b));
if (left.length > 0 && !values["as-is"]) {
  const shim = new URL("./vitest-shim.js", import.meta.url).href;
  const mirror = new Mirror(root, shim);
  mirror.make(left);
  const kinds = new Set(values.ask.split(",").map((name) => name.replace(/s$/, "") as UnitKind));
  const units = ["src/numerics", "src/rigor", "src/operations"]
    .flatMap((folder) => filesUnder(root, folder))
    .filter((one) => one.includes(values.within));
  const tests = [
    ...(kinds.has("test") ? units.filter((one) => /(?<!browser)\.test\.ts$/.test(one) && !RECORDS.includes(one)) : []),
    ...(kinds.has("record") ? RECORDS : []),
  ];
  const claims = kinds.has("claim");
  const crew = new Crew(new URL("./worker.js", import.meta.url), { mirror: mirror.folder, shim, tests, claims });
  const driver = new Driver(crew, say, Number(values.most) * 1000, left);
  await driver.begin(kinds);
  for (const one of left) {
    const { mutant, id } = one;
    // Verdicts hardly ever notice an error bound, and all claims would be run to find that out.
    const asked = new Set([...kinds].filter((name) => name !== "claim" || mutant.kind === "value" || values.bounds));
    const result = await driver.run(one, asked);
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
if (values.report !== undefined) {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  const facts = {
    seed: Number(values.seed),
    commit,
    candidates: all.length,
    drawn: switched.length,
    most: Number(values.most),
  };
  writeFileSync(resolve(values.report), report(found, equivalents, facts));
}
if (noticed < Number(values.least) * telling.length) process.exitCode = 1;
