/** An argument that rigorous arithmetic cannot take. The message is one line: `where: expected …, got …`. */
export class RigorError extends Error {
  constructor(where: string, expected: string, got: string) {
    super(`${where}: expected ${expected}, got ${got}`);
    this.name = "RigorError";
  }
}
