/** Parts what comes in chunks of bytes into lines of text. */
export class Lines {
  private readonly decoder = new TextDecoder("utf-8");
  private rest = "";

  /**
   * @param most characters that a line may have; one that has more is handed on at once, cut there, and counts as a line
   * @param hear told of every line, without its end
   */
  constructor(
    private readonly most: number,
    private readonly hear: (line: string) => void,
  ) {}

  add(chunk: Uint8Array): void {
    const lines = (this.rest + this.decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    this.rest = lines.pop()!;
    if (this.rest.length > this.most) {
      lines.push(this.rest.slice(0, this.most));
      this.rest = "";
    }
    for (const line of lines) this.hear(line);
  }

  /** What stands behind the last end of a line counts as a line. */
  end(): void {
    const { rest } = this;
    this.rest = "";
    if (rest !== "") this.hear(rest);
  }
}
