/** What the programs define for themselves of matrices. */
import type { Helper } from "./helper.js";

export const rearranged: Helper = {
  name: "rearranged",
  needs: [],
  python: `def rearranged(sources, origins):
    """The matrix with entry (row, col) of source s where the origin is [s, row, col], and 0 where it is []."""
    return np.array([[sources[o[0]][o[1], o[2]] if o else 0.0 for o in row] for row in origins])
`,
  julia: `"The matrix with entry (row, col) of source s where the origin is [s, row, col] from 0, and 0 where it is []."
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
