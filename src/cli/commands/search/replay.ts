import { replayBoxes } from "../../proofs/replay-boxes.js";
import { replayProof } from "../../proofs/replay-identity.js";
import { tellContradictions } from "../../terminal/faults.js";
import { defineCommand, flag, type OptionValues } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { caseTimeout, DEFAULT_CASE_TIMEOUT, FAULTS, OWN_CLAIMS } from "../../words/shared-options.js";
import type { Catalogue } from "../../../catalogue/index.js";
import { asWritten, type Witness } from "../../../claim/index.js";
import { replay as evaluateAgain, type Replay } from "../../../engine/witnesses/index.js";
import { isProofFile, readWitness } from "../../../store/index.js";
import { type Io, wantsColour } from "../../../world/index.js";
import { UNREACHED } from "../../../../reports/report/index.js";
import {
  certificateLine,
  coloured,
  hanging,
  type Palette,
  plain,
  rounded,
  sides,
  specLine,
  visible,
} from "../../../../reports/text/index.js";

const OPTIONS = {
  "case-timeout": caseTimeout("before the replay is given up"),
  json: flag("as JSON"),
  ...OWN_CLAIMS,
} as const;

export type ReplayOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Evaluates a stored witness again and makes its certificate again: REPRODUCED, DID NOT REPRODUCE, or STALE where " +
    "it does not fit its claim any more. A proof that prove wrote is checked, and that the claim is still computed by its program: PROVED or VERIFIED, or one of the other two.",
  argument: "the file of the witness, or of a proof",
  options: OPTIONS,
  examples: ["flatcheck replay theorems/gatmiry2023/witnesses/theorem-1.printed.1.json"],
  exits: {
    asExpected: "reproduced, or proved",
    unexpected: "did not reproduce",
    usage: "stale, or wrong usage or input",
    fault: "refuted in floating point though it holds by intervals, or another fault of the program",
  },
  run: ({ args, options, io, catalogue }) => replay(catalogue, args[0]!, options, io),
});

const SAID = {
  reproduced: { word: "REPRODUCED", code: exitCodes.asExpected.code },
  "not reproduced": { word: "DID NOT REPRODUCE", code: exitCodes.unexpected.code },
  contradicted: { word: "FAULT OF THE NUMERICS", code: exitCodes.fault.code },
  stale: { word: "STALE", code: exitCodes.usage.code },
} as const;

/** `flatcheck replay`: evaluates a stored counterexample again, or checks a proof. @throws UsageError where the file is neither */
export async function replay(catalogue: Catalogue, file: string, options: ReplayOptions, io: Io): Promise<number> {
  const { json } = options;
  io.watcher?.limit({ evaluation: options["case-timeout"] ?? DEFAULT_CASE_TIMEOUT });
  if (isProofFile(file, io.cwd)) return replayProof(catalogue, file, json === true, io);
  const boxes = await replayBoxes(catalogue, file, json === true, io);
  if (boxes !== null) return boxes;
  const witness = readWitness(file, io.cwd);
  const [claim] = await catalogue.load([witness.claim]);
  const replayed = evaluateAgain(claim, witness);
  const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
  io.stdout.write(
    json === true ? asJson(file, witness, replayed) : text(file, witness, replayed, io.stdout.columns, palette),
  );
  if (replayed.outcome === "contradicted") tellContradictions([replayed.contradiction], FAULTS, io);
  return SAID[replayed.outcome].code;
}

function text(file: string, witness: Witness, replayed: Replay, columns: number, palette: Palette): string {
  const { claim, form, relation, without, spec } = witness;
  const row = (lead: string, content: string): string[] => hanging(`  ${lead}`, visible(content), columns);
  const paint = replayed.outcome === "reproduced" ? palette.good : palette.bad;
  const alone = replayed.outcome === "reproduced" && !replayed.reached;
  const reason = "reason" in replayed ? `: ${replayed.reason}` : alone ? `: refuted ${UNREACHED}` : "";
  const lines = [
    ...hanging("", `${SAID[replayed.outcome].word}${visible(reason)}`, columns).map(paint),
    ...row("", file),
    ...row("claim: ", `${claim}:${form}`),
    ...(without.length === 0 ? [] : row("without: ", without.join(", "))),
    ...row("relation: ", relation),
    ...row("at: ", specLine(spec)),
    ...(replayed.outcome === "stale" ? [] : sideLines(replayed, row)),
  ];
  return `${lines.join("\n")}\n`;
}

function sideLines(
  { sense, direction, lhs, rhs, rounding, reached, certificate }: Exclude<Replay, { outcome: "stale" }>,
  row: (lead: string, content: string) => string[],
): string[] {
  const certified =
    certificate === null
      ? reached
        ? "none of its own, intervals refute it with error bounds that they borrow from floating point"
        : "none, intervals do not refute it"
      : certificateLine(direction, certificate);
  const violated = sense === "bound" ? lhs > rhs : lhs !== rhs;
  const [left, right] = asWritten({ direction, lhs, rhs });
  const judged = violated ? sides(direction, lhs, rhs) : `left side ${left}, right side ${right}`;
  return [...row("sides: ", `${judged}, rounding ${rounded(rounding, 2)}`), ...row("certificate: ", certified)];
}

function asJson(file: string, witness: Witness, replayed: Replay): string {
  const { claim, form, relation, without } = witness;
  const { outcome } = replayed;
  const evaluated =
    replayed.outcome === "stale"
      ? {}
      : {
          direction: replayed.direction,
          lhs: String(replayed.lhs),
          rhs: String(replayed.rhs),
          rounding: String(replayed.rounding),
          reached: replayed.reached,
          certificate: replayed.certificate,
        };
  const reason = "reason" in replayed ? replayed.reason : null;
  const contradiction = replayed.outcome === "contradicted" ? { contradiction: replayed.contradiction } : {};
  return `${JSON.stringify({ file, claim, form, relation, without, outcome, reason, ...evaluated, ...contradiction }, null, 2)}\n`;
}
