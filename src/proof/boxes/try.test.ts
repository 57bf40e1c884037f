import { writeFileSync, mkdirSync } from "node:fs";
import { it } from "vitest";
import { catalogue } from "../../../theorems/index.js";
import { families, proveFamily, boxProofText, ProgramError } from "./index.js";

const wanted = process.env["FAM"] ?? "";
it("tries", async () => {
  mkdirSync("/tmp/w/p2-out", { recursive: true });
  for (const family of families.filter(({ id }) => id.includes(wanted))) {
    const [claim] = await catalogue.load([family.claim]);
    const t = Date.now();
    try {
      const end = Date.now() + 20000;
      const { proof, charts, refuted } = proveFamily(claim!, family, {
        effort: { boxes: 200000, goesOn: () => Date.now() < end },
        version: "x",
      });
      console.log(family.id, JSON.stringify(charts), refuted?.point, Date.now() - t, "ms");
      writeFileSync(`/tmp/w/p2-out/${family.id.replaceAll("/", "_")}.json`, boxProofText(proof));
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      console.log(family.id, String(error));
    }
  }
}, 600000);
