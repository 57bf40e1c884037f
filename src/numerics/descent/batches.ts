import { DomainError, exact, type Quantity } from "../arithmetic/index.js";

/** Whether the indices of a batch are drawn independently, or the batch is a uniform subset. */
export type BatchDraw = "with replacement" | "without replacement";

/**
 * c = 1/B for B independent indices, (n − B)/(B(n − 1)) for a uniform subset of B; 0 for all of them.
 * @throws DomainError for sizes that are not positive integers, or subsets of more than n
 */
export function noiseShare(samples: number, batch: number, draw: BatchDraw): Quantity {
  const positive = Number.isSafeInteger(samples) && Number.isSafeInteger(batch) && samples >= 1 && batch >= 1;
  if (!positive || (draw === "without replacement" && batch > samples)) {
    throw new DomainError({
      where: "noiseShare",
      expected: draw === "with replacement" ? "positive sizes" : "1 ≤ B ≤ n",
      got: `n = ${samples}, B = ${batch}`,
    });
  }
  if (draw === "with replacement") return exact(1).over(batch);
  return batch === samples ? exact(0) : exact(samples - batch).over(batch * (samples - 1));
}

/** All batches of B out of 0, …, n − 1, each as likely as the others; nᴮ or n!/(B!(n − B)!) of them. */
export function allBatches(samples: number, batch: number, draw: BatchDraw): number[][] {
  if (batch === 0) return [[]];
  const indices = Array.from({ length: samples }, (_, i) => i);
  return allBatches(samples, batch - 1, draw).flatMap((rest) =>
    indices.filter((i) => draw === "with replacement" || rest.every((j) => j < i)).map((i) => [...rest, i]),
  );
}
