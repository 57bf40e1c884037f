/** The program of the laboratory: in a page it is the page, in a worker it is a worker. */
import { catalogue } from "../../../theorems/index.js";
import { turn } from "../../threads/index.js";
import type { LabFacts } from "../index.js";
import { type ToWorker, worker } from "../work/index.js";
import { find } from "./dom.js";
import { Laboratory } from "./laboratory.js";

if (typeof document === "undefined") {
  const receive = worker({
    catalogue,
    now: () => performance.now(),
    turn,
    post: (message) => self.postMessage(message),
  });
  self.onmessage = ({ data }: MessageEvent<ToWorker>) => receive(data);
} else {
  const facts = JSON.parse(find("#facts").textContent) as LabFacts;
  new Laboratory(facts, find("#program").textContent).start();
}
