/** Something that a proof, or what is said of it, takes from elsewhere. */
export interface Citation {
  /** As BibTeX names it, or the claim that checks a statement of a source. */
  readonly key: string;
  /** Who, when, and which statement: `Sion 1958, the minimax theorem`. */
  readonly text: string;
  /** Absent for a statement of the sources. */
  readonly bibtex?: string;
}

/** A step of a proof. One that neither names a relation nor cites is an argument in words. */
export interface ProofStep {
  /** What it says, and why, as prose. */
  readonly says: string;
  /** The relations of the claim that are this step on an instance, by name. */
  readonly checks?: readonly string[];
  readonly cites?: readonly Citation[];
}

/** What a reader objected to, and how it was answered. */
interface Objection {
  readonly says: string;
  readonly answer: string;
}

/** That somebody else has read a proof line by line. */
export interface Reading {
  /** `a first reader`. */
  readonly by: string;
  /** What was done besides reading: what was computed, and where. */
  readonly did: string;
  /** None where nothing was found. */
  readonly objections: readonly Objection[];
}

/** The proof of a claim that no source proves. */
export interface Proof {
  /** Why anybody should care. */
  readonly matters: string;
  /** The relations that are the statement itself, by name. */
  readonly shows: readonly string[];
  readonly steps: readonly ProofStep[];
  /** What is known elsewhere. */
  readonly elsewhere: string;
  /** The figure of `flatcheck figures` that shows it, and its chart: `marion2024/flow-limit`, `ratio`. */
  readonly picture?: { readonly figure: string; readonly chart: string; readonly title: string };
  readonly cites?: readonly Citation[];
  /** Who has read it, besides its author. */
  readonly read?: readonly Reading[];
}

/** A proof as its author writes it, whose relations have names of the claim. */
export interface ProofText<Name extends string> extends Omit<Proof, "shows" | "steps"> {
  readonly shows: readonly Name[];
  readonly steps: readonly (Omit<ProofStep, "checks"> & { readonly checks?: readonly Name[] })[];
}

/** All that a proof cites, each once, in the order in which it does. */
export function citationsOf({ steps, cites = [] }: Proof): Citation[] {
  const all = [...steps.flatMap((step) => step.cites ?? []), ...cites];
  return [...new Map(all.map((one) => [one.key, one])).values()];
}

/** A proof with its texts made into prose. */
export function writtenProof(
  { matters, steps, elsewhere, read = [], ...rest }: ProofText<string>,
  prose: (text: string) => string,
): Proof {
  const told = steps.map((step) => ({ ...step, says: prose(step.says) }));
  const readings = read.map(({ by, did, objections }): Reading => {
    const answered = objections.map(({ says, answer }) => ({ says: prose(says), answer: prose(answer) }));
    return { by, did: prose(did), objections: answered };
  });
  return {
    ...rest,
    matters: prose(matters),
    steps: told,
    elsewhere: prose(elsewhere),
    ...(readings.length === 0 ? {} : { read: readings }),
  };
}
