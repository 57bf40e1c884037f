/**
 * JSON that gives back every number bit for bit, also those that JSON does not have, and maps. Objects have no names that
 * begin with `$` otherwise.
 */
export function exactJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "number" && (!Number.isFinite(part) || Object.is(part, -0))) {
      return { $number: Object.is(part, -0) ? "-0" : String(part) };
    }
    return part instanceof Map ? { $map: [...part] } : part;
  });
}

/** The value of such a text. @throws SyntaxError */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => {
    if (typeof part !== "object" || part === null) return part;
    if ("$number" in part) return Number(part.$number);
    return "$map" in part ? new Map(part.$map as [unknown, unknown][]) : part;
  });
}
