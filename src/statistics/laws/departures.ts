/** By which share constants are bent: from a twentieth to ten times as large. */
export const FACTORS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.5, 1, 3, 9] as const;

/** By how much exponents are bent. */
export const EXPONENTS = [1 / 8, 1 / 4, 1 / 2, 1, 2, 3] as const;

/** Shares of the cases. */
export const SHARES = [0.01, 0.05, 0.1, 0.25, 0.5, 1] as const;

/** `10 % larger`, `4 times as large`. */
export function larger(share: number): string {
  return share < 1 ? `${100 * share} % larger` : `${1 + share} times as large`;
}

/** `10 % smaller`, `4 times smaller`: divided by 1 + share. */
export function smaller(share: number): string {
  return share < 1 ? `divided by ${1 + share}` : `${1 + share} times smaller`;
}

/** `higher by 1/4`. */
export function higher(exponent: number): string {
  return `higher by ${fraction(exponent)}`;
}

/** `lower by 1/4`. */
export function lower(exponent: number): string {
  return `lower by ${fraction(exponent)}`;
}

function fraction(exponent: number): string {
  return exponent < 1 ? `1/${1 / exponent}` : String(exponent);
}

/** `in 25 % of the cases`. */
export function amongCases(share: number): string {
  return `in ${100 * share} % of the cases`;
}
