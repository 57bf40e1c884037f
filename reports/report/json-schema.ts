import * as z from "zod";
import { reportSchema, SCHEMA_VERSION } from "./schema.js";

/** The JSON Schema (draft 2020-12) of report.json, made from the schema by which reports are read and written. */
export function reportJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema);
  const head = { $schema, title: `flatcheck report.json, version ${SCHEMA_VERSION} of its schema` };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}
