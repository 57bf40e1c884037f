import { z } from "zod";
import type { Operation } from "../numerics/index.js";
import { operations } from "../operations/index.js";

/** Raised whenever a message changes its meaning. */
export const PROTOCOL_VERSION = 1;

/** How a matrix is written: as an array of its rows, or as its size with its entries row by row. */
const LAYOUTS = ["rows", "flat"] as const;

export type Layout = (typeof LAYOUTS)[number];

/** Operations of which nothing is to be computed: they say what is known of a number, and no program is asked for them. */
const BOOKKEEPING: ReadonlySet<string> = new Set<Operation>(["provided", "integer"]);

/** The operations that a program may be asked for. */
export const ASKED = Object.keys(operations).filter((name) => !BOOKKEEPING.has(name)) as [Operation, ...Operation[]];

/** JSON has no NaN and no infinity: languages write null, or a word. */
const number = z.union([z.number(), z.null(), z.enum(["NaN", "Infinity", "-Infinity", "Inf", "-Inf"])]);

const list = z.array(number).readonly();

const flat = z
  .strictObject({
    rows: z.int().min(0),
    cols: z.int().min(0),
    data: z.union([list, number]).describe("The entries row by row."),
  })
  .readonly();

const value = z.union([number, z.array(z.union([number, list])).readonly(), flat]);

/** What a program says first, in one line. */
export const helloSchema = z
  .looseObject({
    protocol: z.literal(PROTOCOL_VERSION),
    name: z.string().max(200).optional().describe("What the program is, with versions, as reports call it."),
    operations: z
      .array(z.enum(ASKED))
      .readonly()
      .optional()
      .describe("Those that it has; all are tried where left out."),
    matrices: z.enum(LAYOUTS).optional().describe("How matrices are to be written in requests: rows unless told."),
  })
  .readonly();

export type Hello = z.infer<typeof helloSchema>;

/** What is asked for, in one line. */
const requestSchema = z.strictObject({
  id: z.int().min(1),
  operation: z.enum(ASKED),
  operands: z
    .array(z.unknown())
    .describe(
      "Numbers; matrices as told by the program; lists of these; for explicitHessian { measurements, labels }; for " +
        "rearranged the place of each entry, [source, row, col] counted from 0, or null for a zero.",
    ),
});

const id = z.int();

/** What a program answers, in one line. */
export const answerSchema = z.union([
  z.strictObject({ id, value }).readonly(),
  z.strictObject({ id, error: z.string() }).readonly(),
  z.strictObject({ id, skip: z.literal(true) }).readonly(),
]);

export type Answer = z.infer<typeof answerSchema>;

/** A number as a program writes it. */
export type WrittenNumber = number | string | null;

/** A list as a program writes it; where it has one number, languages leave the brackets out. */
export type WrittenList = WrittenNumber | readonly WrittenNumber[];

/** A value as a program writes it. */
export type WrittenValue =
  WrittenList | readonly WrittenList[] | { readonly rows: number; readonly cols: number; readonly data: WrittenList };

/** The JSON Schema of all three messages. */
export function protocolJsonSchema(): string {
  const messages = z
    .union([
      helloSchema.meta({ id: "hello", description: "The first line of the program." }),
      requestSchema.meta({ id: "request", description: "A line to the program." }),
      answerSchema.meta({ id: "answer", description: "The line of the program that answers a request." }),
    ])
    .meta({ title: `Lines of flatcheck judge, protocol ${PROTOCOL_VERSION}` });
  return `${JSON.stringify(z.toJSONSchema(messages), null, 2)}\n`;
}
