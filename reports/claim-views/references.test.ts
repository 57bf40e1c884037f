import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/claim/statement/claim.js";
import { flawed, sound } from "../../src/cli/harness.fixture.js";
import { referencesOf } from "./references.js";

const speaking: Claim = {
  ...sound,
  locus: "beyond gatmiry2023/flawed",
  reading: "As lemma-4-construction has it; sound-proof is beside it, gatmiry2023/flawed-not is none.",
};
const ids = [flawed.id, sound.id, "beyond/sound-proof", "gatmiry2023/lemma-4-construction"];
const references = referencesOf(ids, new Map([flawed, speaking].map((claim) => [claim.id, claim])));

describe("claims that speak of others", () => {
  it("are known from both sides", () => {
    expect(references.spokenOfBy(sound.id)).toEqual([flawed.id, "beyond/sound-proof"]);
    expect(references.speakingOf(flawed.id)).toEqual([sound.id]);
    expect(references.speakingOf(sound.id)).toEqual([]);
  });

  it("have links where the names stand, of their own source without it, and of none that is not on the page", () => {
    const { markup } = references.linked(speaking.reading!, sound.id);
    expect([...markup.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, text]) => [href, text])).toEqual([
      ["#/beyond/sound-proof", "sound-proof"],
    ]);
    expect(references.linked("see gatmiry2023/flawed", sound.id).markup).toBe(
      'see <a href="#/gatmiry2023/flawed">gatmiry2023/flawed</a>',
    );
    expect(references.linked("a sound <hr>", flawed.id).markup).toBe("a sound &lt;hr&gt;");
  });
});
