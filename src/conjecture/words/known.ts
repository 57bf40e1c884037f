import { slackOf, type Bound } from "../bounds/index.js";
import { logOf, rowOf, sideKey, type Observed, type Table } from "../cases/index.js";

/** What a relation of the claim has to do with a bound. */
export interface Stated {
  readonly relation: string;
  /** `same`: it says the same. `weaker`: it is the same up to a factor of sizes, by which the bound is sharper. */
  readonly how: "same" | "weaker";
}

/** The room that bound and relation leave in a case, as logarithms. */
interface Room {
  readonly depth: number;
  readonly group: string;
  readonly own: number;
  readonly printed: number;
  readonly rounding: number;
}

/** Fewest cases that leave room by which a relation is recognized. */
const LEAST = 3;

/**
 * The relations that say what a bound says: whose sides leave, in every case, the room that the bound leaves, up to a power
 * that hangs on the depth alone; and those that leave more room by a factor that hangs on the sizes alone.
 */
export function statedBy(
  bound: Bound,
  table: Table,
  cases: readonly Observed[],
  relations: readonly string[],
): Stated[] {
  return relations.flatMap((relation): Stated[] => {
    const rooms = cases.flatMap((one) => roomIn(bound, table, one, relation));
    if (rooms.filter(({ own, rounding }) => own > rounding).length < LEAST) return [];
    if (grouped(rooms, ({ depth }) => String(depth)).every(isPower)) return [{ relation, how: "same" }];
    return grouped(rooms, ({ group }) => group).every(isFactor) ? [{ relation, how: "weaker" }] : [];
  });
}

function roomIn(bound: Bound, table: Table, one: Observed, relation: string): Room[] {
  const [left, leftError] = logOf(one.nodes.get(sideKey(relation, "lhs"))?.quantity);
  const [right, rightError] = logOf(one.nodes.get(sideKey(relation, "rhs"))?.quantity);
  if (!table.sizes.every((name) => one.sizes.has(name))) return [];
  const row = rowOf(one, table.keys, table.sizes);
  const { value, rounding } = slackOf(bound, row);
  if (Number.isNaN(left + right + value)) return [];
  const { depth, group } = row;
  return [{ depth, group, own: value, printed: right - left, rounding: rounding + leftError + rightError }];
}

/** Whether all leave the printed room as one power of their own. */
function isPower(rooms: readonly Room[]): boolean {
  const widest = rooms.reduce((a, b) => (b.own > a.own ? b : a));
  if (widest.own <= widest.rounding) return rooms.every(({ printed, rounding }) => Math.abs(printed) <= rounding);
  const power = widest.printed / widest.own;
  const powerError = (widest.rounding * (1 + Math.abs(power))) / widest.own;
  return (
    power > widest.rounding &&
    rooms.every(
      ({ own, printed, rounding }) =>
        Math.abs(printed - power * own) <= rounding * (1 + power) + powerError * Math.abs(own),
    )
  );
}

/** Whether the printed room is larger by one factor. */
function isFactor(rooms: readonly Room[]): boolean {
  const [first] = rooms;
  const more = first!.printed - first!.own;
  return rooms.every(
    ({ own, printed, rounding }) =>
      printed - own >= -rounding && Math.abs(printed - own - more) <= rounding + first!.rounding,
  );
}

function grouped(rooms: readonly Room[], keyOf: (room: Room) => string): Room[][] {
  const groups = new Map<string, Room[]>();
  for (const room of rooms) {
    const known = groups.get(keyOf(room));
    if (known === undefined) groups.set(keyOf(room), [room]);
    else known.push(room);
  }
  return [...groups.values()];
}
