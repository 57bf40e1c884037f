type Paint = (text: string) => string;

/** How parts of a text on a terminal are set off. */
export interface Palette {
  readonly good: Paint;
  readonly bad: Paint;
  readonly strong: Paint;
  readonly faint: Paint;
}

const same: Paint = (text) => text;

/** No colours. */
export const plain: Palette = { good: same, bad: same, strong: same, faint: same };

function escape(on: number, off: number): Paint {
  return (text) => `\u001B[${on}m${text}\u001B[${off}m`;
}

/** Colours of the terminal's own scheme. */
export const coloured: Palette = {
  good: escape(32, 39),
  bad: escape(31, 39),
  strong: escape(1, 22),
  faint: escape(2, 22),
};
