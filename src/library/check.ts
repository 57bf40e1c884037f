import type { Claim } from "../claim/index.js";
import { parseJson } from "../formats/index.js";
import { fit, type FormCheck, isSurprising, type Judged, judgedOnFile } from "../own/index.js";
import { claimOf } from "./asked.js";

/**
 * Somebody's own matrices by their names, as the JSON file that `flatcheck check --load` reads: W (or weights), A, b, X, y,
 * M or whatever lists the claim has; each a matrix as an array of rows, a list of matrices, or numbers in a row.
 */
export type OwnArrays = Readonly<
  Record<string, readonly number[] | readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[]>
>;

/** How `check` reads matrices. */
export interface CheckOptions {
  /** Parameters of the statement, of which otherwise several values are tried, by name. */
  readonly set?: Readonly<Record<string, string | number>>;
}

/** What a claim says of somebody's own matrices. */
export interface Checked extends Pick<Judged, "assumptions" | "silence" | "contradictions" | "tried"> {
  readonly claim: Claim["id"];
  /** With no relations where given data contradict an assumption that made-up ones would keep. */
  readonly forms: readonly FormCheck[];
  /** Lists that were given and play no part. */
  readonly unused: readonly string[];
  /** Whether a form that is expected to hold is refuted, where the matrices say something of it. */
  readonly surprising: boolean;
}

/**
 * Judges somebody's own matrices by a claim, as `flatcheck check` does: which assumptions they meet, and both sides of every
 * relation with error bounds.
 *
 * @throws UsageError where a matrix is none, a name is that of nothing, or the matrices do not fit the claim
 * @throws DomainError where a name is that of several claims
 */
export async function check(
  asked: string | Claim,
  matrices: OwnArrays,
  { set = {} }: CheckOptions = {},
): Promise<Checked> {
  const claim = await claimOf(asked, "check");
  const file = parseJson(JSON.stringify(matrices), "matrices", "matrices");
  const settings = Object.entries(set).map(([name, value]) => ({ name, text: String(value) }));
  const fitted = fit(claim, file, settings);
  const found = judgedOnFile(claim, fitted, file, settings);
  const { assumptions, silence, contradictions, tried, madeUp } = found;
  const forms = found.forms.map((form) => (madeUp ? { ...form, relations: [] } : form));
  return {
    ...{ claim: claim.id, assumptions, silence, contradictions, tried },
    ...{ forms, unused: fitted.unused, surprising: isSurprising(found) },
  };
}
