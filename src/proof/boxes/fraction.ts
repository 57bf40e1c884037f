import { fromDouble } from "../../rigor/index.js";

/** A double as an exact fraction in lowest terms: `-3`, `5/8`. @throws RigorError for what is not finite */
export function fractionOf(x: number): string {
  let { mantissa, exponent } = fromDouble(x);
  for (; exponent < 0 && mantissa % 2n === 0n; exponent++) mantissa /= 2n;
  return exponent < 0 ? `${mantissa}/${1n << BigInt(-exponent)}` : String(mantissa << BigInt(exponent));
}
