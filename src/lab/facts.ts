import type { Catalogue } from "../catalogue/index.js";
import type { Witness } from "../claim/index.js";
import type { Home, Listed } from "./state/index.js";

/** What the page knows before any claim is loaded. */
export interface LabFacts {
  /** What its addresses begin with. */
  readonly home: Home;
  readonly version: string;
  readonly sources: readonly { readonly key: string; readonly title: string; readonly authors: string }[];
  readonly claims: readonly Listed[];
  /** The stored counterexamples, by the id of their claim. */
  readonly witnesses: Readonly<Record<string, readonly Witness[]>>;
}

/** The facts of a catalogue with its stored counterexamples. */
export async function labFacts(
  catalogue: Catalogue,
  witnesses: readonly Witness[],
  version: string,
  home: Home = "#",
): Promise<LabFacts> {
  const summaries = await catalogue.summaries();
  const sources = new Map(
    summaries.flatMap(({ source }) =>
      source === undefined
        ? []
        : [[source.key, { key: source.key, title: source.title, authors: source.authors }] as const],
    ),
  );
  const byClaim: Record<string, Witness[]> = {};
  for (const witness of witnesses) (byClaim[witness.claim] ??= []).push(witness);
  return {
    home,
    version,
    sources: [...sources.values()],
    claims: summaries.map(({ id, title, locus, forms }) => ({
      id,
      title,
      locus,
      expected: forms.map(({ expected }) => expected),
    })),
    witnesses: byClaim,
  };
}
