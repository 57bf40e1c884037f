import { html } from "../../../reports/text/index.js";

/** The parts of the page around a claim, in which the views put what they show. */
export const SHELL = html`<p id="notice" class="notice" role="alert" hidden></p>
  <div class="bench">
    <section id="statement" aria-label="Statement"></section>
    <section aria-labelledby="instance-title">
      <h3 id="instance-title">Instance</h3>
      <div id="bar"></div>
      <p id="origin" class="meta"></p>
      <div id="cells"></div>
      <p class="meta">Drag a number to the side, or step it by the arrow keys; paste a matrix into a cell.</p>
    </section>
  </div>
  <div class="bench">
    <section class="verdict-box" aria-labelledby="verdict-title">
      <h3 id="verdict-title">Verdict</h3>
      <div id="verdicts"></div>
      <button type="button" id="enclose">Judge by intervals</button>
    </section>
    <section aria-labelledby="pictures-title">
      <h3 id="pictures-title">Pictures</h3>
      <fieldset class="tabs">
        <legend class="unseen">Picture</legend>
        <label><input type="radio" name="picture" value="curve" checked /> one number</label>
        <label><input type="radio" name="picture" value="map" /> two numbers</label>
        <label><input type="radio" name="picture" value="cloud" /> a thousand cases</label>
      </fieldset>
      <div id="picture-curve"></div>
      <div id="picture-map" hidden></div>
      <div id="picture-cloud" hidden></div>
    </section>
    <section aria-labelledby="hunt-title">
      <h3 id="hunt-title">Hunt</h3>
      <div id="hunting"></div>
    </section>
    <section id="training" aria-labelledby="training-title" hidden>
      <h3 id="training-title">Training</h3>
      <div id="lesson"></div>
    </section>
    <section aria-labelledby="take-title">
      <h3 id="take-title">Take it away</h3>
      <div id="taking"></div>
    </section>
  </div>`;
