import { html } from "../../../reports/text/index.js";
import type { FormFacts, Spec, Witness } from "../../claim/index.js";
import type { LabFacts } from "../index.js";
import { numberAt, type Place, withNumber } from "../state/index.js";
import type { Described, Enclosed, Instance, Seen } from "../work/index.js";
import { Address } from "./address.js";
import { Chooser } from "./chooser.js";
import { Desk, Latest, Stopped } from "./desk.js";
import { announcer, calm, fill, find, findAll } from "./dom.js";
import { SHELL } from "./shell.js";
import type { Hands, OnBench } from "./shown.js";
import { slackText, statement } from "./statement.js";
import { spoken, verdicts } from "./verdicts.js";
import { makeViews, type Views } from "./views/index.js";

/** Where one begins who comes without a link. */
const FIRST = "gatmiry2023/lemma-3";

type Picture = "curve" | "map" | "cloud";

/** The whole page: what is on the bench, and everything that shows or changes it. */
export class Laboratory {
  private claim: Described | null = null;
  /** The claim that was asked for last: on the bench once it is described. */
  private wanted: string | null = null;
  private form: FormFacts["name"] = "printed";
  private relation: string | null = null;
  private spec: Spec | null = null;
  private seen: Seen | null = null;
  private picture: Picture = "curve";
  private readonly enclosures = new Map<string, Enclosed>();
  private readonly quick: Desk;
  private readonly judging: Latest<"judge">;
  private readonly say = announcer();
  private readonly chooser: Chooser;
  private views!: Views;
  private readonly address: Address;
  /** Until the page shows that it waits. */
  private slow: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly facts: LabFacts,
    private readonly program: string,
  ) {
    this.quick = new Desk(program);
    this.judging = new Latest(this.quick, "judge", false);
    this.chooser = new Chooser(facts, find("#chooser"));
    const ids = new Set(facts.claims.map(({ id }) => id));
    this.address = new Address(
      (claim) => ids.has(claim),
      FIRST,
      () => this.bench(),
      facts.home,
    );
  }

  start(): void {
    this.build();
    this.address.watch(() => void this.follow());
    const redraw = (): void => this.redraw();
    addEventListener("resize", calm(60, redraw));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    void this.follow();
  }

  private build(): void {
    const root = find("#claim");
    fill(root, SHELL);
    const hands: Hands = {
      change: (place, value, settled) => this.change(place, value, settled),
      open: (spec, origin) => void this.openSpec(spec, origin),
      say: this.say,
      pictures: new Desk(this.program),
      hunts: new Desk(this.program),
    };
    this.views = makeViews(this.facts, this.quick, hands, {
      bench: () => this.bench(),
      choices: () => this.claim?.choices ?? {},
      resized: (change) => void this.resize(change),
      put: (instance, origin) => this.put(instance, origin),
      caught: (witness) => this.caught(witness),
    });
    root.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if (target.name === "form") this.chooseForm(target.value as FormFacts["name"]);
      if (target.name === "relation") this.chooseRelation(target.value);
      if (target.name === "picture") this.choosePicture(target.value as Picture);
    });
    find("#enclose").addEventListener("click", () => void this.enclose());
  }

  /** Goes where the address leads. */
  private async follow(): Promise<void> {
    const goal = this.address.read();
    if (goal === null) return;
    try {
      await this.openClaim(goal.claim, goal.form, goal.spec, goal.relation);
      const notice = find("#notice");
      notice.hidden = !goal.isLost;
      notice.textContent = goal.isLost ? "This link leads to no claim of this laboratory, or was cut off." : "";
    } catch (error) {
      if (!(error instanceof Stopped)) this.complain(error instanceof Error ? error.message : String(error));
    }
  }

  private async openClaim(
    id: string,
    form: FormFacts["name"],
    spec: Spec | undefined,
    relation: string | null,
  ): Promise<void> {
    if (this.claim?.id !== id || this.wanted !== id) {
      // What is still computed for the claim before, or asked of one that nobody waits for any more, is not waited for.
      this.wanted = id;
      this.quick.clear();
      this.seen = null;
      this.spec = null;
      this.claim = await this.quick.ask("describe", { claim: id }).answer;
      // A verdict on one claim never stands beside the statement of another.
      fill(find("#verdicts"), html`<p class="meta">Not judged yet.</p>`);
    }
    const { claim } = this;
    this.form = claim.forms.some(({ name }) => name === form) ? form : "printed";
    this.relation = relation;
    this.chooser.mark(id);
    this.showStatement();
    this.views.bar.offer(claim, this.facts.witnesses[id] ?? []);
    if (this.facts.home === "#") document.title = `flatcheck: ${id}`;
    if (spec !== undefined) return this.openSpec(spec, "the instance of the link");
    const [stored] = (this.facts.witnesses[id] ?? []).filter((witness) => witness.form === this.form);
    if (stored === undefined) return this.views.bar.draw(1, 0);
    this.relation ??= stored.relation;
    await this.openSpec(stored.spec, "the stored counterexample");
  }

  private async openSpec(spec: Spec, origin: string): Promise<void> {
    const claim = this.claim!;
    const instance = await this.quick.ask("open", { claim: claim.id, spec }).answer;
    if (this.claim === claim) this.put(instance, origin);
  }

  private put({ spec, beyond, unused }: Instance, origin: string): void {
    this.spec = spec;
    this.enclosures.clear();
    this.views.cells.show(spec);
    const notes = [...beyond, ...unused.map((name) => `${name} plays no part`)];
    find("#origin").textContent = `On the bench: ${origin}${notes.length === 0 ? "" : ` (${notes.join("; ")})`}.`;
    this.judge();
  }

  private async resize(change: (spec: Spec) => Spec): Promise<void> {
    if (this.spec === null) return;
    const spec = change(this.spec);
    try {
      this.put(await this.quick.ask("reshape", { claim: this.claim!.id, spec }).answer, "your own sizes");
    } catch (error) {
      if (!(error instanceof Stopped)) this.complain(error instanceof Error ? error.message : String(error));
    }
  }

  private change(place: Place, value: number, settled: boolean): void {
    if (this.spec === null || numberAt(this.spec, place) === undefined) return;
    const spec = withNumber(this.spec, place, value);
    if (spec === this.spec) return;
    this.spec = spec;
    this.enclosures.clear();
    this.views.cells.show(spec);
    if (this.picture === "curve" && settled) this.views.curve.follow(place);
    find("#origin").textContent = "On the bench: your own numbers.";
    this.judge();
  }

  /** Judges what is on the bench, as fast as it can be while it changes. */
  private judge(): void {
    const { claim, spec } = this;
    if (claim === null || spec === null) return;
    this.slow ??= setTimeout(() => find("#verdicts").setAttribute("aria-busy", "true"), 300);
    this.judging.ask(
      { claim: claim.id, spec },
      (seen) => {
        this.answered();
        if (this.claim === claim) this.judged(seen);
      },
      (message) => {
        this.answered();
        this.seen = null;
        this.complain(message);
        this.showBench();
      },
    );
    this.address.remember();
  }

  /** Of the questions in a row only some are answered: any answer ends the wait for all before it. */
  private answered(): void {
    clearTimeout(this.slow);
    this.slow = undefined;
    find("#verdicts").removeAttribute("aria-busy");
  }

  private judged(seen: Seen): void {
    this.seen = seen;
    const own = seen.relations.filter(({ form }) => form === this.form);
    if (!own.some(({ name }) => name === this.relation)) {
      this.relation = (own.find(({ verdict }) => verdict === "refuted") ?? own[0])?.name ?? null;
    }
    this.showVerdicts();
    for (const mark of findAll(".slack")) {
      const assumption = seen.assumptions[Number(mark.dataset["assumption"])];
      if (assumption !== undefined) fill(mark, slackText(assumption));
    }
    this.say(spoken(seen, this.form, this.relation));
    this.showBench();
  }

  private showVerdicts(): void {
    const box = find("#verdicts");
    const focused = document.activeElement instanceof HTMLInputElement && document.activeElement.name === "relation";
    fill(box, verdicts(this.seen!, this.form, this.relation, this.enclosures));
    if (focused) findAll<HTMLInputElement>("input[name=relation]:checked", box)[0]?.focus();
  }

  private showBench(): void {
    const bench = this.bench();
    if (bench === null) return;
    this.views[this.picture].show(bench);
    this.views.hunt.show(bench);
    this.views.training.show(bench);
    this.views.take.show(bench);
  }

  private bench(): OnBench | null {
    const { claim, form, relation, spec, seen } = this;
    return claim === null || spec === null ? null : { claim, form, relation, spec, seen };
  }

  private showStatement(): void {
    fill(find("#statement"), statement(this.claim!, this.form));
  }

  private chooseForm(form: FormFacts["name"]): void {
    this.form = form;
    this.relation = null;
    this.enclosures.clear();
    this.showStatement();
    findAll<HTMLInputElement>("input[name=form]:checked")[0]?.focus();
    if (this.seen !== null) this.judged(this.seen);
    this.address.remember();
  }

  private chooseRelation(name: string): void {
    this.relation = name;
    this.showBench();
    this.address.remember();
  }

  private choosePicture(picture: Picture): void {
    this.picture = picture;
    for (const one of ["curve", "map", "cloud"]) find(`#picture-${one}`).hidden = one !== picture;
    this.showBench();
    this.redraw();
  }

  private async enclose(): Promise<void> {
    const { claim, spec, form, seen } = this;
    if (claim === null || spec === null || seen === null) return;
    const button = find<HTMLButtonElement>("#enclose");
    button.disabled = true;
    try {
      for (const { name } of seen.relations.filter((one) => one.form === form)) {
        const ask = { claim: claim.id, form, relation: name, spec };
        const found = await this.quick.ask("enclose", ask).answer;
        if (this.spec !== spec || this.form !== form) return;
        this.enclosures.set(name, found);
        this.showVerdicts();
      }
    } catch (error) {
      if (!(error instanceof Stopped)) this.complain(error instanceof Error ? error.message : String(error));
    } finally {
      button.disabled = false;
    }
  }

  private caught(witness: Witness): void {
    // A hunt may end while another claim is on its way to the bench.
    if (witness.claim !== this.claim?.id || witness.claim !== this.wanted) return;
    this.relation = witness.relation;
    this.views.take.keep(witness);
    void this.openSpec(witness.spec, "what the hunt found");
  }

  private complain(message: string): void {
    fill(find("#verdicts"), html`<p class="notice" role="alert">${message}</p>`);
  }

  private redraw(): void {
    this.views[this.picture].redraw();
    this.views.hunt.redraw();
    this.views.training.redraw();
  }
}
