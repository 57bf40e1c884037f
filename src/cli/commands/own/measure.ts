import { basename } from "node:path";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { FILE_FORMAT, fileOptions } from "../../words/shared-options.js";
import { integer, oneOf } from "../../words/values.js";
import { matrixName, MOST_ENTRIES, type OwnFile, type OwnList } from "../../../formats/index.js";
import { LOSSES, measureMatrix, type Measurement, measureNetwork, measureRegression } from "../../../measure/index.js";
import { FlatcheckError, type Matrix, withArena } from "../../../numerics/index.js";
import { loadFile } from "../../../store/index.js";
import { type Io, UsageError, wantsColour } from "../../../world/index.js";
import { certain, coloured, hanging, plain, table } from "../../../../reports/text/index.js";

const OPTIONS = {
  loss: value("name", oneOf(LOSSES), `how squares are added up: ${LOSSES.join(", ")} (default: mean)`),
  top: value("k", integer(1, 64), "how many eigenvalues of the Hessian, the largest first (default: 1)"),
  ...fileOptions,
  json: flag("as JSON, with every number in full"),
} as const;

export type MeasureOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Prints the quantities of a network, a regression problem or a single matrix, with error bounds, and of which loss " +
    "they are: the mean over samples unless another one is chosen. " +
    FILE_FORMAT,
  argument: "the matrices: JSON, .npz or .npy",
  options: OPTIONS,
  examples: [
    "flatcheck measure network.json",
    "flatcheck measure trained.npz --loss per-output --top 5",
    "flatcheck measure keras.npz --transpose --json",
  ],
  run: ({ args, options, io }) => measure(args[0]!, options, io),
});

/** `flatcheck measure`: every quantity of somebody's own matrices. @throws UsageError */
export function measure(path: string, options: MeasureOptions, { cwd, stdout, env }: Io): number {
  const file = loadFile(path, cwd, { transposed: options.transpose === true });
  const measurement = measured(file, { loss: options.loss ?? "mean", top: options.top ?? 1 });
  if (options.json === true) {
    stdout.write(`${JSON.stringify(asJson(file, measurement), null, 2)}\n`);
    return exitCodes.asExpected.code;
  }
  const { faint, strong } = wantsColour(stdout, env) ? coloured : plain;
  const rows = measurement.quantities.map(({ label, quantity }) => [label, certain(quantity)]);
  const [header, ...body] = table([{ header: "quantity" }, { header: "value ± error" }], rows, stdout.columns);
  const lines = [
    ...hanging("", `${basename(path)}: ${measurement.about}`, stdout.columns).map(strong),
    "",
    faint(header!),
    ...body,
    ...(measurement.leftOut.length === 0 ? [] : [""]),
    ...measurement.leftOut.flatMap((line) => hanging("left out: ", line, stdout.columns)),
  ];
  stdout.write(`${lines.join("\n")}\n`);
  return exitCodes.asExpected.code;
}

function asJson({ path }: OwnFile, { kind, about, quantities, leftOut }: Measurement) {
  return {
    file: path,
    kind,
    about,
    quantities: quantities.map(({ key, label, quantity }) => ({
      key,
      label,
      value: String(quantity.value),
      error: String(quantity.error),
    })),
    leftOut,
  };
}

function measured(file: OwnFile, options: Parameters<typeof measureNetwork>[1]): Measurement {
  try {
    return withArena(() => {
      const { used, measurement } = measurementOf(file, options);
      const unused = [...file.lists]
        .filter(([key]) => !used.includes(key))
        .map(([, { name }]) => `${name}: plays no part here`);
      const unread = [...file.unread].map(
        ([name, { complaint }]) => `${name}: not read (${complaint.got}), and plays no part here`,
      );
      return { ...measurement, leftOut: [...measurement.leftOut, ...unused, ...unread] };
    });
  } catch (error) {
    if (!(error instanceof FlatcheckError) || error instanceof UsageError) throw error;
    const { where, ...rest } = error.complaint;
    throw new UsageError({ where: `${basename(file.path)}, ${where}`, ...rest });
  }
}

interface Used {
  /** The lists that it is made of. */
  readonly used: readonly string[];
  readonly measurement: Measurement;
}

