/** Words that mean something in Python or Julia, and every name that the two programs use themselves. */
const TAKEN = new Set(
  (
    "and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield True False None " +
    "abstract baremodule begin catch const do end export function let local macro module mutable primitive public " +
    "quote struct type using where true false nothing missing Inf NaN pi im I " +
    "np os sys max min abs sum print float len range zip enumerate list str repr load HERE NAN INF ROUNDING MATRICES EXPORTED " +
    "stop sides excess spread parsed left right rounding found gap reduce findfirst big mod sign all any hcat vcat svd pinv " +
    "norm dot tr diag svdvals opnorm eigen eigvals Symmetric Diagonal permutedims maximum sqrt exp log exit println " +
    "string error joinpath open read reshape parse match ltoh reinterpret map size length copy zeros eachindex " +
    "end_to_end unit gradient_squares regularizer_r explicit_hessian square_root_psd layer_gradient hessian_trace axes induced_regularizer_depth_two rip_constant rearranged sharpness " +
    "polar_factor leading_pair rank_of_product minimum vec isempty isfinite isnan isfile strip prod push join rank kron " +
    "Float64 Matrix Vector UInt8 Int"
  ).split(" "),
);

/**
 * Gives every matrix and number of a program a name of its own that Python and Julia both accept and that stays a
 * name of its own as a file where letters of both cases are one.
 */
export class Identifiers {
  private readonly given = new Set<string>();

  /** The wanted name where it can be had, else one like it. */
  take(wanted: string): string {
    const letters = wanted.replace(/[^A-Za-z0-9_]/g, "_");
    const stem = /^[A-Za-z]/.test(letters) ? letters : `matrix${letters}`;
    let name = stem;
    for (let k = 2; TAKEN.has(name) || this.given.has(name.toLowerCase()); k++) name = `${stem}_${k}`;
    this.given.add(name.toLowerCase());
    return name;
  }
}
