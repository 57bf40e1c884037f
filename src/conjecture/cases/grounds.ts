import type { Claim, Spec } from "../../claim/index.js";
import { log } from "../../numerics/index.js";
import { subSeed, textSeed } from "../../random/index.js";
import { depthOf, sizesOf } from "./observe.js";
import type { Row, Table } from "./table.js";

/** A combination of sizes that is drawn, with a spec that has it. */
export interface Ground extends Pick<Row, "depth" | "sizeLogs" | "group"> {
  readonly spec: Spec;
}

/** Specs that are drawn to see which sizes there are; none of them is evaluated for that. */
const DRAWS = 1000;

/** The combinations of sizes among the cases of a table and among further draws, each once. */
export function groundsOf({ specs, id }: Claim, table: Table, seed: number): Ground[] {
  const found = new Map<string, Ground>(table.rows.map((row) => [row.group, row]));
  for (let i = 0; i < DRAWS; i++) {
    const spec = specs.draw(subSeed(subSeed(seed, textSeed(`${id} sizes`)), i));
    const all = sizesOf(spec);
    const own = table.sizes.map((name) => all.get(name));
    if (own.includes(undefined)) continue;
    const group = own.join(" ");
    if (found.has(group)) continue;
    found.set(group, { spec, depth: depthOf(spec), group, sizeLogs: Float64Array.from(own, (size) => log(size!)) });
  }
  return [...found.values()];
}
