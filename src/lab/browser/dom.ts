import type { Html } from "../../../reports/text/index.js";

/** The element that a selector finds, of the sort that is wanted. @throws Error where there is none: the page is at fault */
export function find<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): E {
  const element = within.querySelector<E>(selector);
  if (element === null) throw new Error(`no ${selector} on the page`);
  return element;
}

export function findAll<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): E[] {
  return [...within.querySelectorAll<E>(selector)];
}

/** Puts markup of our own making into an element, in place of what it has. */
export function fill(element: Element, content: Html): void {
  element.innerHTML = content.markup;
}

/** The number in a field, taken into the field's range, and put there; what the field began with where there is none. */
export function withinField(field: HTMLInputElement): number {
  const asked = Number.isFinite(field.valueAsNumber) ? field.valueAsNumber : Number(field.defaultValue);
  const number = Math.min(Number(field.max), Math.max(Number(field.min), Math.round(asked)));
  field.value = String(number);
  return number;
}

/** Calls once things have been quiet for so long. */
export function calm(milliseconds: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
  };
}

/** Tells people who do not see the page, once they have stopped changing it. */
export function announcer(): (text: string) => void {
  let next = "";
  const say = calm(400, () => (find("#live").textContent = next));
  return (text) => {
    next = text;
    say();
  };
}

/**
 * Hands a file to the person, as the browser keeps files. The link has the file in itself: from the address
 * of a blob the Firefox of the tests saves nothing where the page is from the disk.
 */
export function download(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const link = document.createElement("a");
  link.href = `data:application/octet-stream;base64,${btoa(binary)}`;
  link.download = name;
  link.click();
}

/** Copies a text, and says on the button that it did, for a moment. */
export async function copyFrom(button: HTMLElement, text: string): Promise<void> {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    // Pages from the disk may be refused the clipboard: then the text is selected for the person to copy.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    button.textContent = document.execCommand("copy") ? "Copied" : "Not copied";
    area.remove();
  }
  setTimeout(() => (button.textContent = before), 1500);
}
