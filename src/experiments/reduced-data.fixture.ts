import { madeOnce } from "../shelf.fixture.js";
import type { FigureData } from "./figure.js";
import { figures } from "./index.js";

/** The data of a figure on its reduced setting for seed 1, made once for all test files. */
export async function reducedData(id: string): Promise<FigureData> {
  const figure = figures.find((one) => one.id === id)!;
  return (await madeOnce(`figure ${id}`, () => figure.run({ full: false, seed: 1 })))!;
}
