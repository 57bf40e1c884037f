import { describe, expect, it } from "vitest";
import { conformanceFaults } from "../src/engine/conformance.js";
import { claims } from "./index.js";

describe("every claim conforms to the rules of the house", () => {
  it("has an id of its own", () => {
    const ids = claims.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it.each(claims.map((claim) => [claim.id, claim] as const))("%s", (_, claim) => {
    expect(conformanceFaults(claim)).toEqual([]);
  });
});
