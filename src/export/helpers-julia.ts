import type { Helper } from "./operations.js";

/** Each helper in Julia, from its definition; the same functions as in Python. */
export const juliaHelpers: Readonly<Record<Helper, string>> = {
  endToEnd: `"E(W) = W_L ... W_1 for the layers W_1, ..., W_L."
function end_to_end(weights)
    result = weights[1]
    for w in weights[2:end]
        result = w * result
    end
    return result
end
`,
  unit: `"The matrix of the shape of w that is 1 at one entry and 0 elsewhere."
function unit(w, row, col)
    e = zeros(size(w))
    e[row, col] = 1.0
    return e
end
`,
  layerGradient: `"""
The derivatives of <A, E(W)> by the entries of layer j, counted from 1, in their places.

E is linear in each layer: the derivative by an entry is E with that layer replaced by the unit matrix.
"""
function layer_gradient(weights, a, j)
    gradient = zeros(size(weights[j]))
    for row in axes(gradient, 1), col in axes(gradient, 2)
        layers = copy(weights)
        layers[j] = unit(gradient, row, col)
        gradient[row, col] = dot(a, end_to_end(layers))
    end
    return gradient
end
`,
  gradientSquares: `"The squared derivatives of <A, E(W)> by every entry of every layer, for all measurements A, summed."
function gradient_squares(weights, measurements)
    return sum(sum(abs2, layer_gradient(weights, a, j)) for a in measurements, j in eachindex(weights))
end
`,
  hessianTrace: `"""
The trace of the Hessian of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2, for any labels b_i.

Along one entry E is affine, so that the second derivative is (2/n) times the sum of the squared derivatives.
"""
function hessian_trace(weights, measurements)
    return 2.0 / length(measurements) * gradient_squares(weights, measurements)
end
`,
  sharpness: `"""
The largest eigenvalue of (2/n) times the sum of the outer products of the gradients of <A_i, E(W)>.

At zero loss that is the largest eigenvalue of the Hessian of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2.
"""
function sharpness(weights, measurements)
    gradients = [vcat([vec(layer_gradient(weights, a, j)) for j in eachindex(weights)]...) for a in measurements]
    jacobian = reduce(hcat, gradients)
    return 2.0 / length(measurements) * maximum(eigvals(Symmetric(jacobian' * jacobian)))
end
`,
  regularizerR: `"""
R(W), the sum over j of |W_L ... W_(j+1)|_F^2 |W_(j-1) ... W_1|_F^2.

The empty products are identities: |I_d|_F^2 = d.
"""
function regularizer_r(weights)
    total = 0.0
    depth = length(weights)
    for j in 1:depth
        left = j == depth ? Float64(size(weights[depth], 1)) : sum(abs2, end_to_end(weights[j+1:depth]))
        right = j == 1 ? Float64(size(weights[1], 2)) : sum(abs2, end_to_end(weights[1:j-1]))
        total += left * right
    end
    return total
end
`,
  explicitHessian: `"""
All second derivatives of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2, layer by layer, each row by row.

E is linear in each layer: a derivative is E with the layer of the entry replaced by the unit matrix, a second
derivative has two layers replaced, and within one layer there is none. No difference quotient is taken.
"""
function explicit_hessian(weights, measurements, labels)
    n = length(measurements)
    entries = [(j, r, c) for j in eachindex(weights) for r in axes(weights[j], 1) for c in axes(weights[j], 2)]
    function replaced(chosen...)
        layers = copy(weights)
        for (j, r, c) in chosen
            layers[j] = unit(weights[j], r, c)
        end
        return end_to_end(layers)
    end
    residuals = [dot(measurements[i], end_to_end(weights)) - labels[i] for i in 1:n]
    jacobian = [dot(a, replaced(p)) for a in measurements, p in entries]
    hessian = permutedims(jacobian) * jacobian
    for (row, p) in enumerate(entries), (col, q) in enumerate(entries)
        if p[1] != q[1]
            second = replaced(p, q)
            hessian[row, col] += sum(residuals[i] * dot(measurements[i], second) for i in 1:n)
        end
    end
    return 2.0 / n * hessian
end
`,
  squareRootPsd: `"The positive semidefinite square root of a positive semidefinite matrix."
function square_root_psd(a)
    values, vectors = eigen(Symmetric((a + permutedims(a)) / 2.0))
    return vectors * Diagonal(sqrt.(max.(values, 0.0))) * permutedims(vectors)
end
`,
  polarFactor: `"The matrix with orthonormal columns that is next to A."
function polar_factor(a)
    decomposition = svd(a)
    return decomposition.U * decomposition.Vt
end
`,
  leadingPair: `"The first singular pair u, v of A as columns, with the sign that makes the given entry of v positive."
function leading_pair(a, peak)
    decomposition = svd(a)
    sign = decomposition.V[peak, 1] > 0.0 ? 1.0 : -1.0
    return sign * decomposition.U[:, 1:1], sign * decomposition.V[:, 1:1]
end
`,
  inducedRegularizerDepthTwo: `"The least trace of the Hessian over W_2 W_1 = M: (4/n) |(sum of A A^T)^(1/2) M (sum of A^T A)^(1/2)|_*."
function induced_regularizer_depth_two(measurements, m)
    left = square_root_psd(sum(a * permutedims(a) for a in measurements))
    right = square_root_psd(sum(permutedims(a) * a for a in measurements))
    return 4.0 / length(measurements) * sum(svdvals(left * m * right))
end
`,
  ripConstant: `"The least d with (1 - d)|X|_F^2 <= (1/n) sum of <A_i, X>^2 <= (1 + d)|X|_F^2 for all matrices X."
function rip_constant(measurements)
    gram = sum(vec(a) * permutedims(vec(a)) for a in measurements) / length(measurements)
    values = eigvals(Symmetric(gram))
    return max(maximum(values) - 1.0, 1.0 - minimum(values))
end
`,
  rearranged: `"The matrix with entry (row, col) of source s where the origin is [s, row, col] from 0, and 0 where it is []."
function rearranged(sources, origins)
    rows, cols = length(origins), length(origins[1])
    result = zeros(rows, cols)
    for i in 1:rows, j in 1:cols
        origin = origins[i][j]
        if !isempty(origin)
            result[i, j] = sources[origin[1]+1][origin[2]+1, origin[3]+1]
        end
    end
    return result
end
`,
};
