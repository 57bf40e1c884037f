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

export const rankOfProduct: Helper = {
  name: "rank_of_product",
  needs: [],
  python: `def rank_of_product(factors):
    """The rank of F_1 F_2 ... F_k, exactly: doubles are fractions, and elimination in fractions rounds nowhere."""
    from fractions import Fraction

    rows = None
    for factor in factors:
        f = [[Fraction(x) for x in row] for row in factor.tolist()]
        rows = f if rows is None else [[sum(x * y for x, y in zip(row, col)) for col in zip(*f)] for row in rows]
    rank = 0
    for col in range(len(rows[0])):
        pivot = next((i for i in range(rank, len(rows)) if rows[i][col] != 0), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for i in range(rank + 1, len(rows)):
            t = rows[i][col] / rows[rank][col]
            rows[i] = [x - t * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank
`,
  julia: `"The rank of F_1 F_2 ... F_k, exactly: doubles are fractions, and elimination in fractions rounds nowhere."
function rank_of_product(factors)
    rows = reduce(*, [Rational{BigInt}.(f) for f in factors])
    rank = 0
    for col in axes(rows, 2)
        pivot = findfirst(i -> i > rank && rows[i, col] != 0, axes(rows, 1))
        if pivot !== nothing
            rank += 1
            rows[[rank, pivot], :] = rows[[pivot, rank], :]
            for i in rank+1:size(rows, 1)
                rows[i, :] = rows[i, :] - rows[i, col] // rows[rank, col] * rows[rank, :]
            end
        end
    end
    return rank
end
`,
};
