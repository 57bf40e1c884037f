#!/usr/bin/env node
/**
 * Cases a CPU second for two properties, and the ratio to the same properties in Python with NumPy and Hypothesis,
 * measured in the same run where they are installed; then what the sharpness of a network costs.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { judge } from "../claim/index.js";
import { caseSeed } from "../engine/run/index.js";
import { withArena } from "../numerics/index.js";
import { properties } from "./properties.js";
import { benchSharpness } from "./sharpness.js";
import { cpuSeconds, median } from "./timing.js";

type Name = keyof typeof properties;

interface Rates {
  /** Cases a CPU second, the median of the rounds. */
  readonly cases: number;
  /** Share of the time that drawing specs and making matrices takes. */
  readonly generation: number;
}

/** Cases a round, so that one takes a few tenths of a second, and rounds, of which the median counts. */
const CASES = { nuclear: 60_000, trace: 2_000 } as const;
const ROUNDS = 7;

function measure(name: Name): Rates {
  const { specs, evaluate, slacks } = properties[name];
  const cases = CASES[name];
  const each = (round: number, work: (seed: number) => void): number =>
    cpuSeconds(() => {
      for (let i = 0; i < cases; i++) work(caseSeed(round, name, i));
    });
  const whole: number[] = [];
  const made: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = each(round, (seed) => {
      withArena(() => {
        for (const { relations } of evaluate(specs.draw(seed))) {
          if (judge(relations[0]!).verdict === "refuted") throw new Error(`${name}: refuted at seed ${seed}`);
        }
      });
    });
    // Neither claim has assumptions: their slacks cost what making the instance costs.
    const generation = each(round, (seed) => withArena(() => slacks(specs.draw(seed))));
    // The first round warms the compiler up.
    if (round > 0) {
      whole.push(seconds);
      made.push(generation);
    }
  }
  return { cases: cases / median(whole), generation: median(made) / median(whole) };
}

type Peer = Record<Name, Record<"hypothesis+numpy" | "numpy", number>>;

/** The rates of peers.py, or null where no Python with NumPy and Hypothesis is found. */
function peers(): Peer | null {
  const script = fileURLToPath(new URL("../../../src/bench/peers.py", import.meta.url));
  for (const python of ["/usr/bin/python3", "python3"]) {
    const { status, stdout } = spawnSync(python, [script, "1000"], {
      encoding: "utf8",
      env: { ...process.env, OPENBLAS_NUM_THREADS: "1" },
    });
    if (status === 0) return JSON.parse(stdout) as Peer;
  }
  return null;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const peer = peers();
print("property   cases/CPU s   generation   ratio to Hypothesis+NumPy   ratio to a NumPy loop");
for (const name of Object.keys(properties) as Name[]) {
  const { cases, generation } = measure(name);
  const rate = peer?.[name];
  const ratio = (other: number | undefined): string => (other === undefined ? "–" : `${(cases / other).toFixed(1)}×`);
  print(
    [
      name.padEnd(8),
      cases.toFixed(0).padStart(13),
      `${(100 * generation).toFixed(0)} %`.padStart(12),
      ratio(rate?.["hypothesis+numpy"]).padStart(27),
      ratio(rate?.numpy).padStart(23),
    ].join(" "),
  );
}
if (peer === null) {
  print(
    "\nNo Python with NumPy and Hypothesis found for comparison; on Debian: apt-get install python3-numpy python3-hypothesis",
  );
}
benchSharpness(print);
