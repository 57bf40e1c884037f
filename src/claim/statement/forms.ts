import { DomainError } from "../../numerics/index.js";
import { type Conclusion, type Law, lawOf, type Part } from "../../statistics/index.js";
import type { Relations } from "../relations/comparison.js";
import type { Relation } from "../relations/relation.js";
import type { Form, FormVerdict } from "./claim.js";

/**
 * TeX as it stands, backslashes and all, on one line however it was broken over the lines of a file.
 *
 * @throws DomainError where it is called with a string instead of a template
 */
export function tex(parts: TemplateStringsArray, ...values: readonly string[]): string {
  // What JavaScript lets through.
  if (!Array.isArray(parts)) {
    const remedy = "write holds`a \\le b`((instance) => …), with no parentheses around the statement";
    throw new DomainError({ where: "statement", expected: "a template between backquotes", got: typeof parts, remedy });
  }
  return prose(String.raw(parts, ...values));
}

/** Prose on one line, however it was broken over the lines of a file. */
export function prose(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

/** One version of the statement: what is printed or what holds instead, and the verdict that its author expects. */
export interface FormOf<Instance, Name extends string> {
  /** For the checker of types alone: the names of the relations. */
  readonly names?: Name;
  readonly statement: string;
  readonly expected: FormVerdict;
  readonly relations: (instance: Instance) => Relations;
  readonly law?: LawOf<Instance>;
}

/** What a statistical form measures on every case, and what it concludes from all of them. */
interface LawOf<Instance> {
  readonly needs: number | undefined;
  readonly columns: readonly string[];
  readonly observe: (instance: Instance) => readonly number[] | null;
  readonly conclude: (rows: Rows) => Conclusion;
  readonly power: (rows: Rows) => ReturnType<Law<never>["power"]>;
}

/** The numbers of all cases, a row each. */
type Rows = readonly (readonly number[])[];

/** A law, a rate or a conjecture, by numbers of each case under their names. */
export interface LawOptions<Instance, Column extends string, R extends Relations> {
  /** Fewest cases from which the test can conclude. */
  readonly needs?: number;
  /** The names of the numbers, in the order in which a report keeps them. */
  readonly columns: readonly Column[];
  /** The numbers of one case; null where it says nothing. */
  readonly observe: (instance: Instance) => Readonly<Record<NoInfer<Column>, number>> | null;
  /** The tests that decide it: of a share, a mean, a growth, a comparison and others, from `flatcheck/statistics`. */
  readonly parts: readonly Part<Readonly<Record<NoInfer<Column>, number>>>[];
  /** What the ledger says of the cases besides. */
  readonly told?: (rows: readonly Readonly<Record<NoInfer<Column>, number>>[]) => string;
  /** What holds on every instance besides. */
  readonly relations?: (instance: Instance) => R;
}

/** A form by its statement in TeX, as with `tex`, and then by what it says of an instance: holds`…`((instance) => …). */
function form(expected: FormVerdict) {
  return (parts: TemplateStringsArray, ...values: readonly string[]) => {
    const statement = tex(parts, ...values);
    return <Instance, const R extends Relations>(
      relations: (instance: Instance) => R,
    ): FormOf<Instance, NamesOf<R>> => ({ statement, expected, relations });
  };
}

/** The names under which relations stand, in any of several records. */
type NamesOf<R> = R extends unknown ? keyof R & string : never;

/** No case refutes it. */
export const holds = form("holds");
/** Some case refutes it. */
export const refuted = form("refuted");

function lawForm(expected: FormVerdict) {
  return (parts: TemplateStringsArray, ...values: readonly string[]) => {
    const statement = tex(parts, ...values);
    return <Instance, const Column extends string, const R extends Relations = Record<never, never>>(
      options: LawOptions<Instance, Column, R>,
    ): FormOf<Instance, NamesOf<R>> => {
      const { needs, columns, observe, parts, told, relations = () => ({}) } = options;
      const law = lawOf(parts, told);
      const named = (row: readonly number[]) => {
        // Name by name and in one order, so that all rows have one shape.
        const numbers: Partial<Record<Column, number>> = {};
        for (let i = 0; i < columns.length; i++) numbers[columns[i]!] = row[i]!;
        return numbers as Record<Column, number>;
      };
      const observed = (instance: Instance) => {
        const row = observe(instance);
        return row === null ? null : columns.map((name) => row[name]);
      };
      const conclude = (rows: Rows) => law.conclude(rows.map(named));
      const power = (rows: Rows) => law.power(rows.map(named));
      return { statement, expected, relations, law: { needs, columns, observe: observed, conclude, power } };
    };
  };
}

/** The test finds no departure, and would have found one. */
export const consistent = lawForm("consistent");
/** The test finds a departure. */
export const inconsistent = lawForm("inconsistent");
/** Nobody knows; what was measured is shown. */
export const open = lawForm("open");

/** @throws DomainError for what has no relations in it whatever the instance is, such as a promise */
function requireRecord(named: unknown, where: string): void {
  if (typeof named === "object" && named !== null && !(named instanceof Promise)) return;
  const got = named instanceof Promise ? "a promise" : named === undefined || named === null ? "nothing" : typeof named;
  const remedy = "return { … } from a function that is not async";
  throw new DomainError({ where: `the ${where} form`, expected: "relations by their names", got, remedy });
}

/** The form of that name as claims keep it. */
export function formOf<Instance>(
  name: Form<never>["name"],
  { statement, expected, relations, law }: FormOf<Instance, string>,
): Form<Instance> {
  return {
    name,
    statement,
    expected,
    relations: (instance, unasked) => {
      const named = relations(instance);
      requireRecord(named, name);
      const made: Relation[] = [];
      for (const key in named) {
        const of = named[key];
        if (of !== null && of !== undefined) made.push(of(key));
        else unasked?.push(key);
      }
      return made;
    },
    ...(law === undefined
      ? {}
      : {
          statistics: {
            ...(law.needs === undefined ? {} : { needs: law.needs }),
            columns: law.columns,
            observe: law.observe,
            conclude: law.conclude,
            power: law.power,
          },
        }),
  };
}
