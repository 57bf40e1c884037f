import * as z from "zod";

/** What one assumption turned out to be. */
export interface NecessityRow {
  readonly assumption: string;
  readonly verdict: "necessary" | "no witness" | "never violated" | "false with it";
  readonly evaluations: number;
  /** The relation that fails, the instance on which it does, in a line, and whether intervals confirm it on their own. */
  readonly witness: {
    readonly relation: string;
    readonly line: string;
    readonly certified: boolean;
    /** Whether intervals refute it at all, if only with borrowed error bounds; records of earlier versions lack it. */
    readonly reached?: boolean;
  } | null;
  /** Why the author believes that the statement does not need it, or that no witness can be expected. */
  readonly remark?: string;
}

/** The assumptions of one form. */
export interface NecessityReport {
  /** `paper/label:form`. */
  readonly name: string;
  readonly rows: readonly NecessityRow[];
}

/** Raised whenever a field of ablation.json changes its meaning, goes away, or comes to be required. */
const ABLATION_SCHEMA_VERSION = 2;

const row = z.strictObject({
  assumption: z.string(),
  verdict: z.enum(["necessary", "no witness", "never violated", "false with it"]),
  evaluations: z.int().nonnegative(),
  witness: z
    .strictObject({
      relation: z.string(),
      line: z.string(),
      certified: z.boolean(),
      reached: z.boolean().exactOptional(),
    })
    .nullable(),
  remark: z.string().exactOptional(),
});

/** ablation.json: which assumptions each form was found to need, for reports to show. */
export const ablationSchema = z.strictObject({
  schemaVersion: z.literal(ABLATION_SCHEMA_VERSION),
  /** The command that makes it again. */
  command: z.string(),
  forms: z.array(z.strictObject({ name: z.string(), rows: z.array(row) })),
});

export type AblationRecord = z.infer<typeof ablationSchema>;

/** The text of ablation.json. @param command the command that makes it again, word for word */
export function ablationText(reports: readonly NecessityReport[], command: string): string {
  const forms = reports.map(({ name, rows }) => ({ name, rows: [...rows] }));
  const record: AblationRecord = { schemaVersion: ABLATION_SCHEMA_VERSION, command, forms };
  return `${JSON.stringify(ablationSchema.parse(record), null, 2)}\n`;
}
