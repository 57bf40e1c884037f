import { html, type Html } from "../../../../reports/text/index.js";
import { prose } from "../../../../reports/typeset/index.js";
import type { Spec } from "../../../claim/index.js";
import { over } from "../../pictures/index.js";
import type { FlowRecord, TrainingRecord, Valley } from "../../work/index.js";
import { Latest } from "../desk.js";
import { fill, find } from "../dom.js";
import { number } from "../numbers.js";
import { Plane } from "./plane.js";
import type { Hands, OnBench } from "../shown.js";

type Lesson = "valley" | "noise" | "flow";

const TAU = 1;
/** Beside the valley: at a minimum nothing would move, whatever the step size. */
const START = [1.5, 0.7] as const;
const REACH = 2.6;

/** Training runs beside claims that are about them, computed by what those claims and the figures are computed by. */
export class TrainingView {
  private lesson: Lesson | null = null;
  private bench: OnBench | null = null;
  private again: () => void = () => {};
  private readonly valley: Latest<"valley">;
  private readonly flow: Latest<"flow">;
  private readonly noise: Latest<"recovery">;

  constructor(
    private readonly section: HTMLElement,
    private readonly root: HTMLElement,
    private readonly hands: Hands,
  ) {
    this.valley = new Latest(hands.pictures, "valley", false);
    this.flow = new Latest(hands.pictures, "flow", false);
    this.noise = new Latest(hands.pictures, "recovery", false);
  }

  show(bench: OnBench): void {
    this.bench = bench;
    const lesson = lessonOf(bench);
    this.section.hidden = lesson === null;
    if (lesson !== this.lesson) {
      this.lesson = lesson;
      this.again = () => {};
      if (lesson === "valley") this.beginValley();
      else if (lesson === "noise") this.beginNoise();
      else if (lesson === "flow") this.beginFlow();
    } else if (lesson === "flow") this.runFlow();
  }

  private beginValley(): void {
    fill(
      this.root,
      html`<p>
          Gradient descent on (w₁w₂ − ${TAU})² from (${number(START[0])}, ${number(START[1])}): a step size above 2/λ of
          the start cannot settle there, and moves along the valley until the sharpness is below 2/η.
        </p>
        ${slider("rate", "Step size η", 0.02, 0.62, 0.005, 0.45)}
        <canvas id="valley" class="picture tall" role="img" aria-label="Descent in the valley"></canvas>
        <canvas id="valley-sharpness" class="picture low" role="img" aria-label="Sharpness along the descent"></canvas>
        <p id="valley-says" class="meta"></p>`,
    );
    find("#rate").addEventListener("input", () => this.runValley());
    this.runValley();
  }

  private runValley(): void {
    const rate = Number(find<HTMLInputElement>("#rate").value);
    find("#rate-shown").textContent = number(rate);
    this.valley.ask(
      { tau: TAU, start: START, rate, steps: 200, reach: REACH },
      (found) => this.drawValley(found, rate),
      (message) => (find("#valley-says").textContent = message),
    );
  }

