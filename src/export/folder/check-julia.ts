import { closing, type Conclusion, FAILURE, type Language } from "./program.js";

/** Julia 1 with its own LinearAlgebra; .npy files are read by a few lines of the program. */
export const julia: Language = {
  key: "julia",
  name: "check.jl",
  command: "julia check.jl",
  needs: "Julia with its own LinearAlgebra",
  preamble: `using LinearAlgebra

const INF = Inf
const NAN = NaN

"Ends with one line and an exit status: 0 confirmed, 1 not confirmed, 2 wrong input, 3 not recomputed."
function stop(status, line)
    println(line)
    exit(status)
end

"An array of doubles from an .npy file as np.save writes one, of doubles or of 64-bit integers; nothing where it is none."
function parsed(path)
    open(path) do file
        read(file, 6) == UInt8[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] || return nothing
        version = read(file, 2)[1]
        header = String(read(file, version == 1 ? Int(ltoh(read(file, UInt16))) : Int(ltoh(read(file, UInt32)))))
        type = occursin("'<f8'", header) ? Float64 : occursin("'<i8'", header) ? Int64 : nothing
        shape = match(r"'shape': \\(([^)]*)\\)", header)
        (type === nothing || shape === nothing) && return nothing
        dims = [parse(Int, strip(d)) for d in split(shape.captures[1], ",") if strip(d) != ""]
        bits = Vector{UInt64}(undef, prod(dims))
        read!(file, bits)
        numbers = reinterpret.(type, ltoh.(bits))
        doubles = Float64.(numbers)
        all(isnan.(doubles) .| (big.(doubles) .== big.(numbers))) || return nothing
        length(dims) == 2 || return reshape(doubles, Tuple(dims))
        occursin("'fortran_order': True", header) && return reshape(doubles, dims[1], dims[2])
        return permutedims(reshape(doubles, dims[2], dims[1]))
    end
end

"A matrix of finite doubles of this shape from an .npy file beside this program."
function load(name, rows, cols)
    path = joinpath(@__DIR__, name)
    isfile(path) || stop(2, "WRONG INPUT $name: there is no such file beside check.jl")
    matrix = try
        parsed(path)
    catch
        nothing
    end
    matrix === nothing && stop(2, "WRONG INPUT $name: not an array of real doubles, as np.save writes one")
    if size(matrix) != (rows, cols)
        shape = isempty(size(matrix)) ? "a single number" : join(size(matrix), " x ")
        stop(2, "WRONG INPUT $name: expected shape $rows x $cols, got $shape")
    end
    for row in 1:rows, col in 1:cols
        x = matrix[row, col]
        isfinite(x) || stop(2, "WRONG INPUT $name: entry ($(row - 1), $(col - 1)), counted from 0, is $x and no finite double")
    end
    return matrix
end
`,
  apart: "",
  sides: {
    begin: (names) => `function sides(${names.join(", ")})`,
    end: (left, right) => `return Float64(${left}), Float64(${right})\nend`,
  },
  conclusion,
};

function conclusion(it: Conclusion): string {
  const { direction, label, exported, rounding, files, countsExactly } = it;
  const excess = { "≤": "left - right", "≥": "right - left", "=": "abs(left - right)" }[direction];
  const [left, right] = exported;
  const guards = files.flatMap(({ file, signs }, k) =>
    signs === null
      ? []
      : [
          `if sign.(MATRICES[${k + 1}]) != [${signs.map((row) => row.join(" ")).join("; ")}${signs[0]!.length === 1 ? ";;" : ""}]
    println("given: the signs of ${file}: where they are others than those exported, the claim takes other steps")
    stop(3, "NOT RECOMPUTED ${label}: ${file} has entries of other signs than the exported ones")
end
`,
        ],
  );
  return `"By how much the sides fail to be in the order of the statement."
excess(left, right) = ${excess}

"An estimate of the rounding: how far the sides move with the last digits of the entries, and of themselves."
function spread(left, right)
    most = 0.0
${
  countsExactly
    ? "    # Exact counts are no smooth function of the entries: their last digits tell nothing.\n"
    : `    for k in 0:5
        moved = Matrix{Float64}[]
        for (j, m) in enumerate(MATRICES)
            index = permutedims(reshape(0:length(m)-1, size(m, 2), size(m, 1)))
            digits = mod.(index .* (k + 1) .+ (j - 1 + k), 3) .- 1
            push!(moved, m .* (1.0 .+ digits .* 2.0^-52))
        end
        most = max(most, abs(excess(sides(moved...)...) - excess(left, right)))
    end
`
}    return 32.0 * most + 2.0^-46 * max(abs(left), abs(right))
end

const MATRICES = Matrix{Float64}[${files.map(({ file, matrix: { rows, cols } }) => `load("${file}", ${rows}, ${cols})`).join(", ")}]
# Both sides at the matrices as exported, and a bound on the error of their difference as it was evaluated there.
const EXPORTED = (${left}, ${right})
const ROUNDING = ${rounding}

${guards.join("")}left, right, rounding = try
    l, r = sides(MATRICES...)
    l, r, spread(l, r)
catch
    stop(1, "NOT CONFIRMED ${label}: the sides cannot be computed from the matrices in this folder")
end
println("left side  = ", left)
println("right side = ", right)
${closing("println", it, verdict(direction, label))}`;
}

function verdict(direction: Conclusion["direction"], label: string): string {
  const within =
    direction === "="
      ? `"NOT REFUTED there: both sides agree within rounding, about $rounding"`
      : `"UNDECIDED there, within rounding, about $rounding"`;
  return `gap = excess(left, right)
isfinite(gap) || stop(1, "NOT CONFIRMED ${label}: a side is not a finite number")
if abs(left - EXPORTED[1]) <= 16.0 * ROUNDING && abs(right - EXPORTED[2]) <= 16.0 * ROUNDING
    gap > ROUNDING && stop(0, "CONFIRMED ${label}: ${FAILURE[direction]} $gap")
    stop(1, "NOT CONFIRMED ${label}: the sides are those exported, but do not refute the statement")
end
found = if gap > rounding
    "REFUTED there, too: ${FAILURE[direction]} $gap, rounding about $rounding"
elseif gap < -rounding
    "NOT REFUTED there: both sides are in order, by $(-gap), rounding about $rounding"
else
    ${within}
end
stop(1, "NOT CONFIRMED ${label}: the matrices give other sides than those exported, $EXPORTED. $found")
`;
}
