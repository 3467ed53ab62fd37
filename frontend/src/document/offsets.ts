/** From what is selected on the page to code points of the text, and back. */

/** Give the code point of the text at which a place on the page stands. */
export function offsetOf(node: Node, offset: number): number | null {
  const holder = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-s]");
  if (!holder) return null;
  const before = document.createRange();
  before.setStart(holder, 0);
  before.setEnd(node, offset);
  return Number(holder.dataset.s) + length(before.cloneContents());
}

/** Count code points; a mark stands for the one character that it makes visible. */
function length(piece: Node): number {
  if (piece instanceof HTMLElement && piece.dataset.c) return Number(piece.dataset.c);
  if (piece.nodeType === Node.TEXT_NODE) return [...(piece.textContent ?? "")].length;
  return [...piece.childNodes].reduce((sum, child) => sum + length(child), 0);
}

export interface Chosen { start: number; end: number; words: string; box: DOMRect }

/** Give the words that are selected within a text, without the blanks around them. */
export function chosenWords(text: HTMLElement): Chosen | null {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  const words = selection.toString();
  if (start === null || end === null || end <= start || !words.trim()) return null;
  const lead = [...words].length - [...words.trimStart()].length;
  const tail = [...words].length - [...words.trimEnd()].length;
  return { start: start + lead, end: end - tail, words: words.trim(), box: range.getBoundingClientRect() };
}