  private drawValley(found: Valley, rate: number): void {
    this.again = () => this.drawValley(found, rate);
    const axis = { from: -REACH, to: REACH, log: false };
    const plane = new Plane(find<HTMLCanvasElement>("#valley"), axis, axis);
    plane.axes("w₁", "w₂");
    for (const { level, points } of found.levels)
      plane.path(points, level === 0 ? plane.ink : plane.faint, level === 0 ? 2 : 0.8);
    const inside = found.path.filter(({ at }) => at.every((x) => Math.abs(x) <= 2 * REACH));
    plane.path(
      inside.map(({ at }) => at),
      plane.dark ? "#e69f00" : "#d55e00",
      1.4,
    );
    inside.forEach(({ at }) =>
      plane.mark(plane.atX(at[0]), plane.atY(at[1]), "disc", plane.dark ? "#e69f00" : "#d55e00", 2),
    );
    for (const sign of [1, -1]) plane.mark(plane.atX(sign), plane.atY(sign), "diamond", plane.ink, 4);
    const limit = 2 / rate;
    const sharp = found.path
      .map(({ sharpness }, i) => [i, sharpness] as const)
      .filter(([, x]) => Number.isFinite(x) && x < 1e3);
    const below = new Plane(
      find<HTMLCanvasElement>("#valley-sharpness"),
      { from: 0, to: Math.max(1, found.path.length - 1), log: false },
      over([limit, 2 * TAU, ...sharp.map(([, x]) => Math.min(x, 3 * limit))]),
    );
    below.axes("steps", "λ of the Hessian, and 2/η");
    below.context.strokeStyle = below.ink;
    below.context.setLineDash([4, 3]);
    below.line(below.atX(0), below.atY(limit), below.atX(below.x.to), below.atY(limit));
    below.context.setLineDash([]);
    below.path(sharp, below.dark ? "#56b4e9" : "#0072b2", 1.5);
    const end = found.path.at(-1)!;
    const [start] = found.sharpness;
    const side = rate > 2 / start ? "above" : "below";
    find("#valley-says").textContent =
      `η = ${number(rate)} is ${side} 2/λ = ${number(2 / start)} of the start. After ${found.path.length - 1} steps: ` +
      (Number.isFinite(end.loss) && end.loss < 1e6
        ? `loss ${number(end.loss, 3)}, λ ${number(end.sharpness)}, 2/η ${number(limit)}.`
        : "it has diverged.");
  }

  private beginNoise(): void {
    fill(
      this.root,
      html`<p>
          SGD with label noise against plain SGD, on the recovery problem of the figure: with noise the trace of the
          Hessian and the nuclear norm keep falling.
        </p>
        ${slider("noise", "Label noise", 0, 2, 0.05, 1)}
        <div class="controls">
          <label>Seed <input id="noise-seed" type="number" min="0" max="4294967295" value="1" /></label>
        </div>
        <canvas id="noise-trace" class="picture low" role="img" aria-label="Trace of the Hessian"></canvas>
        <canvas id="noise-norm" class="picture low" role="img" aria-label="Nuclear norm"></canvas>
        <p id="noise-says" class="meta"></p>`,
    );
    find("#noise").addEventListener("input", () => this.runNoise());
    find("#noise-seed").addEventListener("change", () => this.runNoise());
    this.runNoise();
  }

  private runNoise(): void {
    const noise = Number(find<HTMLInputElement>("#noise").value);
    const seed = Number(find<HTMLInputElement>("#noise-seed").value) >>> 0;
    find("#noise-shown").textContent = number(noise);
    find("#noise-says").textContent = "Training…";
    this.hands.pictures
      .ask("recovery", { seed, noise: 0 })
      .answer.then((plain) =>
        this.noise.ask(
          { seed, noise },
          (noisy) => this.drawNoise(plain.records, noisy.records, noise),
          (message) => (find("#noise-says").textContent = message),
        ),
      )
      .catch(() => {});
  }

  private drawNoise(plain: readonly TrainingRecord[], noisy: readonly TrainingRecord[], noise: number): void {
    if (this.lesson !== "noise") return;
    this.again = () => this.drawNoise(plain, noisy, noise);
    const draw = (id: string, title: string, of: (record: TrainingRecord) => number): void => {
      const steps = over([...plain, ...noisy].map(({ step }) => step));
      const plane = new Plane(find<HTMLCanvasElement>(id), steps, over([...plain, ...noisy].map(of), true));
      plane.axes("steps", title);
      plane.path(
        plain.map((record) => [record.step, of(record)]),
        plane.faint,
      );
      plane.path(
        noisy.map((record) => [record.step, of(record)]),
        plane.dark ? "#e69f00" : "#d55e00",
      );
    };
    draw(
      "#noise-trace",
      "trace of the Hessian: grey without noise, orange with it",
      ({ hessianTrace }) => hessianTrace,
    );
    draw("#noise-norm", "nuclear norm of the product", ({ nuclearNorm }) => nuclearNorm);
    const [a, b] = [plain.at(-1)!, noisy.at(-1)!];
    find("#noise-says").textContent =
      `After ${b.step} steps: trace ${number(b.hessianTrace)} with noise ${number(noise)}, ${number(a.hessianTrace)} without; ` +
      `nuclear norm ${number(b.nuclearNorm)} and ${number(a.nuclearNorm)}.`;
  }

