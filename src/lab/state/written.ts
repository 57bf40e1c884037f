import type { Spec } from "../../claim/index.js";

type Matrix = readonly (readonly number[])[];

/** The languages in which the numbers of an instance can be taken away. */
export const LANGUAGES = ["NumPy", "Julia", "MATLAB", "JSON"] as const;

export type Language = (typeof LANGUAGES)[number];

/** The parameters and matrices of an instance as a piece of program, each double in its shortest exact form. */
export function written(spec: Spec, language: Language): string {
  if (language === "JSON") return `${JSON.stringify(jsonOf(spec))}\n`;
  const comment = language === "MATLAB" ? "%" : "#";
  const lines = language === "NumPy" ? ["import numpy as np", ""] : [];
  for (const [name, value] of [...Object.entries(spec.sizes), ...Object.entries(spec.reals)]) {
    lines.push(`${name} = ${value}`);
  }
  if (spec.widths.length > 0) lines.push(`${comment} widths ${spec.widths.join(", ")}`);
  for (const [name, value] of Object.entries(spec.choices)) lines.push(`${comment} ${name}: ${value}`);
  for (const [name, list] of Object.entries(spec.lists)) {
    if ("law" in list) lines.push(`${comment} ${name}: drawn from the law ${list.law}, seed ${list.seed}`);
    else
      list.entries.forEach((rows, i) =>
        lines.push(`${named(name, i, list.entries.length)} = ${literal(rows, language)}`),
      );
  }
  return `${lines.join("\n")}\n`;
}

function named(name: string, i: number, count: number): string {
  return count === 1 && name !== "W" ? name : `${name}${i + 1}`;
}

function literal(rows: Matrix, language: Language): string {
  if (language === "NumPy") return `np.array([${rows.map((row) => `[${row.map(float).join(", ")}]`).join(", ")}])`;
  // In Julia [1 2] is a matrix and [1; 2] a vector: two semicolons make it a column.
  const column = language === "Julia" && rows[0]?.length === 1 ? ";;" : "";
  return `[${rows.map((row) => row.map(language === "Julia" ? float : String).join(" ")).join("; ")}${column}]`;
}

/** With a point or an exponent, so that no program takes it for an integer. */
function float(x: number): string {
  const text = String(x);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** As `flatcheck check --load` reads it: every list under its name, a list of one as a matrix but for the layers W. */
function jsonOf({ lists }: Spec): Readonly<Record<string, unknown>> {
  const given = Object.entries(lists).flatMap(([name, list]) =>
    "law" in list ? [] : [[name, list.entries.length === 1 && name !== "W" ? list.entries[0]! : list.entries] as const],
  );
  return Object.fromEntries(given);
}
