import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Departure, type Occurrence, storedQuestions, storedText } from "../foreign/index.js";
import type { Operation } from "../numerics/index.js";
import { readBounded, writeFile } from "../store/index.js";

/** Largest file that is read, in bytes. */
const LARGEST = 1 << 24;

/** A folder with a file for each operation on which a function departed once. */
export class DepartureStore {
  constructor(private readonly folder: string) {}

  /** The questions that are kept on an operation. @throws UsageError, QuestionError where its file is none of these */
  questions(operation: Operation): Occurrence[] {
    const text = this.text(operation);
    return text === null ? [] : storedQuestions(text, operation);
  }

  /** Adds a departure in front, where it does not stand there yet. @throws OutputError, UsageError, QuestionError */
  keep(departure: Departure): void {
    const { operation } = departure.question;
    const before = this.text(operation);
    const text = storedText(operation, [departure], before);
    if (text !== before) writeFile(this.path(operation), text);
  }

  private text(operation: Operation): string | null {
    const path = this.path(operation);
    return existsSync(path) ? readBounded(path, LARGEST, path).toString("utf8") : null;
  }

  private path(operation: Operation): string {
    return join(this.folder, `${operation}.json`);
  }
}
