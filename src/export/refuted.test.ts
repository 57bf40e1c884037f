import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { claims } from "../../theorems/index.js";
import type { Claim } from "../claim/claim.js";
import { judge } from "../claim/relation.js";
import { type Witness, WITNESS_SCHEMA_VERSION } from "../claim/witness.js";
import { minimize, refutation } from "../engine/minimize.js";
import { withArena } from "../numerics/arena.js";
import { exportFolder } from "./folder.js";

const scratch = mkdtempSync(join(tmpdir(), "flatcheck-export-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

for (const claim of claims)
  for (const form of claim.forms) {
    if (form.expected !== "refuted") continue;
    const names = new Set<string>();
    for (let seed = 0; seed < 400; seed++) {
      const spec = claim.specs.draw(seed);
      let rel: string[] = [];
      try {
        rel = withArena(() =>
          claim
            .evaluate(spec)
            .find((o) => o.form === form.name)!
            .relations.filter((r) => judge(r).verdict === "refuted")
            .map((r) => r.name),
        );
      } catch {
        continue;
      }
      for (const r of rel) {
        if (names.has(r)) continue;
        names.add(r);
        it(`${claim.id}:${form.name} ${r}`, () => {
          const small = minimize(claim, { form: form.name, relation: r }, spec);
          const spelled = claim.specs.spellOut(small.spec);
          expect(refutation(claim, { form: form.name, relation: r }, spelled)).not.toBeNull();
          const w: Witness = {
            schemaVersion: WITNESS_SCHEMA_VERSION,
            claim: claim.id,
            form: form.name,
            relation: r,
            without: [],
            spec: spelled,
            lhs: String(small.lhs),
            rhs: String(small.rhs),
            rounding: String(small.rounding),
            certificate: null,
            provenance: { version: "0", seed, evaluations: 1 },
          };
          const dir = mkdtempSync(join(scratch, "w-"));
          const files = exportFolder(claim, w);
          for (const [n, c] of files) writeFileSync(join(dir, n), c);
          const run = spawnSync("/usr/bin/python3", [join(dir, "check.py")], { encoding: "utf8" });
          const py = files.get("check.py") as string;
          console.log(py.slice(py.indexOf("# The instance")), "\n", run.stdout, run.stderr);
          expect(run.status).toBe(0);
        });
      }
    }
  }
