import { lowered, moved, numberAt, type Place, placeKey, placeName, placesOf, stepOf, typed } from "../state/index.js";
import type { Spec } from "../../claim/index.js";
import { html, type Html } from "../../../reports/text/index.js";
import { fill, find, findAll } from "./dom.js";
import { shown } from "./numbers.js";

/** What happens in the cells. */
export interface CellEvents {
  /** A number is another one now; `settled` where the person has let go of it. */
  readonly changed: (place: Place, value: number, settled: boolean) => void;
  readonly resized: (change: (spec: Spec) => Spec) => void;
  readonly pasted: (text: string, place: Place) => void;
}

/** Pixels of a drag before it is one, and not a click. */
const SLACK = 4;

/** The numbers of an instance as cells: typed into, stepped by arrow keys, dragged like a slider. */
export class Cells {
  private spec: Spec | null = null;
  private shape = "";
  private places: readonly Place[] = [];
  private readonly inputs = new Map<string, HTMLInputElement>();

  constructor(
    private readonly root: HTMLElement,
    private readonly choices: () => Readonly<Record<string, readonly string[]>>,
    private readonly events: CellEvents,
  ) {
    root.addEventListener("input", (event) => this.type(event));
    root.addEventListener("change", (event) => this.setting(event));
    root.addEventListener("keydown", (event) => this.key(event));
    root.addEventListener("pointerdown", (event) => this.grab(event));
    root.addEventListener("focusin", (event) => this.focus(event, true));
    root.addEventListener("focusout", (event) => this.focus(event, false));
    root.addEventListener("paste", (event) => this.paste(event));
  }

  /** Shows an instance: new cells where its shape is another one, else new numbers in the old ones. */
  show(spec: Spec): void {
    this.spec = spec;
    const shape = JSON.stringify([spec.sizes, spec.widths, spec.choices, placesOf(spec).map(placeKey), lawsOf(spec)]);
    if (shape !== this.shape) this.build(spec);
    this.shape = shape;
    for (const place of this.places) {
      const input = this.inputs.get(placeKey(place));
      const value = numberAt(spec, place);
      if (input === undefined || value === undefined) continue;
      input.setAttribute("aria-valuenow", String(value));
      input.setAttribute("aria-valuetext", String(value));
      input.title = String(value);
      if (document.activeElement === input && typed(input.value) === value) continue;
      input.value = document.activeElement === input ? String(value) : shown(value);
      input.removeAttribute("aria-invalid");
    }
  }

  private build(spec: Spec): void {
    this.places = placesOf(spec);
    fill(this.root, html`${settings(spec, this.choices())} ${matrices(spec, this.places)}`);
    this.inputs.clear();
    for (const input of findAll<HTMLInputElement>("input.cell", this.root))
      this.inputs.set(input.dataset["place"]!, input);
  }

  private placeOf(target: EventTarget | null): Place | null {
    if (!(target instanceof HTMLInputElement) || !target.classList.contains("cell")) return null;
    return this.places.find((place) => placeKey(place) === target.dataset["place"]) ?? null;
  }

  private type({ target }: Event): void {
    const place = this.placeOf(target);
    if (place === null) return;
    const value = typed((target as HTMLInputElement).value);
    if (value === null) (target as HTMLInputElement).setAttribute("aria-invalid", "true");
    else {
      (target as HTMLInputElement).removeAttribute("aria-invalid");
      this.events.changed(place, value, true);
    }
  }

  private setting({ target }: Event): void {
    if (target instanceof HTMLSelectElement) {
      const { name, value } = target;
      this.events.resized((spec) => ({ ...spec, choices: { ...spec.choices, [name]: value } }));
    } else if (target instanceof HTMLInputElement && target.dataset["size"] !== undefined) {
      const { size, width } = target.dataset;
      const value = Math.round(Number(target.value));
      if (!Number.isFinite(value) || value < 0) return;
      this.events.resized((spec) =>
        width === undefined
          ? { ...spec, sizes: { ...spec.sizes, [size]: value } }
          : { ...spec, widths: spec.widths.map((old, i) => (i === Number(width) ? Math.max(1, value) : old)) },
      );
    }
  }

  private key(event: KeyboardEvent): void {
    const place = this.placeOf(event.target);
    const sign = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (place === null || sign === 0 || this.spec === null) return;
    event.preventDefault();
    const value = numberAt(this.spec, place)!;
    const step = stepOf(value) * (event.altKey ? 1 : event.shiftKey ? 100 : 10);
    this.events.changed(place, moved(value, sign, step), true);
  }

