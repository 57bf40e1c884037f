import { Matrix } from "../numerics/index.js";
import { UsageError } from "../world/index.js";
import type { OwnFile } from "./arrays.js";
import type { OwnList } from "./own-list.js";

type Complaint = UsageError["complaint"];

/** A file as it is told to another thread, which gets neither matrices nor errors as such. */
export interface ToldFile {
  readonly path: string;
  readonly lists: readonly (readonly [name: string, list: ToldList])[];
  readonly unread: readonly (readonly [name: string, complaint: Complaint])[];
}

interface ToldList extends Omit<OwnList, "matrices"> {
  readonly matrices: readonly { readonly rows: number; readonly cols: number; readonly data: Float64Array }[];
}

/** A file, to be told. */
export function toldFile({ path, lists, unread }: OwnFile): ToldFile {
  const plain = (list: OwnList): ToldList => ({
    ...list,
    matrices: list.matrices.map(({ rows, cols, data }) => ({ rows, cols, data })),
  });
  return {
    path,
    lists: [...lists].map(([name, list]) => [name, plain(list)]),
    unread: [...unread].map(([name, { complaint }]) => [name, complaint]),
  };
}

/** The file that was told. */
export function heardFile({ path, lists, unread }: ToldFile): OwnFile {
  const whole = (list: ToldList): OwnList => ({
    ...list,
    matrices: list.matrices.map(({ rows, cols, data }) => new Matrix(rows, cols, data)),
  });
  return {
    path,
    lists: new Map(lists.map(([name, list]) => [name, whole(list)])),
    unread: new Map(unread.map(([name, complaint]) => [name, new UsageError(complaint)])),
  };
}
