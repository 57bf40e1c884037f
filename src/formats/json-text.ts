import { UsageError } from "../world/index.js";

/** Arrays and objects within each other; every format of ours has fewer than twenty. */
const DEEPEST = 64;

/** Names that mean something else to JavaScript. */
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Whether a decimal number other than zero is read as zero: nearer to it than to 2⁻¹⁰⁷⁴, the smallest double. */
export function isLost(decimal: string): boolean {
  return Number(decimal) === 0 && /[1-9]/.test(decimal.replace(/[eE].*$/, ""));
}

/** How a text that is no JSON, or none that can be trusted, is told. */
export interface JsonPlace {
  /** The file as its user calls it. */
  readonly where: string;
  /** What it should have been: "a witness, as JSON". */
  readonly expected: string;
}

/**
 * The value of a JSON text (RFC 8259) in which every name of an object is given once, and none is one that JavaScript
 * takes for something else: `JSON.parse` keeps the last of several without a word.
 * @throws UsageError in one line with the line and the column, both counted from one
 */
export function parseJsonText(text: string, { where, expected }: JsonPlace): unknown {
  const sound = soundAtOnce(text);
  if (sound !== null) return sound.value;
  const flaw = flawOf(text);
  if (flaw === null) return JSON.parse(text);
  const before = text.slice(0, flaw.at).split("\n");
  const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  const { got, remedy } = flaw;
  throw new UsageError({ where: `${where}, ${place}`, expected, got, ...(remedy === undefined ? {} : { remedy }) });
}

/**
 * The value of a text of which counts alone tell that nothing is wrong: it has as many names as its value, of which those
 * that are given twice were lost. Null where one has to look, letter by letter, which takes ten times as long.
 */
function soundAtOnce(text: string): { readonly value: unknown } | null {
  if (PERHAPS_LOST.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return namesOf(value, 1) === namesIn(text) ? { value } : null;
}

/** What a text has somewhere that holds a number which is nearer to 0 than all doubles: a large exponent, or many zeros. */
const PERHAPS_LOST = /[eE]-0*(?:[1-9]\d{2}|[1-9]\d{3,})(?!\d)|0{100}/;

/** How many names the objects in a value have; NaN where one is forbidden, or they are too deep within each other. */
function namesOf(value: unknown, depth: number): number {
  if (depth > DEEPEST) return NaN;
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const member of value) count += namesOf(member, depth + 1);
    return count;
  }
  for (const [name, member] of Object.entries(value)) {
    count += FORBIDDEN.has(name) ? NaN : 1 + namesOf(member, depth + 1);
  }
  return count;
}

/** How many strings of a JSON text have a colon behind them. */
function namesIn(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start !== -1;) {
    let end = text.indexOf('"', start + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    let behind = end + 1;
    while (" \t\n\r".includes(text[behind] ?? "x")) behind += 1;
    if (text[behind] === ":") count += 1;
    start = text.indexOf('"', behind);
  }
  return count;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
}

interface Flaw {
  /** Its position in the text, counted from zero. */
  readonly at: number;
  readonly got: string;
  readonly remedy?: string;
}

/** The first thing that is wrong with a text; null where it can be handed to `JSON.parse`. */
function flawOf(text: string): Flaw | null {
  try {
    new Scanner(text).scan();
    return null;
  } catch (error) {
    if (error instanceof Found) return error.flaw;
    throw error;
  }
}

class Found extends Error {
  constructor(readonly flaw: Flaw) {
    super();
  }
}

const BLANK = /[ \t\n\r]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const ESCAPE = /["\\/bfnrt]|u[0-9A-Fa-f]{4}/y;

/** Reads a text from its start to its end. */
class Scanner {
  private at = 0;

  constructor(private readonly text: string) {}

  scan(): void {
    this.skip(BLANK);
    this.value(1);
    if (this.at < this.text.length) this.stray("where the text should end");
  }

  /** One value with the blanks behind it. */
  private value(depth: number): void {
    if (depth > DEEPEST) this.fail(`more than ${DEEPEST} arrays and objects within each other`);
    const first = this.text[this.at];
    if (first === "{") this.object(depth);
    else if (first === "[") this.members("]", () => this.value(depth + 1));
    else if (first === '"') this.string();
    else this.scalar();
    this.skip(BLANK);
  }

  private scalar(): void {
    const start = this.at;
    if (!this.skip(SCALAR)) this.stray("where a value should be");
    const written = this.text.slice(start, this.at);
    if (!isLost(written)) return;
    const shown = written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written;
    this.fail(`${shown}, which is nearer to 0 than all doubles`, "scale the data, or write 0", start);
  }

  private object(depth: number): void {
    const names = new Set<string>();
    this.members("}", () => {
      const start = this.at;
      if (this.text[start] !== '"') this.stray("where a name in quotes should be");
      this.string();
      const name = JSON.parse(this.text.slice(start, this.at)) as string;
      if (FORBIDDEN.has(name)) this.fail(`the name ${name}`, "give it another name", start);
      if (names.has(name)) this.fail(`the name ${JSON.stringify(name)} twice`, "leave one of them", start);
      names.add(name);
      this.skip(BLANK);
      if (this.text[this.at] !== ":") this.stray("where a colon should be");
      this.at += 1;
      this.skip(BLANK);
      this.value(depth + 1);
    });
  }

  /** What stands between brackets, with commas between. */
  private members(end: "]" | "}", member: () => void): void {
    this.at += 1;
    this.skip(BLANK);
    if (this.text[this.at] !== end) {
      member();
      while (this.text[this.at] === ",") {
        this.at += 1;
        this.skip(BLANK);
        member();
      }
      if (this.text[this.at] !== end) this.stray(`where , or ${end} should be`);
    }
    this.at += 1;
  }

  /** A string with its quotes. A regular expression would not do: it may be longer than the stack is deep. */
  private string(): void {
    for (this.at += 1; this.text[this.at] !== '"';) {
      const character = this.text[this.at];
      if (character === undefined || character < " ") this.stray("inside a string");
      this.at += 1;
      if (character === "\\" && !this.skip(ESCAPE)) this.stray("behind a backslash");
    }
    this.at += 1;
  }

  /** Goes on behind what the pattern finds here. Whether it finds something. */
  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const [found = null] = pattern.exec(this.text) ?? [];
    this.at += found?.length ?? 0;
    return found !== null;
  }

  private stray(place: string): never {
    if (this.at >= this.text.length) {
      this.fail(`the end of the text ${place}`, "it may have been cut off: get it anew");
    }
    const rest = this.text.slice(this.at, this.at + LONGEST);
    this.fail(`${JSON.stringify(/^(?:[\w.+-]+|[^]?)/u.exec(rest)![0])} ${place}`);
  }

  private fail(got: string, remedy?: string, at = this.at): never {
    throw new Found({ at, got, ...(remedy === undefined ? {} : { remedy }) });
  }
}

/** Most characters of what is in the way that are shown. */
const LONGEST = 20;
