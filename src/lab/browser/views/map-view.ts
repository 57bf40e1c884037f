import { html } from "../../../../reports/text/index.js";
import { divergent, zeroSet } from "../../pictures/index.js";
import { numberAt, type Place, placeKey, placeName, placesOf, withNumber } from "../../state/index.js";
import type { Reading } from "../../work/index.js";
import { Latest } from "../desk.js";
import { fill, find } from "../dom.js";
import { number } from "../numbers.js";
import { Plane } from "./plane.js";
import { aimOf, type Hands, type OnBench } from "../shown.js";

const COARSE = 20;
const FINE = 72;
const PATIENCE = 700;

/** The margin over two numbers of the instance, with the set drawn on which it is zero. */
export class MapView {
  private bench: OnBench | null = null;
  private across: Place | null = null;
  private up: Place | null = null;
  private reach = 2;
  private middle: readonly [number, number] = [NaN, NaN];
  private rows: (readonly Reading[])[] = [];
  private drawnFor = "";
  private readonly latest: Latest<"map">;

  constructor(
    root: HTMLElement,
    private readonly hands: Hands,
  ) {
    this.latest = new Latest(hands.pictures, "map", true);
    fill(
      root,
      html`<div class="controls">
          <label
            >Across
            <select id="map-across"></select
          ></label>
          <label
            >Up
            <select id="map-up"></select
          ></label>
          <button type="button" id="map-near">Nearer</button>
          <button type="button" id="map-far">Farther</button>
        </div>
        <canvas id="map" class="picture tall" tabindex="0" role="img" aria-label="Margin over two numbers"></canvas>
        <p class="meta" id="map-says"></p>
        <p class="meta">
          Blue where the relation holds, orange where it is refuted, a line where the margin is zero. Drag, or use the
          arrow keys.
        </p>
        <details>
          <summary>As a table</summary>
          <div id="map-table" class="scrolls"></div>
        </details>`,
    );
    for (const id of ["#map-across", "#map-up"]) find(id).addEventListener("change", () => this.choose());
    find("#map-near").addEventListener("click", () => this.zoom(0.5));
    find("#map-far").addEventListener("click", () => this.zoom(2));
    const canvas = find<HTMLCanvasElement>("#map");
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.touch(event);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (event.buttons === 1) this.touch(event);
    });
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  show(bench: OnBench): void {
    this.bench = bench;
    const places = placesOf(bench.spec);
    const known = (place: Place | null): boolean => place !== null && numberAt(bench.spec, place) !== undefined;
    if (!known(this.across)) this.across = places[0] ?? null;
    if (!known(this.up) || (places.length > 1 && this.same())) this.up = places.at(-1) ?? null;
    const options = html`${places.map((place) => html`<option value="${placeKey(place)}">${placeName(bench.spec, place)}</option>`)}`;
    for (const id of ["#map-across", "#map-up"]) {
      const select = find<HTMLSelectElement>(id);
      if (select.innerHTML !== options.markup) fill(select, options);
    }
    const aim = aimOf(bench);
    if (this.across === null || this.up === null || aim === null || this.same()) {
      this.latest.stop();
      this.rows = [];
      find("#map-says").textContent = "A map needs two numbers and a relation.";
      return;
    }
    find<HTMLSelectElement>("#map-across").value = placeKey(this.across);
    find<HTMLSelectElement>("#map-up").value = placeKey(this.up);
    const here = [numberAt(bench.spec, this.across)!, numberAt(bench.spec, this.up)!] as const;
    const inside = here.every((x, i) => Math.abs(x - this.middle[i]!) <= 0.97 * this.reach);
    const rest = withNumber(withNumber(bench.spec, this.across, 0), this.up, 0);
    const about = JSON.stringify([aim, placeKey(this.across), placeKey(this.up), rest]);
    if (about === this.drawnFor && inside) return this.draw();
    if (!inside) {
      this.middle = here;
      this.reach = Math.max(this.reach, ...here.map((x) => 1.2 * Math.abs(x)));
    }
    this.drawnFor = about;
    this.scan(COARSE, true);
  }

  private same(): boolean {
    return this.across !== null && this.up !== null && placeKey(this.across) === placeKey(this.up);
  }

  private choose(): void {
    const places = placesOf(this.bench!.spec);
    const chosen = (id: string): Place | null => {
      const key = find<HTMLSelectElement>(id).value;
      return places.find((place) => placeKey(place) === key) ?? null;
    };
    [this.across, this.up] = [chosen("#map-across"), chosen("#map-up")];
    this.middle = [NaN, NaN];
    this.reach = 2;
    this.show(this.bench!);
  }

  private zoom(factor: number): void {
    this.reach *= factor;
    this.middle = [NaN, NaN];
    if (this.bench === null || this.across === null || this.up === null) return;
    this.middle = [numberAt(this.bench.spec, this.across)!, numberAt(this.bench.spec, this.up)!];
    this.drawnFor = "";
    this.scan(COARSE, true);
  }

  private scan(count: number, goOn: boolean): void {
    const { bench, across, up } = this;
    const aim = bench === null ? null : aimOf(bench);
    if (bench === null || across === null || up === null || aim === null) return;
    const grid = (middle: number): number[] =>
      Array.from({ length: count }, (_, i) => middle + this.reach * ((2 * i) / (count - 1) - 1));
    const rows: (readonly Reading[])[] = [];
    const start = performance.now();
    this.latest.ask(
      { ...aim, spec: bench.spec, across, up, xs: grid(this.middle[0]), ys: grid(this.middle[1]) },
      () => {
        this.rows = rows;
        this.draw();
        if (goOn && performance.now() - start < PATIENCE) this.scan(FINE, false);
        else this.tell();
      },
      () => {},
      ({ row, readings }) => (rows[row] = readings),
    );
  }

  private touch(event: PointerEvent): void {
    const plane = this.plane();
    const box = find("#map").getBoundingClientRect();
    this.set(plane.valueX(event.clientX - box.left), plane.valueY(event.clientY - box.top));
  }

  private key(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const by = moves[event.key];
    if (by === undefined || this.bench === null || this.across === null || this.up === null) return;
    event.preventDefault();
    const step = (this.reach / 50) * (event.shiftKey ? 10 : 1);
    this.set(
      numberAt(this.bench.spec, this.across)! + by[0] * step,
      numberAt(this.bench.spec, this.up)! + by[1] * step,
    );
  }

  private set(x: number, y: number): void {
    if (this.across === null || this.up === null) return;
    const near = (value: number, middle: number): number =>
      Number(Math.max(middle - this.reach, Math.min(middle + this.reach, value)).toPrecision(4));
    this.hands.change(this.across, near(x, this.middle[0]), false);
    this.hands.change(this.up, near(y, this.middle[1]), true);
  }

  private plane(): Plane {
    const scale = (middle: number) => ({ from: middle - this.reach, to: middle + this.reach, log: false });
    return new Plane(find<HTMLCanvasElement>("#map"), scale(this.middle[0]), scale(this.middle[1]));
  }

  private draw(): void {
    const { bench, across, up, rows } = this;
    if (bench === null || across === null || up === null || rows.length === 0) return;
    const plane = this.plane();
    const { context } = plane;
    const count = rows.length;
    const at = (i: number, middle: number): number => middle + this.reach * ((2 * i) / (count - 1) - 1);
    context.save();
    plane.clip();
    const [wide, high] = [
      plane.atX(at(1, this.middle[0])) - plane.atX(at(0, this.middle[0])),
      plane.atY(at(0, this.middle[1])) - plane.atY(at(1, this.middle[1])),
    ];
    rows.forEach((row, i) =>
      row.forEach((reading, j) => {
        if (reading === null) return;
        const [margin, , scale] = reading;
        const [r, g, b] = divergent(scale > 0 ? margin / scale : 0, plane.dark);
        context.fillStyle = `rgb(${r}, ${g}, ${b})`;
        const [x, y] = [plane.atX(at(j, this.middle[0])), plane.atY(at(i, this.middle[1]))];
        context.fillRect(x - wide / 2, y - high / 2, wide + 0.6, high + 0.6);
      }),
    );
    context.strokeStyle = plane.ink;
    context.lineWidth = 1.8;
    for (const [x1, y1, x2, y2] of zeroSet(rows.map((row) => row.map((reading) => reading?.[0] ?? null)))) {
      const [mx, my] = this.middle;
      plane.line(plane.atX(at(x1, mx)), plane.atY(at(y1, my)), plane.atX(at(x2, mx)), plane.atY(at(y2, my)));
    }
    context.restore();
    plane.axes(placeName(bench.spec, across), placeName(bench.spec, up));
    const [x, y] = [plane.atX(numberAt(bench.spec, across)!), plane.atY(numberAt(bench.spec, up)!)];
    plane.mark(x, y, "disc", plane.paper, 6);
    plane.mark(x, y, "disc", plane.ink, 4);
  }

  private tell(): void {
    const { bench, across, up, rows } = this;
    if (bench === null || across === null || up === null) return;
    const all = rows.flat();
    const share = (is: (reading: Reading) => boolean): string =>
      `${Math.round((100 * all.filter(is).length) / all.length)} %`;
    const says = `Refuted on ${share((one) => one !== null && one[0] < -one[1])} of the map, held on ${share((one) => one !== null && one[0] >= one[1])}.`;
    find("#map-says").textContent = says;
    find("#map").setAttribute(
      "aria-label",
      `Margin over ${placeName(bench.spec, across)} and ${placeName(bench.spec, up)}. ${says}`,
    );
    const count = rows.length;
    const picked = [0, 1, 2, 3, 4].map((k) => Math.round((k * (count - 1)) / 4));
    const at = (i: number, middle: number): number => middle + this.reach * ((2 * i) / (count - 1) - 1);
    fill(
      find("#map-table"),
      html`<table>
        <thead>
          <tr>
            <th scope="col">${placeName(bench.spec, up)} ${placeName(bench.spec, across)}</th>
            ${picked.map((j) => html`<th scope="col">${number(at(j, this.middle[0]), 3)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${[...picked].reverse().map(
            (i) =>
              html`<tr>
                <th scope="row">${number(at(i, this.middle[1]), 3)}</th>
                ${picked.map((j) => html`<td>${margin(rows[i]?.[j])}</td>`)}
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

function margin(reading: Reading | undefined): string {
  return reading === null || reading === undefined ? "" : number(reading[0], 3);
}
