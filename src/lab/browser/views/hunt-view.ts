import { html, specLine } from "../../../../reports/text/index.js";
import { prose } from "../../../../reports/typeset/index.js";
import type { Spec, Witness } from "../../../claim/index.js";
import { over } from "../../pictures/index.js";
import type { HuntEnd, HuntNews } from "../../work/index.js";
import { type Asked, Stopped } from "../desk.js";
import { fill, find, findAll, withinField } from "../dom.js";
import { number } from "../numbers.js";
import { Plane } from "./plane.js";
import type { Hands, OnBench } from "../shown.js";

/** A hunt for a counterexample while it goes on: how near it is, what it has, how that shrinks. */
export class HuntView {
  private bench: OnBench | null = null;
  private hunt: Asked<"hunt"> | null = null;
  private held = false;
  private trail: (readonly [evaluations: number, margin: number])[] = [];
  private evaluations = 0;
  private claim = "";

  constructor(
    private readonly root: HTMLElement,
    private readonly hands: Hands,
    private readonly version: string,
    private readonly found: (witness: Witness) => void,
  ) {
    fill(
      root,
      html`<div class="controls">
          <label
            >Evaluations <input id="hunt-evaluations" type="number" min="100" max="1000000" step="100" value="10000"
          /></label>
          <label>Seed <input id="hunt-seed" type="number" min="0" max="4294967295" value="1" /></label>
          <button type="button" id="hunt-go" disabled>Hunt</button>
          <button type="button" id="hunt-hold" hidden>Stop</button>
          <button type="button" id="hunt-end" hidden>End</button>
        </div>
        <fieldset id="hunt-drops"></fieldset>
        <p id="hunt-says" class="meta"></p>
        <canvas id="hunt-trail" class="picture low" role="img" aria-label="Best margin so far" hidden></canvas>
        <pre id="hunt-spec" hidden></pre>`,
    );
    find("#hunt-go").addEventListener("click", () => this.begin());
    find("#hunt-hold").addEventListener("click", () => this.wait());
    find("#hunt-end").addEventListener("click", () => {
      this.hunt?.hold(false);
      this.hunt?.end();
    });
  }

  show(bench: OnBench): void {
    find<HTMLButtonElement>("#hunt-go").disabled = false;
    const other = `${bench.claim.id}:${bench.form}` !== this.claim;
    this.bench = bench;
    if (!other) return;
    this.claim = `${bench.claim.id}:${bench.form}`;
    this.hunt?.stop();
    this.settle();
    find("#hunt-says").textContent = "";
    for (const id of ["#hunt-trail", "#hunt-spec"]) find(id).hidden = true;
    const { assumptions } = bench.claim;
    fill(
      find("#hunt-drops"),
      assumptions.length === 0
        ? html`<legend>Hypotheses</legend>
            <p class="meta">There is none to drop.</p>`
        : html`<legend>Drop a hypothesis</legend>
            ${assumptions.map(({ name }) => html`<label class="drop"><input type="checkbox" name="drop" value="${name}" /> ${prose(name)}</label>`)}`,
    );
  }

  /** Hypotheses that are dropped. */
  private dropped(): string[] {
    return findAll<HTMLInputElement>("input[name=drop]:checked", this.root).map(({ value }) => value);
  }

  private begin(): void {
    if (this.bench === null) return;
    this.hunt?.stop();
    const { claim, form } = this.bench;
    [this.trail, this.evaluations, this.held] = [[], 0, false];
    const evaluations = withinField(find<HTMLInputElement>("#hunt-evaluations"));
    const seed = Number(find<HTMLInputElement>("#hunt-seed").value) >>> 0;
    const ask = { claim: claim.id, form, without: this.dropped(), seed, evaluations, version: this.version };
    const hunt = this.hands.hunts.ask("hunt", ask, (news) => this.hear(news));
    this.hunt = hunt;
    find("#hunt-go").textContent = "Hunt again";
    for (const id of ["#hunt-hold", "#hunt-end", "#hunt-trail", "#hunt-spec"]) find(id).hidden = false;
    find("#hunt-hold").textContent = "Stop";
    find("#hunt-says").textContent = "Hunting…";
    hunt.answer.then(
      (end) => {
        if (this.hunt === hunt) this.end(end);
      },
      (error: Error) => {
        if (this.hunt !== hunt || error instanceof Stopped) return;
        this.settle();
        find("#hunt-says").textContent = error.message;
      },
    );
  }

