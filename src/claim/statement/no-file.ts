import type { Claim } from "./claim.js";

/**
 * Why a claim is not about the matrices of a file, in a sentence: its author's, or what its specs say of it; null where it takes
 * some.
 */
export function noFileReason({ noFile, onFiles, specs }: Claim): string | null {
  if (noFile !== undefined) return noFile;
  if (onFiles !== undefined) return null;
  const { lists, sizes } = specs.draw(0);
  if ("seed" in sizes) return "it makes its data itself, at random: one file decides nothing of it";
  if (Object.keys(lists).length === 0) return "its instances are made of numbers alone, and of no matrices";
  return specs.fit === undefined ? "its specs are not made by layout, and take no matrices" : null;
}
