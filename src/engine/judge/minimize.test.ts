import { describe, expect, it } from "vitest";
import { atMost } from "../../claim/fixtures/named.js";
import type { Claim, Spec, SpecSource } from "../../claim/index.js";
import { exact } from "../../numerics/index.js";
import { spectralClaim } from "../synthetic.fixture.js";
import { minimizing } from "./minimize.js";

const COUNT = 40;
const FIRST = 9;

const specOf = (xs: readonly number[]): Spec => ({
  ...{ sizes: {}, widths: [], choices: {}, lists: {} },
  reals: Object.fromEntries(xs.map((x, i) => [`x${i}`, x])),
});
const valuesOf = ({ reals }: Spec): number[] => Array.from({ length: COUNT }, (_, i) => reals[`x${i}`]!);

/** Each of forty numbers may become smaller by one, the first of them only once the last is zero. */
const counting: Claim = {
  ...spectralClaim(1),
  assumptions: [],
  specs: {
    draw: () => specOf(new Array<number>(COUNT).fill(FIRST)),
    *shrink(spec: Spec) {
      const xs = valuesOf(spec);
      for (const [i, x] of xs.entries()) if (x > 0) yield specOf(xs.map((y, k) => (k === i ? x - 1 : y)));
    },
    spellOut: (spec: Spec) => spec,
  } satisfies SpecSource,
  evaluate: (spec) => {
    const xs = valuesOf(spec);
    const isRefuted = xs[0] === FIRST || xs.at(-1) === 0;
    return [{ form: "printed", relations: [atMost("bound", exact(isRefuted ? 1 : 0), exact(0))], observation: null }];
  },
};

describe("a shrink of many evaluations", () => {
  const steps = [...minimizing(counting, { form: "printed", relation: "bound" }, counting.specs.draw(0))];

  it("tries again at the end what did not refute before", () => {
    expect(valuesOf(steps.at(-1)!.spec)).toEqual(new Array<number>(COUNT).fill(0));
  });

  it("goes on from where it is, and tries what fails no more than now and then", () => {
    // One for every number to become smaller by one, and one that fails before each of the first 150.
    expect(steps.length).toBeLessThan(COUNT * FIRST + 150 + 2 * COUNT);
  });
});
