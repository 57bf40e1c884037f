import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `The theorems of the source assume white data without a word on how much hangs on it. They fail by any
    factor without, and what they become is written down.`,
  shows: [
    "1: λ_max(H_w) = 2m‖x‖^{2/m}‖Tx‖^{2−2/m}",
    "2 i, 3 i: W_k r̄_k = γ r̄_{k+1}",
    "2 ii: σ_max(∏₁ᵏW_j R) ≤ √m ‖∏₁ᵏW_j x‖, k < m",
    "2 iii: (∏ₖ₊₁ᵐW)(∏ₖ₊₁ᵐW)ᵀu = γ^{2(m−k)}u, k ≥ 1",
    "2 iv: σ_max(∏ₖ₊₁ᵐW_j) ≤ √m γ^{m−k}, k ≥ 1",
    "3 i: W_kᵀq̄_k = γ r̄_k, k ≥ 2",
    "3 ii: r̄_{k+1} = q̄_k",
  ],
  steps: [
    {
      says: `Two inputs, a hidden width of 2, then numbers: W_1 = (c n; 0 p), W_2 = (c, 0), W_k = c, Σ⁻¹ = c²I +
        (m−1)W_1ᵀW_1 is a flattest minimum for T = c^{m−1}(c, n); with ϱ² = 1 + n²/c², σ_max(T) = c^mϱ. Theorem 1 is
        off by mc²ϱ^{2−2/m}.`,
      checks: ["1 fails: mc²ϱ^{2−2/m} λ_max(H_w) = 2mσ_max(T)^{2−2/m}"],
      cites: [checkedBy("beyond/flattest-any-data", "that no minimum is flatter")],
    },
    {
      says: `Theorems 2 and 3 i are off by powers of ϱ there, as large as one likes.`,
      checks: ["2 i, ii fail: ‖W_1v‖ ≥ ϱ^{1−1/m} σ_max(T)^{1/m}", "2 iii fails: ϱ^{1−1/m}‖∏₂ᵐW_j‖ = σ_max(T)^{1−1/m}"],
    },
    {
      says: `Theorem 3 ii is off by an angle for p ≠ 0, and the minimum of Theorem 4 is sharper.`,
      checks: [
        "3 ii fails: ⟨r̄_2, q̄_1⟩ = (1 + (pn/(c²ϱ²))²)^{−1/2}",
        "4 fails: w* of (27) is sharper, by ϱ^{2−2/m} for p = 0",
      ],
    },
    {
      says: `What they become: let v maximize ‖Rv‖^{1/m}‖TRv‖^{1−1/m} over unit vectors; x = Rv, u = Tx/‖Tx‖, γ^m =
        ‖Tx‖/‖x‖. Theorem 1 is that of flattest-any-data; given it, the proof of Theorem 2 of the source, with this v
        in place of the singular vector, gives the others for every flattest minimum. For white data v is the singular
        vector, and all of it is the print.`,
      cites: [
        checkedBy("beyond/flattest-any-data", "the least sharpness for any data"),
        checkedBy("mulayoff2020/theorem-2", "Theorem 2 of mulayoff2020"),
        checkedBy("mulayoff2020/theorem-3", "Theorem 3 of mulayoff2020"),
      ],
    },
  ],
  elsewhere: `The source assumes white data (A2) in each of these theorems and leaves other data to its conjecture.`,
  read: READ["white-data-needed"],
} as const satisfies ProofText<string>;
