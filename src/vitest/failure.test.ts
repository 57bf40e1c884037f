import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { commandOf } from "./failure.js";

const root = resolve(import.meta.dirname, "../..");
const vitest = [join(root, "node_modules/vitest/vitest.mjs"), "--config", "src/vitest/fixtures/vitest.config.ts"];

/** What vitest prints of the suites that fail on purpose. */
function printed(argv: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  const env = { PATH: process.env["PATH"], NO_COLOR: "1", ...environment };
  const [program, ...config] = vitest;
  const { stdout, stderr } = spawnSync(process.execPath, [program!, "run", ...config, ...argv], {
    cwd: root,
    encoding: "utf8",
    env,
  });
  return stripVTControlCharacters(stdout + stderr);
}

it("a failure shows the relation, the shrunk instance, seed and path, and the line that runs it again", () => {
  const all = printed([]);
  expect(all).toContain("FAIL  src/vitest/fixtures/broken.suite.ts > own/wrong · A constant that is too small");
  expect(all).toContain(
    [
      "TheoremError: own/wrong:printed is refuted",
      "    relation     ‖AB‖_* ≤ ½‖A‖_F‖B‖_F",
      "    instance     m = 1, k = 1, n = 1, A = [1], B = [1]: 1 > 0.5",
    ].join("\n"),
  );
  expect(all).toContain("    certificate  left side 1, right side 5e-1, by intervals of 64 bits\n");
  expect(all).toMatch(/ {4}fast-check {3}seed 7, path "[\d:]+", after \d+ cases? and \d+ shrinks\n/);
  expect(all).toContain('    the spec     {"sizes":{"m":1,"k":1,"n":1},');
  // One relation fails; the numerics that are off by half, on chosen operands and on the claim's; and a relation with it.
  expect(all).toContain("Tests  4 failed");
  expect(all).toContain(
    "DepartureError: frobeniusNorm departs\n    operands     [1]\n    yours        0.5\n    flatcheck    1 ±",
  );
  expect(all).toMatch(
    /DepartureError: own\/wrong:printed is refuted with these values in it\n {4}relation {5}‖AB‖_F ≤ ‖A‖_F‖B‖_F/,
  );

  const [, path, file, test] = /FLATCHECK_SEED=7 FLATCHECK_PATH=(\S+) npx vitest run (\S+) -t '(.*)'/.exec(all)!;
  const again = printed([file!, "-t", test!], { FLATCHECK_SEED: "7", FLATCHECK_PATH: path });
  expect(again).toContain("m = 1, k = 1, n = 1, A = [1], B = [1]: 1 > 0.5");
  expect(again).toContain("after 1 case and 0 shrinks");
  expect(again).toMatch(/Tests {2}1 failed \| \d+ skipped/);
});

it("the command quotes what the shell and the pattern of vitest would read", () => {
  const place = { file: "a.test.ts", test: "W'_1 ≤ (d₀d_L)^{1/L} + [x]*" };
  expect(commandOf(place)).toBe(String.raw`npx vitest run a.test.ts -t '^W'\''_1 ≤ \(d₀d_L\)\^\{1/L\} \+ \[x\]\*$'`);
});
