/** What the programs define for themselves of linear measurements. */
import type { Helper } from "./helper.js";
import { squareRootPsd } from "./spectra.js";

export const inducedRegularizerDepthTwo: Helper = {
  name: "induced_regularizer_depth_two",
  needs: [squareRootPsd],
  python: `def induced_regularizer_depth_two(measurements, m):
    """The least trace of the Hessian over W_2 W_1 = M: (4/n) |(sum of A A^T)^(1/2) M (sum of A^T A)^(1/2)|_*."""
    left = square_root_psd(sum(a @ a.T for a in measurements))
    right = square_root_psd(sum(a.T @ a for a in measurements))
    return 4.0 / len(measurements) * np.linalg.norm(left @ m @ right, "nuc")
`,
  julia: `"The least trace of the Hessian over W_2 W_1 = M: (4/n) |(sum of A A^T)^(1/2) M (sum of A^T A)^(1/2)|_*."
function induced_regularizer_depth_two(measurements, m)
    left = square_root_psd(sum(a * permutedims(a) for a in measurements))
    right = square_root_psd(sum(permutedims(a) * a for a in measurements))
    return 4.0 / length(measurements) * sum(svdvals(left * m * right))
end
`,
};

export const ripConstant: Helper = {
  name: "rip_constant",
  needs: [],
  python: `def rip_constant(measurements):
    """The least d with (1 - d)|X|_F^2 <= (1/n) sum of <A_i, X>^2 <= (1 + d)|X|_F^2 for all matrices X."""
    rows = np.array([a.ravel() for a in measurements])
    values = np.linalg.eigvalsh(rows.T @ rows / len(measurements))
    return max(values[-1] - 1.0, 1.0 - values[0])
`,
  julia: `"The least d with (1 - d)|X|_F^2 <= (1/n) sum of <A_i, X>^2 <= (1 + d)|X|_F^2 for all matrices X."
function rip_constant(measurements)
    gram = sum(vec(a) * permutedims(vec(a)) for a in measurements) / length(measurements)
    values = eigvals(Symmetric(gram))
    return max(maximum(values) - 1.0, 1.0 - minimum(values))
end
`,
};
