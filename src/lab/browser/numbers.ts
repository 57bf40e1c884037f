import { rounded } from "../../../reports/text/index.js";

/** A number to read: a few digits, with a true minus. */
export function number(x: number, digits = 5): string {
  const [size = "", exponent] = (Number.isFinite(x) ? rounded(x, digits) : String(x)).split("e");
  const signed = size.replace("-", "−");
  if (exponent === undefined) return signed;
  const power = `10${raised(exponent.replace("+", ""))}`;
  return /^−?1$/.test(signed) ? signed.replace("1", power) : `${signed}·${power}`;
}

/** A whole number above the line. */
function raised(text: string): string {
  return Array.from(text, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)]!)).join("");
}

/** A number as a cell shows it: in full where that is short. */
export function shown(x: number): string {
  const exact = String(x);
  return exact.length <= 7 ? exact : rounded(x, 4);
}
