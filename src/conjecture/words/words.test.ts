import { describe, expect, it } from "vitest";
import { instances, layerShapes } from "../../../generators/index.js";
import { atMost, claim, holds } from "../../claim/index.js";
import { endToEnd, frobeniusNorm, nuclearNorm, product } from "../../numerics/index.js";
import { observe } from "../cases/index.js";
import { quantityKeys } from "../proposing/index.js";
import { namesOf } from "./words.js";

const NAME = "‖E‖_* ≤ ∏‖W_k‖_F, ‖A‖_F";
const drawn = instances({
  chain: { depth: [3, 3], ends: [1, 1], slack: 0 },
  matrices: { W: { shapes: layerShapes, laws: ["gaussian"] }, A: { shape: ["dL", "d0"], laws: ["gaussian"] } },
});
const norms = claim(drawn, {
  id: "own/names",
  title: "Norms of a product",
  kinds: ["bound"],
  locus: "nowhere",
  printed: holds`\|W_3W_2W_1\|_* \le \prod\|W_k\|_F\|A\|_F`(({ W, A }) => ({
    [NAME]: atMost(nuclearNorm(endToEnd(W)), product([...W, A].map(frobeniusNorm))),
  })),
  equality: "it is about names",
  degenerate: { zero: drawn.at({ widths: [1, 1, 1, 1], W: [0, 0, 0], A: 1 }) },
});

function namesAt(W: readonly number[], A: number): string[] {
  const one = observe(norms, "printed", drawn.at({ widths: [1, 1, 1, 1], W: [...W], A }))!;
  return namesOf(norms, one, quantityKeys([one], [NAME])).map(({ name }) => name);
}

describe("names of quantities", () => {
  it("are those of the matrices, a whole chain by its ends", () => {
    expect(namesAt([2, 3, 5], 7)).toEqual(["‖W_L⋯W_1‖_*", "‖W_1‖_F", "‖W_2‖_F", "‖W_3‖_F", "‖A‖_F"]);
  });

  it("are none where equal matrices have several, but for the chain, whose order tells", () => {
    expect(namesAt([2, 2, 5], 2)).toEqual(["‖W_L⋯W_1‖_*", "q₁", "q₂", "‖W_3‖_F", "q₃"]);
  });
});
