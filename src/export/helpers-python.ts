import type { Helper } from "./operations.js";

/** Each helper in Python, from its definition; in the order in which a program defines them. */
export const pythonHelpers: Readonly<Record<Helper, string>> = {
  endToEnd: `def end_to_end(weights):
    """E(W) = W_L ... W_1 for the layers W_1, ..., W_L."""
    product = weights[0]
    for w in weights[1:]:
        product = w @ product
    return product
`,
  unit: `def unit(w, k):
    """The matrix of the shape of w that is 1 at its entry k, row by row, and 0 elsewhere."""
    e = np.zeros(w.shape)
    e.flat[k] = 1.0
    return e
`,
  layerGradient: `def layer_gradient(weights, a, j):
    """The derivatives of <A, E(W)> by the entries of layer j, counted from 0, in their places.

    E is linear in each layer: the derivative by an entry is E with that layer replaced by the unit matrix.
    """
    gradient = np.zeros(weights[j].shape)
    for k in range(gradient.size):
        layers = weights[:j] + [unit(gradient, k)] + weights[j + 1 :]
        gradient.flat[k] = np.sum(a * end_to_end(layers))
    return gradient
`,
  gradientSquares: `def gradient_squares(weights, measurements):
    """The squared derivatives of <A, E(W)> by every entry of every layer, for all measurements A, summed."""
    return sum(np.sum(layer_gradient(weights, a, j) ** 2) for a in measurements for j in range(len(weights)))
`,
  hessianTrace: `def hessian_trace(weights, measurements):
    """The trace of the Hessian of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2, for any labels b_i.

    Along one entry E is affine, so that the second derivative is (2/n) times the sum of the squared derivatives.
    """
    return 2.0 / len(measurements) * gradient_squares(weights, measurements)
`,
  sharpness: `def sharpness(weights, measurements):
    """The largest eigenvalue of (2/n) times the sum of the outer products of the gradients of <A_i, E(W)>.

    At zero loss that is the largest eigenvalue of the Hessian of the loss (1/n) sum of (<A_i, E(W)> - b_i)^2.
    """
    gradients = [
        np.concatenate([layer_gradient(weights, a, j).ravel() for j in range(len(weights))]) for a in measurements
    ]
    jacobian = np.array(gradients)
    return 2.0 / len(measurements) * np.linalg.eigvalsh(jacobian @ jacobian.T)[-1]
`,
  regularizerR: `def regularizer_r(weights):
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
  explicitHessian: `def explicit_hessian(weights, measurements, labels):
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
  squareRootPsd: `def square_root_psd(a):
    """The positive semidefinite square root of a positive semidefinite matrix."""
    values, vectors = np.linalg.eigh((a + a.T) / 2.0)
    return (vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T
`,
  polarFactor: `def polar_factor(a):
    """The matrix with orthonormal columns that is next to A."""
    u, _, vt = np.linalg.svd(a, full_matrices=False)
    return u @ vt
`,
  leadingPair: `def leading_pair(a, peak):
    """The first singular pair u, v of A as columns, with the sign that makes the given entry of v positive."""
    u, _, vt = np.linalg.svd(a, full_matrices=False)
    sign = 1.0 if vt[0, peak] > 0.0 else -1.0
    return sign * u[:, :1], sign * vt[:1].T
`,
  inducedRegularizerDepthTwo: `def induced_regularizer_depth_two(measurements, m):
    """The least trace of the Hessian over W_2 W_1 = M: (4/n) |(sum of A A^T)^(1/2) M (sum of A^T A)^(1/2)|_*."""
    left = square_root_psd(sum(a @ a.T for a in measurements))
    right = square_root_psd(sum(a.T @ a for a in measurements))
    return 4.0 / len(measurements) * np.linalg.norm(left @ m @ right, "nuc")
`,
  ripConstant: `def rip_constant(measurements):
    """The least d with (1 - d)|X|_F^2 <= (1/n) sum of <A_i, X>^2 <= (1 + d)|X|_F^2 for all matrices X."""
    rows = np.array([a.ravel() for a in measurements])
    values = np.linalg.eigvalsh(rows.T @ rows / len(measurements))
    return max(values[-1] - 1.0, 1.0 - values[0])
`,
  rearranged: `def rearranged(sources, origins):
    """The matrix with entry (row, col) of source s where the origin is [s, row, col], and 0 where it is []."""
    return np.array([[sources[o[0]][o[1], o[2]] if o else 0.0 for o in row] for row in origins])
`,
};
