/** Little-endian numbers and text in bytes, wherever the program runs. Each throws a RangeError behind the end. */
function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function u16(bytes: Uint8Array, at: number): number {
  return view(bytes).getUint16(at, true);
}

export function u32(bytes: Uint8Array, at: number): number {
  return view(bytes).getUint32(at, true);
}

export function u64(bytes: Uint8Array, at: number): bigint {
  return view(bytes).getBigUint64(at, true);
}

/** Bytes that are no text of the encoding become �. */
export function textOf(bytes: Uint8Array, encoding: "utf-8" | "latin1"): string {
  if (encoding === "latin1") return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