  private beginFlow(): void {
    fill(
      this.root,
      html`<p>
          Gradient flow from the layers on the bench: what moves, and what it conserves,
          ${prose("W_{k+1}ᵀW_{k+1} − W_kW_kᵀ")}.
        </p>
        ${slider("duration", "Until time", 0.5, 16, 0.5, 4)} ${slider("scale", "Scale of the layers", 0.05, 2, 0.05, 1)}
        <canvas id="flow-norms" class="picture low" role="img" aria-label="Squared norms of the layers"></canvas>
        <canvas id="flow-kept" class="picture low" role="img" aria-label="What is conserved"></canvas>
        <p id="flow-says" class="meta"></p>`,
    );
    for (const id of ["#duration", "#scale"]) find(id).addEventListener("input", () => this.runFlow());
    this.runFlow();
  }

  private runFlow(): void {
    const [duration, scale] = ["#duration", "#scale"].map((id) => Number(find<HTMLInputElement>(id).value)) as [
      number,
      number,
    ];
    find("#duration-shown").textContent = number(duration);
    find("#scale-shown").textContent = number(scale);
    const { spec } = this.bench!;
    const [weights, inputs, targets] = ["W", "X", "y"].map((name) => entriesOf(spec, name));
    if (weights === null || inputs === null || targets === null) return;
    this.flow.ask(
      { weights: weights!, inputs: inputs![0]!, targets: targets![0]!, scale, duration },
      ({ stopped, errorEstimate, records }) =>
        this.drawFlow(records, `${stopped}, error estimate ${number(errorEstimate, 2)}`),
      (message) => (find("#flow-says").textContent = message),
    );
  }

  private drawFlow(records: readonly FlowRecord[], ended: string): void {
    if (this.lesson !== "flow") return;
    this.again = () => this.drawFlow(records, ended);
    const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"];
    const draw = (id: string, title: string, of: (record: FlowRecord) => readonly number[]): void => {
      const plane = new Plane(
        find<HTMLCanvasElement>(id),
        over(records.map(({ time }) => time)),
        over([0, ...records.flatMap(of)]),
      );
      plane.axes("time", title);
      const count = of(records[0]!).length;
      for (let k = 0; k < count; k++) {
        plane.path(
          records.map((record) => [record.time, of(record)[k]!]),
          colours[k % colours.length]!,
        );
      }
    };
    draw("#flow-norms", "‖Wₖ‖₂² of the layers, and the risk (last)", ({ norms, loss }) => [...norms, loss]);
    draw("#flow-kept", "Frobenius norms of Wₖ₊₁ᵀWₖ₊₁ − WₖWₖᵀ", ({ imbalances }) => imbalances);
    const end = records.at(-1)!;
    find("#flow-says").textContent =
      `At time ${number(end.time)}: risk ${number(end.loss)}; what is conserved has moved by at most ` +
      `${number(Math.max(...records.map(({ drift }) => drift)), 2)} in any entry (${ended}).`;
  }

  redraw(): void {
    this.again();
  }
}

function slider(id: string, label: string, from: number, to: number, step: number, value: number): Html {
  return html`<label class="slide" for="${id}">${label} <output id="${id}-shown" for="${id}">${value}</output></label
    ><input type="range" id="${id}" min="${from}" max="${to}" step="${step}" value="${value}" />`;
}

/** Which training run a claim goes with, if any. */
function lessonOf({ claim, spec }: OnBench): Lesson | null {
  if (claim.id.startsWith("mulayoff2020/")) return "valley";
  if (claim.id.startsWith("gatmiry2023/")) return "noise";
  const y = entriesOf(spec, "y");
  const flows = claim.id.startsWith("marion2024/") && entriesOf(spec, "W") !== null && entriesOf(spec, "X") !== null;
  return flows && y !== null && y[0]?.[0]?.length === 1 ? "flow" : null;
}

function entriesOf({ lists }: Spec, name: string) {
  const list = lists[name];
  return list === undefined || "law" in list || list.entries.length === 0 ? null : list.entries;
}
