import { DomainError } from "../numerics/arithmetic/index.js";

/** One statement of a source, with the claims that check it, or the reason for none. */
export interface Statement {
  /** The part of the source that it stands in. */
  readonly section: string;
  /** Where in it: `Lemma 1`, `(7)`, `4, after (7)`. */
  readonly place: string;
  /** The statement in short. */
  readonly says: string;
  /** The ids of the claims that check it, of this source or of others. */
  readonly claims: readonly string[];
  /** Why it has no claim, or what of it has none. */
  readonly omitted?: string;
}

/**
 * The statements of a source, written as one reads them: `# section`; `place | what it says`; indented below this
 * `→ label, label`, the claims that check it, and `– reason`, why none does or what of it is left out. Other indented lines
 * go on with what stands above them. A label with a source before it, `beyond/recovery`, is a claim of that one.
 *
 * @param key the folder of the source
 * @throws DomainError where a statement has neither, or a line is none of these
 */
export function statementsOf(key: string, text: string): readonly Statement[] {
  const idOf = (label: string): string => (label.includes("/") ? label : `${key}/${label}`);
  const statements: Statement[] = [];
  let section = "";
  for (const line of unwrapped(text)) {
    const [, sign = "", rest = ""] = /^(#|\s+→|\s+–)?\s*(.+)$/.exec(line) ?? [];
    const last = statements.at(-1);
    if (sign === "#") section = rest;
    else if (sign === "") statements.push({ section, ...row(line), claims: [] });
    else if (last === undefined) throw oddLine(line.trim(), "a statement above it");
    else if (sign.endsWith("→")) statements[statements.length - 1] = { ...last, claims: rest.split(", ").map(idOf) };
    else statements[statements.length - 1] = { ...last, omitted: rest };
  }
  const bare = statements.find(({ claims, omitted }) => claims.length === 0 && omitted === undefined);
  if (bare !== undefined) throw oddLine(`${bare.place} | ${bare.says}`, "claims or a reason below it");
  return statements;
}

/** The lines, with those that go on put to the end of what they continue. */
function unwrapped(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    if (/^\s+[^\s→–]/.test(line) && lines.length > 0) lines.push(`${lines.pop()!} ${line.trim()}`);
    else lines.push(line);
  }
  return lines;
}

function row(line: string): Pick<Statement, "place" | "says"> {
  const [place = "", says = "", more] = line.split(" | ").map((part) => part.trim());
  if (place === "" || says === "" || more !== undefined) throw oddLine(line, "place | what it says");
  return { place, says };
}

function oddLine(got: string, expected: string): DomainError {
  const remedy = "write the place, a bar and the statement, then → labels or – a reason";
  return new DomainError({ where: "statements", expected, got, remedy });
}
