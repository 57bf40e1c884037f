import type { Spec } from "../claim/index.js";
import type { Bench } from "./bench.js";
import { sampledAndChosen } from "./sample.js";

/**
 * Every relation of a form that holds is a step of the proof or the statement, every relation that the proof names is one
 * that some instance has, and every step says something.
 */
export function proofFaults(bench: Bench, specs: readonly Spec[]): string[] {
  const { proof, forms } = bench.claim;
  if (proof === undefined) return [];
  const held = new Set<string>(forms.filter(({ expected }) => expected === "holds").map(({ name }) => name));
  const found = sampledAndChosen(bench, specs).filter(({ form }) => held.has(form));
  const known = new Set(found.map(({ name }) => name));
  const named = new Set([...proof.shows, ...proof.steps.flatMap(({ checks = [] }) => checks)]);
  const missing = [...known].filter((name) => !named.has(name));
  const unknown = [...named].filter((name) => !known.has(name));
  const silent = proof.steps.filter(({ says }) => says.trim() === "").length;
  return [
    ...missing.map((name) => `"${name}" is neither a step of the proof nor the statement: name it in \`proof\``),
    ...unknown.map((name) => `\`proof\` names "${name}", which no instance has: name a relation that there is`),
    ...(silent === 0 ? [] : ["a step of `proof` says nothing: write what it says, and why"]),
    ...(proof.shows.length === 0 ? ["`proof` shows nothing: name the relations that are the statement"] : []),
  ];
}
