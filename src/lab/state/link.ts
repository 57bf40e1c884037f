import type { FormFacts, Spec } from "../../claim/index.js";

/** What a link holds: a claim, a form of it, and an instance where one was made. */
interface Address {
  readonly claim: string;
  readonly form: FormFacts["name"];
  /** The relation that is looked at; the first one unless named. */
  readonly relation?: string;
  readonly spec?: Spec;
}

/** Where the laboratory is a view of a page, its addresses begin with this instead of `#`. */
export const INSIDE = "#/lab/";

/** What the addresses of a laboratory begin with: one that is a page, or a view of a report. */
export type Home = "#" | typeof INSIDE;

const CLAIM = /^([a-z]+\d*\/[a-z0-9-]+)(?::(printed|corrected))?$/;

/**
 * `#gatmiry2023/lemma-3:printed;<instance>;<relation>`. The instance is its JSON, UTF-8 in the alphabet of base64url, so that
 * every double comes back bit for bit and no messenger breaks the link.
 * @param home what it begins with
 */
export function linkTo({ claim, form, spec, relation }: Address, home: Home = "#"): string {
  const parts = [`${claim}:${form}`, ...(spec === undefined ? [] : [encoded(JSON.stringify(spec))])];
  if (spec !== undefined && relation !== undefined) parts.push(encoded(relation));
  return `${home}${parts.join(";")}`;
}

/** What a link says, of either kind; null for another one, or one that was cut off. */
export function addressOf(hash: string): Address | null {
  const [name = "", instance, relation] = hash.replace(/^#(?:\/lab\/)?/, "").split(";");
  const match = CLAIM.exec(safely(() => decodeURIComponent(name)) ?? "");
  if (match === null) return null;
  const address: Address = { claim: match[1]!, form: match[2] === "corrected" ? "corrected" : "printed" };
  if (instance === undefined) return address;
  const spec = safely(() => JSON.parse(decoded(instance)) as unknown);
  if (!isSpec(spec)) return null;
  const named = relation === undefined ? null : safely(() => decoded(relation));
  return { ...address, spec, ...(named === null ? {} : { relation: named }) };
}

function encoded(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function decoded(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
}

function safely<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

type Loose = Readonly<Record<string, unknown>>;

function isRecord(x: unknown): x is Loose {
  return typeof x === "object" && x !== null && !Array.isArray(x);
}

const isNumber = (x: unknown): boolean => typeof x === "number" && Number.isFinite(x);
const all = (x: unknown, is: (part: unknown) => boolean): boolean => isRecord(x) && Object.values(x).every(is);
const each = (x: unknown, is: (part: unknown) => boolean): boolean => Array.isArray(x) && x.every(is);

/** Whether a value has the shape of a spec. What a claim makes of it is for the claim to say. */
function isSpec(x: unknown): x is Spec {
  if (!isRecord(x)) return false;
  const isList = (list: unknown): boolean => {
    if (!isRecord(list)) return false;
    if ("law" in list) return typeof list["law"] === "string" && isNumber(list["seed"]);
    return each(list["entries"], (rows) => each(rows, (row) => each(row, isNumber)));
  };
  return (
    all(x["sizes"], isNumber) &&
    each(x["widths"], isNumber) &&
    all(x["choices"], (choice) => typeof choice === "string") &&
    all(x["reals"], isNumber) &&
    all(x["lists"], isList)
  );
}
