import type { Mutant } from "./candidates.js";

/** A mutant with the number of its switch. */
export interface Switched {
  readonly id: number;
  readonly mutant: Mutant;
}

/** The name by which instrumented files call the switch. */
const SWITCH = "$mutant";

/**
 * The text of a file with all of these changes in it, each behind a switch: `$mutant(7) ? changed : original`. With no
 * switch on, it computes what the file does.
 */
export function instrumented(text: string, switched: readonly Switched[], switchFile: string): string {
  const hosts = new Map<string, Host>();
  for (const one of switched) {
    const { start, end, what } = one.mutant;
    const name = `${start}:${end}`;
    const host = hosts.get(name) ?? { start, end, what, switched: [] };
    host.switched.push(one);
    hosts.set(name, host);
  }
  // The outer ones first; no text is both an expression and a statement.
  const ordered = [...hosts.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  const render = (from: number, to: number): string => {
    let out = "";
    let at = from;
    while (next < ordered.length && ordered[next]!.start < to && ordered[next]!.end <= to) {
      const host = ordered[next++]!;
      out += text.slice(at, host.start) + wrapped(host, render(host.start, host.end));
      at = host.end;
    }
    return out + text.slice(at, to);
  };
  return `import { ${SWITCH} } from ${JSON.stringify(switchFile)};${render(0, text.length)}`;
}

interface Host {
  readonly start: number;
  readonly end: number;
  readonly what: "expression" | "statement";
  readonly switched: Switched[];
}

function wrapped({ what, switched }: Host, original: string): string {
  const turned = ({ id }: Switched): string => `${SWITCH}(${id})`;
  if (what === "statement") {
    return `{${switched.map((one) => `if (${turned(one)}) { ${one.mutant.replacement} } else `).join("")} ${original}}`;
  }
  return `(${switched.map((one) => `${turned(one)} ? (${one.mutant.replacement}) : `).join("")}(${original}))`;
}

/**
 * The module of the switch: which mutant is on, which switches were asked, and how often and until when the one that is on
 * may be asked: what asks on does not end.
 */
export const SWITCH_MODULE = `
const state = (globalThis.$mutation ??= { active: -1, seen: new Uint8Array(1 << 16), left: Infinity, until: Infinity });
export function ${SWITCH}(id) {
  state.seen[id] = 1;
  if (state.active !== id) return false;
  state.left -= 1;
  if (state.left < 0 || ((state.left & 255) === 0 && performance.now() > state.until)) {
    throw new RangeError("a mutant that does not end");
  }
  return true;
}
`;
