import type { Claim, Witness } from "../../claim/index.js";
import type { Refutation } from "../../engine/judge/index.js";
import { hunt } from "../../engine/search/index.js";
import { confirmedWitness, runWitness } from "../../engine/witnesses/index.js";
import { exportFolder } from "../../export/index.js";
import { encodeZip } from "../../formats/index.js";
import { DomainError } from "../../numerics/index.js";
import type { HuntEnd, HuntNews, Questions } from "./messages.js";
import type { Watched } from "./scanning.js";

/** Hunts, and tells how far it is, what comes nearest, what was found, and how it shrinks. */
export async function hunted(
  claim: Claim,
  ask: Questions["hunt"]["ask"],
  watched: Watched<HuntNews>,
): Promise<HuntEnd> {
  const { form, without, seed, evaluations, version } = ask;
  const { now, signal, giveWay, tell } = watched;
  let told = -Infinity;
  // Improvements come thousands at a time; a person sees some of them.
  const seldom = (news: HuntNews): void => {
    if (now() - told < TELL_EVERY) return;
    told = now();
    tell(news);
  };
  const outcome = await hunt(claim, {
    ...{ form, without, seed, evaluations, now, signal, giveWay },
    onProgress: (progress) => tell({ news: "progress", ...progress }),
    onBetter: (spec, margin) => seldom({ news: "better", spec, margin }),
    onFound: (first) => tell(newsOf("found", first)),
    onSmaller: (smaller) => tell(newsOf("smaller", smaller)),
  });
  const { found, bestMargin, bestSpec, complete } = outcome;
  const facts = { form, without, provenance: { version, seed, evaluations: found?.evaluations ?? 0 } };
  return {
    witness: found === null ? null : confirmedWitness(claim, facts, found.smallest, found.confirmation),
    confirmation: found?.confirmation.outcome ?? null,
    evaluations: outcome.evaluations,
    ...{ bestMargin, bestSpec, complete },
  };
}

const TELL_EVERY = 100;

function newsOf(news: "found" | "smaller", { spec, relation }: Refutation): HuntNews {
  return { news, spec, relation };
}

/**
 * The instance at hand as a witness, certified where intervals refute it. Its provenance tells of no search.
 * @throws DomainError where it does not refute the relation
 */
export function witnessAt(claim: Claim, ask: Questions["witness"]["ask"]): Witness {
  const { form, relation, spec, without, version } = ask;
  const facts = { form, without, provenance: { version, seed: 0, evaluations: 0 } };
  const witness = runWitness(claim, facts, { relation, spec });
  if (witness !== null) return witness;
  const got = "one that does not, or that intervals contradict";
  throw new DomainError({ where: claim.id, expected: `an instance that refutes ${relation}`, got });
}

/** The folder of `flatcheck export`: its LaTeX, and all of it as an archive. */
export function folderOf(claim: Claim, witness: Witness): Questions["folder"]["answer"] {
  const files = exportFolder(claim, witness);
  const bytes = [...files].map(
    ([name, content]) => [name, typeof content === "string" ? new TextEncoder().encode(content) : content] as const,
  );
  return { tex: files.get("witness.tex") as string, archive: encodeZip(new Map(bytes)) };
}
