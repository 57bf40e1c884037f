import { VERDICT_SIGNS } from "./signs.js";

/** The signs of verdicts before their words, where none is written out; screen readers hear the word alone. */
const SIGNS = Object.entries(VERDICT_SIGNS)
  .map(([verdict, sign]) => `.verdict.${verdict}:not(:has(*))::before { content: "${sign} " / ""; }`)
  .join("\n");

/**
 * How the page looks: like a well-set paper, in light and dark, down to 360 px, and in print. Relations (r) and matrices (m)
 * stand on it a thousand times each, so that their classes have one letter.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #1f1d1a; --faint: #625d55; --rule: #ddd8cc; --shade: #f5f2ea;
  --link: #1f4e79; --good: #2c5e3b; --bad: #9b2c1f;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "TeX Gyre Pagella", "Book Antiqua", Georgia, "Liberation Serif", serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --ink: #e7e3da; --faint: #aaa499; --rule: #3b3833; --shade: #211f1c;
    --link: #94bbe2; --good: #9fc9a8; --bad: #ef9a8a;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; scrollbar-color: var(--faint) transparent; }
.js .view:not(.shown) { display: none; }
.js .view { scroll-margin-top: 100vh; }
.in-lab body { max-width: 100rem; }
.view.lab > h2 { margin: 1.2rem 0 .8rem; }
.js.inner header h1 { font-size: 1.05rem; margin: 0; color: var(--faint); }
main:focus, h2:focus { outline: none; }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 5rem; max-width: 62rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 var(--serif); font-variant-numeric: oldstyle-nums; overflow-wrap: break-word;
  text-rendering: optimizeLegibility; -webkit-text-size-adjust: 100%;
}
p, ul, ol, dl, .lead { max-width: 44rem; }
p { margin: .6rem 0; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .16em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 1px; }
[hidden] { display: none !important; }
small { font-size: .85em; color: var(--faint); }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .2rem .5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

h1, h2, h3, h4, h5 { font-weight: 600; line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2.1rem; font-weight: 500; letter-spacing: -.01em; margin: .2rem 0 .8rem; max-width: 40rem; }
h2 { font-size: 1.5rem; font-weight: 500; margin: 1.6rem 0 .8rem; overflow-wrap: anywhere; }
#ledger { margin-top: 2.4rem; }
h3 { font-size: 1.15rem; margin: 2rem 0 .3rem; }
h4 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
h5 { font-size: 1rem; font-style: italic; font-weight: 500; margin: 0 0 .3rem; }
.kicker, .meta { color: var(--faint); }
.kicker { letter-spacing: .04em; margin: 0; }
.meta { font-size: .95rem; margin: 0 0 .6rem; max-width: 44rem; }
.lead { font-size: 1.45rem; line-height: 1.4; }
.links { margin: .2rem 0; font-size: .95rem; }
.besides { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .3rem 1rem; max-width: none; margin-top: 2.5rem; }
.glance { font-size: .95rem; table-layout: auto; }
.glance th[scope=row] { white-space: nowrap; }
.glance td:nth-child(3) { width: 60%; }
.glance td:last-child { min-width: 9rem; }
.glance ul { margin: .2rem 0; padding-left: 1.1rem; }
.r, .parameters, .matrices { font-variant-numeric: lining-nums; }
.notice { border-left: 3px solid var(--bad); padding-left: .8rem; }
nav ul, .grades { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; margin: .6rem 0; }
nav.site { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--rule); }
nav.site ul { margin: 0; padding: .5rem 0; max-width: none; }
nav.site a { text-decoration: none; }
nav.site a[aria-current] { color: var(--ink); font-weight: 600; }
.scales { position: absolute; }

.verdict { white-space: nowrap; }
${SIGNS}
.verdict.refuted, .verdict.inconsistent, .verdict.error, .verdict.vacuous, .surprise { color: var(--bad); }
.verdict.holds, .verdict.consistent { color: var(--good); }
h3 .verdict { font-weight: 500; margin-left: .6rem; }

code, pre, .tex { font-family: var(--mono); font-size: .82em; font-variant-numeric: normal; }
code, .r { overflow-wrap: anywhere; }
sub, sup { font-size: .72em; line-height: 0; }
pre { margin: .4rem 0; padding: .5rem .7rem; background: var(--shade); white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }
math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "NewComputerModern Math", "TeX Gyre Pagella Math", "Noto Sans Math", "DejaVu Math TeX Gyre", math; font-size: 1.08em; font-variant-numeric: normal; }
.formula { margin: .7rem 0 .9rem; padding: .15rem 0 .15rem 1.4rem; overflow-x: auto; overflow-y: hidden; }
math { display: inline-flex; flex-wrap: wrap; align-items: baseline; max-width: 100%; }
.formula > math, .assumption-list > li > math { math-style: normal; }
math > * { padding: .4ex 0; }

table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.6rem; font-size: .95rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: baseline; padding: .38rem .9rem .38rem 0; font-weight: normal; }
thead th { color: var(--faint); border-bottom: 1px solid var(--ink); font-style: italic; }
.ledger tbody { border-bottom: 1px solid var(--rule); }
.ledger th[scope=rowgroup] { width: 46%; }
.ledger td:nth-last-child(3) { width: 13%; }
.ledger td:nth-last-child(2) { width: 22%; }
.ledger th .title, .ledger th small { display: block; }
.ledger th > a { font-weight: 600; text-decoration: none; }
.ledger th > a:hover, .self:hover { text-decoration: underline; }
.ledger td small, .ledger .surprise { display: block; }
.matrix-scroll { position: relative; overflow-x: auto; margin: 0 0 1.5rem; }
.assumptions { width: auto; margin: 0; }
.assumptions caption { text-align: left; font-style: italic; color: var(--faint); padding-bottom: .3rem; }
.assumptions thead th { vertical-align: bottom; border-bottom: 1px solid var(--rule); max-width: 8rem; padding-right: 1.1rem; }
.assumptions td, .assumptions th { padding-top: .12rem; padding-bottom: .12rem; }
.assumptions tbody tr { border-bottom: 1px solid var(--rule); }
.assumptions td { font-size: 1.15em; }
.assumptions th a { text-decoration: none; }
.legend { list-style: none; padding: 0; margin: .3rem 0 0; font-size: .95rem; }
.legend span { display: inline-block; width: 1.2rem; }

#filters {
  display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: end; position: sticky; top: 2.6rem; z-index: 1;
  background: var(--paper); padding: .7rem 0; border-bottom: 1px solid var(--rule); font-size: .92rem;
}
#filters label { color: var(--faint); display: grid; gap: .15rem; }
#filters .words { flex: 1 1 14rem; }
input, select, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--faint); border-radius: 2px; padding: .25rem .45rem; min-height: 2rem; }
input { width: 100%; }
select { max-width: 100%; }
button { cursor: pointer; }
pre + button { display: block; border: 0; padding: 0; min-height: 1.6rem; font-size: .88rem; color: var(--link); text-decoration: underline; text-underline-offset: .16em; }
#filters output { flex-basis: 100%; }
#filters output:empty { display: none; }

.errata { padding: 0; list-style: none; max-width: none; }
.errata > li { padding: .2rem 0 .9rem; border-bottom: 1px solid var(--rule); }
.errata h4 { margin-top: 1rem; }
.errata { margin: 0 0 2rem; }
#found { list-style: none; padding: .4rem 0; margin: 0; max-width: none; }
#found li { padding: .12rem 0; }
thead button { border: 0; padding: 0; min-height: 1.6rem; font: inherit; color: inherit; background: none; }
thead button::after { content: " ↕"; color: var(--faint); }
th[aria-sort=ascending] button::after { content: " ↑"; }
th[aria-sort=descending] button::after { content: " ↓"; }
html:not(.js) .claim { content-visibility: auto; contain-intrinsic-size: auto 60rem; padding: 1px 0 2rem; border-bottom: 1px solid var(--rule); }
h2 .self, .errata h4 a { display: block; font-size: 1rem; font-weight: 600; text-decoration: none; }
.part { margin: 1rem 0; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 2rem; }
.part > p { margin: 0; }
.r { display: inline-block; font-size: 1.05em; margin-bottom: .15rem; }
.part > details, .part > .repeat { grid-column: 1; }
.repeat { margin: .25rem 0; font-size: .95rem; }
.errata .r, .witness .r, .marks .r, .assumption-list .r { display: inline; }
figure { margin: 0; grid-column: 2; grid-row: 1 / span 4; width: 300px; max-width: 100%; }
figcaption { font-size: .82rem; line-height: 1.35; color: var(--faint); padding-left: 16px; }
figure.composed { width: auto; }
.composed figcaption { font-size: .95rem; padding: 0; color: inherit; max-width: 44rem; }
.panel { display: flex; gap: .5rem; align-items: start; min-width: 0; max-width: 100%; }
.data pre { max-height: 24rem; overflow: auto; }
.figure .pictures { display: flex; flex-wrap: wrap; gap: 1.2rem 2rem; margin: .8rem 0; }
.figure .pictures svg { max-width: 100%; height: auto; }
.part svg { display: block; max-width: 100%; height: auto; overflow: visible; }
.bars { stroke: var(--faint); stroke-width: 10; transform: translateY(69px) scaleY(-1); }
.bars.refuted { stroke: var(--bad); }
.axis { stroke: var(--faint); fill: none; }
.theory { stroke: var(--ink); stroke-dasharray: 4 3; fill: none; }
.dots { stroke: var(--faint); fill: none; marker: url(#dot); }
#dot { fill: var(--ink); }
.part .scale { text-anchor: end; }
.profile { margin-top: .6rem; }
.part svg text, .ticks text { font: 12px var(--serif); fill: var(--ink); text-anchor: middle; }
details { margin: .25rem 0; }
summary { cursor: pointer; font-size: .95rem; width: fit-content; }
details[open] > summary { margin-bottom: .3rem; }
details details, .parameters, .matrices { font-size: .95rem; }
.matrices { display: flex; flex-wrap: wrap; gap: .5rem 1.3rem; align-items: center; overflow-x: auto; padding: .2rem 0; margin: .3rem 0; }
.matrices b { font-weight: inherit; }
.matrices > div { display: flex; align-items: center; gap: .1em; white-space: nowrap; }
.matrices pre { display: inline-block; position: relative; white-space: pre; background: none; padding: .1rem .55rem; margin: 0 0 0 .4rem; line-height: 1.35; font-size: .82em; }
.matrices pre::before, .matrices pre::after { content: ""; position: absolute; top: 0; bottom: 0; width: .3rem; border: 1px solid; }
.matrices pre::before { left: 0; border-right: 0; }
.matrices pre::after { right: 0; border-left: 0; }
.lab-link { display: block; width: fit-content; font-size: .95rem; }
.more { color: var(--faint); }
.witness { border-left: 3px solid var(--rule); padding: .1rem 0 .1rem 1.1rem; margin: 1.2rem 0; }
dl.erratum, dl.chosen, dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.1rem; margin: .8rem 0; }
dt { font-style: italic; color: var(--faint); }
dd { margin: 0; }
.assumption-list { padding-left: 1.1rem; }
.assumption-list li { margin: .3rem 0; }
.necessity { font-style: italic; }

@media (max-width: 44rem) {
  html { scroll-padding-top: 1rem; }
  body { padding: 1.4rem 1rem 3rem; font-size: 1rem; }
  h1 { font-size: 1.6rem; }
  .lead { font-size: 1.08rem; }
  #filters, nav.site { position: static; }
  .glance thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .glance, .glance tbody, .glance tr, .glance th, .glance td { display: block; width: auto; padding: .08rem 0; }
  .glance tr { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; padding: .5rem 0; border-bottom: 1px solid var(--rule); }
  .glance th[scope=row] { font-weight: 600; }
  .glance tr > td:nth-child(n + 3) { grid-column: 1 / -1; width: auto; }
  .formula { padding-left: 0; }
  .r { display: inline-block !important; max-width: 100%; vertical-align: bottom; }
  .r, .instead { overflow: auto hidden; }
  .ledger thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .ledger, .ledger tbody, .ledger tr { display: block; width: auto; }
  .ledger th[scope=rowgroup], .ledger td { display: block; width: auto !important; padding: .1rem 0; }
  .ledger tbody { padding: .6rem 0; }
  .ledger td small, .ledger .surprise { display: inline; margin-left: .3rem; }
  .part { grid-template-columns: minmax(0, 1fr); }
  figure { grid-column: 1; grid-row: auto; margin: .5rem 0; }
  dl.erratum, dl.chosen, dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: .5rem; }
  .witness { padding-left: .7rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --faint: #444; --rule: #bbb; --shade: #f6f6f6; --link: #000; --good: #000; --bad: #000; }
  body { font-size: 10pt; max-width: none; padding: 0; }
  #filters, nav, .skip, button { display: none !important; }
  html .claim { content-visibility: visible !important; }
  .errata > li, .part, .witness, tbody { break-inside: avoid; }
  h2, h3, h4, summary { break-after: avoid; }
  a { text-decoration: none; }
}
`;
