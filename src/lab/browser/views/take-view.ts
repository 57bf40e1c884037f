import { html } from "../../../../reports/text/index.js";
import type { Witness } from "../../../claim/index.js";
import { type Home, LANGUAGES, type Language, linkTo, written } from "../../state/index.js";
import type { Desk } from "../desk.js";
import { copyFrom, download, fill, find, findAll } from "../dom.js";
import { aimOf, type OnBench } from "../shown.js";

/** Takes away what is on the bench: as a link, as a witness that `flatcheck replay` takes, as a piece of program, for a paper. */
export class TakeView {
  private bench: OnBench | null = null;
  /** What a hunt found, with how it was found, as long as it is on the bench. */
  private hunted: Witness | null = null;

  constructor(
    root: HTMLElement,
    private readonly desk: Desk,
    private readonly version: string,
    private readonly home: Home,
  ) {
    fill(
      root,
      html`<div class="controls">
          <button type="button" id="take-link">Copy link</button>
          <button type="button" id="take-witness">Save witness</button>
          <button type="button" id="take-tex">Save LaTeX</button>
          <button type="button" id="take-folder">Save NumPy and Julia</button>
        </div>
        <div class="controls">
          ${LANGUAGES.map((language) => html`<button type="button" data-language="${language}">Copy for ${language}</button>`)}
        </div>
        <p id="take-says" class="meta" role="status"></p>`,
    );
    find("#take-link").addEventListener("click", () => void copyFrom(find("#take-link"), this.link()));
    find("#take-witness").addEventListener("click", () => void this.save((witness) => this.witnessFile(witness)));
    find("#take-tex").addEventListener("click", () => void this.save((witness) => this.texFile(witness)));
    find("#take-folder").addEventListener("click", () => void this.save((witness) => this.archive(witness)));
    for (const button of findAll("button[data-language]", root)) {
      const language = button.dataset["language"] as Language;
      button.addEventListener("click", () => void copyFrom(button, written(this.bench!.spec, language)));
    }
  }

  show(bench: OnBench): void {
    this.bench = bench;
    if (this.hunted !== null && !isOn(bench, this.hunted)) this.hunted = null;
    const relation = bench.seen?.relations.find(({ name, form }) => name === bench.relation && form === bench.form);
    const refuted = relation?.verdict === "refuted";
    for (const id of ["#take-witness", "#take-tex", "#take-folder"]) {
      find<HTMLButtonElement>(id).disabled = !refuted;
    }
    find("#take-says").textContent = refuted
      ? ""
      : "A witness, its LaTeX and its programs are of an instance that refutes the relation; this one does not.";
  }

  keep(witness: Witness): void {
    this.hunted = witness;
  }

  link(): string {
    const { claim, form, spec, relation } = this.bench!;
    const hash = linkTo({ claim: claim.id, form, spec, ...(relation === null ? {} : { relation }) }, this.home);
    return `${location.href.split("#")[0]!}${hash}`;
  }

  private async save(work: (witness: Witness) => void | Promise<void>): Promise<void> {
    const says = find("#take-says");
    try {
      says.textContent = "Certifying…";
      await work(await this.witness());
    } catch (error) {
      says.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  private async witness(): Promise<Witness> {
    if (this.hunted !== null) return this.hunted;
    const bench = this.bench!;
    // What is violated on the bench was dropped by the person who put it there.
    const without = (bench.seen?.assumptions ?? []).filter(({ met }) => met === "violated").map(({ name }) => name);
    const ask = { ...aimOf(bench)!, spec: bench.spec, without, version: this.version };
    return this.desk.ask("witness", ask).answer;
  }

  private witnessFile(witness: Witness): void {
    const name = `${labelOf(witness)}.${witness.form}.1.json`;
    download(name, `${JSON.stringify(witness, null, 2)}\n`);
    const how = witness.certificate === null ? "by floating point" : "certified by intervals";
    find("#take-says").textContent = `Saved ${name}, ${how}: flatcheck replay ${name}`;
  }

  private async texFile(witness: Witness): Promise<void> {
    const { tex } = await this.desk.ask("folder", { witness }).answer;
    download("witness.tex", tex);
    find("#take-says").textContent = "Saved witness.tex.";
  }

  private async archive(witness: Witness): Promise<void> {
    const { archive } = await this.desk.ask("folder", { witness }).answer;
    const name = `${labelOf(witness)}.${witness.form}.zip`;
    download(name, archive as Uint8Array<ArrayBuffer>);
    find("#take-says").textContent =
      `Saved ${name}: matrices, and programs in NumPy and Julia that check it on their own.`;
  }
}

function labelOf({ claim }: Witness): string {
  return claim.slice(claim.indexOf("/") + 1);
}

function isOn({ claim, form, spec }: OnBench, witness: Witness): boolean {
  return witness.claim === claim.id && witness.form === form && JSON.stringify(witness.spec) === JSON.stringify(spec);
}
