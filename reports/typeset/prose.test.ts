import { describe, expect, it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { prose } from "./prose.js";

const claims = await catalogue.load();

describe("formulas in prose", () => {
  it.each([
    ["‖M‖_*^{2−2/L}", "‖M‖<sub>*</sub><sup>2−2/L</sup>"],
    ["W_L⋯W_1, A_iᵀ", "W<sub>L</sub>⋯W<sub>1</sub>, A<sub>i</sub>ᵀ"],
    ["d_0d_L, W_jW_k", "d<sub>0</sub>d<sub>L</sub>, W<sub>j</sub>W<sub>k</sub>"],
    ["λ_max(H), σ_minimal", "λ<sub>max</sub>(H), σ<sub>m</sub>inimal"],
    ["min_{E(W)=M} F", "min<sub>E(W)=M</sub> F"],
    ["∇_{W_{j+1}} f", "∇<sub>W<sub>j+1</sub></sub> f"],
    ["2^{1/p−1}", "2<sup>1/p−1</sup>"],
    ["a < b", "a &lt; b"],
  ])("%s", (text, markup) => {
    expect(prose(text).markup).toBe(markup);
  });

  it.each(["report_file", "the __proto__", "a _ b", "x_", "_x", "^", "snake_case_name"])("leaves %s alone", (text) => {
    expect(prose(text).markup).toBe(text);
  });

  it("loses no character of the catalogue but the marks", () => {
    for (const { title, erratum, reading } of claims) {
      for (const text of [title, erratum?.slip ?? "", erratum?.instead ?? "", reading ?? ""]) {
        const shown = prose(text).markup.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").replace(/&quot;/g, '"').replace(/&#39;/g, "'"); // prettier-ignore
        expect(shown.replace(/[_^{}]/g, "")).toBe(text.replace(/[_^{}]/g, ""));
      }
    }
  });
});
