import type { Claim, FormFacts, Source } from "../claim/index.js";
import type { Statement } from "./statements.js";

/** A source with the claims of its folder, by their labels in the order of its text; each is loaded when it is asked for. */
export interface SourceOfClaims extends Source {
  readonly claims: Readonly<Record<string, () => Promise<{ readonly default: Claim }>>>;
  /** Its statements from begin to end, where they are listed. */
  readonly statements?: () => Promise<{ readonly default: readonly Statement[] }>;
}

/** A claim as a list of claims shows it: plain data. */
export interface ClaimSummary extends Pick<Claim, "id" | "source" | "title" | "locus" | "kinds"> {
  readonly forms: readonly { readonly form: FormFacts["name"]; readonly expected: FormFacts["expected"] }[];
}

/** Claims by their ids, in order. */
export interface Catalogue {
  readonly ids: readonly string[];
  /** The claims with these ids, or all, in the order of the catalogue, each with its source; ids that it has not are left out. */
  readonly load: (ids?: readonly string[]) => Promise<readonly Claim[]>;
  /** All claims in short. */
  readonly summaries: () => Promise<readonly ClaimSummary[]>;
  /** The statements of those sources that list them, by the key of the source. */
  readonly statements: () => Promise<ReadonlyMap<string, readonly Statement[]>>;
}

/** The claims of all sources, one source after another. */
export function catalogueOf(sources: readonly SourceOfClaims[]): Catalogue {
  const loaders = new Map(
    sources.flatMap(({ claims, statements: _, ...source }) =>
      Object.entries(claims).map(([label, load]) => {
        const claim = async (): Promise<Claim> => ({ ...(await load()).default, source });
        return [`${source.key}/${label}`, claim] as const;
      }),
    ),
  );
  const load: Catalogue["load"] = (ids) =>
    Promise.all([...loaders].flatMap(([id, one]) => (ids === undefined || ids.includes(id) ? [one()] : [])));
  const statements: Catalogue["statements"] = async () => {
    const listed = sources.flatMap(({ key, statements: list }) => (list === undefined ? [] : [{ key, list }]));
    return new Map(await Promise.all(listed.map(async ({ key, list }) => [key, (await list()).default] as const)));
  };
  return { ids: [...loaders.keys()], load, summaries: async () => (await load()).map(summaryOf), statements };
}

/** A catalogue with further claims behind it. */
export function extended(catalogue: Catalogue, claims: readonly Claim[]): Catalogue {
  return {
    ids: [...catalogue.ids, ...claims.map(({ id }) => id)],
    load: async (ids) => [
      ...(await catalogue.load(ids)),
      ...claims.filter(({ id }) => ids === undefined || ids.includes(id)),
    ],
    summaries: async () => [...(await catalogue.summaries()), ...claims.map(summaryOf)],
    statements: catalogue.statements,
  };
}

function summaryOf({ id, source, title, locus, kinds, forms }: Claim): ClaimSummary {
  return {
    id,
    ...(source === undefined ? {} : { source }),
    title,
    locus,
    kinds,
    forms: forms.map(({ name, expected }) => ({ form: name, expected })),
  };
}
