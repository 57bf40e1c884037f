import { html } from "../../../../reports/text/index.js";
import { numberAt, type Place, placeKey, placeName, placesOf, withNumber } from "../../state/index.js";
import { crossings, over } from "../../pictures/index.js";
import type { Reading } from "../../work/index.js";
import { Latest } from "../desk.js";
import { fill, find } from "../dom.js";
import { number } from "../numbers.js";
import { Plane } from "./plane.js";
import { aimOf, type Hands, type OnBench } from "../shown.js";

const COARSE = 41;
const FINE = 241;

/** A first look that takes longer than this, in milliseconds, stays the only one. */
const PATIENCE = 700;

/** The margin over one number of the instance, with its error band. */
export class CurveView {
  private bench: OnBench | null = null;
  private place: Place | null = null;
  private reach = 2;
  private middle = 0;
  private at: number[] = [];
  private readings: Reading[] = [];
  private drawnFor = "";
  private readonly latest: Latest<"curve">;

  constructor(
    root: HTMLElement,
    private readonly hands: Hands,
  ) {
    this.latest = new Latest(hands.pictures, "curve", true);
    fill(
      root,
      html`<div class="controls">
          <label
            >Over
            <select id="curve-place"></select
          ></label>
          <button type="button" id="curve-near">Nearer</button>
          <button type="button" id="curve-far">Farther</button>
        </div>
        <canvas id="curve" class="picture" role="img" aria-label="Margin over one number"></canvas>
        <label class="slide"
          ><span class="unseen">Move along the curve</span
          ><input type="range" id="curve-slide" min="0" max="1000" step="1"
        /></label>
        <p class="meta" id="curve-says"></p>
        <details>
          <summary>As a table</summary>
          <div id="curve-table"></div>
        </details>`,
    );
    find("#curve-place").addEventListener("change", () => this.choose());
    find("#curve-near").addEventListener("click", () => this.zoom(0.5));
    find("#curve-far").addEventListener("click", () => this.zoom(2));
    find("#curve-slide").addEventListener("input", () => this.slide(false));
    find("#curve-slide").addEventListener("change", () => this.slide(true));
    const canvas = find<HTMLCanvasElement>("#curve");
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.touch(event);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (event.buttons === 1) this.touch(event);
    });
  }

  /** The number that moves is looked at. */
  follow(place: Place): void {
    this.place = place;
  }

  show(bench: OnBench): void {
    this.bench = bench;
    const places = placesOf(bench.spec);
    if (this.place === null || numberAt(bench.spec, this.place) === undefined) this.place = places[0] ?? null;
    const select = find<HTMLSelectElement>("#curve-place");
    const options = html`${places.map((place) => html`<option value="${placeKey(place)}">${placeName(bench.spec, place)}</option>`)}`;
    if (select.innerHTML !== options.markup) fill(select, options);
    const aim = aimOf(bench);
    if (this.place === null || aim === null) return this.nothing();
    select.value = placeKey(this.place);
    const value = numberAt(bench.spec, this.place)!;
    const inside = Math.abs(value - this.middle) <= 0.95 * this.reach;
    // The curve itself does not change while its own number moves.
    const about = JSON.stringify([aim, placeKey(this.place), withNumber(bench.spec, this.place, 0)]);
    if (about === this.drawnFor && inside) return this.draw();
    if (!inside || about.split("lists")[0] !== this.drawnFor.split("lists")[0]) {
      this.middle = value;
      this.reach = Math.max(this.reach, 1.5 * Math.abs(value));
    }
    this.drawnFor = about;
    this.scan(COARSE, true);
  }

  private nothing(): void {
    this.latest.stop();
    this.at = [];
    this.readings = [];
    find("#curve-says").textContent = "There is no relation, or no number to move.";
    this.draw();
  }

  private choose(): void {
    const key = find<HTMLSelectElement>("#curve-place").value;
    this.place = placesOf(this.bench!.spec).find((place) => placeKey(place) === key) ?? null;
    this.middle = NaN;
    this.reach = 2;
    this.show(this.bench!);
  }

  private zoom(factor: number): void {
    if (this.bench === null || this.place === null) return;
    this.reach *= factor;
    this.middle = numberAt(this.bench.spec, this.place)!;
    this.drawnFor = "";
    this.scan(COARSE, true);
  }

  private scan(count: number, goOn: boolean): void {
    const { bench, place } = this;
    const aim = bench === null ? null : aimOf(bench);
    if (bench === null || place === null || aim === null) return;
    const at = Array.from({ length: count }, (_, i) => this.middle + this.reach * ((2 * i) / (count - 1) - 1));
    const readings: Reading[] = [];
    const start = performance.now();
    this.latest.ask(
      { ...aim, spec: bench.spec, place, at },
      () => {
        this.at = at;
        this.readings = readings;
        this.draw();
        if (goOn && performance.now() - start < PATIENCE) this.scan(FINE, false);
        else this.tell();
      },
      () => this.draw(),
      (part) => readings.push(...part.readings),
    );
  }

  private touch(event: PointerEvent): void {
    const plane = this.plane();
    if (plane === null || this.place === null) return;
    const box = find("#curve").getBoundingClientRect();
    this.set(plane.valueX(event.clientX - box.left), false);
  }

  private slide(settled: boolean): void {
    const t = Number(find<HTMLInputElement>("#curve-slide").value) / 1000;
    this.set(this.middle + this.reach * (2 * t - 1), settled);
  }

  private set(x: number, settled: boolean): void {
    if (this.place === null || !Number.isFinite(x)) return;
    const near = Math.max(this.middle - this.reach, Math.min(this.middle + this.reach, x));
    this.hands.change(this.place, Number(near.toPrecision(4)), settled);
  }

  private plane(): Plane | null {
    if (this.at.length === 0) return null;
    const values = this.readings.flatMap((reading) => (reading === null ? [] : [reading[0]]));
    const widest = Math.max(0, ...this.readings.flatMap((reading) => reading?.[1] ?? []).filter((x) => x < Infinity));
    // Where all lies within its error, the band is what there is to see.
    const room = values.every((x) => Math.abs(x) <= widest) ? [-widest, widest] : [];
    const y = over([0, ...values, ...room]);
    return new Plane(find<HTMLCanvasElement>("#curve"), { from: this.at[0]!, to: this.at.at(-1)!, log: false }, y);
  }

  private draw(): void {
    const plane = this.plane();
    if (plane === null || this.bench === null || this.place === null) return;
    const { context } = plane;
    const { at, readings } = this;
    // The band of the computed error; as a rule it is thinner than the line.
    context.save();
    plane.clip();
    context.fillStyle = plane.dark ? "#56b4e966" : "#0072b244";
    readings.forEach((reading, i) => {
      const next = readings[i + 1];
      if (reading === null || next === null || next === undefined) return;
      context.beginPath();
      context.moveTo(plane.atX(at[i]!), plane.atY(reading[0] + reading[1]));
      context.lineTo(plane.atX(at[i + 1]!), plane.atY(next[0] + next[1]));
      context.lineTo(plane.atX(at[i + 1]!), plane.atY(next[0] - next[1]));
      context.lineTo(plane.atX(at[i]!), plane.atY(reading[0] - reading[1]));
      context.fill();
      if (reading[0] < -reading[1]) {
        context.save();
        context.fillStyle = plane.dark ? "#e69f0030" : "#d55e0020";
        const [left, right] = [plane.atX(at[i]!), plane.atX(at[i + 1]!)];
        context.fillRect(left, 0, right - left + 0.5, plane.height);
        context.restore();
      }
    });
    context.restore();
    plane.axes(placeName(this.bench.spec, this.place), "margin");
    context.strokeStyle = plane.ink;
    context.lineWidth = 1;
    plane.line(plane.atX(plane.x.from), plane.atY(0), plane.atX(plane.x.to), plane.atY(0));
    plane.path(
      readings.map((reading, i) => (reading === null ? null : [at[i]!, reading[0]])),
      plane.dark ? "#56b4e9" : "#0072b2",
    );
    const here = numberAt(this.bench.spec, this.place)!;
    context.strokeStyle = plane.ink;
    context.setLineDash([3, 3]);
    plane.line(plane.atX(here), 0, plane.atX(here), plane.atY(plane.y.from));
    context.setLineDash([]);
    const margin = this.bench.seen?.relations.find(
      (one) => one.name === this.bench!.relation && one.form === this.bench!.form,
    )?.margin;
    if (margin !== undefined) plane.mark(plane.atX(here), plane.atY(margin), "disc", plane.ink, 4.5);
    const slide = find<HTMLInputElement>("#curve-slide");
    slide.value = String(Math.round((1000 * (here - plane.x.from)) / (plane.x.to - plane.x.from)));
    slide.setAttribute("aria-valuetext", `${number(here)}${margin === undefined ? "" : `, margin ${number(margin)}`}`);
  }

  /** In words, and in numbers. */
  private tell(): void {
    if (this.bench === null || this.place === null) return;
    const { at, readings } = this;
    const name = placeName(this.bench.spec, this.place);
    // A margin within its error has no sign to change.
    const told = readings.flatMap((reading, i) =>
      reading !== null && Math.abs(reading[0]) > reading[1] ? [[at[i]!, reading[0]] as const] : [],
    );
    const zeros = crossings(
      told.map(([x]) => x),
      told.map(([, margin]) => margin),
    );
    const band = Math.max(0, ...readings.flatMap((reading) => (reading === null ? [] : [reading[1]])));
    const refuted = readings.filter((reading) => reading !== null && reading[0] < -reading[1]).length;
    const where =
      zeros.length === 0
        ? told.length === 0
          ? "The margin stays within its error all along."
          : refuted > 0
            ? "It is refuted wherever it is decided."
            : "The margin keeps its sign."
        : `The margin changes its sign at ${zeros
            .slice(0, 4)
            .map((x) => number(x, 4))
            .join(", ")}.`;
    const says = `${where} Error band at most ±${number(band, 2)}.`;
    find("#curve-says").textContent = says;
    find("#curve").setAttribute(
      "aria-label",
      `Margin over ${name} from ${number(at[0]!)} to ${number(at.at(-1)!)}. ${says}`,
    );
    const every = Math.max(1, Math.floor((at.length - 1) / 8));
    const rows = at.flatMap((x, i) => (i % every === 0 ? [[x, readings[i] ?? null] as const] : []));
    fill(
      find("#curve-table"),
      html`<table>
        <thead>
          <tr>
            <th scope="col">${name}</th>
            <th scope="col">margin</th>
            <th scope="col">error bound</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([x, reading]) =>
              html`<tr>
                <td>${number(x)}</td>
                <td>${reading === null ? "says nothing" : number(reading[0])}</td>
                <td>${reading === null ? "" : number(reading[1], 2)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    );
  }

  /** The same once more, in the size and the colours that the page has now. */
  redraw(): void {
    this.draw();
  }
}
