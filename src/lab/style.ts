/** What the laboratory adds to the style of pages: benches side by side, cells, pictures. */
export const LAB_STYLE = `
body.lab { max-width: 100rem; padding-top: 1.4rem; }
.lab h1 { margin-bottom: .6rem; font-size: 1.7rem; }
.lab h2 { margin: .1rem 0 .3rem; padding: 0; border: 0; }
.lab h3 { margin: 1.4rem 0 .4rem; }
.lab p, .lab .lead { max-width: none; }
.benches { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 2.2rem; align-items: start; }
#claim { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.4rem; align-items: start; }
#notice { grid-column: 1 / -1; }
#claim:focus { outline: none; }
#chooser { position: sticky; top: .8rem; }
#chooser summary { font-size: 1.05rem; }
#chooser label { color: var(--faint); font-size: .92rem; }
#chooser #matches { margin: .2rem 0; font-size: .9rem; color: var(--faint); }
#listed { max-height: calc(100vh - 13rem); overflow-y: auto; padding-right: .4rem; }
#listed h2 { margin: .8rem 0 .1rem; font-size: .95rem; font-style: italic; font-weight: 500; color: var(--faint); }
.lab #listed ul { list-style: none; padding: 0; margin: 0; display: block; }
#listed .best { border-bottom: 1px solid var(--rule); padding-bottom: .3rem !important; }
#listed a { display: block; padding: .22rem .4rem; text-decoration: none; border-left: 3px solid transparent; line-height: 1.3; }
#listed a:hover { background: var(--shade); }
#listed a[aria-current] { border-left-color: var(--link); background: var(--shade); }
#listed b { font-weight: 600; }
#listed small { display: block; }
.lab fieldset { border: 0; padding: 0; margin: .5rem 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; min-width: 0; }
.lab legend { float: left; margin-right: 1rem; padding: 0; font-style: italic; color: var(--faint); }
.lab input[type=radio], .lab input[type=checkbox] { width: auto; min-height: 0; margin: 0 .2rem 0 0; accent-color: var(--link); }
.lab input[type=range] { display: block; width: 100%; padding: 0; border: 0; accent-color: var(--link); background: transparent; }
.controls { display: flex; flex-wrap: wrap; gap: .4rem .7rem; align-items: center; margin: .4rem 0; font-size: .95rem; }
.controls input[type=number] { width: 6.5rem; }
.controls .grow { flex: 1 1 14rem; display: flex; gap: .5rem; align-items: center; min-width: 0; }
.controls .grow select { flex: 1; min-width: 0; }
.controls input[type=file] { width: auto; max-width: 16rem; border: 0; }
button:disabled { color: var(--faint); cursor: default; border-color: var(--rule); }
textarea { font: .85rem/1.4 var(--mono); width: 100%; color: var(--ink); background: var(--paper); border: 1px solid var(--faint); padding: .4rem; }
.settings { display: flex; flex-wrap: wrap; gap: .4rem 1rem; margin: .5rem 0; }
.size { display: inline-flex; gap: .35rem; align-items: center; font-style: italic; }
.size input[type=number] { width: 4.2rem; font-style: normal; }
.size select { font-style: normal; }
.lab .matrices { gap: .8rem 1.4rem; margin: .6rem 0; padding: 3px; }
.lab .matrix { display: inline-flex; align-items: center; }
.entries { position: relative; display: inline-grid; gap: 2px; margin-left: .4rem; padding: .15rem .5rem; }
.entries::before, .entries::after { content: ""; position: absolute; top: 0; bottom: 0; width: .3rem; border: 1px solid; }
.entries::before { left: 0; border-right: 0; }
.entries::after { right: 0; border-left: 0; }
.entries .row { display: flex; gap: 2px; }
input.cell {
  width: 4.7rem; min-height: 1.9rem; padding: .1rem .3rem; text-align: right; font: .86rem var(--mono);
  border-color: var(--rule); background: var(--shade); cursor: ew-resize; touch-action: pan-y;
}
input.cell:focus { cursor: text; background: var(--paper); border-color: var(--link); }
input.cell.dragged { background: var(--paper); border-color: var(--link); user-select: none; }
input.cell[aria-invalid] { border-color: var(--bad); color: var(--bad); }
.judged { border-left: 3px solid var(--rule); padding: .05rem 0 .05rem .9rem; margin: .7rem 0; }
.judged.refuted { border-left-color: var(--bad); }
.judged.holds { border-left-color: var(--good); }
.judged p { margin: .15rem 0; }
.judged .relation { margin: 0; }
.sides { font-size: 1.15rem; font-variant-numeric: lining-nums tabular-nums; }
.sides .verdict { margin-left: .8rem; font-size: 1rem; }
.bar { display: block; width: 100%; max-width: 26rem; height: 8px; margin: .25rem 0; }
.bar .track { fill: var(--rule); }
.bar .zero { fill: var(--ink); }
.bar.holds .amount { fill: var(--good); }
.bar.refuted .amount { fill: var(--bad); }
.bar.undecided .amount { fill: var(--faint); }
.certificate { font-size: .95rem; }
.certificate code { overflow-wrap: anywhere; }
#verdicts[aria-busy] { opacity: .55; }
canvas.picture { display: block; width: 100%; height: 17rem; margin: .3rem 0; touch-action: none; cursor: crosshair; background: var(--paper); }
canvas.tall { height: 25rem; }
canvas.low { height: 11rem; }
#cloud { cursor: pointer; touch-action: auto; }
/* Room for words that come after the picture: what lies below stays where a hand is about to press it. */
#curve-says, #map-says, #cloud-says { min-height: 1lh; }
#hunt-trail, #valley, #valley-sharpness, #noise-trace, #noise-norm, #flow-norms, #flow-kept { cursor: auto; touch-action: auto; }
.lab .legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .92rem; }
.slide { display: block; font-size: .95rem; margin: .3rem 0; }
.drop { font-size: .95rem; }
.scrolls { overflow-x: auto; }
.lab table { width: auto; font-variant-numeric: lining-nums tabular-nums; }
#hunt-spec { max-height: 9rem; overflow-y: auto; }
.lab dd code { font-size: .85rem; }
@media (max-width: 78rem) { #claim { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 60rem) {
  .benches { grid-template-columns: minmax(0, 1fr); }
  #chooser { position: static; border-bottom: 1px solid var(--rule); margin-bottom: 1rem; }
  #listed { max-height: 55vh; }
}
@media (max-width: 44rem) {
  canvas.tall { height: 19rem; }
  #curve-says, #map-says, #cloud-says { min-height: 2lh; }
  input.cell { width: 4.1rem; }
}
`;
