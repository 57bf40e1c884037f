import { describe, expect, it } from "vitest";
import { atMost, claim, holds } from "../claim/index.js";
import type { Claim } from "../claim/index.js";
import { frobeniusNorm } from "../numerics/matrices/index.js";
import { nuclearNorm } from "../numerics/spectra/index.js";
import { instances } from "../../generators/index.js";
import { catalogue } from "../../theorems/index.js";
import { conjecture } from "./conjecture.js";
import { hidden } from "./hidden.fixture.js";
import type { ConjectureOutcome } from "./outcome.js";

function search(of: Claim, runs: number, evaluations: number, signal = new AbortController().signal) {
  return conjecture(of, { form: "printed", seed: 1, runs, evaluations, now: () => 0, signal });
}

async function found(id: string, runs: number, evaluations: number, isKept?: (relation: string) => boolean) {
  const [one] = await catalogue.load([id]);
  return search(hidden(one!, isKept), runs, evaluations);
}

const texts = ({ conjectures }: ConjectureOutcome): string[] => conjectures.map(({ text }) => text);

describe("what is found again of a statement from its quantities alone", () => {
  it("Lemma 1 of gatmiry2023", async () => {
    expect(texts(await found("gatmiry2023/lemma-1", 200, 300))).toEqual(["‖AB‖_* ≤ ‖A‖_F ‖B‖_F"]);
  });

  it("Lemma 4 of gatmiry2023", async () => {
    const { conjectures } = await found("gatmiry2023/lemma-4", 200, 100, (name) => name.startsWith("R(W) ≥"));
    expect(conjectures.map(({ text }) => text)).toContain("R(W) ≥ L d₀^{1/L} d_L^{1/L} ‖W_L⋯W_1‖_*^{2−2/L}");
  });

  it("the lower bound of Theorem 2 of marion2024, with ‖Xw*‖² = na‖w*‖²", async () => {
    const outcome = await found("marion2024/theorem-2", 150, 40, (name) => name.startsWith("S(W) ≥"));
    const bound = /^λ_max\(H\(W\)\) ≥ 2 L n\^\{−1\} (q.)\^\{−2\/L\} ‖p‖_F\^\{2\/L\} (q.)$/;
    const [one] = outcome.conjectures.filter(({ text }) => bound.test(text));
    expect(one?.legends.map(({ legend }) => legend!.split(",")[0])).toEqual(["frobeniusNorm", "frobeniusSquared"]);
  });

  it("the factor √(m−1) of the gain budget", async () => {
    const outcome = await found("beyond/gain-budget", 60, 20, (name) => name.startsWith("σ_max(Wₖ⋯W₁)"));
    expect(texts(outcome)).toContainEqual(expect.stringMatching(/^q. (≤ √\(L−1\) q.|≥ \(L−1\)\^\{−1\/2\} q.)$/));
  });
});

/** Matrices of rank one, of which the nuclear norm is the Frobenius norm; their entries are anything. */
const planted = instances({ sizes: { d: [1, 3] }, matrices: { A: { shape: ["d", "d"], laws: ["rankOne"] } } });
const norms = claim(planted, {
  id: "beyond/norms",
  title: "The Frobenius norm is at most the nuclear norm",
  kinds: ["bound"],
  locus: "nowhere",
  printed: holds`\|A\|_F \le \|A\|_*`(({ A }) => ({ "‖A‖_F ≤ ‖A‖_*": atMost(frobeniusNorm(A), nuclearNorm(A)) })),
  equality: { "one entry": [planted.at({ A: 2 })] },
  degenerate: { zero: planted.at({ A: 0 }) },
});

describe("a bound that is false and that every case allows", () => {
  it("is thrown out by a hunt, with a certified counterexample", async () => {
    const outcome = await search(norms, 40, 400);
    const [first] = outcome.thrownOut;
    expect(first?.confirmation).toBe("certified");
    expect(first!.lhs).toBeGreaterThan(first!.rhs);
    expect(texts(outcome)).toEqual(["‖A‖_F ≤ ‖A‖_*"]);
    expect(outcome.conjectures[0]?.stated).toEqual([{ relation: "‖A‖_F ≤ ‖A‖_*", how: "same" }]);
  });

  it("is no conjecture before it has been hunted", async () => {
    const stopped = new AbortController();
    stopped.abort();
    const outcome = await search(norms, 40, 400, stopped.signal);
    expect([outcome.conjectures, outcome.complete]).toEqual([[], false]);
  });
});
