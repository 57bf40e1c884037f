/** What lies outside: the terminal, how failures of the system are told, and which version of the package this is. */
export { inputFailure, isMissing, OutputError, outputFailure, quoted, UsageError } from "./failures.js";
export { version } from "./version.js";
export { canRewrite, type Io, type Patience, type Terminal, wantsColour } from "./io.js";
