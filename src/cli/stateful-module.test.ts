import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { scratch } from "./harness.fixture.js";
import { builtPackage, outsider, runBuilt } from "./package.fixture.js";

/** A bound with another constant whenever a matrix is seen again. */
const STATEFUL = `
import { atMost, claim, holds } from "flatcheck/claim";
import { instances } from "flatcheck/generators";
import { frobeniusNorm, nuclearNorm } from "flatcheck/numerics";
const seen = new Set();
const constant = (text) => { if (seen.has(text)) return 3; seen.add(text); return 0.5; };
const drawn = instances({ sizes: { d: [1, 3] }, matrices: { A: { shape: ["d", "d"], laws: ["gaussian"] } } });
export default claim(drawn, {
  id: "own/stateful", title: "t", kinds: ["bound"], locus: "p1",
  printed: holds\`x\`(({ A }) => ({ r: atMost(nuclearNorm(A), frobeniusNorm(A).times(constant(A.data.join()))) })),
  equality: "none",
  degenerate: { two: drawn.at({ A: "2" }) },
});
`;

describe("a module whose claim keeps a state between calls", () => {
  let installed: string;

  beforeAll(() => {
    installed = builtPackage();
  });

  // Each worker has a state of its own.
  it.each(["1", "3"])("is named as one that gives another value each time, with %s workers", (workers) => {
    const cwd = outsider(installed, scratch());
    writeFileSync(join(cwd, "own.mjs"), STATEFUL);
    const argv = ["verify", "own", "--claims", "own.mjs", "--seed", "1", "--runs", "100", "--workers", workers];
    const { code, stdout } = runBuilt(installed, argv, cwd);
    expect(code).toBe(1);
    expect(stdout).toMatch(/own\/stateful gives another value each time on case -1, d = 1, A = \[2\]:/);
    expect(stdout).toMatch(/first 2 and 1, then 2 and 6/);
  });
});
