/** Parts what comes in chunks of bytes into lines of text. What has no end is no line. */
export class Lines {
  private readonly decoder = new TextDecoder("utf-8");
  /** The beginning of a line, in pieces: joined once, however many chunks it came in. */
  private pieces: string[] = [];
  private length = 0;

  /**
   * @param most characters that a line may have; one that has more is handed on without waiting for its end
   * @param hear told of every line, without its end
   */
  constructor(
    private readonly most: number,
    private readonly hear: (line: string) => void,
  ) {}

  add(chunk: Uint8Array): void {
    const parts = this.decoder.decode(chunk, { stream: true }).split("\n");
    for (const [k, part] of parts.entries()) {
      this.pieces.push(part);
      this.length += part.length;
      if (k < parts.length - 1 || this.length > this.most) this.finish();
    }
  }

  private finish(): void {
    const line = this.pieces.join("").replace(/\r$/, "");
    this.pieces = [];
    this.length = 0;
    this.hear(line);
  }
}
