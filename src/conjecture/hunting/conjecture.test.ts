import { describe, expect, it } from "vitest";
import { atMost, claim, holds } from "../../claim/index.js";
import type { Claim } from "../../claim/index.js";
import { frobeniusNorm } from "../../numerics/matrices/index.js";
import { nuclearNorm, spectralNorm } from "../../numerics/spectra/index.js";
import { instances } from "../../../generators/index.js";
import { catalogue } from "../../../theorems/index.js";
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
    const text = "λ_max(H(W)) ≥ 2 L n^{−1} q₁^{−2/L} q₂^{2/L} q₃";
    expect(texts(outcome)).toContain(text);
    const { legends } = outcome.conjectures.find((one) => one.text === text)!;
    expect(legends.map(({ legend }) => legend!.split(",")[0])).toEqual([
      "frobeniusNorm",
      "frobeniusNorm",
      "frobeniusSquared",
    ]);
  });

  it("the factor √(m−1) of the gain budget", async () => {
    const outcome = await found("beyond/gain-budget", 60, 20, (name) => name.startsWith("σ_max(Wₖ⋯W₁)"));
    expect(texts(outcome)).toContainEqual(expect.stringMatching(/^q. (≤ √\(L−1\) q.|≥ \(L−1\)\^\{−1\/2\} q.)$/));
  });
});

/** Matrices of rank one and orthogonal ones, all of whose singular values above zero are equal; their entries are anything. */
const planted = instances({
  sizes: { d: [1, 3] },
  matrices: { A: { shape: ["d", "d"], laws: ["orthogonal", "rankOne"] } },
});
const norms = claim(planted, {
  id: "beyond/norms",
  title: "The square of the Frobenius norm is at most the product of nuclear and spectral norm",
  kinds: ["bound"],
  locus: "nowhere",
  printed: holds`\|A\|_F^2 \le \|A\|_*\|A\|_2`(({ A }) => ({
    "‖A‖_F² ≤ ‖A‖_*‖A‖₂": atMost(frobeniusNorm(A).squared(), nuclearNorm(A).times(spectralNorm(A))),
  })),
  equality: { "one entry": [planted.at({ A: 2 })] },
  degenerate: { zero: planted.at({ A: 0 }) },
});

describe("a bound that is false and that every case allows", () => {
  it("is thrown out by a hunt, with a certified counterexample, and what is true stays", async () => {
    const { thrownOut, conjectures } = await search(norms, 40, 400);
    expect(thrownOut.map(({ text, confirmation }) => [text, confirmation])).toContainEqual([
      "‖A‖_* ≤ ‖A‖_F^{2} ‖A‖₂^{−1}",
      "certified",
    ]);
    expect(conjectures.map(({ text }) => text)).toEqual([
      "‖A‖_F ≥ ‖A‖₂",
      "‖A‖_F ≥ d^{−1/2} ‖A‖_*",
      "‖A‖_* ≥ ‖A‖_F^{2} ‖A‖₂^{−1}",
    ]);
  });

  it("is no conjecture before it has been hunted", async () => {
    const stopped = new AbortController();
    stopped.abort();
    const outcome = await search(norms, 40, 400, stopped.signal);
    expect([outcome.conjectures, outcome.complete]).toEqual([[], false]);
  });
});
