import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { citationsOf } from "../../../src/claim/index.js";
import { figures } from "../../../src/experiments/index.js";
import { catalogue } from "../../index.js";
import { UNREAD } from "./readings.js";

const loaded = await catalogue.load(catalogue.ids.filter((id) => id.startsWith("beyond/")));
/** All but what is open. */
const claims = loaded.filter(({ forms }) => forms.some(({ expected }) => expected === "holds"));

describe("the claims that no source states", () => {
  it("have a proof each, with steps", () => {
    expect(claims.length).toBeGreaterThan(10);
    for (const { id, proof } of claims) expect(proof?.steps.length, id).toBeGreaterThan(2);
  });

  it("have been read by two besides the author, or say that they have not; each objection has an answer", () => {
    expect(UNREAD.filter((id) => !claims.some((one) => one.id === id))).toEqual([]);
    for (const { id, proof, reading } of claims) {
      if (UNREAD.includes(id)) {
        expect(proof?.read, id).toBeUndefined();
        expect(reading, id).toContain("read by its author alone");
        continue;
      }
      const read = proof?.read ?? [];
      expect(read.length, id).toBe(2);
      const texts = read.flatMap(({ did, objections }) => [did, ...objections.flatMap((o) => [o.says, o.answer])]);
      expect(
        texts.filter((text) => text.trim().length < 5),
        id,
      ).toEqual([]);
    }
  });

  it("have pictures that figures draw, and that lie where the page looks for them", () => {
    const pictures = claims.flatMap(({ proof }) => proof?.picture ?? []);
    expect(pictures.length).toBeGreaterThan(1);
    for (const { figure, chart } of pictures) {
      const charts = figures.find(({ id }) => id === figure)?.charts.map(({ id }) => id);
      expect(charts).toContain(chart);
      const file = `../../../docs/pictures/${figure.replace("/", "-")}-${chart}.svg`;
      expect(readFileSync(resolve(import.meta.dirname, file), "utf8")).toMatch(/^<svg/);
    }
  });

  it("cite claims that there are, and all else with an entry of its key", () => {
    const all = claims.flatMap(({ proof }) => (proof === undefined ? [] : citationsOf(proof)));
    const [stated, elsewhere] = [all.filter((one) => one.bibtex === undefined), all.filter((one) => one.bibtex)];
    expect(stated.filter(({ key }) => !catalogue.ids.includes(key))).toEqual([]);
    expect(elsewhere.length).toBeGreaterThan(5);
    for (const { key, bibtex } of elsewhere) expect(bibtex).toMatch(new RegExp(`^@\\w+\\{${key},\\n`));
  });
});
