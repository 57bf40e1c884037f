import type { Language } from "./program.js";

/** Julia 1 with its own LinearAlgebra; .npy files are read by a few lines of the program. */
export const julia: Language = {
  key: "julia",
  name: "check.jl",
  command: "julia check.jl",
  needs: "Julia with its own LinearAlgebra",
  preamble: `using LinearAlgebra

const INF = Inf
const NAN = NaN

"A matrix of doubles from an .npy file of format 1.0 in C order, beside this program."
function load(name)
    open(joinpath(@__DIR__, name)) do file
        read(file, 8) == UInt8[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 0x01, 0x00] || error("not an .npy file")
        header = String(read(file, Int(ltoh(read(file, UInt16)))))
        occursin("'<f8'", header) && occursin("False", header) || error("not doubles in C order")
        rows, cols = parse.(Int, match(r"\\((\\d+), (\\d+)\\)", header).captures)
        bits = Vector{UInt64}(undef, rows * cols)
        read!(file, bits)
        return permutedims(reshape(reinterpret.(Float64, ltoh.(bits)), cols, rows))
    end
end
`,
  apart: "",
  verdict: ({ sense, label, says, tail }) => `gap = ${sense === "bound" ? "lhs - rhs" : "abs(lhs - rhs)"}
println("left side  = ", lhs)
println("right side = ", rhs)
if !(gap > ROUNDING)
    println("NOT CONFIRMED ${label}")
    exit(1)
end
println("CONFIRMED ${label}: ${says} ", gap, "${tail}")
`,
};
