import { expect, it } from "vitest";
import { chosenSpecs, type Claim } from "../src/claim/index.js";
import { departures } from "../src/engine/judge/index.js";
import { caseSeed } from "../src/engine/run/index.js";
import { catalogue } from "./index.js";

const claims = await catalogue.load();

/** Specs that a claim is tried on, with what each departs in. */
function departing(claim: Claim): string[] {
  const sources = [claim.specs, ...claim.assumptions.flatMap(({ without }) => without ?? [])];
  const drawn = sources.flatMap((source) =>
    Array.from({ length: 12 }, (_, k) => ({ source, spec: source.draw(caseSeed(1, claim.id, k)) })),
  );
  const shrunk = drawn.flatMap(({ source, spec }) =>
    [...source.shrink(spec)].map((smaller) => ({ source, spec: smaller })),
  );
  const chosen = chosenSpecs(claim).map((spec) => ({ source: claim.specs, spec }));
  return [...drawn, ...shrunk, ...chosen].flatMap(({ source, spec }) => [...departures(claim, spec, source)]);
}

it("every claim tells what its statement is not about, and is tried on nothing of that kind", () => {
  expect(claims.filter(({ specs }) => specs.outside === undefined).map(({ id }) => id)).toEqual([]);
  expect(claims.flatMap((claim) => departing(claim).map((what) => `${claim.id}: ${what}`))).toEqual([]);
});

it("and all of them would tell an instance of no layer, of size −1, or with a choice that there is not", () => {
  const silent = claims.filter((claim) => {
    const spec = claim.specs.draw(1);
    const { sizes, choices, widths } = spec;
    const odd = {
      ...spec,
      sizes: Object.fromEntries(Object.keys(sizes).map((name) => [name, -1])),
      choices: Object.fromEntries(Object.keys(choices).map((name) => [name, "none"])),
      widths: widths.length === 0 ? [] : widths.slice(0, 1),
    };
    const isAnother = Object.keys(sizes).length + Object.keys(choices).length + widths.length > 0;
    return isAnother && departures(claim, odd).length === 0;
  });
  expect(silent.map(({ id }) => id)).toEqual([]);
});
