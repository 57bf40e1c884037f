/** What lies outside: the terminal, and how failures of the system are told. */
export { inputFailure, isMissing, OutputError, outputFailure, quoted, UsageError } from "./failures.js";
export { canRewrite, type Io, type Patience, type Terminal, wantsColour } from "./io.js";
