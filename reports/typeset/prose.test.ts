import { describe, expect, it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { prose } from "./prose.js";

const claims = await catalogue.load();

describe("formulas in prose", () => {
  it.each([
    ["‖M‖_*^{2−2/L}", "‖<i>M</i>‖<sub>*</sub><sup>2−2/<i>L</i></sup>"],
    ["W_L⋯W_1, A_iᵀ", "<i>W</i><sub><i>L</i></sub>⋯<i>W</i><sub>1</sub>, <i>A</i><sub><i>i</i></sub>ᵀ"],
    ["d_0d_L", "<i>d</i><sub>0</sub><i>d</i><sub><i>L</i></sub>"],
    ["λ_max(H), σ_min²σ_max", "<i>λ</i><sub>max</sub>(<i>H</i>), <i>σ</i><sub>min</sub>²<i>σ</i><sub>max</sub>"],
    ["‖Xw_prod‖", "‖<i>Xw</i><sub>prod</sub>‖"],
    ["s_ijs_ik − A_klᵀ", "<i>s</i><sub>ij</sub><i>s</i><sub>ik</sub> − <i>A</i><sub>kl</sub>ᵀ"],
    ["u_kv_k", "<i>u</i><sub><i>k</i></sub><i>v</i><sub><i>k</i></sub>"],
    ["min_{E(W)=M} F", "min<sub><i>E</i>(<i>W</i>)=<i>M</i></sub> <i>F</i>"],
    ["∇_{W_{j+1}} f", "∇<sub><i>W</i><sub><i>j</i>+1</sub></sub> <i>f</i>"],
    ["2^{1/p−1}", "2<sup>1/<i>p</i>−1</sup>"],
    ["2^−121, 2^10", "2<sup>−121</sup>, 2<sup>10</sup>"],
    ["a < b", "<i>a</i> &lt; <i>b</i>"],
    ["L̂(θ) − ηH", "<i>L̂</i>(<i>θ</i>) − <i>η</i><i>H</i>"],
  ])("%s", (text, markup) => {
    expect(prose(text).markup).toBe(markup);
  });

  it.each([
    "report_file",
    "the __proto__",
    "snake_case_name",
    "a path",
    "A path of SGD, e.g. this",
    "In no case",
    "under A1 and A2",
    "n-th",
  ])("leaves %s alone", (text) => {
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