/** A network, a regression or a matrix, by the lists that there are; others play no part. */
function measurementOf(file: OwnFile, options: Parameters<typeof measureNetwork>[1]): Used {
  const { lists } = file;
  const [only] = lists.values();
  if (lists.size === 1 && only!.matrices.length === 1 && !lists.has("W")) {
    const measurement = measureMatrix(only!.matrices[0]!, only!.name === "matrix" ? "M" : only!.name);
    return { used: [...lists.keys()], measurement };
  }
  const weights = lists.get("W")?.matrices ?? null;
  if (lists.has("X") && lists.has("y")) {
    return { used: ["W", "X", "y"], measurement: measureRegression(regressionOf(file, weights), options) };
  }
  if (weights !== null && !lists.has("X") && !lists.has("y")) {
    const [measurements, labels] = [lists.get("A"), lists.get("b")];
    requireLabels(file);
    requireMeasurements(file, weights);
    const network = {
      weights,
      measurements: measurements?.matrices ?? null,
      labels: labels === undefined ? null : Array.from(labels.matrices[0]!.data),
    };
    return { used: ["W", "A", "b"], measurement: measureNetwork(network, options) };
  }
  throw new UsageError({
    where: basename(file.path),
    expected: "weights, with measurements and labels or with inputs and targets, or one matrix",
    got: [...lists.values()].map((list) => `${list.name} (${shapesOf(list)})`).join(", "),
    remedy: "name them so in the file",
  });
}

/** @throws UsageError unless labels, if any, are one for each measurement */
function requireLabels(file: OwnFile): void {
  const labels = file.lists.get("b");
  if (labels === undefined) return;
  const wanted = file.lists.get("A")?.matrices.length ?? 0;
  const got =
    labels.matrices.length === 1 && Math.min(labels.matrices[0]!.rows, labels.matrices[0]!.cols) === 1
      ? String(labels.matrices[0]!.data.length)
      : shapesOf(labels);
  if (got === String(wanted)) return;
  const expected = `${wanted} numbers, one for each measurement`;
  throw new UsageError({ where: `${basename(file.path)}, ${labels.name}`, expected, got });
}

function shapesOf({ matrices }: OwnList): string {
  const shapes = new Set(matrices.map(({ shape }) => shape));
  return shapes.size === 1 && matrices.length > 1
    ? `${matrices.length} of ${matrices[0]!.shape}`
    : [...shapes].join(", ");
}

function requireMeasurements(file: OwnFile, weights: readonly Matrix[]): void {
  const list = file.lists.get("A");
  const shape = `${weights.at(-1)!.rows}×${weights[0]!.cols}`;
  list?.matrices.forEach((a, i) => {
    if (a.shape === shape) return;
    throw new UsageError({
      where: `${basename(file.path)}, ${matrixName(list, i)}`,
      expected: `${shape}, the shape of the end-to-end matrix`,
      got: a.shape,
    });
  });
}

function regressionOf(file: OwnFile, weights: readonly Matrix[] | null) {
  const [inputs, targets] = ["X", "y"].map((name) => {
    const list = file.lists.get(name)!;
    if (list.matrices.length === 1) return { name: list.name, matrix: list.matrices[0]! };
    const got = `${list.matrices.length} matrices`;
    throw new UsageError({
      where: `${basename(file.path)}, ${list.name}`,
      expected: "one matrix, one row a sample",
      got,
    });
  }) as [{ name: string; matrix: Matrix }, { name: string; matrix: Matrix }];
  const complaint = (name: string, expected: string, got: string): UsageError =>
    new UsageError({ where: `${basename(file.path)}, ${name}`, expected, got });
  const { rows, cols } = inputs.matrix;
  if (targets.matrix.rows !== rows) {
    throw complaint(targets.name, `${rows} rows, one for each sample`, `${targets.matrix.rows}`);
  }
  if (weights !== null && weights[0]!.cols !== cols) {
    throw complaint(inputs.name, `${weights[0]!.cols} columns, those of the first layer`, `${cols}`);
  }
  if (weights !== null && weights.at(-1)!.rows !== targets.matrix.cols) {
    throw complaint(
      targets.name,
      `${weights.at(-1)!.rows} columns, the rows of the last layer`,
      `${targets.matrix.cols}`,
    );
  }
  const size = rows * (targets.matrix.cols * targets.matrix.cols) * cols;
  if (weights !== null && size > MOST_ENTRIES) {
    throw complaint(inputs.name, `n·d_x·d_y² of at most ${MOST_ENTRIES}`, String(size));
  }
  return { weights, inputs: inputs.matrix, targets: targets.matrix };
}
