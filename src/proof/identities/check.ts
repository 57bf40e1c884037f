import { RigorError } from "../../rigor/index.js";
import { goalsOf, isStep, linesIn, NotRational, type Program } from "../record/index.js";
import { isZeroExpanded, sizeOf, unlikelyOf, unsignedIn, vanishes } from "./decide.js";
import { hashOf, type IdentityProof, type ProvedProgram } from "./identity-proof.js";

/** Does a piece of work that somebody watches, at the sizes of a proof. */
export type Watched = <T>(at: ProvedProgram["at"], work: () => T) => T;

/**
 * What is wrong with a proof, in words; null where nothing is.
 * @param fresh a seed of which the proof does not know
 */
export function flawOf(proof: IdentityProof, fresh: number, watched: Watched = (_, work) => work()): string | null {
  for (const proved of proof.proved) {
    const flaw = watched(proved.at, () => followed(() => flawAt(proof, proved, fresh)));
    if (flaw !== null) return `${sizesText(proved)}: ${flaw}`;
  }
  return proof.proved.length === 0 ? "it has no sizes" : null;
}

/** What keeps a program from being one, in words: lines that are not there, or not above; null where it is one. */
function malformedIn({ free, lines, left, right, bound }: Program): string | null {
  for (const [k, line] of lines.entries()) {
    const used = isStep(line) ? line.operands.flatMap(linesIn) : [];
    if (used.some((one) => one >= k)) return `line ${k} works on a line that is not above it`;
    const entries = isStep(line) ? [] : "entry" in line ? [line.entry] : line.entries;
    if (!isStep(line) && "rows" in line && line.entries.length !== line.rows * line.cols) {
      return `line ${k} has ${line.entries.length} entries for ${line.rows}×${line.cols}`;
    }
    const beyond = entries.find((entry) => Number(/x(\d+)$/.exec(entry)?.[1] ?? -1) >= free);
    if (beyond !== undefined) return `${beyond} is none of its ${free} variables`;
  }
  const ends = [left, right, ...(bound === undefined ? [] : [bound.gap])];
  return ends.every((one) => one < lines.length) ? null : "a side is none of its lines";
}

/** What is found, or why a program that somebody wrote cannot be followed. */
function followed(look: () => string | null): string | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof RigorError || error instanceof NotRational) return `it cannot be followed: ${error.message}`;
    throw error;
  }
}

function flawAt(proof: IdentityProof, proved: ProvedProgram, fresh: number): string | null {
  if (hashOf(proof, proved) !== proved.hash) return "its hash is not that of statement, sizes and program";
  const { program, method } = proved;
  const malformed = malformedIn(program);
  if (malformed !== null) return malformed;
  const unsigned = unsignedIn(program);
  if (unsigned !== null) return unsigned;
  const goals = goalsOf(program);
  const { degree, norm } = sizeOf(program, goals);
  const bits = norm.toString(2).length;
  if (degree !== proved.degree || bits !== proved.bits)
    return `its degree is ${degree} and its coefficients have ${bits} bits`;
  if (method.kind === "expansion") {
    return isZeroExpanded(program, goals) ? null : "its difference does not expand to 0";
  }
  if (method.exponent <= bits) return `the prime has ${method.exponent} bits, and the coefficients may have ${bits}`;
  if (method.unlikely !== unlikelyOf(method.exponent, degree)) return "its probability is another";
  const seeds = [method.seed, fresh];
  return seeds.every((seed) => vanishes(program, goals, method.exponent, seed)) ? null : "both sides differ";
}

/** The sizes of a proof in a line. */
function sizesText({ at }: { readonly at: ProvedProgram["at"] }): string {
  const named = [...Object.entries(at.sizes), ...Object.entries(at.choices), ...Object.entries(at.reals)];
  const widths = at.widths.length === 0 ? [] : [`widths ${at.widths.join(", ")}`];
  return [...widths, ...named.map(([name, value]) => `${name} = ${value}`)].join("; ") || "the one size that there is";
}