  /** A drag to the side moves the number; what is no drag puts the caret into the cell, as anywhere. */
  private grab(event: PointerEvent): void {
    const place = this.placeOf(event.target);
    if (place === null || this.spec === null || event.button !== 0 || event.target === document.activeElement) return;
    const cell = event.target as HTMLInputElement;
    const start = numberAt(this.spec, place)!;
    const step = stepOf(start);
    let dragging = false;
    let value = start;
    const move = (at: PointerEvent): void => {
      const across = at.clientX - event.clientX;
      if (!dragging && Math.abs(across) < SLACK) return;
      if (!dragging) {
        dragging = true;
        cell.setPointerCapture(event.pointerId);
        cell.classList.add("dragged");
      }
      const fine = at.altKey ? 0.1 : at.shiftKey ? 10 : 1;
      value = moved(start, Math.round(across) * fine, step * Math.min(1, fine));
      if (fine === 10) value = moved(start, Math.round(across) * 10, step);
      this.events.changed(place, value, false);
    };
    const end = (): void => {
      cell.removeEventListener("pointermove", move);
      cell.classList.remove("dragged");
      if (dragging) this.events.changed(place, value, true);
    };
    cell.addEventListener("pointermove", move);
    cell.addEventListener("pointerup", end, { once: true });
    cell.addEventListener("pointercancel", end, { once: true });
  }

  private focus({ target }: FocusEvent, inside: boolean): void {
    const place = this.placeOf(target);
    const value = place === null || this.spec === null ? undefined : numberAt(this.spec, place);
    if (value === undefined) return;
    (target as HTMLInputElement).value = inside ? String(value) : shown(value);
    if (!inside) (target as HTMLInputElement).removeAttribute("aria-invalid");
  }

  private paste(event: ClipboardEvent): void {
    const place = this.placeOf(event.target);
    const text = event.clipboardData?.getData("text") ?? "";
    if (place === null || typed(text) !== null) return;
    event.preventDefault();
    this.events.pasted(text, place);
  }

  /** Puts the caret into the first cell. */
  enter(): void {
    find("input.cell", this.root).focus();
  }
}

function lawsOf({ lists }: Spec): string[] {
  return Object.values(lists).flatMap((list) => ("law" in list ? [list.law, String(list.seed)] : []));
}

function settings(spec: Spec, choices: Readonly<Record<string, readonly string[]>>): Html {
  const size = (name: string, value: number, width: Html | null): Html =>
    html`<label class="size"
      >${name} <input type="number" min="0" max="99" value="${value}" data-size="${name}" ${width}
    /></label>`;
  const parts = [
    ...spec.widths.map((value, i) => size(`d${lowered(i)}`, value, html`data-width="${i}"`)),
    ...Object.entries(spec.sizes).map(([name, value]) => size(name, value, null)),
    ...Object.entries(spec.choices).map(([name, value]) => {
      const known = choices[name] ?? [value];
      const values = known.includes(value) ? known : [value, ...known];
      return html`<label class="size"
        >${name}
        <select name="${name}">
          ${values.map((one) => html`<option ${one === value ? html`selected` : null}>${one}</option>`)}
        </select></label
      >`;
    }),
    ...Object.keys(spec.reals).map((real) => html`<label class="size">${real} ${cell(spec, { real })}</label>`),
  ];
  return parts.length === 0 ? html`` : html`<div class="settings">${parts}</div>`;
}

function cell(spec: Spec, place: Place): Html {
  const name = placeName(spec, place);
  return html`<input
    class="cell"
    type="text"
    role="spinbutton"
    inputmode="text"
    autocomplete="off"
    spellcheck="false"
    aria-label="${name}"
    aria-valuenow="0"
    data-place="${placeKey(place)}"
  />`;
}

function matrices(spec: Spec, places: readonly Place[]): Html {
  const shownLists = Object.entries(spec.lists).map(([list, given]) => {
    if ("law" in given)
      return html`<p>
        ${list}: drawn from the law ${given.law}, seed ${given.seed}; its draws are not given by entries.
      </p>`;
    if (given.entries.length === 0) return html`<p>${list}: none</p>`;
    const tables = given.entries.map((rows, matrix) => {
      const name = given.entries.length === 1 ? list : `${list}${lowered(matrix + 1)}`;
      const body = rows.map(
        (_, row) =>
          html`<span class="row"
            >${places.filter((place) => "list" in place && place.list === list && place.matrix === matrix && place.row === row).map((place) => cell(spec, place))}</span
          >`,
      );
      return html`<div class="matrix m" role="group" aria-label="${name}, ${rows.length} by ${rows[0]?.length ?? 0}">
        <i>${list}</i>${given.entries.length === 1 ? null : html`<sub>${matrix + 1}</sub>`}&nbsp;=<span class="entries"
          >${body}</span
        >
      </div>`;
    });
    return html`<div class="matrices">${tables}</div>`;
  });
  return html`${shownLists}`;
}
