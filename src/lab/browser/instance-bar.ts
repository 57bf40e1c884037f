import { html } from "../../../reports/text/index.js";
import type { Witness } from "../../claim/index.js";
import { PasteError, pasted, type Place } from "../state/index.js";
import type { Described, Instance } from "../work/index.js";
import { type Desk, Stopped } from "./desk.js";
import { fill, find } from "./dom.js";
import type { OnBench } from "./shown.js";

/** What the bar may ask of the laboratory. */
interface BarHands {
  readonly bench: () => OnBench | null;
  readonly open: (instance: Instance, origin: string) => void;
  readonly say: (text: string) => void;
}

/** Where instances come from: the generator, the cases chosen by hand, stored counterexamples, or one's own matrices. */
export class InstanceBar {
  private claim: string | null = null;
  private chosen: Described["chosen"] = [];
  private witnesses: readonly Witness[] = [];

  constructor(
    root: HTMLElement,
    private readonly desk: Desk,
    private readonly hands: BarHands,
  ) {
    fill(
      root,
      html`<div class="controls">
          <button type="button" id="draw-before" aria-label="Previous case">‹</button>
          <button type="button" id="draw-next" aria-label="Next case">›</button>
          <label>Case <input id="draw-case" type="number" min="0" max="999999999" value="0" /></label>
          <label>of seed <input id="draw-seed" type="number" min="0" max="4294967295" value="1" /></label>
          <label class="grow"
            >Or
            <select id="chosen"></select
          ></label>
        </div>
        <details id="own">
          <summary>Your own matrices</summary>
          <p class="meta">
            Paste from NumPy, MATLAB, Julia or JSON: <code>W1 = [1 2; 3 4]</code>,
            <code>A = np.array([[1, 0], [0, 1]])</code>, <code>{"M": [[1, 2], [3, 4]]}</code>. Or drop an
            <code>.npz</code>, <code>.npy</code> or JSON file here.
          </p>
          <textarea id="own-text" rows="4" spellcheck="false" aria-label="Your own matrices"></textarea>
          <div class="controls">
            <button type="button" id="own-read">Put them on the bench</button>
            <label class="file">A file <input type="file" id="own-file" accept=".npz,.npy,.json,.txt,.csv" /></label>
          </div>
          <p id="own-says" class="notice" role="alert" hidden></p>
        </details>`,
    );
    for (const id of ["#draw-case", "#draw-seed"]) find(id).addEventListener("change", () => void this.drawShown(0));
    find("#draw-before").addEventListener("click", () => void this.drawShown(-1));
    find("#draw-next").addEventListener("click", () => void this.drawShown(1));
    find("#chosen").addEventListener("change", () => void this.openChosen());
    find("#own-read").addEventListener(
      "click",
      () => void this.paste(find<HTMLTextAreaElement>("#own-text").value, null),
    );
    find("#own-file").addEventListener("change", () => {
      const [file] = find<HTMLInputElement>("#own-file").files ?? [];
      if (file !== undefined) void this.read(file);
    });
    const drop = find("#own");
    drop.addEventListener("dragover", (event) => event.preventDefault());
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) void this.read(file);
    });
  }

  /** The cases of a claim. */
  offer({ id, chosen }: Described, witnesses: readonly Witness[]): void {
    this.claim = id;
    this.chosen = chosen;
    this.witnesses = witnesses;
    const group = (kind: "equality" | "degenerate") =>
      chosen.flatMap(({ group: own, name }, i) =>
        own === kind ? [html`<option value="chosen ${i}">${name}</option>`] : [],
      );
    const groups = [
      [
        "Stored counterexamples",
        witnesses.map(({ relation }, i) => html`<option value="stored ${i}">${relation}</option>`),
      ],
      ["Cases of equality", group("equality")],
      ["Degenerate cases", group("degenerate")],
    ] as const;
    fill(
      find("#chosen"),
      html`<option value="">a case chosen by hand…</option>
        ${groups.map(([label, options]) => (options.length === 0 ? null : html`<optgroup label="${label}">${options}</optgroup>`))}`,
    );
  }

  /** Puts a generated case on the bench: the one of that number in `flatcheck verify` under that seed. */
  async draw(seed: number, index: number): Promise<void> {
    find<HTMLInputElement>("#draw-case").value = String(index);
    find<HTMLInputElement>("#draw-seed").value = String(seed);
    const { claim } = this;
    if (claim === null) return;
    await this.attempt(async () => {
      const instance = await this.desk.ask("draw", { claim, seed, index }).answer;
      const laws = Object.values(instance.drawn.lists).flatMap((list) => ("law" in list ? [list.law] : []));
      const named = laws.length === 0 ? "" : `, drawn by ${[...new Set(laws)].join(", ")}`;
      this.hands.open(instance, `case ${index} of seed ${seed}${named}`);
    });
  }

  private drawShown(by: number): Promise<void> {
    const value = (id: string): number => Math.max(0, Math.round(Number(find<HTMLInputElement>(id).value) || 0));
    return this.draw(value("#draw-seed") >>> 0, Math.max(0, value("#draw-case") + by));
  }

  private async openChosen(): Promise<void> {
    const select = find<HTMLSelectElement>("#chosen");
    const [kind, at] = select.value.split(" ");
    const { claim } = this;
    if (claim === null || at === undefined) return;
    const spec = kind === "stored" ? this.witnesses[Number(at)]?.spec : this.chosen[Number(at)]?.spec;
    const name = select.selectedOptions[0]?.textContent ?? "";
    if (spec === undefined) return;
    const origin = kind === "stored" ? "a stored counterexample" : `the case “${name}”`;
    await this.attempt(async () => this.hands.open(await this.desk.ask("open", { claim, spec }).answer, origin));
  }

  /** Puts matrices from a text on the bench; into the matrix at a place, where the text has no name and one is meant. */
  async paste(text: string, place: Place | null): Promise<void> {
    await this.attempt(async () => {
      const bench = this.hands.bench();
      if (bench === null) return;
      const lists = [...pasted(text)].map(([name, matrices]): [string, typeof matrices] => {
        if (name !== "" || place === null || !("list" in place)) return [name, matrices];
        // Into the matrix that the caret is in; the others of its list stay.
        const given = bench.spec.lists[place.list];
        const old = given === undefined || "law" in given ? [] : given.entries;
        return [
          place.list,
          matrices.length > 1 ? matrices : old.map((one, i) => (i === place.matrix ? matrices[0]! : one)),
        ];
      });
      await this.fit(bench, lists, "your own matrices");
    });
  }

  private async fit(bench: OnBench, lists: Parameters<InstanceBar["asked"]>[1], origin: string): Promise<void> {
    this.hands.open(await this.asked(bench, lists), origin);
  }

  private asked(
    { claim, spec }: OnBench,
    lists: readonly (readonly [name: string, matrices: readonly (readonly (readonly number[])[])[]])[],
  ): Promise<Instance> {
    return this.desk.ask("fit", { claim: claim.id, lists, from: spec }).answer;
  }

  private async read(file: File): Promise<void> {
    await this.attempt(async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const lists = await this.desk.ask("read", { name: file.name, bytes }).answer;
      // What is on the bench now, not what was there when the file was chosen: another claim may have come meanwhile.
      const bench = this.hands.bench();
      if (bench !== null) await this.fit(bench, lists, file.name);
    });
  }

  /** What goes wrong with matrices from outside is said beside them. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    const says = find("#own-says");
    says.hidden = true;
    try {
      await work();
    } catch (error) {
      if (error instanceof Stopped) return;
      const message = error instanceof PasteError || error instanceof Error ? error.message : String(error);
      find<HTMLDetailsElement>("#own").open = true;
      says.textContent = message;
      says.hidden = false;
    }
  }
}
