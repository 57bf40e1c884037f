import { DomainError, twoTo } from "../../src/numerics/index.js";

/** A number such as 3, -0.5, 1e-3, a fraction 1/3, or a power of two 2^-7. */
const ENTRY = /^(-?)(?:(\d+(?:\.\d+)?(?:e-?\d+)?)(?:\/(\d+))?|2\^(-?\d+))$/;

/**
 * The entries of a matrix as the ledger prints them, `1 2; 3 1/2`: rows by semicolons, entries by spaces.
 * @throws DomainError where an entry is no number, or the rows are of different lengths
 */
export function rowsOf(text: string): number[][] {
  const where = `the matrix "${text}"`;
  const rows = text.split(";").map((row) =>
    row
      .trim()
      .split(/\s+/)
      .map((entry) => entryOf(entry, where)),
  );
  const cols = rows[0]!.length;
  const at = rows.findIndex((row) => row.length !== cols);
  if (at === -1) return rows;
  const expected = `${cols} entries in row ${at + 1}, as in row 1`;
  throw new DomainError({ where, expected, got: `${rows[at]!.length}` });
}

function entryOf(entry: string, where: string): number {
  const [, sign, numerator, denominator = "1", exponent] = ENTRY.exec(entry) ?? [];
  const size = exponent === undefined ? Number(numerator) / Number(denominator) : twoTo(Number(exponent));
  if (sign !== undefined && Number.isFinite(size)) return size === 0 ? 0 : sign === "-" ? -size : size;
  throw new DomainError({ where, expected: "numbers such as 3, -0.5, 1/3 or 2^-7", got: JSON.stringify(entry) });
}
