/** Of a letter of the serif fonts that pictures ask for, on average and generously, in parts of the font size. */
const LETTER = 0.54;

/** About how wide a text is, in pixels: without a browser nobody can tell. Marks over letters take no room. */
export function textWidth(text: string, fontSize: number): number {
  return LETTER * fontSize * [...text.replace(/\p{M}/gu, "")].length;
}
