import { it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { conjecture } from "./conjecture.js";
it("tries", async () => {
  const [claim] = await catalogue.load([process.env["TRY"]!]);
  const t = performance.now();
  const out = await conjecture(claim!, { form: "printed", seed: 1, runs: Number(process.env["RUNS"] ?? 200), evaluations: Number(process.env["EV"] ?? 300), now: () => performance.now(), signal: new AbortController().signal, onProgress: (p) => { console.log(Math.round(performance.now()-t), p.survived, p.refuted, p.bound); } });
  console.log(JSON.stringify({...out, thrownOut: out.thrownOut.map(({spec, ...r})=>r)}, null, 1), performance.now() - t);
}, 600000);
