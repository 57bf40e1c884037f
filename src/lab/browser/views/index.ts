/** What shows or changes the bench, each in its place of the page. */
import type { Spec, Witness } from "../../../claim/index.js";
import type { LabFacts } from "../../index.js";
import type { Instance } from "../../work/index.js";
import { Cells } from "../cells.js";
import type { Desk } from "../desk.js";
import { find } from "../dom.js";
import { InstanceBar } from "../instance-bar.js";
import type { Hands, OnBench } from "../shown.js";
import { CloudView } from "./cloud-view.js";
import { CurveView } from "./curve-view.js";
import { HuntView } from "./hunt-view.js";
import { MapView } from "./map-view.js";
import { TakeView } from "./take-view.js";
import { TrainingView } from "./training-view.js";

export interface Views {
  readonly cells: Cells;
  readonly bar: InstanceBar;
  readonly curve: CurveView;
  readonly map: MapView;
  readonly cloud: CloudView;
  readonly hunt: HuntView;
  readonly training: TrainingView;
  readonly take: TakeView;
}

/** What views tell the laboratory beyond its hands. */
interface Told {
  readonly bench: () => OnBench | null;
  readonly choices: ConstructorParameters<typeof Cells>[1];
  readonly resized: (change: (spec: Spec) => Spec) => void;
  readonly put: (instance: Instance, origin: string) => void;
  readonly caught: (witness: Witness) => void;
}

export function makeViews({ version, home }: LabFacts, desk: Desk, hands: Hands, told: Told): Views {
  const bar = new InstanceBar(find("#bar"), desk, { bench: told.bench, open: told.put, say: hands.say });
  const cloud = new CloudView(find("#picture-cloud"), hands);
  cloud.opened = (seed, index) => void bar.draw(seed, index);
  return {
    cells: new Cells(find("#cells"), told.choices, {
      changed: hands.change,
      resized: told.resized,
      pasted: (text, place) => void bar.paste(text, "list" in place ? place : null),
    }),
    bar,
    curve: new CurveView(find("#picture-curve"), hands),
    map: new MapView(find("#picture-map"), hands),
    cloud,
    hunt: new HuntView(find("#hunting"), hands, version, told.caught),
    training: new TrainingView(find("#training"), find("#lesson"), hands),
    take: new TakeView(find("#taking"), desk, version, home),
  };
}
