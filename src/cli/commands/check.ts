import { basename } from "node:path";
import { defineCommand, flag, type OptionValues, repeated, value } from "../words/command.js";
import { exitCodes } from "../words/exit-codes.js";
import { selectOne } from "../words/select.js";
import { FILE_FORMAT, OWN_CLAIMS } from "../words/shared-options.js";
import { path, setting } from "../words/values.js";
import type { Catalogue } from "../../catalogue/index.js";
import {
  asWritten,
  type Claim,
  type Direction,
  type FittedSpec,
  type FormFacts,
  type FormVerdict,
  type RelationVerdict,
  type Spec,
} from "../../claim/index.js";
import { judged, type JudgedRelation, LADDER, verdictOf } from "../../engine/judge/index.js";
import type { OwnFile } from "../../formats/index.js";
import { approximately, FlatcheckError, type Quantity, withArena } from "../../numerics/index.js";
import { loadFile } from "../../store/index.js";
import { type Io, UsageError, wantsColour } from "../../world/index.js";
import { certain, coloured, hanging, type Palette, plain, table } from "../../../reports/text/index.js";

const OPTIONS = {
  load: value("file", path, "the matrices: JSON, .npz or .npy"),
  set: repeated("name=value", setting, "a size, choice or number that the matrices do not tell; widths=3,2,2"),
  json: flag("as JSON"),
  ...OWN_CLAIMS,
} as const;

export type CheckOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Evaluates the forms of a claim on the matrices of a file: which assumptions they meet, both sides of every " +
    "relation with error bounds, and its verdict. Exit status 1 where a form that is expected to hold is refuted. " +
    FILE_FORMAT,
  argument: "a claim, or one form of it",
  options: OPTIONS,
  examples: [
    "flatcheck check gatmiry2023/lemma-3 --load network.json",
    "flatcheck check gatmiry2023/definition-2 --load pair.npz --set p=0.5",
  ],
  run: ({ args, options, io, catalogue }) => check(catalogue, args[0]!, options, io),
});

type Met = "met" | "violated" | "undecided";

interface AssumptionCheck {
  readonly name: string;
  readonly slack: Quantity;
  readonly verdict: Met;
}

interface RelationCheck {
  readonly name: string;
  /** How the relation is written. */
  readonly direction: Direction;
  readonly lhs: Quantity;
  readonly rhs: Quantity;
  readonly margin: Quantity;
  readonly verdict: RelationVerdict;
  /** Whether intervals decided what floating point had left open. */
  readonly rigorous: boolean;
}

interface FormCheck {
  readonly form: FormFacts["name"];
  readonly expected: FormVerdict;
  readonly relations: readonly RelationCheck[];
  readonly observation: readonly number[] | null;
}

interface Judged {
  readonly assumptions: readonly AssumptionCheck[];
  readonly forms: readonly FormCheck[];
}

/**
 * `flatcheck check`: judges somebody's own matrices. Exit status 1 where a relation of a form that is expected to hold is
 * refuted, whether the assumptions are met or not.
 * @throws UsageError where the matrices do not fit the claim
 */
export async function check(catalogue: Catalogue, name: string, options: CheckOptions, io: Io): Promise<number> {
  const claim = await selectOne(catalogue, name, "check");
  if (options.load === undefined) {
    throw new UsageError({ where: "check", expected: "a file of matrices", got: "none", remedy: "add --load <file>" });
  }
  const file = loadFile(options.load, io.cwd);
  const fitted = fit(claim, file, options);
  const found = about(claim, file, () => judgedOn(claim, fitted.spec));
  const refuted = found.forms.filter(
    ({ expected, relations }) => expected === "holds" && relations.some(({ verdict }) => verdict === "refuted"),
  );
  io.stdout.write(
    options.json === true
      ? `${JSON.stringify(asJson(claim, file, fitted, found), null, 2)}\n`
      : text(claim, file, fitted, found, io),
  );
  return refuted.length > 0 ? exitCodes.unexpected.code : exitCodes.asExpected.code;
}

function fit(claim: Claim, file: OwnFile, { set = [] }: CheckOptions): FittedSpec {
  const { specs } = claim;
  const twice = set.find(({ name }, i) => set.findIndex((other) => other.name === name) !== i);
  if (twice !== undefined) {
    throw new UsageError({ where: "--set", expected: `one value for ${twice.name}`, got: "two" });
  }
  const settings = new Map(set.map(({ name, text: value }) => [name, value]));
  const fitted = about(claim, file, () => specs.fit?.({ lists: file.lists, settings }));
  if (fitted !== undefined) return fitted;
  throw new UsageError({ where: claim.id, expected: "specs made by layout", got: "others, which take no matrices" });
}

/** Complaints of the claim about matrices, as complaints about the file. */
function about<T>(claim: Claim, file: OwnFile, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FlatcheckError)) throw error;
    const { where, ...rest } = error.complaint;
    throw new UsageError({ where: `${claim.id} on ${basename(file.path)}: ${where}`, ...rest });
  }
}

/** Most numbers in an instance on which intervals are tried: they take thousands of times as long. */
const MOST_FOR_INTERVALS = 200;

function judgedOn(claim: Claim, spec: Spec): Judged {
  return withArena(() => {
    const { outcomes, relations } = judged(claim, spec, entriesOf(spec) <= MOST_FOR_INTERVALS ? LADDER : []);
    const slacks = claim.slacks(spec);
    return {
      assumptions: slacks.map((slack, i) => ({ name: claim.assumptions[i]!.name, slack, verdict: met(slack) })),
      forms: claim.forms.map(({ name, expected }, i) => ({
        form: name,
        expected,
        relations: relations.filter(({ form }) => form === name).map(relationCheck),
        observation: outcomes[i]!.observation,
      })),
    };
  });
}

