import { html, type Html } from "../../../../reports/text/index.js";
import { over, type Scale, SERIES } from "../../pictures/index.js";
import type { CloudPoint } from "../../work/index.js";
import { Latest } from "../desk.js";
import { fill, find } from "../dom.js";
import { number } from "../numbers.js";
import { Plane } from "./plane.js";
import { aimOf, type Hands, type OnBench } from "../shown.js";

const CASES = 1000;

/** Pixels within which a click finds a point. */
const NEAR = 14;

/** Both sides on a thousand cases, by law; and how tight the relation is against the sizes of the cases. */
export class CloudView {
  private bench: OnBench | null = null;
  private points: CloudPoint[] = [];
  private looked = 0;
  private about = "";
  private at = -1;
  private readonly latest: Latest<"cloud">;

  constructor(
    root: HTMLElement,
    private readonly hands: Hands,
  ) {
    this.latest = new Latest(hands.pictures, "cloud", true);
    fill(
      root,
      html`<div class="controls">
          <label
            >Show
            <select id="cloud-axes">
              <option value="">left side against right side</option>
            </select></label
          >
        </div>
        <canvas id="cloud" class="picture tall" tabindex="0" role="img" aria-label="Cases"></canvas>
        <ul id="cloud-legend" class="legend"></ul>
        <p class="meta" id="cloud-says" role="status"></p>
        <p class="meta">
          Click a point to put its case on the bench; or step through them by the arrow keys, the nearest to equality
          first, and press Enter.
        </p>
        <details>
          <summary>As a table</summary>
          <div id="cloud-table" class="scrolls"></div>
        </details>`,
    );
    find("#cloud-axes").addEventListener("change", () => {
      this.draw();
      this.tell();
    });
    const canvas = find<HTMLCanvasElement>("#cloud");
    canvas.addEventListener("click", (event) => this.pick(event));
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  show(bench: OnBench): void {
    this.bench = bench;
    const aim = aimOf(bench);
    const about = JSON.stringify(aim);
    if (about === this.about) return;
    this.about = about;
    [this.points, this.looked, this.at] = [[], 0, -1];
    if (aim === null) return this.latest.stop();
    this.latest.ask(
      { ...aim, seed: 1, cases: CASES },
      () => this.tell(),
      (message) => (find("#cloud-says").textContent = message),
      ({ points, looked }) => {
        if (JSON.stringify(aim) !== this.about) return;
        this.points.push(...points);
        this.looked = looked;
        this.draw();
      },
    );
  }

  /** What stands for a point along each axis: the sides, or a size and the ratio of the sides. */
  private values(point: CloudPoint): readonly [number, number] | null {
    const axis = find<HTMLSelectElement>("#cloud-axes").value;
    if (axis === "") return [point.lhs, point.rhs];
    const size = point.sizes[axis];
    return size === undefined || !(point.rhs > 0) ? null : [size, point.lhs / point.rhs];
  }

  private plane(): Plane | null {
    const values = this.points.flatMap((point) => {
      const at = this.values(point);
      return at === null ? [] : [at];
    });
    if (values.length === 0) return null;
    const canvas = find<HTMLCanvasElement>("#cloud");
    const sides = find<HTMLSelectElement>("#cloud-axes").value === "";
    if (!sides) {
      const x = over(values.map(([x]) => x));
      return new Plane(canvas, x, over([0, 1, ...values.map(([, y]) => y)]));
    }
    // One scale for both sides, logarithmic where most are positive; the others stand at its low end.
    const all = values.flat();
    const positive = all.filter((x) => x > 0);
    const scale: Scale = 2 * positive.length > all.length ? over(positive, true) : over(all);
    return new Plane(canvas, scale, scale);
  }

  private laws(): string[] {
    const counts = new Map<string, number>();
    for (const { law } of this.points) counts.set(law, (counts.get(law) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([law]) => law);
  }

  private styleOf(law: string, laws: readonly string[]): (typeof SERIES)[number] {
    return SERIES[Math.min(laws.indexOf(law), SERIES.length - 1)]!;
  }

  private draw(): void {
    const plane = this.plane();
    if (plane === null) return;
    const axis = find<HTMLSelectElement>("#cloud-axes").value;
    plane.axes(
      axis === "" ? "smaller side" : axis,
      axis === "" ? "larger side, where it holds" : "smaller side / larger side",
    );
    const { context } = plane;
    context.save();
    plane.clip();
    context.strokeStyle = plane.ink;
    context.lineWidth = 1.2;
    const { from, to } = plane.x;
    if (axis === "") plane.line(plane.atX(from), plane.atY(from), plane.atX(to), plane.atY(to));
    else plane.line(plane.atX(from), plane.atY(1), plane.atX(to), plane.atY(1));
    const laws = this.laws();
    this.points.forEach((point, i) => {
      const at = this.values(point);
      if (at === null) return;
      const { shape, colour } = this.styleOf(point.law, laws);
      // Sizes are whole numbers: cases of one size are spread a little, by their number.
      const aside = axis === "" ? 0 : ((point.index * 7919) % 17) - 8;
      const [x, y] = [plane.atX(above(plane.x, at[0])) + aside, plane.atY(above(plane.y, at[1]))];
      plane.mark(x, y, shape, colour, point.verdict === "refuted" ? 4 : 2.6);
      if (i === this.at) {
        context.strokeStyle = plane.ink;
        context.beginPath();
        context.arc(x, y, 8, 0, 2 * Math.PI);
        context.stroke();
      }
    });
    context.restore();
  }

  private pick(event: MouseEvent): void {
    const plane = this.plane();
    if (plane === null) return;
    this.draw();
    const box = find("#cloud").getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let best = NEAR;
    let found = -1;
    this.points.forEach((point, i) => {
      const at = this.values(point);
      if (at === null) return;
      const there = [plane.atX(above(plane.x, at[0])), plane.atY(above(plane.y, at[1]))] as const;
      const away = Math.max(Math.abs(there[0] - x), Math.abs(there[1] - y));
      if (away < best) [best, found] = [away, i];
    });
    if (found === -1) return;
    this.at = found;
    this.load();
  }

  private key(event: KeyboardEvent): void {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (event.key === "Enter" && this.at >= 0) return this.load();
    if (by === 0 || this.points.length === 0) return;
    event.preventDefault();
    const ratio = ({ lhs, rhs }: CloudPoint): number => (rhs > 0 ? lhs / rhs : -Infinity);
    const order = this.points.map((_, i) => i).sort((a, b) => ratio(this.points[b]!) - ratio(this.points[a]!));
    const next = order[Math.max(0, Math.min(order.length - 1, order.indexOf(this.at) + by))]!;
    this.at = next;
    this.draw();
    const { index, law, lhs, rhs, verdict } = this.points[next]!;
    this.hands.say(
      `Case ${index}, ${law}: ${number(lhs)} against ${number(rhs)}, ${verdict}. Enter puts it on the bench.`,
    );
  }

  private load(): void {
    const { index, seed } = this.points[this.at]!;
    this.draw();
    this.opened(seed, index);
  }

  /** Called with the case that was chosen. */
  opened: (seed: number, index: number) => void = () => {};

  private tell(): void {
    if (this.bench === null) return;
    const sizes = [...new Set(this.points.flatMap((point) => Object.keys(point.sizes)))];
    const select = find<HTMLSelectElement>("#cloud-axes");
    const options: Html = html`<option value="">left side against right side</option>
      ${sizes.map((name) => html`<option value="${name}">tightness against ${name}</option>`)}`;
    const chosen = select.value;
    if (select.innerHTML !== options.markup) {
      fill(select, options);
      select.value = sizes.includes(chosen) ? chosen : "";
    }
    const laws = this.laws();
    fill(
      find("#cloud-legend"),
      html`${laws.slice(0, SERIES.length).map((law, i) => {
        const { colour, shape } = SERIES[i]!;
        const names = i + 1 === SERIES.length ? laws.slice(i).join(", ") : law;
        return html`<li><span style="color:${colour}" aria-hidden="true">${GLYPHS[shape]}</span> ${names}</li>`;
      })}`,
    );
    const refuted = this.points.filter(({ verdict }) => verdict === "refuted").length;
    find("#cloud-says").textContent =
      `${this.points.length} of the first ${this.looked} cases of seed 1 have this relation; ${refuted} refute it.`;
    find("#cloud").setAttribute("aria-label", `Both sides on ${this.points.length} cases, ${refuted} refuted.`);
    this.draw();
    fill(find("#cloud-table"), this.table(laws, select.value));
  }

  private table(laws: readonly string[], axis: string): Html {
    const groups: (readonly [string, CloudPoint[]])[] =
      axis === ""
        ? laws.map((law) => [law, this.points.filter((point) => point.law === law)])
        : [...new Set(this.points.flatMap(({ sizes }) => sizes[axis] ?? []))]
            .sort((a, b) => a - b)
            .map((size) => [String(size), this.points.filter(({ sizes }) => sizes[axis] === size)]);
    const largest = (points: readonly CloudPoint[]): string => {
      const ratios = points.flatMap(({ lhs, rhs }) => (rhs > 0 ? [lhs / rhs] : []));
      return ratios.length === 0 ? "none" : number(Math.max(...ratios));
    };
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${axis === "" ? "law" : axis}</th>
          <th scope="col">cases</th>
          <th scope="col">refuted</th>
          <th scope="col">largest ratio of the sides</th>
        </tr>
      </thead>
      <tbody>
        ${groups.map(
          ([name, points]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${points.length}</td>
              <td>${points.filter(({ verdict }) => verdict === "refuted").length}</td>
              <td>${largest(points)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  redraw(): void {
    this.draw();
  }
}

/** What has no place on a logarithmic axis, at its low end. */
function above({ from, log }: Scale, value: number): number {
  return log ? Math.max(from, value) : value;
}

const GLYPHS = {
  disc: "●",
  square: "■",
  triangle: "▲",
  diamond: "◆",
  cross: "✕",
  ring: "○",
  plus: "+",
  dash: "–",
} as const;
