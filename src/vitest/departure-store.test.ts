import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { chosenQuestions, compareFunction, QuestionError, UNITS } from "../foreign/index.js";
import { DepartureStore } from "./departure-store.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "flatcheck-departures-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const departure = compareFunction(chosenQuestions("trace"), "trace", () => NaN, { tolerance: UNITS }).smallest!;

it("keeps what a function departed on, each once, in a folder that it makes", () => {
  const store = new DepartureStore(join(folder, "deep"));
  expect(store.questions("trace")).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
  store.keep(departure);
  store.keep(departure);
  expect(readdirSync(join(folder, "deep"))).toEqual(["trace.json"]);
  expect(new DepartureStore(join(folder, "deep")).questions("trace")).toEqual([departure.question]);
});

it("refuses a file that is none, and leaves it as it is", () => {
  const path = join(folder, "trace.json");
  writeFileSync(path, "mine");
  const store = new DepartureStore(folder);
  expect(() => store.questions("trace")).toThrow(QuestionError);
  expect(() => store.keep(departure)).toThrow(QuestionError);
  expect(readFileSync(path, "utf8")).toBe("mine");
});
