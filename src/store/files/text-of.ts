import { UsageError } from "../../world/index.js";

/**
 * The text of bytes in UTF-8; a byte order mark before it is left out.
 * @param where the file as complaints call it
 * @param expected what it should have been: "a witness, as JSON"
 * @throws UsageError for nothing at all, another encoding, or bytes that are no text, in one line with their place
 */
export function textOf(bytes: Uint8Array, where: string, expected: string): string {
  const refuse = (got: string, remedy: string): never => {
    throw new UsageError({ where, expected, got, remedy });
  };
  if (bytes.length === 0) return refuse("an empty file", "it may have been cut off: get it anew");
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refuse("text in UTF-16", "save it in UTF-8");
  }
  const text = decoded(bytes);
  if (text !== null) return text;
  return refuse(`bytes that are no text in UTF-8, from byte ${1 + firstStray(bytes)} on`, "save it in UTF-8");
}

function decoded(bytes: Uint8Array, stream = false): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
  } catch {
    return null;
  }
}

/** How many bytes at the start may yet become text, by halving what is not known. */
function firstStray(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decoded(bytes.subarray(0, middle), true) === null) bad = middle;
    else good = middle;
  }
  return good;
}
