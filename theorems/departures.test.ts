import { expect, it } from "vitest";
import { chosenSpecs, type Claim, type Spec } from "../src/claim/index.js";
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

it("and each of them would tell a size of −1, a choice that there is not, and one width, one at a time", () => {
  const silent = claims.flatMap((claim) => {
    const spec = claim.specs.draw(1);
    const { sizes, choices, widths } = spec;
    const odd: [string, Spec][] = [
      ...Object.keys(sizes).map((name): [string, Spec] => [name, { ...spec, sizes: { ...sizes, [name]: -1 } }]),
      ...Object.keys(choices).map((name): [string, Spec] => [
        name,
        { ...spec, choices: { ...choices, [name]: "no such" } },
      ]),
      ...(widths.length === 0 ? [] : [["widths", { ...spec, widths: widths.slice(0, 1) }] as [string, Spec]]),
    ];
    return odd.flatMap(([what, one]) => (departures(claim, one).length === 0 ? [`${claim.id}: ${what}`] : []));
  });
  expect(silent).toEqual([]);
});
