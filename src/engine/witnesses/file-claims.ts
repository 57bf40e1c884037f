import { asWritten, type Certificate, type Direction, type Relation, type Witness } from "../../claim/index.js";
import { LADDER } from "../judge/certify.js";

/** Bits below which there are no intervals. */
const COARSEST = 8;

/** Whether intervals of so many bits are made here. */
export function isPrecision(bits: number): boolean {
  return bits >= COARSEST && bits <= LADDER.at(-1)!;
}

/** What is computed of a witness now. */
interface Computed {
  readonly sense: Relation["sense"];
  readonly direction: Direction;
  readonly lhs: number;
  readonly rhs: number;
  readonly rounding: number;
  /** The certificate at the precision that the file names; null where there is none at it. */
  readonly certificate: Certificate | null;
}

/** What a file says of its witness that is not so; null where all of it is. */
export function falseClaim(file: Witness, now: Computed): string | null {
  return falseSides(file, now) ?? falseRounding(file, now) ?? falseCertificate(file.certificate, now);
}

/** A bound may have become smaller since the file was written; a larger one than the file has was never that of the file. */
function falseRounding({ lhs, rhs, rounding, certificate }: Witness, now: Computed): string | null {
  if (!(Number(rounding) >= now.rounding)) {
    return `the file has a rounding of at most ${rounding}, and computed it is ${now.rounding}`;
  }
  const apart = now.sense === "bound" ? Number(lhs) - Number(rhs) : Math.abs(Number(lhs) - Number(rhs));
  if (certificate !== null || apart > Number(rounding)) return null;
  return "the file has sides that its rounding does not tell apart, and no certificate";
}

/** Both are within the rounding of one number on each side, unless the file or the evaluation has changed. */
function falseSides(file: Witness, { direction, lhs, rhs, rounding }: Computed): string | null {
  const texts = asWritten({ direction, lhs: file.lhs, rhs: file.rhs });
  const away = asWritten({ direction, lhs, rhs }).findIndex((value, i) => {
    const text = Number(texts[i]);
    return !(Math.abs(text - value) <= 2 * rounding || text === value);
  });
  return away < 0 ? null : `the file has ${texts[away]!} on the ${away === 0 ? "left" : "right"} side`;
}

/** Enclosures of one number meet. Rounding their ends to doubles keeps the order, so that it cannot part them. */
function falseCertificate(file: Certificate | null, { sense, certificate }: Computed): string | null {
  if (file === null) return null;
  if (!isPrecision(file.bits)) {
    return `the file has a certificate of ${file.bits} bits, and intervals have ${COARSEST} to ${LADDER.at(-1)!}`;
  }
  if (!tellsApart(file, sense)) return "the certificate of the file does not tell the sides apart";
  if (certificate === null)
    return `the certificate of the file cannot be made again with intervals of ${file.bits} bits`;
  const apart = (["lhs", "rhs"] as const).some(
    (side) =>
      !(Number(file[side][0]) <= Number(certificate[side][1]) && Number(certificate[side][0]) <= Number(file[side][1])),
  );
  return apart ? "the certificate of the file encloses other numbers" : null;
}

/** Whether both are intervals, and in an order that refutes, as far as doubles tell. */
function tellsApart({ lhs, rhs }: Certificate, sense: Relation["sense"]): boolean {
  const [left, right] = [lhs.map(Number), rhs.map(Number)] as [[number, number], [number, number]];
  const areIntervals = [left, right].every((ends) => ends.every(Number.isFinite) && ends[0] <= ends[1]);
  return areIntervals && (right[1] <= left[0] || (sense === "identity" && left[1] <= right[0]));
}
