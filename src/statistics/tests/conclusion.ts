/**
 * A law with a constant is confirmed only by a sample that would have noticed a constant off by this share; a smaller sample
 * that contradicts nothing leaves it undecided.
 */
export const COARSEST = 1 / 4;
