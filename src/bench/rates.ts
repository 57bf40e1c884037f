import { judge } from "../claim/index.js";
import { caseSeed } from "../engine/run/index.js";
import { withArena } from "../numerics/index.js";
import { peer } from "./peer.js";
import { properties } from "./properties.js";
import { type Row, times } from "./rows.js";
import { cpuSeconds, median } from "./timing.js";

type Name = keyof typeof properties;

interface Rates {
  /** Cases a CPU second, the median of the rounds. */
  readonly cases: number;
  /** Share of the time that drawing specs and making matrices takes. */
  readonly generation: number;
}

/** Cases a round, so that one takes a few tenths of a second, and rounds, of which the median counts. */
const CASES = { nuclear: 60_000, trace: 4_000 } as const;
const ROUNDS = 7;

const WORDS = {
  nuclear: "property: ‖AB‖_* ≤ ‖A‖‖B‖",
  trace: "property: trace of the Hessian, two ways",
} as const;
const SIZES = { nuclear: "1×1 to 8×8", trace: "d = 6, L = 3, n = 20" } as const;

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

/** `123,000 a second`, with three digits that count. */
function rounded(cases: number): string {
  const digits = String(Number(cases.toPrecision(3)));
  return `${digits.replace(/\B(?=(\d{3})+$)/g, ",")} a second`;
}

/** Two properties: cases that are drawn and judged in a CPU second. */
export function rateRows(): Row[] {
  const found = peer("peers.py") as Peer | null;
  return (Object.keys(properties) as Name[]).map((name) => {
    const { cases, generation } = measure(name);
    const other = (words: string, rate: number | undefined): string =>
      rate === undefined ? `${words}: not here` : `${words} ${rounded(rate)} (${times(cases / rate)})`;
    return {
      what: WORDS[name],
      size: SIZES[name],
      own: `${rounded(cases)}, ${(100 * generation).toFixed(0)} % of it drawing`,
      others: [
        other("Hypothesis with NumPy", found?.[name]["hypothesis+numpy"]),
        other("a NumPy loop", found?.[name].numpy),
      ],
    };
  });
}
