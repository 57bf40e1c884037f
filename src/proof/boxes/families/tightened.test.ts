import { expect, it } from "vitest";
import { catalogue } from "../../../../theorems/index.js";
import { tellFamily } from "../told-family.js";
import { families } from "./index.js";

const claims = await catalogue.load([...new Set(families.map(({ claim }) => claim))]);

/** Where numbers may be chosen anew in every box, no point refutes: another choice might do. */
const chooses = families.filter(({ charts }) => charts.some(({ chosen = [] }) => chosen.length > 0));

/** What comes of a family whose left side is multiplied by a factor. */
function tightened(id: string, tighten: number, boxes: number) {
  const family = families.find((one) => one.id === id)!;
  const claim = claims.find((one) => one.id === family.claim)!;
  return tellFamily(claim, family, { boxes, version: "0", tighten }, () => true);
}

it.each(families.filter((family) => !chooses.includes(family)).map(({ id }) => id))(
  "%s is refuted at a point once its constant is too good",
  (id) => {
    // Up to 1 + 2^−6 one of them is proved.
    const told = tightened(id, id.includes("minimizers") ? 1.05 : 1.002, 3000);
    expect(told.outcome).toBe("refuted");
    // Where all weights are alike the scalar claims have an equality in the place of the bound, which certifies nothing.
    if (told.outcome === "refuted" && !/scalar-networks.*L=2$/.test(id)) expect(told.certified).toBe(true);
  },
);

it.each(chooses.map(({ id }) => id))("%s is not proved once its constant is too good", (id) => {
  const told = tightened(id, 1.05, 600);
  expect(told.outcome).toBe("open");
  if (told.outcome === "open") expect(told.gap).toBeGreaterThan(0.01);
});
