/**
 * A double in hexadecimal, as C99 writes it with `%a` and Python with `float.hex`: 0x1.8p+1 is 3. Nothing is rounded.
 * Infinities and NaN as Python reads them.
 */
export function hexadecimal(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const sign = word >> 63n === 1n ? "-" : "";
  const biased = Number((word >> 52n) & 0x7ffn);
  const fraction = (word & 0xfffffffffffffn).toString(16).padStart(13, "0").replace(/0+$/, "");
  if (biased === 0 && fraction === "") return `${sign}0x0p+0`;
  const exponent = biased === 0 ? -1022 : biased - 1023;
  const digits = `${biased === 0 ? 0 : 1}${fraction === "" ? "" : `.${fraction}`}`;
  return `${sign}0x${digits}p${exponent < 0 ? "" : "+"}${exponent}`;
}

const view = new DataView(new ArrayBuffer(8));
