/** What lies outside: the terminal, and how failures of the system are told. */
export { inputFailure, OutputError, outputFailure, quoted, UsageError } from "./failures.js";
export { canRewrite, type Io, type Terminal, wantsColour } from "./io.js";