function entriesOf({ lists }: Spec): number {
  const counts = Object.values(lists).map((list) => ("entries" in list ? list.entries.flat(2).length : 0));
  return counts.reduce((total, count) => total + count, 0);
}

function met({ value, error }: Quantity): Met {
  if (value >= error) return "met";
  return value < -error ? "violated" : "undecided";
}

function relationCheck(one: JudgedRelation): RelationCheck {
  const { name, direction, lhs, rhs } = one.relation;
  const { margin, rounding } = one.judgement;
  const verdict = verdictOf(one);
  const rigorous = one.rigorous !== undefined && verdict !== "undecided";
  return { name, direction, lhs, rhs, margin: approximately(margin, rounding), verdict, rigorous };
}

function asJson(claim: Claim, { path }: OwnFile, { spec, unused, beyond }: FittedSpec, { assumptions, forms }: Judged) {
  return {
    claim: claim.id,
    file: path,
    sizes: spec.sizes,
    widths: spec.widths,
    choices: spec.choices,
    reals: spec.reals,
    unused,
    beyond,
    assumptions: assumptions.map(({ name, slack, verdict }) => ({ name, slack: decimals(slack), verdict })),
    forms: forms.map(({ form, expected, relations, observation }) => ({
      form,
      expected,
      relations: relations.map(({ name, direction, lhs, rhs, margin, verdict, rigorous }) => ({
        name,
        direction,
        lhs: decimals(lhs),
        rhs: decimals(rhs),
        margin: decimals(margin),
        verdict,
        rigorous,
      })),
      observation: observation?.map(String) ?? null,
    })),
  };
}

function decimals({ value, error }: Quantity): { value: string; error: string } {
  return { value: String(value), error: String(error) };
}

function text(
  claim: Claim,
  file: OwnFile,
  fitted: FittedSpec,
  { assumptions, forms }: Judged,
  { stdout, env }: Io,
): string {
  const palette = wantsColour(stdout, env) ? coloured : plain;
  const { columns } = stdout;
  const lines = [
    ...hanging("", `${claim.id} · ${claim.title}`, columns).map(palette.strong),
    ...hanging("", `${basename(file.path)}: ${instanceText(fitted.spec)}`, columns),
    ...fitted.unused.flatMap((name) =>
      hanging("", `${file.lists.get(name)?.name ?? name}: plays no part here`, columns),
    ),
    ...fitted.beyond.flatMap((line) => hanging("", `beyond what the claim is tried on: ${line}`, columns)),
    "",
    ...assumptionLines(assumptions, columns, palette),
    ...forms.flatMap((form) => ["", ...formLines(form, assumptions, columns, palette)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Every list with the shapes of its matrices, then the parameters. */
function instanceText({ lists, sizes, choices, reals }: Spec): string {
  const shapes = Object.entries(lists).flatMap(([name, list]) => {
    if (!("entries" in list) || list.entries.length === 0) return [];
    const each = list.entries.map((rows) => `${rows.length}×${rows[0]!.length}`);
    const same = new Set(each).size === 1;
    return [`${name} ${each.length === 1 ? each[0]! : same ? `${each.length} of ${each[0]!}` : each.join(", ")}`];
  });
  const parameters = [sizes, choices, reals].flatMap((part) =>
    Object.entries(part).map(([name, x]) => `${name} = ${x}`),
  );
  return [shapes.join("; "), ...(parameters.length === 0 ? [] : [parameters.join(", ")])].join("; ");
}

function assumptionLines(assumptions: readonly AssumptionCheck[], columns: number, { bad, faint }: Palette): string[] {
  if (assumptions.length === 0) return ["no assumptions"];
  const header = [{ header: "assumption" }, { header: "slack" }, { header: "" }];
  const rows = assumptions.map(({ name, slack, verdict }) => [name, certain(slack), verdict]);
  const [first, ...body] = table(header, rows, columns);
  return [faint(first!), ...body.map((line, i) => (assumptions[i]?.verdict === "violated" ? bad(line) : line))];
}

function formLines(
  { form, expected, relations, observation }: FormCheck,
  assumptions: readonly AssumptionCheck[],
  columns: number,
  palette: Palette,
): string[] {
  const title = palette.strong(`${form}, expected: ${expected}`);
  const observed = observation === null ? [] : hanging("  ", `observed: ${observation.join(", ")}`, columns);
  if (relations.length === 0) {
    return [title, ...observed, "  no relation to judge on a single instance"];
  }
  const paint = { holds: palette.good, refuted: palette.bad, undecided: palette.strong };
  const body = relations.flatMap(({ name, direction, lhs, rhs, margin, verdict, rigorous }) => {
    const [left, right] = asWritten({ direction, lhs, rhs });
    return [
      ...hanging("  ", name, columns),
      `    ${paint[verdict](verdict)}${rigorous ? " by interval arithmetic" : ""}, margin ${certain(margin)}`,
      `    lhs ${certain(left)}`,
      `    rhs ${certain(right)}`,
    ];
  });
  const violated = assumptions.filter(({ verdict }) => verdict === "violated").map(({ name }) => name);
  const excused = violated.length > 0 && relations.some(({ verdict }) => verdict === "refuted");
  return [
    title,
    ...body,
    ...observed,
    ...(excused ? hanging("  ", `says nothing against the claim: ${violated.join(", ")} violated`, columns) : []),
  ];
}
