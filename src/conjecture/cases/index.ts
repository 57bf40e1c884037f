/** What one case shows: its quantities and sizes, and the table of many cases. */
export { groundsOf, type Ground } from "./grounds.js";
export { observe, quantitiesAt, type Observed } from "./observe.js";
export { logOf, reduced, rowOf, tableOf, type Row, type Table } from "./table.js";
export { sideKey } from "./tree.js";
