import type { Claim, FormFacts, Witness } from "../claim/index.js";
import { paperOf, type Source } from "../claim/words/index.js";
import type { Statement } from "./statements.js";
import { byNumber, type NamedWitness, witnessNameOf } from "./stored.js";

/** A source with the claims of its folder, by their labels in the order of its text; each is loaded when it is asked for. */
export interface SourceOfClaims extends Source {
  readonly claims: Readonly<Record<string, () => Promise<{ readonly default: Claim }>>>;
  /** Its statements from begin to end, where they are listed. */
  readonly statements?: () => Promise<{ readonly default: readonly Statement[] }>;
  /** Its stored witnesses by the names of their files, where there are any: as JSON has them, of which tests read each. */
  readonly witnesses?: () => Promise<{ readonly default: Readonly<Record<string, unknown>> }>;
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
  /** The witnesses that are stored for a claim, by form and number. */
  readonly witnesses: (id: string) => Promise<readonly NamedWitness[]>;
}

/** The claims of all sources, one source after another. */
export function catalogueOf(sources: readonly SourceOfClaims[]): Catalogue {
  const loaders = new Map(
    sources.flatMap(({ claims, statements: _, witnesses: _stored, ...source }) =>
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
  const witnesses: Catalogue["witnesses"] = async (id) => {
    const source = sources.find(({ key }) => key === paperOf(id));
    const stored = (await source?.witnesses?.())?.default ?? {};
    return Object.keys(stored)
      .flatMap((file) => witnessNameOf(file) ?? [])
      .filter(({ label }) => label === id.slice(id.indexOf("/") + 1))
      .sort(byNumber)
      .map(({ name }) => ({ file: `theorems/${paperOf(id)}/witnesses/${name}`, witness: stored[name] as Witness }));
  };
  return {
    ids: [...loaders.keys()],
    load,
    summaries: async () => (await load()).map(summaryOf),
    statements,
    witnesses,
  };
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
    witnesses: catalogue.witnesses,
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
