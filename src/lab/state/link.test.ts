import { describe, expect, it } from "vitest";
import { listLaw } from "../../../generators/index.js";
import type { Spec } from "../../claim/index.js";
import { addressOf, linkTo } from "./link.js";

const spec: Spec = {
  sizes: { n: 2 },
  widths: [1, 2],
  choices: { prior: "drawn" },
  reals: { p: 0.1 },
  lists: { W: { entries: [[[1 / 3], [5e-324]]] }, A: { law: "gaussian", seed: 7 } },
};

describe("a link", () => {
  it("holds claim, form, instance and relation, every double bit for bit", () => {
    const entries = listLaw("graded")([[5, 4]], 3).matrices.map((matrix) => matrix.toRows());
    const address = {
      claim: "gatmiry2023/lemma-3",
      form: "corrected" as const,
      relation: "tr ∇²L(W) ≤ 2(1+δ)R(W)",
      spec: { ...spec, lists: { ...spec.lists, M: { entries } } },
    };
    expect(addressOf(linkTo(address))).toEqual(address);
    expect(linkTo(address)).toMatch(/^#gatmiry2023\/lemma-3:corrected;[\w-]+;[\w-]+$/);
  });

  it("may be of a claim alone, and of its printed form unless it says otherwise", () => {
    expect(addressOf("#wu2025/chernoff")).toEqual({ claim: "wu2025/chernoff", form: "printed" });
    expect(addressOf("#wu2025%2Fchernoff:printed")).toEqual({ claim: "wu2025/chernoff", form: "printed" });
  });

  it.each([
    ["nothing", ""],
    ["a place of the page", "#claim"],
    ["another form", "#wu2025/chernoff:improved"],
    ["broken escapes", "#%E0%A4%A"],
    ["an instance that was cut off", `${linkTo({ claim: "a/b", form: "printed", spec }).slice(0, -9)}`],
    ["what is no base64", "#a/b;???"],
    ["JSON that is no spec", `#a/b;${btoa('{"sizes":{}}')}`],
    ["a number that JSON does not have", `#a/b;${btoa(JSON.stringify({ ...spec, reals: { p: "1" } }))}`],
    ["rows that are none", `#a/b;${btoa(JSON.stringify({ ...spec, lists: { W: { entries: [[1]] } } }))}`],
  ])("is none: %s", (_, hash) => {
    expect(addressOf(hash)).toBeNull();
  });
});
