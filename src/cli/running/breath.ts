/** Lets what has come in meanwhile be heard, as Ctrl-C: work on one thread takes a breath between two of its pieces. */
export const breath = (): Promise<void> => new Promise((resume) => setImmediate(resume));
