import { describe, expect, it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { formulaText } from "./formula-text.js";

const claims = await catalogue.load();

describe("a formula as text", () => {
  it.each([
    [String.raw`\|AB\|_* \le \|A\|_F \|B\|_F`, "‖AB‖_∗ ≤ ‖A‖_F‖B‖_F"],
    [String.raw`\frac{1}{n}\sum_{i=1}^n x_i = \tfrac1n \sum_i x_i`, "(1/n)∑ᵢ₌₁ⁿxᵢ = (1/n)∑ᵢxᵢ"],
    [String.raw`e^{\lambda^2/8n} \ge \frac{\lambda^2}{8n} - 1`, "e^{λ²/8n} ≥ λ²/(8n) − 1"],
    [String.raw`-a + b - c = \frac{a+b}{c}`, "−a + b − c = (a + b)/c"],
    [String.raw`\sqrt{d_0 d_L}, \sqrt[3]{x}, \sqrt{n}`, "√(d₀d_L), ³√x, √n"],
    [String.raw`\hat\Sigma_x^{-1} W_{j-1}\cdots W_1 A_i^\top`, "Σ̂ₓ⁻¹Wⱼ₋₁⋯W₁Aᵢᵀ"],
    [String.raw`\operatorname{tr} A = \operatorname{tr}(A), \log x, \max_k x_k`, "tr A = tr(A), log x, maxₖ xₖ"],
    [String.raw`\Phi\Phi^\top \quad \text{for all } x \in \mathbb{R}`, "ΦΦᵀ for all x ∈ ℝ"],
    [String.raw`x < y \text{ \& } y > 0`, "x < y & y > 0"],
    [String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix}`, "(a b; c d)"],
    [String.raw`\overset{!}{=} 0`, "=^!0"],
    [String.raw`\prod_{j<k} c_j \ge \Big(\frac{a}{b}\Big)^m`, "∏_{j<k}cⱼ ≥ (a/b)ᵐ"],
  ])("%s", (tex, text) => {
    expect(formulaText(tex)).toBe(text);
  });

  it("leaves what is no TeX as it is", () => {
    expect(formulaText(String.raw`\frac{1`)).toBe(String.raw`\frac{1`);
  });

  it("reads without commands and without letters that stand for nothing, whatever the catalogue states", () => {
    const statements = claims.flatMap(({ forms, assumptions }) => [...forms, ...assumptions]).map((x) => x.statement);
    expect(statements.length).toBeGreaterThan(100);
    expect(statements.map(formulaText).filter((text) => /[\\&\u2061]|<\/?m|\$|undefined|\s{2}/.test(text))).toEqual([]);
  });
});
