/** What the programs define for themselves of networks, from definitions: slow, short, and without our formulas. */
import type { Helper } from "./helper.js";

const endToEnd: Helper = {
  name: "end_to_end",
  needs: [],
  python: `def end_to_end(weights):
    """E(W) = W_L ... W_1 for the layers W_1, ..., W_L."""
    product = weights[0]
    for w in weights[1:]:
        product = w @ product
    return product
`,
  julia: `"E(W) = W_L ... W_1 for the layers W_1, ..., W_L."
function end_to_end(weights)
    result = weights[1]
    for w in weights[2:end]
        result = w * result
    end
    return result
end
`,
};

const unit: Helper = {
  name: "unit",
  needs: [],
  python: `def unit(w, k):
    """The matrix of the shape of w that is 1 at its entry k, row by row, and 0 elsewhere."""
    e = np.zeros(w.shape)
    e.flat[k] = 1.0
    return e
`,
  julia: `"The matrix of the shape of w that is 1 at one entry and 0 elsewhere."
function unit(w, row, col)
    e = zeros(size(w))
    e[row, col] = 1.0
    return e
end
`,
};

export const layerGradient: Helper = {
  name: "layer_gradient",
  needs: [endToEnd, unit],
  python: `def layer_gradient(weights, a, j):
    """The derivatives of <A, E(W)> by the entries of layer j, counted from 0, in their places.

    E is linear in each layer: the derivative by an entry is E with that layer replaced by the unit matrix.
    """
    gradient = np.zeros(weights[j].shape)
    for k in range(gradient.size):
        layers = weights[:j] + [unit(gradient, k)] + weights[j + 1 :]
        gradient.flat[k] = np.sum(a * end_to_end(layers))
    return gradient
`,
  julia: `"""
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
};

export const gradientSquares: Helper = {
  name: "gradient_squares",
  needs: [layerGradient],
  python: `def gradient_squares(weights, measurements):
    """The squared derivatives of <A, E(W)> by every entry of every layer, for all measurements A, summed."""
    return sum(np.sum(layer_gradient(weights, a, j) ** 2) for a in measurements for j in range(len(weights)))
`,
  julia: `"The squared derivatives of <A, E(W)> by every entry of every layer, for all measurements A, summed."
function gradient_squares(weights, measurements)
    return sum(sum(abs2, layer_gradient(weights, a, j)) for a in measurements, j in eachindex(weights))
end
`,
};

export const hessianTrace: Helper = {
  name: "hessian_trace",
  needs: [gradientSquares],
  python: `def hessian_trace(weights, measurements):
    """The trace of the Hessian of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2, for any labels b_i.

    Along one entry E is affine, so that the second derivative is (2/n) times the sum of the squared derivatives.
    """
    return 2.0 / len(measurements) * gradient_squares(weights, measurements)
`,
  julia: `"""
The trace of the Hessian of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2, for any labels b_i.

Along one entry E is affine, so that the second derivative is (2/n) times the sum of the squared derivatives.
"""
function hessian_trace(weights, measurements)
    return 2.0 / length(measurements) * gradient_squares(weights, measurements)
end
`,
};

export const sharpness: Helper = {
  name: "sharpness",
  needs: [layerGradient],
  python: `def sharpness(weights, measurements):
    """The largest eigenvalue of (2/n) times the sum of the outer products of the gradients of <A_i, E(W)>.

    At zero loss that is the largest eigenvalue of the Hessian of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2.
    """
    gradients = [
        np.concatenate([layer_gradient(weights, a, j).ravel() for j in range(len(weights))]) for a in measurements
    ]
    jacobian = np.array(gradients)
    return 2.0 / len(measurements) * np.linalg.eigvalsh(jacobian @ jacobian.T)[-1]
`,
  julia: `"""
The largest eigenvalue of (2/n) times the sum of the outer products of the gradients of <A_i, E(W)>.

At zero loss that is the largest eigenvalue of the Hessian of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2.
"""
function sharpness(weights, measurements)
    gradients = [vcat([vec(layer_gradient(weights, a, j)) for j in eachindex(weights)]...) for a in measurements]
    jacobian = reduce(hcat, gradients)
    return 2.0 / length(measurements) * maximum(eigvals(Symmetric(jacobian' * jacobian)))
end
`,
};

export const regularizerR: Helper = {
  name: "regularizer_r",
  needs: [endToEnd],
  python: `def regularizer_r(weights):
    """R(W), the sum over j of |W_L ... W_(j+1)|_F^2 |W_(j-1) ... W_1|_F^2.

    The empty products are identities: |I_d|_F^2 = d.
    """
    total = 0.0
    for j in range(len(weights)):
        above, below = weights[j + 1 :], weights[:j]
        left = np.sum(end_to_end(above) ** 2) if above else float(weights[-1].shape[0])
        right = np.sum(end_to_end(below) ** 2) if below else float(weights[0].shape[1])
        total += left * right
    return total
`,
  julia: `"""
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
};

export const explicitHessian: Helper = {
  name: "explicit_hessian",
  needs: [endToEnd, unit],
  python: `def explicit_hessian(weights, measurements, labels):
    """All second derivatives of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2, layer by layer, each row by row.

    E is linear in each layer: a derivative is E with the layer of the entry replaced by the unit matrix, a second
    derivative has two layers replaced, and within one layer there is none. No difference quotient is taken.
    """
    n = len(measurements)
    entries = [(j, k) for j, w in enumerate(weights) for k in range(w.size)]

    def replaced(*chosen):
        layers = list(weights)
        for j, k in chosen:
            layers[j] = unit(weights[j], k)
        return end_to_end(layers)

    residuals = [np.sum(a * end_to_end(weights)) - b for a, b in zip(measurements, labels)]
    jacobian = np.array([[np.sum(a * replaced(p)) for p in entries] for a in measurements])
    hessian = jacobian.T @ jacobian
    for row, p in enumerate(entries):
        for col, q in enumerate(entries):
            if p[0] != q[0]:
                second = replaced(p, q)
                hessian[row, col] += sum(r * np.sum(a * second) for r, a in zip(residuals, measurements))
    return 2.0 / n * hessian
`,
  julia: `"""
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
};