  private wait(): void {
    this.held = !this.held;
    this.hunt?.hold(this.held);
    find("#hunt-hold").textContent = this.held ? "Go on" : "Stop";
    this.hands.say(this.held ? "The hunt waits." : "The hunt goes on.");
  }

  private hear(news: HuntNews): void {
    if (news.news === "progress") {
      this.evaluations = news.evaluations;
      if (news.bestMargin !== null) this.point(news.bestMargin);
      this.line(news.found ? "Found; shrinking it." : null, news.bestMargin);
    } else if (news.news === "better") {
      this.point(news.margin);
      this.line(null, news.margin);
      this.spec(news.spec);
    } else {
      const what = news.news === "found" ? "Found a counterexample to" : "A smaller one to";
      find("#hunt-says").textContent = `${what} ${news.relation}.`;
      this.spec(news.spec);
    }
  }

  private line(prefix: string | null, margin: number | null): void {
    const best = margin === null ? "" : `, best margin ${number(margin)} of the larger side`;
    find("#hunt-says").textContent = `${prefix === null ? "" : `${prefix} `}${this.evaluations} evaluations${best}.`;
  }

  private spec(spec: Spec): void {
    find("#hunt-spec").textContent = specLine(spec);
  }

  private point(margin: number): void {
    this.trail.push([this.evaluations === 0 ? this.trail.length : this.evaluations, margin]);
    this.draw();
  }

  private draw(): void {
    const canvas = find<HTMLCanvasElement>("#hunt-trail");
    if (canvas.hidden || this.trail.length === 0) return;
    const margins = this.trail.map(([, margin]) => margin);
    const plane = new Plane(
      canvas,
      { from: 0, to: Math.max(1, this.trail.length - 1), log: false },
      over([0, ...margins]),
    );
    plane.axes("improvements", "best margin");
    plane.context.strokeStyle = plane.ink;
    plane.line(plane.atX(0), plane.atY(0), plane.atX(plane.x.to), plane.atY(0));
    plane.path(
      margins.map((margin, i) => [i, margin]),
      plane.dark ? "#56b4e9" : "#0072b2",
    );
  }

  private end(end: HuntEnd): void {
    this.settle();
    const { witness, confirmation, evaluations, bestMargin, complete } = end;
    const stopped = complete ? "" : " (ended early)";
    if (witness === null) {
      const best = bestMargin === null ? "nothing applied" : `best margin ${number(bestMargin)} of the larger side`;
      const says = `No counterexample in ${evaluations} evaluations${stopped}: ${best}.`;
      find("#hunt-says").textContent = says;
      this.hands.say(says);
      if (end.bestSpec !== null) this.spec(end.bestSpec);
      return;
    }
    const kind =
      confirmation === "certified" ? "certified by intervals" : `by floating point (${confirmation ?? "alone"})`;
    const without = witness.without.length === 0 ? "" : `, without ${witness.without.join(" and ")}`;
    const says = `Found after ${witness.provenance.evaluations} evaluations${stopped}, shrunk and ${kind}${without}. It is on the bench.`;
    find("#hunt-says").textContent = says;
    this.hands.say(says);
    this.spec(witness.spec);
    this.found(witness);
  }

  private settle(): void {
    this.hunt = null;
    for (const id of ["#hunt-hold", "#hunt-end"]) find(id).hidden = true;
  }

  redraw(): void {
    this.draw();
  }
}
