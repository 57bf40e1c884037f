import { describe, expect, it } from "vitest";
import { atMost } from "../claim/relations/comparison.js";
import { claim, holds } from "../claim/index.js";
import { exact } from "../numerics/arithmetic/quantity.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { spectralNorm } from "../numerics/spectra/singular-values.js";
import { instances } from "../../generators/specs/instances.js";
import { Bench } from "./bench.js";
import { fileFaults } from "./file-rules.js";

const drawn = instances({
  reals: { scale: [1, 2] },
  sizes: { m: [1, 3], n: [1, 3] },
  matrices: { G: { shape: ["m", "n"], laws: ["gaussian"] } },
});
const networks = drawn.map(({ G, scale }) => ({ weights: [G.times(exact(scale))], half: scale / 2 }));

interface Parts {
  readonly lists?: (weights: readonly Matrix[]) => Readonly<Record<string, readonly Matrix[]>>;
  readonly half?: number;
  readonly madeToHold?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly noFile?: string;
}

/** ‖W‖_2 ≤ ‖W‖_F of a network that is read off a file, with what may be wrong with the reading. */
function faultsOf({ lists = (W) => ({ W }), half, madeToHold = {}, name = "‖W‖_2 ≤ ‖W‖_F", noFile }: Parts): string[] {
  const read = networks.onFile({
    takes: ["W"],
    madeToHold,
    instance: (own) => ({ weights: own.all("W"), half: half ?? -1 }) as ReturnType<typeof networks.materialize>,
    lists: ({ weights }) => lists(weights),
  });
  const own = claim(read, {
    id: "own/read",
    title: "a claim on files",
    kinds: ["bound"],
    locus: "a test",
    printed: holds`x`(({ weights: [w], half: given }) => ({
      [given === -1 ? name : "‖W‖_2 ≤ ‖W‖_F"]: atMost(spectralNorm(w!), frobeniusNorm(w!)),
    })),
    equality: "none is needed here",
    degenerate: { one: drawn.at({ G: 1 }) },
    ...(noFile === undefined ? {} : { noFile }),
  });
  const bench = new Bench(own, 1);
  return fileFaults(bench, bench.draws(20));
}

describe("the rule that a claim says the same of an instance and of its file", () => {
  it("is kept by a reading that gives back what the instance has", () => {
    expect(faultsOf({})).toEqual([]);
  });

  it("finds a factor that was forgotten on the way to the file", () => {
    const faults = faultsOf({ lists: (W) => ({ W: W.map((w) => w.times(1 + 2 ** -30)) }) });
    expect(faults[0]).toMatch(/^"printed: ‖W‖_2 ≤ ‖W‖_F" of the file of an instance is .* of the instance /);
  });

  it("finds a relation that is said of files alone, and a hypothesis that is none", () => {
    expect(faultsOf({ name: "something else" })).toContain('"printed: something else" is said of files alone');
    expect(faultsOf({ madeToHold: { "zero loss": "b" } })).toEqual([
      'madeToHold names "zero loss", which is no assumption of the claim',
    ]);
  });

  it("finds a reading that refuses every file, and a reason that says nothing", () => {
    const faults = faultsOf({
      lists: (W) => ({ V: W }),
    });
    expect(faults).toContain("a file of an instance and the instance have no relation in common");
    expect(faultsOf({ noFile: "no" })).toEqual(['"no" does not say why it takes no file']);
    expect(faultsOf({ noFile: "it is about numbers that no file has" })).toEqual([]);
  });

  it("finds a layout that asks for what no matrix tells", () => {
    const asking = instances({
      sizes: { m: [1, 3] },
      matrices: { A: ["m", "m"], B: { shape: ["m", "m"], laws: ["gaussian"] } },
      file: { called: { B: "A" } },
    });
    const own = claim(asking, {
      id: "own/asking",
      title: "two lists of one name",
      kinds: ["bound"],
      locus: "a test",
      printed: holds`x`(({ A, B }) => ({
        "‖A‖ ≤ ‖A‖ + ‖B‖": atMost(frobeniusNorm(A), frobeniusNorm(A).plus(frobeniusNorm(B))),
      })),
      equality: "none is needed here",
      degenerate: { one: asking.at({ A: 1, B: 2 }) },
    });
    const bench = new Bench(own, 1);
    expect(fileFaults(bench, bench.draws(5))[0]).toMatch(/^the file of an instance is read as another one/);
  });
});
