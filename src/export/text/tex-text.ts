import { oneLine } from "./plain-text.js";

/** Characters that TeX reads as commands. */
const SPECIAL: Readonly<Record<string, string>> = {
  "\\": String.raw`\textbackslash{}`,
  "{": String.raw`\{`,
  "}": String.raw`\}`,
  $: String.raw`\$`,
  "&": String.raw`\&`,
  "#": String.raw`\#`,
  "%": String.raw`\%`,
  _: String.raw`\_`,
  "^": String.raw`\textasciicircum{}`,
  "~": String.raw`\textasciitilde{}`,
  "<": String.raw`\ensuremath{<}`,
  ">": String.raw`\ensuremath{>}`,
  "|": String.raw`\ensuremath{|}`,
  "–": "--",
  "—": "---",
  "“": "``",
  "”": "''",
  "’": "'",
  "…": String.raw`\ldots{}`,
  "§": String.raw`\S{}`,
  Ł: String.raw`\L{}`,
};

/** Symbols of mathematics that stand in titles and names, and the TeX that makes them. */
const SYMBOLS: Readonly<Record<string, string>> = {
  "±": String.raw`\pm`,
  "≲": String.raw`\lesssim`,
  "×": String.raw`\times`,
  "·": String.raw`\cdot`,
  "°": String.raw`^\circ`,
  "¹": "^1",
  "²": "^2",
  "³": "^3",
  ℛ: String.raw`\mathcal{R}`,
  "≻": String.raw`\succ`,
  "≺": String.raw`\prec`,
  ℕ: String.raw`\mathbb{N}`,
  ŷ: String.raw`\hat{y}`,
  "⁰": "^0",
  "⁴": "^4",
  "⁵": "^5",
  "⁶": "^6",
  "⁷": "^7",
  "⁸": "^8",
  "⁹": "^9",
  "⁽": "^(",
  "⁾": "^)",
  "⁻": "^-",
  "⁺": "^+",
  ⁿ: "^n",
  ᵗ: "^t",
  "₀": "_0",
  "₁": "_1",
  "₂": "_2",
  "₃": "_3",
  "₄": "_4",
  "₅": "_5",
  "₆": "_6",
  "₇": "_7",
  "₈": "_8",
  "₉": "_9",
  "₊": "_+",
  "₋": "_-",
  ₖ: "_k",
  ᵢ: "_i",
  ⱼ: "_j",
  ᵀ: String.raw`^\top`,
  "¼": String.raw`\tfrac14`,
  "½": String.raw`\tfrac12`,
  "‖": String.raw`\|`,
  "†": String.raw`^\dagger`,
  "′": "'",
  "−": "-",
  "√": String.raw`\surd`,
  "≤": String.raw`\le`,
  "≥": String.raw`\ge`,
  "≫": String.raw`\gg`,
  "≳": String.raw`\gtrsim`,
  "≠": String.raw`\ne`,
  "≈": String.raw`\approx`,
  "∼": String.raw`\sim`,
  "→": String.raw`\to`,
  "↦": String.raw`\mapsto`,
  "∂": String.raw`\partial`,
  "⊕": String.raw`\oplus`,
  "⊥": String.raw`\perp`,
  "⪰": String.raw`\succeq`,
  "″": String.raw`{}^{\prime\prime}`,
  ℝ: String.raw`\mathbb{R}`,
  "∃": String.raw`\exists`,
  "∀": String.raw`\forall`,
  "∈": String.raw`\in`,
  "⊇": String.raw`\supseteq`,
  "⊆": String.raw`\subseteq`,
  "∇": String.raw`\nabla`,
  "∏": String.raw`\prod`,
  "∞": String.raw`\infty`,
  "⊗": String.raw`\otimes`,
  "⋯": String.raw`\cdots`,
  "⟨": String.raw`\langle`,
  "⟩": String.raw`\rangle`,
  ℋ: String.raw`\mathcal{H}`,
  ℒ: String.raw`\mathcal{L}`,
  𝒩: String.raw`\mathcal{N}`,
  𝒵: String.raw`\mathcal{Z}`,
  "𝟙": String.raw`\mathbf{1}`,
  𝒜: String.raw`\mathcal{A}`,
  ℓ: String.raw`\ell`,
  Õ: String.raw`\tilde{O}`,
  Ê: String.raw`\hat{E}`,
  ŵ: String.raw`\hat{w}`,
  ẇ: String.raw`\dot{w}`,
  Δ: String.raw`\Delta`,
  Λ: String.raw`\Lambda`,
  Φ: String.raw`\Phi`,
  Σ: String.raw`\Sigma`,
  Ψ: String.raw`\Psi`,
  Ω: String.raw`\Omega`,
  α: String.raw`\alpha`,
  β: String.raw`\beta`,
  γ: String.raw`\gamma`,
  δ: String.raw`\delta`,
  ε: String.raw`\varepsilon`,
  η: String.raw`\eta`,
  θ: String.raw`\theta`,
  κ: String.raw`\kappa`,
  λ: String.raw`\lambda`,
  μ: String.raw`\mu`,
  ν: String.raw`\nu`,
  ξ: String.raw`\xi`,
  π: String.raw`\pi`,
  ρ: String.raw`\rho`,
  σ: String.raw`\sigma`,
  τ: String.raw`\tau`,
  φ: String.raw`\varphi`,
  χ: String.raw`\chi`,
  ψ: String.raw`\psi`,
};

/** Letters with an accent, as in names. */
const LETTERS: Readonly<Record<string, string>> = { è: "\\`e" };

const ACCENTS: Readonly<Record<string, string>> = {
  "\u0302": String.raw`\hat`,
  "\u0303": String.raw`\tilde`,
  "\u0304": String.raw`\bar`,
};

/** Plain text for the running text of a TeX document, where it shows as written; unknown characters by their number. */
export function texText(text: string): string {
  return oneLine(text).replace(/(.)([\u0302-\u0304])|[^]/gu, (character, base?: string, accent?: string) =>
    base === undefined || accent === undefined
      ? texCharacter(character)
      : String.raw`\ensuremath{${ACCENTS[accent]!}{${texCharacter(base)}}}`,
  );
}

function texCharacter(character: string): string {
  const symbol = SYMBOLS[character];
  if (symbol !== undefined) return String.raw`\ensuremath{${symbol}}`;
  const special = SPECIAL[character] ?? LETTERS[character];
  if (special !== undefined) return special;
  return /[ -~]/.test(character) ? character : `[U+${character.codePointAt(0)!.toString(16).toUpperCase()}]`;
}

/** A double in a formula, in its shortest exact form: `-2.5`, `1.2\times 10^{-7}`. */
export function texNumber(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? String.raw`\text{NaN}` : String.raw`${x < 0 ? "-" : ""}\infty`;
  const [digits, exponent] = String(x).split("e");
  return exponent === undefined ? digits! : String.raw`${digits!}\times 10^{${exponent.replace("+", "")}}`;
}
