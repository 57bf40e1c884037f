/** What the programs make of the decompositions of NumPy and of Julia. */
import type { Helper } from "./helper.js";

export const squareRootPsd: Helper = {
  name: "square_root_psd",
  needs: [],
  python: `def square_root_psd(a):
    """The positive semidefinite square root of a positive semidefinite matrix."""
    values, vectors = np.linalg.eigh((a + a.T) / 2.0)
    return (vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T
`,
  julia: `"The positive semidefinite square root of a positive semidefinite matrix."
function square_root_psd(a)
    values, vectors = eigen(Symmetric((a + permutedims(a)) / 2.0))
    return vectors * Diagonal(sqrt.(max.(values, 0.0))) * permutedims(vectors)
end
`,
};

export const polarFactor: Helper = {
  name: "polar_factor",
  needs: [],
  python: `def polar_factor(a):
    """The matrix with orthonormal columns that is next to A."""
    u, _, vt = np.linalg.svd(a, full_matrices=False)
    return u @ vt
`,
  julia: `"The matrix with orthonormal columns that is next to A."
function polar_factor(a)
    decomposition = svd(a)
    return decomposition.U * decomposition.Vt
end
`,
};

export const leadingPair: Helper = {
  name: "leading_pair",
  needs: [],
  python: `def leading_pair(a, peak):
    """The first singular pair u, v of A as columns, with the sign that makes the given entry of v positive."""
    u, _, vt = np.linalg.svd(a, full_matrices=False)
    sign = 1.0 if vt[0, peak] > 0.0 else -1.0
    return sign * u[:, :1], sign * vt[:1].T
`,
  julia: `"The first singular pair u, v of A as columns, with the sign that makes the given entry of v positive."
function leading_pair(a, peak)
    decomposition = svd(a)
    sign = decomposition.V[peak, 1] > 0.0 ? 1.0 : -1.0
    return sign * decomposition.U[:, 1:1], sign * decomposition.V[:, 1:1]
end
`,
};
